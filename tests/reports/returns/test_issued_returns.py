"""A return goes out, its rows change, it is looked into again: the page stays, what drifted is named."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pypdf import PdfReader
from sqlalchemy import text

import desk_union
from desk_union.basis.refusal import Refusal
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.democracy.meetings.ledgers import MEETINGS
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.checks import issued_unchanged
from desk_union.reports.returns.due import due
from desk_union.reports.returns.ledgers import DEADLINES, ISSUED, ISSUED_NUMBERS, LINES, TEXTS
from desk_union.store import rows
from desk_union.store.overrides import Faulty
from tests.union_work import command, sheet, working_office

TODAY = date(2026, 11, 20)
OCTOBER = {"form": words.MONTH, "year": "2026", "month": "10", "day": "2026-11-03"}
SEPTEMBER = {"form": words.MONTH, "year": "2026", "month": "9", "day": "2026-10-03"}


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def article(office, n, day=date(2026, 10, 8)):
    return office.save(ARTICLES, title=f"信息{n}", medium="日报", sent_on=day, published_on=day, fee=1_000 * n)


def grid(tables):
    """By label of the line, the cells of numbers."""
    return {row[-4]: row[-3:-1] for row in tables[1].rows}


def page(office, **asked):
    return [[list(map(str, row)) for row in table.rows] for table in office.tables("reports.month", **asked)]


def test_a_month_is_filled_from_what_was_registered(office):
    article(office, 1, date(2026, 3, 5))
    rows = [article(office, n) for n in (2, 3)]
    office.save(TEXTS, form=words.MONTH, day=date(2026, 10, 1), done="开了委员会会议。", coming="准备评先。")
    told = grid(office.tables("reports.month", year=2026, month=10))
    assert told["发表稿件（篇）"] == ("2", "3")
    assert told["期末会员人数（人）"] == ("6", "6")
    number = told["发表稿件（篇）"][0]
    assert (number.behind[0].figure, number.behind[0].span.first) == ("culture.articles", date(2026, 10, 1))
    text_ = page(office, year=2026, month=10)[0]
    assert text_ == [["本月完成工作"], ["开了委员会会议。"], ["下月工作打算"], ["准备评先。"]]
    assert rows


def test_numbers_of_a_return_agree_with_their_evidence(capsys, office):
    article(office, 1)
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "numbers", path, "reports.month", "--year", 2026, "--month", 10, "--json")
    assert status == 0, told
    found = {(one["row"].split("　")[-1], one["column"]): one for one in json.loads(told)}
    articles = found["发表稿件（篇）", "本月"]
    assert (articles["shown"], articles["figure"], articles["rows"], articles["from"]) == ("1", "culture.articles", 1, "2026-10-01")
    status, told = command(capsys, "evidence", path, "culture.articles", "--from", "2026-10-01", "--to", "2026-10-31", "--json")
    assert len(json.loads(told)["rows"]) == articles["rows"]


def test_an_issued_return_stays_and_what_drifted_is_named(capsys, office, tmp_path):
    first = article(office, 1)
    told = office.do("reports.issue", **OCTOBER)
    assert "报-2026-0001" in told.done.words
    issued = told.done.ids[0]
    (kept,) = office.all(ISSUED)
    assert (kept.first, kept.last, kept.version, kept.who) == (date(2026, 10, 1), date(2026, 10, 31), desk_union.__version__, "王干事")
    before = page(office, year=2026, month=10)
    second = article(office, 2)
    office.save(ARTICLES, first, fee=5_000)
    assert page(office, year=2026, month=10) == before
    live = grid(office.tables("reports.month", year=2026, month=10, chosen={"which": "live"}))
    assert live["发表稿件（篇）"][0] == "2"
    reopened = office.do("reports.reopen", issued, why="补登了一篇稿件")
    drift = {(line[0], line[1]): line[2:] for line in reopened.done.table[1:]}
    assert drift["发表稿件", "本月"][:2] == ("1", "2")
    assert "信息2" in drift["发表稿件", "本月"][2]
    assert set(drift) == {("发表稿件", "本月"), ("发表稿件", "本年累计")}
    assert page(office, year=2026, month=10) == before, "until it is sent again the page stays"
    (paper,) = office.tables("reports.drift", row=issued)
    assert [row[1:5] for row in paper.rows] == [("发表稿件", "本月", "1", "2"), ("发表稿件", "本年累计", "1", "2")]
    again = office.do("reports.issue", **OCTOBER)
    assert "代替报-2026-0001" in again.done.words
    assert grid(office.tables("reports.month", year=2026, month=10))["发表稿件（篇）"][0] == "2"
    assert [one.state for one in office.all(ISSUED)] == [words.REPLACED, words.ISSUED]
    assert second


def test_the_same_text_on_paper_whatever_happened_since(capsys, office, tmp_path):
    article(office, 1)
    office.do("reports.issue", **OCTOBER)
    path = office.desk.book.path
    office.desk.book.close()

    def printed(name):
        assert command(capsys, "print", path, "reports.month", "-o", tmp_path / name, "--year", 2026, "--month", 10)[0] == 0
        return "".join(one.extract_text() for one in PdfReader(tmp_path / name).pages)

    before = printed("一.pdf")
    heads = ("标题", "媒体", "投稿日期", "发表日期")
    assert command(capsys, "import", path, "culture.articles", sheet(tmp_path, heads, ("补登", "日报", "2026-10-09", "2026-10-10")))[0] == 0
    assert printed("二.pdf") == before


def test_numbers_tell_what_an_issued_one_is_by_now(capsys, office):
    """And that one was typed."""
    article(office, 1)
    office.save(TYPED, name="安全生产投入", value="12.5", unit="万元", author="王干事", first=date(2026, 7, 1), last=date(2026, 9, 30))
    office.do("reports.issue", **OCTOBER)
    article(office, 2)
    path = office.desk.book.path
    office.desk.book.close()
    status, told = command(capsys, "numbers", path, "reports.month", "--year", 2026, "--month", 10, "--json")
    assert status == 0, told
    found = {(one["row"].split("　")[-1], one["column"]): one for one in json.loads(told)}
    moved = found["发表稿件（篇）", "本月"]
    assert (moved["text"], moved["drift"], moved["rows"], moved["typed"]) == ("1", "2", 1, False)
    assert found["期末会员人数（人）", "本月"]["drift"] is None
    status, told = command(capsys, "numbers", path, "reports.safety_quarter", "--year", 2026, "--quarter", 3, "--json")
    typed = next(one for one in json.loads(told) if one["row"].startswith("投入") or "安全生产投入" in one["row"])
    assert (typed["text"], typed["typed"]) == ("12.5", True)


def test_rows_worth_something_else_are_drift_too(office):
    """The sum is another though the same rows are counted."""
    row = office.save(ARTICLES, title="信息", medium="日报", sent_on=date(2026, 8, 3), published_on=date(2026, 8, 5), fee=10_000)
    told = office.do("reports.issue", form=words.PUBLICITY, year="2026", quarter="3", day="2026-10-08")
    office.save(ARTICLES, row, fee=25_000)
    drift = {line[0]: line for line in office.do("reports.reopen", told.done.ids[0], why="稿费改了").done.table[1:] if line[1] == "本季"}
    assert drift["稿费"][2:4] == ("100.00", "250.00")
    assert drift["稿费"][4].startswith("改动1篇（")


def test_a_deleted_row_is_named_by_its_number(office):
    row = office.save(MEETINGS, title="10月委员会会议", kind="工会委员会会议", day=date(2026, 10, 6))
    told = office.do("reports.issue", **OCTOBER)
    from desk_union.store import rows

    with office.desk.book.deed("删除") as session:
        rows.delete_rows(session, MEETINGS, [row], TODAY)
    drift = office.do("reports.reopen", told.done.ids[0], why="会议登错了").done.table[1:]
    assert f"减少1次（已删除的第{row}号）" in {line[4] for line in drift}


def test_nothing_goes_out_twice_or_with_gaps(office):
    office.do("reports.issue", **OCTOBER)
    with pytest.raises(Refusal, match="已经报出，编号报-2026-0001"):
        office.do("reports.issue", **OCTOBER)
    quarter = {"form": words.SAFETY, "year": "2026", "quarter": "3", "day": "2026-10-08"}
    with pytest.raises(Refusal, match="还缺：安全生产投入"):
        office.do("reports.issue", **quarter)
    told = office.do("reports.issue", **quarter, as_is="是")
    assert "空着报出：安全生产投入。" in told.done.notes
    with pytest.raises(Refusal, match="2026年12月还没有到"):
        office.do("reports.issue", form=words.MONTH, year="2026", month="12", day="2026-11-20")


def test_what_no_ledger_holds_is_typed(office):
    span = {"first": date(2026, 7, 1), "last": date(2026, 9, 30)}
    office.save(TYPED, name="安全生产投入", value="12.5", unit="万元", author="王干事", **span)
    office.save(TYPED, name="查出隐患", figure="contests.hazards", value="7", author="王干事", **span)
    asked = {"year": 2026, "quarter": 3}
    tables = office.tables("reports.safety_quarter", **asked)
    told = {row[1]: row for row in tables[1].rows}
    assert told["安全生产投入（万元）"][2:] == ("12.5", "（缺）", "手填")
    assert told["查出隐患（项）"][2:] == ("7", "0", "手填")
    notes = [row[0] for row in tables[0].rows]
    assert any("“查出隐患”手填7，台账里是0。" in note for note in notes)


def test_logic_checks_are_notes_in_words(office):
    span = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}
    office.save(TYPED, name="女会员", figure="members.members_women", value="90", **span)
    office.save(TYPED, name="联合工会涵盖单位", value="1", **span)
    notes = office.tables("reports.statistics", year=2025)[0].rows[-1][0]
    assert "“105 女会员”90大于“104 会员人数”" in notes
    assert "联合工会至少涵盖两个单位" in notes
    office.save(LINES, next(one.id for one in office.all(LINES) if one.code == "105"), within="999")
    assert "没有这个代码" in office.tables("reports.statistics", year=2025)[0].rows[-1][0]


def test_a_unit_reports_its_own(office):
    with office.desk.book.deed("另一个小组") as session:
        from desk_union.members.ledgers import UNITS
        from desk_union.store import rows

        other = rows.save_row(session, UNITS, None, {"name": "电工小组", "level": "小组", "parent": 1}, TODAY)
        own = session.scalar(text("select id from unit where name = '机修小组'"))
    assert grid(office.tables("reports.month", year=2026, month=10, unit=own))["期末职工人数（人）"][0] == "6"
    assert grid(office.tables("reports.month", year=2026, month=10, unit=other))["期末职工人数（人）"][0] == "0"
    told = office.do("reports.issue", **OCTOBER, unit="机修小组")
    assert office.held(ISSUED, told.done.ids[0])["unit"] == own
    assert grid(office.tables("reports.month", year=2026, month=10, unit=own))["期末职工人数（人）"][0] == "6"


def test_a_return_that_nobody_sent_is_due(office):
    def told(on):
        with office.desk.book.reading() as session:
            return [(one.urgency, one.sentence) for one in due(session, on)]

    assert told(TODAY) == [], "no document gives a day, so nothing is due until the office says one"
    office.save(DEADLINES, form=words.MONTH, days=5, ahead=3, receiver="总厂工会", since=date(2026, 1, 1))
    assert told(date(2026, 11, 1)) == []
    assert told(date(2026, 11, 2)) == [("soon", "2026年10月的“二级工会月报表”报总厂工会，2026年11月5日截止，还没有报出。")]
    assert told(date(2026, 11, 6))[0][0] == "late"
    office.do("reports.issue", **OCTOBER)
    assert told(TODAY) == []


def test_the_statistical_year_begins_where_the_office_says(office):
    office.save(DEADLINES, form=words.STATISTICS, days=22, begins=10, since=date(2020, 1, 1))
    article(office, 1, date(2025, 10, 8))
    article(office, 2, date(2026, 10, 8))
    tables = office.tables("reports.statistics", year=2026)
    told = {row[2]: row[3:5] for row in tables[1].rows}
    assert told["发表稿件（篇）"] == ("1", "0")
    assert "2025年10月1日至2026年9月30日" in tables[0].period


def test_what_another_program_altered_is_found(office):
    told = office.do("reports.issue", **OCTOBER)
    with office.desk.book.reading() as session:
        assert issued_unchanged(session) == []
    with office.desk.book.deed("改动") as session:
        session.execute(text("update issued_number set shown = '9' where issued = :row and place = 0"), {"row": told.done.ids[0]})
    with office.desk.book.reading() as session:
        assert "核对码" in issued_unchanged(session)[0].reason


def test_bad_input_is_told_in_a_sentence(capsys, office, tmp_path):
    with pytest.raises(Faulty, match="“人”和这个数字的单位“篇”不同"):
        office.save(LINES, form=words.MONTH, place=90, label="稿件", figure="culture.articles", measured="人")
    path = office.desk.book.path
    office.desk.book.close()
    bad = sheet(tmp_path, ("报表", "顺序", "栏目", "由哪个数字填"), (words.MONTH, 91, "稿件", "发表稿件数目"))
    status, told = command(capsys, "import", path, "reports.return_lines", bad)
    assert (status, "没有叫“发表稿件数目”的数字" in told) == (1, True)
    status, told = command(capsys, "print", path, "reports.safety_quarter", "-o", tmp_path / "x.pdf", "--year", 2027, "--quarter", 1)
    assert (status, "还没有到" in told) == (1, True)


def test_the_numbers_of_an_issued_return_are_rows(office):
    article(office, 1)
    issued = office.do("reports.issue", **OCTOBER).done.ids[0]
    kept = [one for one in office.all(ISSUED_NUMBERS) if one.issued == issued and one.label == "发表稿件"]
    assert [(one.part, one.shown, one.figure, one.count) for one in kept] == [("本月", "1", "culture.articles", 1), ("本年累计", "1", "culture.articles", 1)]


def test_a_return_does_not_go_out_before_its_days_begin(office):
    with pytest.raises(Refusal, match="报出日期早于2026年10月的第一天"):
        office.do("reports.issue", **OCTOBER | {"day": "2026-09-30"})
    assert office.all(ISSUED) == []
    assert "2026年10月的“二级工会月报表”" in office.do("reports.issue", **OCTOBER | {"day": "2026-10-28"}).words


def test_the_name_of_a_return_is_quoted_once(office):
    asked = {"form": words.SAFETY, "year": "2026", "quarter": "3", "day": "2026-10-08", "as_is": "是"}
    assert "的“‘安康杯’竞赛季报表”" in office.do("reports.issue", **asked).words


def test_what_drifted_is_printed_of_the_newest_or_of_the_one_that_is_named(capsys, office, tmp_path):
    with pytest.raises(Refusal, match="还没有报出过报表"):
        office.tables("reports.drift")
    office.do("reports.issue", **SEPTEMBER, as_is="是")
    office.do("reports.issue", **OCTOBER, as_is="是")
    (table,) = office.tables("reports.drift")
    assert "2026-10-01至2026-10-31" in table.period
    (table,) = office.tables("reports.drift", chosen={"issued": str(office.all(ISSUED)[0].id)})
    assert "2026-09-01至2026-09-30" in table.period
    with pytest.raises(Refusal, match="报出过的有：报-2026-0002 二级工会月报表 2026-10-01至2026-10-31、报-2026-0001"):
        office.tables("reports.drift", year=2025)
    with pytest.raises(Refusal, match="没有编号为99的记录"):
        office.tables("reports.drift", row=99)


def test_the_office_adds_a_column_of_its_own_and_takes_one_off(capsys, office, tmp_path):
    """By form, by command's import, and what cannot be is a sentence; what went out stays as it was."""
    issued = office.do("reports.issue", **SEPTEMBER, as_is="是").done.ids[0]
    before = len(office.all(ISSUED_NUMBERS))
    article(office, 1)
    office.save(LINES, form=words.MONTH, place=900, section="新增", label="本单位自定的稿件", figure="culture.articles")
    assert grid(office.tables("reports.month", year=2026, month=10))["本单位自定的稿件（篇）"] == ("1", "1")
    office.save(LINES, form=words.MONTH, place=901, section="新增", label="上级新要的数", measured="项")
    office.save(TYPED, name="上级新要的数", value="7", unit="项", first=date(2026, 10, 1), last=date(2026, 10, 31))
    assert grid(office.tables("reports.month", year=2026, month=10))["上级新要的数（项）"][0] == "7"
    gone = next(one.id for one in office.all(LINES) if one.form == words.MONTH and one.label == "发表稿件")
    with office.desk.book.deed("删") as session:
        rows.delete_rows(session, LINES, [gone], TODAY)
    assert "发表稿件（篇）" not in grid(office.tables("reports.month", year=2026, month=10))
    with pytest.raises(Faulty, match="单位"):
        office.save(LINES, form=words.MONTH, place=902, section="新增", label="错的单位", figure="culture.articles", measured="人")
    assert len(office.all(ISSUED_NUMBERS)) == before
    assert len([one for one in office.all(ISSUED_NUMBERS) if one.issued == issued]) == before
    path = office.desk.book.path
    office.desk.book.close()
    good = sheet(tmp_path, ("报表", "序号", "类别", "栏目", "数字"), (words.MONTH, 910, "新增", "走访户数", "走访慰问户数"))
    assert command(capsys, "import", path, "reports.return_lines", good)[0] == 0
    bad = sheet(tmp_path, ("报表", "序号", "类别", "栏目", "数字"), (words.MONTH, 911, "新增", "又一栏", "没有的数字"))
    status, told = command(capsys, "import", path, "reports.return_lines", bad)
    assert (status, "没有的数字" in told, "第2行" in told) == (1, True, True)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"figure": "culture.articles", "value": "-3"}, "不会小于0"), ({"name": "参加人数", "unit": "人", "value": "-1"}, "不会小于0"),
        ({"name": "利润", "unit": "万元", "value": "-5"}, "是负数"), ({"name": "利润", "value": "5", "first": date(2199, 1, 1), "last": date(2199, 12, 31)}, "期间"),
    ],
)  # fmt: skip
def test_a_typed_number_that_cannot_be_is_told(office, given, reason):
    with pytest.raises(Refusal, match=reason):
        office.save(TYPED, **{"name": "某数", "first": date(2026, 1, 1), "last": date(2026, 12, 31), **given})
