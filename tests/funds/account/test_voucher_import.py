"""Bringing in vouchers and openings from a sheet: what is wrong is named by row, column, value and remedy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.exchange import importing, mapping, reading
from desk_union.funds.account import closing
from desk_union.funds.tables import Entry, Opening, Project, Voucher
from desk_union.store import undo
from desk_union.store.progress import finish
from tests.funds.account_books import HEADS, TODAY, a_book, bring, draft, post_all, post_one, project, sheet

if TYPE_CHECKING:
    from desk_union.store.opened import Book

GOOD = [("2025-03-01", "1", "会费", "102", 60, None, None, 1), ("2025-03-01", "1", "会费", "401", None, 60, None, 1)]


@pytest.fixture
def book(tmp_path):
    book = a_book(tmp_path)
    project(book, "完成的", finished_on=date(2025, 2, 1))
    yield book
    book.close()


def count(book: Book, row: type) -> int:
    with book.reading() as session:
        return session.query(row).count()


def second(**changed: object) -> list[tuple[object, ...]]:
    """A right voucher and a second one that is right but for what is changed in its first line."""
    keys = ("day", "no", "what", "account", "debit", "credit", "project", "papers")
    line = {
        "day": "2025-03-02",
        "no": "2",
        "what": "支出",
        "account": "50102",
        "debit": 40,
        "credit": None,
        "project": None,
        "papers": 1,
    }
    other = {**line, "account": "102", "debit": None, "credit": 40}
    return [*GOOD, tuple({**line, **changed}[key] for key in keys), tuple(other[key] for key in keys)]


# What is changed, the row and column named, and a part of the sentence.
BAD = [
    ({"debit": 41}, 4, "借方金额", "借方合计41.00，贷方合计40.00，相差1.00"),
    ({"account": "599"}, 4, "科目编码", "没有“科目编码”是“599”的"),
    ({"account": "9999"}, 4, "科目编码", "应为3位数字"),
    ({"account": "501"}, 4, "科目编码", "下面有明细科目，不能直接记账"),
    ({"account": "111"}, 4, "科目编码", "没有启用"),
    ({"day": "1999-03-02"}, 4, "日期", "早于账套启用"),
    ({"day": "2031-03-02"}, 4, "日期", "不在2025年或2026年内"),
    ({"day": "三月二日"}, 4, "日期", ""),
    ({"debit": "四十"}, 4, "借方金额", ""),
    ({"debit": "40.005"}, 4, "借方金额", "最多写到分"),
    ({"debit": 40, "credit": 40}, 4, "贷方金额", "不能同时有金额"),
    ({"debit": None}, 4, "借方金额", "没有金额"),
    ({"what": None}, 4, "摘要", "不能为空"),
    ({"project": "完成的"}, 4, "项目", "已于2025年2月1日完成"),
    ({"project": "完城的"}, 4, "项目", "是不是“完成的”？"),
]


@pytest.mark.parametrize(("changed", "row", "column", "reason"), BAD)
def test_a_bad_line_is_named_and_nothing_is_kept(book, tmp_path, changed, row, column, reason):
    report = bring(book, "funds.vouchers", sheet(tmp_path / "坏.xlsx", HEADS, second(**changed)))
    assert not report.ok
    named = [problem for problem in report.problems if problem.row == row and problem.column == column]
    assert any(reason in problem.reason for problem in named), report.problems
    assert all(problem.remedy or problem.reason for problem in named)
    assert all(problem.row in (4, 5) for problem in report.problems)
    assert count(book, Voucher) == count(book, Entry) == 0


def test_earmarked_income_without_a_project(book, tmp_path):
    lines = [
        ("2025-03-01", "1", "补助", "102", 60, None, None, 1),
        ("2025-03-01", "1", "补助", "40302", None, 60, None, 1),
    ]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "坏.xlsx", HEADS, lines))
    assert [(problem.row, problem.column) for problem in report.problems] == [(3, "项目")]
    assert "必须写明项目" in report.problems[0].reason


def test_all_bad_vouchers_of_a_sheet_are_told_at_once(book, tmp_path):
    lines = [
        *second(debit=41),
        ("2025-03-03", "3", "支出", "50105", 7, None, None, 1), ("2025-03-03", "3", "支出", "102", None, 8, None, 1),
        ("2025-03-04", "4", "支出", "9999", 7, None, None, 1), ("2025-03-04", "4", "支出", "102", None, 7, None, 1),
    ]  # fmt: skip
    report = bring(book, "funds.vouchers", sheet(tmp_path / "坏.xlsx", HEADS, lines))
    assert [problem.row for problem in report.problems] == [4, 6, 8]


def test_a_closed_month_takes_nothing_more(book, tmp_path):
    post_one(book, draft(book, date(2025, 1, 5), ("102", 60, 0), ("401", 0, 60)))
    with book.deed("结账") as session:
        closing.close_month(session, 202501, session.info["at"])
    lines = [
        ("2025-01-09", "9", "会费", "102", 60, None, None, 1),
        ("2025-01-09", "9", "会费", "401", None, 60, None, 1),
    ]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "坏.xlsx", HEADS, lines))
    assert [(problem.row, problem.column) for problem in report.problems] == [(2, "日期")]
    assert "2025年1月已经结账" in report.problems[0].reason


def test_the_same_sheet_again_adds_nothing_also_when_it_was_posted(book, tmp_path):
    path = sheet(tmp_path / "好.xlsx", HEADS, GOOD)
    first, again = bring(book, "funds.vouchers", path), bring(book, "funds.vouchers", path)
    assert (first.added, again.added, again.unchanged) == (2, 0, 2)
    post_all(book)
    later = bring(book, "funds.vouchers", path)
    assert (later.ok, later.added, later.unchanged) == (True, 0, 2)


def test_a_posted_voucher_takes_no_further_line(book, tmp_path):
    bring(book, "funds.vouchers", sheet(tmp_path / "好.xlsx", HEADS, GOOD))
    post_all(book)
    more = [
        *GOOD,
        ("2025-03-01", "1", "会费", "102", 5, None, None, 1),
        ("2025-03-01", "1", "会费", "401", None, 5, None, 1),
    ]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "多.xlsx", HEADS, more))
    assert "已经记账" in report.problems[0].reason
    assert count(book, Entry) == 2


def test_blank_day_and_number_are_those_of_the_line_above(book, tmp_path):
    lines = [GOOD[0], (None, None, "会费", "401", None, 60, None, None)]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "续.xlsx", HEADS, lines))
    assert (report.ok, count(book, Voucher), count(book, Entry)) == (True, 1, 2)


def test_every_month_may_begin_its_numbers_anew(book, tmp_path):
    april = [("2025-04-01", *line[1:]) for line in GOOD]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "两月.xlsx", HEADS, [*GOOD, *april]))
    assert (report.ok, count(book, Voucher)) == (True, 2)


@pytest.mark.parametrize("name", ["文体活动支出", "职工活动支出-文体活动支出", "职工活动支出/文体活动支出"])
def test_accounts_are_found_by_name_and_path(book, tmp_path, name):
    heads = ("日期", "凭证序号", "摘要", "科目名称", "借方金额", "贷方金额")
    lines = [("2025-03-01", "1", "球赛", name, 60, None), ("2025-03-01", "1", "球赛", "银行存款", None, 60)]
    report = bring(book, "funds.vouchers", sheet(tmp_path / "名.xlsx", heads, lines))
    assert [str(problem) for problem in report.problems] == []


def test_thirteen_columns_where_eight_are_known_are_named(book, tmp_path):
    heads = (*HEADS, "甲", "乙", "丙", "丁", "戊")
    report = bring(
        book, "funds.vouchers", sheet(tmp_path / "宽.xlsx", heads, [(*line, 1, 2, 3, 4, 5) for line in GOOD])
    )
    assert report.ok
    assert "这些列没有导入：「甲」、「乙」、「丙」、「丁」、「戊」。" in report.notes


def test_a_dry_run_says_the_same_and_keeps_nothing(book, tmp_path):
    from desk_union.funds.ledgers import VOUCHERS

    grid = mapping.choose_grid(VOUCHERS, reading.read_workbook(sheet(tmp_path / "试.xlsx", HEADS, GOOD)), {})
    layout = mapping.guess(VOUCHERS, grid, {})
    report = finish(importing.rehearse(book, VOUCHERS, grid, layout, "add", importing.Choices(), TODAY))
    assert (report.ok, report.added, count(book, Voucher)) == (True, 2, 0)


def test_one_undo_takes_an_import_of_vouchers_back(book, tmp_path):
    bring(book, "funds.vouchers", sheet(tmp_path / "好.xlsx", HEADS, GOOD))
    undo.undo(book)
    assert count(book, Voucher) == count(book, Entry) == 0


OPENING_HEADS = ("科目编码", "借方余额", "贷方余额", "项目")


def test_openings_must_balance(book, tmp_path):
    lines = [("102", 100, None, None), ("32205", None, 90, None)]
    report = bring(book, "funds.openings", sheet(tmp_path / "期.xlsx", OPENING_HEADS, lines))
    assert "借方合计100.00，贷方合计90.00，相差10.00" in report.problems[0].reason
    assert count(book, Opening) == 0
    lines[1] = ("32205", None, 100, None)
    assert bring(book, "funds.openings", sheet(tmp_path / "期.xlsx", OPENING_HEADS, lines)).added == 2


def test_openings_stand_on_accounts_without_details(book, tmp_path):
    lines = [("102", 100, None, None), ("322", None, 100, None)]
    report = bring(book, "funds.openings", sheet(tmp_path / "期.xlsx", OPENING_HEADS, lines))
    assert any("下面有明细科目" in problem.reason for problem in report.problems)


def test_own_accounts_find_their_place_and_first_level_ones_are_refused(book, tmp_path):
    heads = ("科目编码", "科目名称")
    report = bring(
        book,
        "funds.accounts",
        sheet(tmp_path / "科.xlsx", heads, [("10201", "工行"), ("10202", "农行"), ("5010201", "球类")]),
    )
    assert [str(problem) for problem in report.problems] == []
    with book.reading() as session:
        from desk_union.funds.account.account_chart import read_chart

        found = read_chart(session).by_code["5010201"]
    assert (found.full_name, found.kind, found.side) == ("职工活动支出-文体活动支出-球类", "支出", "借")
    for code, reason in (("499", "一级科目由制度规定"), ("1990101", "上级科目“19901”不存在")):
        report = bring(book, "funds.accounts", sheet(tmp_path / "科.xlsx", heads, [(code, "自设")]))
        assert any(reason in problem.reason for problem in report.problems), report.problems


def test_a_project_met_for_the_first_time_is_made_and_told(book, tmp_path):
    report = bring(book, "funds.vouchers", sheet(tmp_path / "新.xlsx", HEADS, second(project="春送岗位")))
    assert report.ok
    assert "将新建 1 个专项项目：春送岗位。" in report.notes
    with book.reading() as session:
        kept = session.query(Entry.earmarked, Project.name).join(Project, Project.id == Entry.project).all()
    assert [tuple(row) for row in kept] == [(True, "春送岗位")]
