"""What cannot be so in 民主管理, 宣教文体 and 建家评先 is told in a sentence in the form, in a sheet and by the deed alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.culture.reading.ledgers import BOOKS, LOANS
from desk_union.democracy.congress.ledgers import CONGRESSES, MOTIONS
from desk_union.honors.marking.ledgers import ITEMS, MARKINGS, SCHEMES
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, ROUNDS
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.form.formpage import RowForm
from tests.screens.desks import person
from tests.union_work import WorkingOffice, command, kept, sheet, working_office

SITTING, AWARD = "第4届第3次职代会", "工会活动积极分子"
ROUND = f"2026年度总结评选 {AWARD}"
# ledger, what is typed by the labels of its columns, what is said
NEVER: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("democracy.delegates", {"姓名": "李外人", "会议名称": "职代会", "届": 4, "当选日期": "2026-02-01"}, "不是会员，不能当选代表"),
    ("democracy.motions", {"案由": "通风", "提出日期": "2026-03-05", "办理情况": "答复", "立案日期": "2026-03-09", "答复日期": "2026-03-06"}, "答复日期早于立案日期"),
    ("democracy.motions", {"案由": "通风", "提出日期": "2026-03-05", "办理情况": "提出", "答复日期": "2026-03-06"}, "没有立案，不能有答复日期"),
    ("democracy.resolutions", {"届次": SITTING, "文件名称": "奖金方案", "结果": "通过"}, "不到应到110人的三分之二，不能通过决议"),
    ("democracy.resolutions", {"届次": SITTING, "文件名称": "奖金方案", "结果": "未通过", "收回票": 50, "赞成票": 51}, "共51票，多于收回的50张"),
    ("democracy.resolutions", {"届次": SITTING, "文件名称": "奖金方案", "结果": "未通过", "赞成票": 50, "反对票": 11}, "票数多于到会的60人"),
    ("democracy.labour_contracts", {"姓名": "张二", "合同期限类型": "无固定期限", "开始日期": "2026-03-01", "终止日期": "2028-02-29"}, "无固定期限的合同没有终止日期"),
    ("culture.books", {"书名": "活着", "入库日期": "2026-03-05", "注销日期": "2026-03-04"}, "注销日期早于入库日期"),
    ("honors.ballots", {"评选": ROUND, "第几次": 1, "发出票": 20, "收回票": 21}, "收回21张，多于发出20张"),
    ("honors.nominations", {"评选": ROUND, "姓名": "张三"}, "只有1个名额，这是第2个推荐"),
    ("honors.nominations", {"评选": ROUND, "姓名": "李外人"}, "不符合“工会活动积极分子”的资格条件"),
    ("honors.marked_items", {"考评": "机修小组 建家标准 2026年", "考评内容": "组织健全", "检查分": 101}, "检查分101超过了满分100"),
    ("culture.loans", {"读者": "张二", "书名": "平凡的世界", "借出日期": "2026-05-01"}, "平凡的世界"),
    ("democracy.contracts", {"合同名称": "集体合同", "合同类型": "综合", "生效日期": "2026-03-01", "终止日期": "2026-02-01"}, "早于"),
)  # fmt: skip


def furnish(office: WorkingOffice) -> None:
    """A sitting without a quorum, a round with one place that is taken, a book that is out, an item of 100 marks."""
    from desk_union.choosing.ledgers import RULES, TERMS

    office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 2, 19), due=110, present=60)
    unit = next(one.id for one in office.all(UNITS) if one.name == "机修小组")
    office.save(PEOPLE, **{**person(88), "name": "李外人", "joined_on": None, "unit": unit})
    rule = office.save(RULES, name="在册", audience="在册会员")
    office.save(TERMS, rule=rule, criterion="会龄满", number=1)
    held = office.save(ROUNDS, name="年度总结评选", year=2026, award=AWARD, places=1, whom="个人", rule=rule, day=date(2026, 11, 1))
    office.do("honors.allot", held)
    office.save(NOMINATIONS, round=held, person=office.people[0])
    book = office.save(BOOKS, title="平凡的世界", copies=1)
    office.save(LOANS, book=book, person=office.people[0], lent_on=date(2026, 4, 1))
    scheme = office.save(SCHEMES, name="建家标准", kind="职工之家考评100分")
    office.save(ITEMS, scheme=scheme, name="组织健全", full=100_000_000)
    office.save(MARKINGS, scheme=scheme, unit=unit, period="2026年", day=date(2026, 11, 10))


@pytest.mark.parametrize(("code", "line", "said"), NEVER, ids=[f"{code} {said}" for code, _, said in NEVER])
def test_it_is_said_in_the_sheet_and_in_the_form(capsys, tmp_path, code, line, said) -> None:
    ledger = next(one for one in tabs.ledgers() if one.code == code)
    with working_office(tmp_path) as office:
        furnish(office)
        path = office.desk.book.path
        form = RowForm(office.desk, ledger, None)
        for label, value in line.items():
            form.type(ledger.by_label[label].key, str(value))
        with pytest.raises(Refusal, match=said):
            form.save()
        assert said in " ".join(form.problems.values()), form.problems
    before = len(kept(path, ledger))
    status, told = command(capsys, "import", path, code, sheet(tmp_path, list(line), list(line.values())))
    assert (status, "第2行" in told, said in told, "Traceback" in told) == (1, True, True, False), told
    assert len(kept(path, ledger)) == before


def test_the_deeds_say_it_too(capsys, tmp_path) -> None:
    with working_office(tmp_path) as office:
        furnish(office)
        outsider = next(one.id for one in office.all(PEOPLE) if one.name == "李外人")
        motion = office.save(MOTIONS, title="通风", raised_on=date(2026, 3, 5), stage="承办", filed_on=date(2026, 3, 9))
        other = office.people[1]
        path = office.desk.book.path
    for words, said in (
        (("democracy.elect_delegates", "--id", outsider, "--set", "届=4", "--set", "当选日期=2026-02-01"), "不是会员"),
        (("democracy.answer_motion", "--id", motion, "--set", "日期=2026-03-06", "--set", "答复内容=已办"), "早于"),
        (("honors.nominate", "--id", other, "--set", f"评选={ROUND}", "--set", "日期=2026-11-10"), "只有1个名额"),
        (("honors.nominate", "--id", outsider, "--set", f"评选={ROUND}", "--set", "日期=2026-11-10"), "资格条件"),
        (("culture.lend", "--id", 1, "--set", "读者=张二", "--set", "借出日期=2026-05-01"), "借"),
    ):  # fmt: skip
        status, told = command(capsys, "do", path, *words)
        assert (status, said in told, "Traceback" in told) == (1, True, False), (words, told)
    assert (len(kept(path, NOMINATIONS)), len(kept(path, LOANS)), len(kept(path, BALLOTS))) == (1, 1, 0)
