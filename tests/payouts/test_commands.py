"""From a sheet of names to the voucher by command alone, with what is refused on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.basis import identity
from desk_union.funds.account import deeds
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store.book import open_book
from tests.payouts.payout_office import paying_office

HEADS = ("发放单", "姓名", "证件号码", "事项", "金额", "物品", "数量", "折价金额", "资金来源")


@pytest.fixture
def path(tmp_path):
    with paying_office(tmp_path) as office:
        return office.desk.book.path


def sheet(folder, *lines, heads=HEADS):
    book = Workbook()
    for line in (heads, *lines):
        book.active.append(list(line))
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


def line(n, roll="2026年困难补助", cash=500, **more):
    given = dict(zip(HEADS, (roll, "张" + "一二三四五"[n - 1], identity.sample_id(n), "困难补助", cash, None, None, None, "行政补助"), strict=True))
    return tuple({**given, **more}.values())


def run(capsys, *words):
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out + told.err


def problems(told):
    """What --json says, before the notes beside it."""
    return json.JSONDecoder().raw_decode(told)[0]["problems"]


def held(path, row):
    book = open_book(path)
    try:
        with book.reading() as session:
            return list(session.execute(select(row).order_by(row.id)).scalars())
    finally:
        book.close()


def test_from_the_sheet_to_the_voucher(capsys, path, tmp_path):
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1), line(2, cash=None, 物品="大米", 数量=2, 折价金额=120)))
    assert (status, "新建发放单：2026年困难补助" in told or "将新建 1 个发放单：2026年困难补助" in told) == (0, True)
    (roll,) = held(path, PayoutList)
    assert (roll.number[:2], roll.title, roll.stage) == ("发-", "2026年困难补助", "拟定")
    # the number of the list names it as surely as its title
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(3, roll=roll.number)))[0] == 0
    assert len(held(path, PayoutList)) == 1
    for mode, cash, heads in (("update", 600, [*HEADS[:3], "金额"]), ("update", 700, list(HEADS))):
        fresh = sheet(tmp_path, [line(1, cash=cash)[HEADS.index(head)] for head in heads], heads=heads)
        assert run(capsys, "import", path, "payouts.lines", fresh, "--mode", mode)[0] == 0
    assert [one.cash for one in held(path, PayoutLine)] == [700_00, None, 500_00]
    status, told = run(capsys, "do", path, "payouts.book", "--id", roll.id)
    assert (status, "要是已经签领" in told) == (1, True)
    for deed in ("approve", "sign"):
        assert run(capsys, "do", path, f"payouts.{deed}", "--id", roll.id)[0] == 0
    status, told = run(capsys, "do", path, "payouts.book", "--id", roll.id, "--json", "--who", "王干事")
    done = json.loads(told)
    assert (status, done["done"], done["rows"], bool(done["voucher"])) == (0, 1, [roll.id], True)
    assert {one.voucher for one in held(path, PayoutLine)} == {done["voucher"]}
    target = tmp_path / "签领表.pdf"
    assert run(capsys, "print", path, "payouts.sign_sheet", "-o", target, "--id", roll.id)[0] == 0
    assert target.read_bytes()[:4] == b"%PDF"
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, cash=800)), "--mode", "update")
    assert (status, "已记入 草稿" in told) == (1, True)
    assert run(capsys, "post", path)[0] == 1  # there is no money in the bank yet
    assert run(capsys, "post", path, "--reason", "拨款在途")[0] == 0
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, cash=800)), "--mode", "update")
    assert (status, "已记入" in told) == (1, True)
    assert held(path, PayoutLine)[0].cash == 700_00
    assert run(capsys, "check", path)[0] == 0


def test_the_days_of_a_list_are_in_their_order_or_explained(capsys, path, tmp_path):
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    (roll,) = held(path, PayoutList)
    drawn = roll.day - timedelta(30)  # typed by somebody, unlike the day on which the import made the list
    days = sheet(tmp_path, (roll.number, roll.title, drawn), heads=("发放单号", "标题", "编制日期"))
    assert run(capsys, "import", path, "payouts.lists", days, "--mode", "update")[0] == 0
    before, later = drawn - timedelta(20), drawn - timedelta(10)
    for deed, day, of, against in (
        ("approve", before, "批准日期", "编制日期"), ("sign", before, "签领日期", "编制日期"), ("book", later, "入账日期", "编制日期"),
    ):  # fmt: skip
        given = ("do", path, f"payouts.{deed}", "--id", roll.id, "--set", f"日期={day}")
        status, told = run(capsys, *given)
        assert status == 1
        assert f"「{of}」{day}早于{against}（{drawn}）" in told
        assert run(capsys, *given, "--reason", "急难先发，事后补单")[0] == 0
    told = json.loads(run(capsys, "check", path, "--json")[1])["accepted"]
    assert len([one for one in told if "理由：急难先发，事后补单" in one]) == 3


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"金额": -5}, "不能是负数"),
        ({"金额": None}, "既没有金额，也没有物品"),
        ({"姓名": "王不在"}, "王不在"),
        ({"证件号码": identity.sample_id(77)}, "证件号码"),
        ({"数量": "三点五"}, "数量"),
    ],
)
def test_a_bad_line_is_named_and_nothing_comes_in(capsys, path, tmp_path, bad, said):
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1), line(2, **bad)))
    assert (status, "第3行" in told, said in told) == (1, True, True)
    assert held(path, PayoutLine) == held(path, PayoutList) == []


def test_who_is_in_no_roster_is_asked_about_once(capsys, path, tmp_path):
    """Money goes to nobody by a slip of the pen: one question tells of all names, and no line says it once more."""
    file = sheet(tmp_path, line(1, 姓名="孙大娘", 证件号码=None), line(2, 姓名="钱大爷", 证件号码=None))
    status, told = run(capsys, "import", path, "payouts.lines", file, "--json")
    (problem,) = [one for one in problems(told) if one.get("choices")]
    assert (status, told.count("孙大娘"), problem["choices"]) == (1, 1, ["照姓名记，不在册", "先登记到花名册再导入"])
    assert held(path, PayoutLine) == []
    keep, register = (f"「姓名」里职工会员花名册没有的人怎么记={answer}" for answer in problem["choices"])
    status, told = run(capsys, "import", path, "payouts.lines", file, "--json", "--answer", register)
    assert (status, {one["row"] for one in problems(told)}) == (1, {2, 3})
    assert run(capsys, "import", path, "payouts.lines", file, "--answer", keep)[0] == 0
    assert [one.outsider for one in held(path, PayoutLine)] == ["孙大娘", "钱大爷"]


def test_a_reversal_posted_by_command_frees_the_list(capsys, path, tmp_path):
    """A program that only posts vouchers reads no 发放单 by itself; the list follows all the same."""
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    for deed in ("approve", "sign", "book"):
        assert run(capsys, "do", path, f"payouts.{deed}", "--id", 1)[0] == 0
    assert run(capsys, "post", path, "--reason", "拨款在途")[0] == 0
    (one,) = held(path, PayoutLine)
    with closing(open_book(path)) as book, book.deed("红字冲销", code="voucher") as session:
        deeds.reverse_voucher(session, one.voucher, session.info["at"].date())
    alone = subprocess.run([sys.executable, "-m", "desk_union", "post", str(path)], capture_output=True, check=False)
    assert alone.returncode == 0, alone.stderr.decode()
    (roll,) = held(path, PayoutList)
    assert (roll.stage, roll.booked_on) == ("已签领", None)
    assert run(capsys, "do", path, "payouts.book", "--id", 1)[0] == 0
    assert held(path, PayoutList)[0].stage == "已入账"


def test_a_double_line_is_refused(capsys, path, tmp_path):
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1), line(1)))
    assert (status, "与第2行" in told) == (1, True)


def test_who_died_asks_for_a_reason_line_by_line(capsys, path, tmp_path):
    assert run(capsys, "do", path, "members.die", "--where", "姓名=张二", "--set", "日期=2020-01-05")[0] == 0
    file = sheet(tmp_path, line(1), line(2))
    status, told = run(capsys, "import", path, "payouts.lines", file)
    assert (status, "第3行" in told, "张二已于2020年1月5日去世" in told) == (1, True, True)
    assert run(capsys, "import", path, "payouts.lines", file, "--reason", "发给家属")[0] == 0
    assert len(held(path, PayoutLine)) == 2


def test_day_is_today_when_none_is_given(capsys, path, tmp_path):
    listed = json.loads(run(capsys, "deeds", "--json")[1])
    for one in listed:
        if one["code"] in {"payouts.approve", "payouts.sign", "payouts.book"}:
            assert [ask["label"] for ask in one["asks"] if ask["required"]] == ["日期"]
            assert one["ledger"] == "payouts.lists"


def test_a_person_not_on_the_list_is_named_when_a_list_is_updated(capsys, path, tmp_path):
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    fresh = sheet(tmp_path, (*line(1, cash=600)[:3], 600), (*line(2)[:3], 600), heads=(*HEADS[:3], "金额"))
    status, told = run(capsys, "import", path, "payouts.lines", fresh, "--mode", "update")
    assert (status, "第3行" in told) == (1, True)
    assert [one.cash for one in held(path, PayoutLine)] == [500_00]


def test_signed_lists_are_not_changed_by_an_update(capsys, path, tmp_path):
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    (roll,) = held(path, PayoutList)
    for deed in ("approve", "sign"):
        assert run(capsys, "do", path, f"payouts.{deed}", "--id", roll.id)[0] == 0
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, cash=900)), "--mode", "update")
    assert (status, "已经签领，名单和金额不能再改" in told) == (1, True)
    assert [one.cash for one in held(path, PayoutLine)] == [500_00]


def test_a_list_for_the_bank_shows_card_numbers_only_when_they_are_asked_for(capsys, path, tmp_path):
    card = "6222021234567890123"
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, (*line(1), card), (*line(2), None), heads=(*HEADS, "银行卡号")))[0] == 0
    (roll,) = held(path, PayoutList)
    for private in ((), ("--private",)):
        target = tmp_path / f"代发{len(private)}.xlsx"
        assert run(capsys, "print", path, "payouts.bank_list", "-o", target, "--id", roll.id, *private)[0] == 0
        cells = [str(cell.value) for row in load_workbook(target).active.iter_rows() for cell in row]
        assert (any(card in cell.replace(" ", "") for cell in cells), any("没有卡号：张二" in cell for cell in cells)) == (bool(private), True)


NUMBERED = ("发放单", "证件号码", "金额")


@pytest.mark.parametrize(
    ("heads", "row", "status", "said", "cash"),
    [
        (NUMBERED, lambda one: (one[0], one[2], 600), 0, "更新 1 行", 600_00),
        (("发放单", "身份证号", "金额"), lambda one: (one[0], one[2], 600), 0, "更新 1 行", 600_00),
        (("发放单", "姓名", "金额"), lambda one: (one[0], one[1], 600), 0, "更新 1 行", 600_00),
        (NUMBERED, lambda one: (one[0], line(2)[2], 600), 1, "账本里没有可以更新的这一行", 500_00),
        (NUMBERED, lambda one: ("2026年别的补助", one[2], 600), 1, "账本里没有可以更新的这一行", 500_00),
        (NUMBERED, lambda one: (one[0], identity.sample_id(77), 600), 1, "证件号码", 500_00),
    ],
)
def test_a_line_is_updated_by_its_list_and_a_number_alone(capsys, path, tmp_path, heads, row, status, said, cash):
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    fresh = sheet(tmp_path, row(line(1)), heads=heads)
    assert (found := run(capsys, "import", path, "payouts.lines", fresh, "--mode", "update"))[0] == status
    assert said in found[1]
    assert [one.cash for one in held(path, PayoutLine)] == [cash]


def test_who_is_in_no_roster_is_updated_without_the_matter(capsys, path, tmp_path):
    heads, number = ("发放单", "不在册人员", "不在册人员证件号码", "事项", "金额"), identity.sample_id(60)
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, ("补助", "孙大娘", number, "困难补助", 100), heads=heads))[0] == 0
    fresh = sheet(tmp_path, ("补助", number, 200), heads=("发放单", "不在册人员证件号码", "金额"))
    assert run(capsys, "import", path, "payouts.lines", fresh, "--mode", "update")[0] == 0
    assert [one.cash for one in held(path, PayoutLine)] == [200_00]


def test_a_list_that_was_entered_after_its_days_asks_for_nothing(capsys, path, tmp_path):
    """Nobody typed 编制日期: it gives way to the day of the approval, and the voucher is of its own day."""
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1)))[0] == 0
    (roll,) = held(path, PayoutList)
    day = roll.day - timedelta(40)
    for deed in ("approve", "sign", "book"):
        status, told = run(capsys, "do", path, f"payouts.{deed}", "--id", roll.id, "--set", f"日期={day}")
        assert (status, "编制日期一并记为" in told) == (0, deed == "approve"), told
    (roll,) = held(path, PayoutList)
    assert {roll.day, roll.approved_on, roll.signed_on, roll.booked_on} == {day}
    assert run(capsys, "check", path)[0] == 0


def test_a_sheet_for_a_list_that_is_there_is_asked_about_like_a_form(capsys, path, tmp_path):
    """No member where only members get something, and in another list of the campaign already."""
    assert run(capsys, "do", path, "members.withdraw", "--where", "姓名=张二", "--set", "日期=2020-01-05", "原因=自愿退会")[0] == 0
    lists = [("甲单", "节日慰问品", "两节"), ("乙单", "困难补助", "两节")]
    assert run(capsys, "import", path, "payouts.lists", sheet(tmp_path, *lists, heads=("标题", "开支种类", "活动/批次")))[0] == 0
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, "甲单"), line(2, "甲单")))
    assert (status, "第3行" in told, "不是会员，这种发放只给会员" in told, "第2行" in told) == (1, True, True, False)
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, "甲单")))[0] == 0
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1, "乙单"), line(3, "乙单")))
    assert (status, "第2行" in told, "在同一活动“两节”的“甲单”里已经有了" in told) == (1, True, True)
    assert len(held(path, PayoutLine)) == 1


def test_a_list_without_a_kind_goes_by_its_words_in_who_may_get_it(capsys, path, tmp_path):
    assert run(capsys, "do", path, "members.withdraw", "--where", "姓名=张二", "--set", "日期=2020-01-05", "原因=自愿退会")[0] == 0
    assert run(capsys, "import", path, "payouts.lists", sheet(tmp_path, ("甲单",), heads=("标题",)))[0] == 0
    status, told = run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(2, "甲单", 事项="生日慰问")))
    assert (status, "不是会员，这种发放只给会员" in told) == (1, True)
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(2, "甲单", 事项="困难补助")))[0] == 0


def test_an_approval_tells_who_was_no_member_on_the_day(capsys, path, tmp_path):
    assert run(capsys, "do", path, "members.withdraw", "--where", "姓名=张二", "--set", "日期=2020-01-05", "原因=自愿退会")[0] == 0
    assert run(capsys, "import", path, "payouts.lines", sheet(tmp_path, line(1), line(2)))[0] == 0
    status, told = run(capsys, "do", path, "payouts.approve", "--id", held(path, PayoutList)[0].id)
    assert (status, "其中1人当天不是会员：张二" in told) == (0, True)


def test_one_person_gets_two_things_and_an_update_says_which_it_means(capsys, path, tmp_path):
    both = sheet(tmp_path, line(1), line(1, 事项="助学补助", cash=800))
    assert run(capsys, "import", path, "payouts.lines", both)[0] == 0
    vague = sheet(tmp_path, [line(1, cash=600)[HEADS.index(head)] for head in (*HEADS[:3], "金额")], heads=(*HEADS[:3], "金额"))
    status, told = run(capsys, "import", path, "payouts.lines", vague, "--mode", "update", "--json")
    assert status == 1
    (only,) = problems(told)
    assert only["reason"].endswith("分不清是哪一行。请补上事项。")
    clear = sheet(tmp_path, line(1, 事项="助学补助", cash=600))
    assert run(capsys, "import", path, "payouts.lines", clear, "--mode", "update")[0] == 0
    assert [one.cash for one in held(path, PayoutLine)] == [500_00, 600_00]


def test_a_sheet_that_names_no_list_is_told_so_and_nobody_is_taken_for_another(capsys, path, tmp_path):
    heads = (*HEADS[1:4], "金额")
    bare = sheet(tmp_path, *([line(n)[HEADS.index(head)] for head in heads] for n in (1, 2)), heads=heads)
    status, told = run(capsys, "import", path, "payouts.lines", bare, "--json")
    assert status == 1
    assert [(one["row"], one["column"], one["reason"].partition("请")[0]) for one in problems(told)] == [
        (row, "发放单", "没有写是哪张发放单的。") for row in (2, 3)
    ]
