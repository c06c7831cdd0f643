"""Nothing is invented outside the books' life: years before it, 上年数 of its first year, bonds in 02表, totals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import balances
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.ledgers import ACCOUNTS
from desk_union.funds.ledgers.books import LAST_YEAR
from desk_union.funds.ledgers.plans import BUDGET, BUDGET_CHANGES
from desk_union.funds.paper import planssheets, statements, statementsheets
from desk_union.funds.paper.notessheets import notes
from desk_union.store import rows
from tests.funds.account_books import account, draft, post_all, project, worked_year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_union.describe.paper import Table
    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
SHEETS: dict[str, Callable[..., list[Table]]] = {
    "01表": statementsheets.balance_sheet, "02表": statementsheets.income_statement,
    "科目余额表": statementsheets.trial_balance, "预算执行": planssheets.carried_out, "公开表": planssheets.disclosure,
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return worked_year(tmp_path)


def save(book: Book, ledger: object, **values: object) -> int:
    with book.deed("登记") as session:
        return rows.save_row(session, ledger, None, values, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("span", [{"year": 2024}, {"year": 2024, "month": 12}, {"year": 2019, "quarter": 2}])
def test_before_the_books_began_there_is_no_sheet(book: Book, sheet: str, span: dict[str, int]) -> None:
    with book.reading() as session, pytest.raises(Refusal, match="账套从2025年1月启用"):
        SHEETS[sheet](session, Request(TODAY, TODAY, **span))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("span", [{"year": 2027}, {"year": 2030, "month": 1}, {"year": 2026, "month": 2}])
def test_of_a_time_that_has_not_come_there_is_no_sheet(book: Book, sheet: str, span: dict[str, int]) -> None:
    with book.reading() as session, pytest.raises(Refusal, match="还没有到"):
        SHEETS[sheet](session, Request(TODAY, TODAY, **span))


def income_statement(book: Book, year: int = 2025) -> Table:
    with book.reading() as session:
        return statementsheets.income_statement(session, Request(TODAY, TODAY, year=year))[0]


def test_the_first_year_leaves_the_year_before_blank_and_says_why(book: Book) -> None:
    table = income_statement(book)
    known = {row[0]: row[2] for row in table.rows if row[0].strip()}
    assert {label for label, amount in known.items() if amount} <= {
        "六、年末资金结转结余", "（一）年末资金结转", "（二）年末资金结余",
    }  # fmt: skip
    assert any("上年数还没有登记" in note for note in table.notes)


def test_what_was_copied_from_the_last_statement_stands_there(book: Book) -> None:
    for code, amount in (("401", 500_000), ("402", 4_000_000), ("50105", 1_800_000), ("32205", 7_300_000)):
        save(book, LAST_YEAR, account=account(book, code), amount=amount)
    before = {row[0]: row[2] for row in income_statement(book).rows}
    assert before["三、收入合计"] == "45,000.00"
    assert before["四、支出合计"] == "18,000.00"
    assert before["（一）会费收入"] == "5,000.00"
    assert before["五、本期收支差额"] == "27,000.00"
    assert before["一、年初资金结转结余"] == "73,000.00"
    assert before["六、年末资金结转结余"] == "100,000.00"


def test_copied_numbers_serve_the_first_year_only(book: Book) -> None:
    save(book, LAST_YEAR, account=account(book, "401"), amount=500_000)
    before = {row[0]: row[2] for row in income_statement(book, 2026).rows}
    assert before["（一）会费收入"] == "6,000.00"


def test_an_asset_has_no_number_of_last_year(book: Book) -> None:
    with pytest.raises(Refusal, match="没有上年数"):
        save(book, LAST_YEAR, account=account(book, "102"), amount=1)


def test_the_notes_leave_it_to_be_filled_in(book: Book) -> None:
    with book.reading() as session:
        told = "".join(block.text for block in notes(session, Request(TODAY, TODAY, year=2025)).blocks if hasattr(block, "text"))
    assert "上年收入合计0.00元" not in told
    assert "上年收入合计、支出合计" in told


def use(book: Book, *codes: str) -> None:
    with book.deed("启用") as session:
        for code in codes:
            rows.save_row(session, ACCOUNTS, account(book, code), {"in_use": True}, TODAY)


def test_bonds_bought_and_redeemed_keep_the_statement_quiet_and_a_real_fault_is_still_found(book: Book) -> None:
    """A.7.2: investments move 322 directly, so the check has a line for them."""
    use(book, "151", "30102", "407")
    draft(book, date(2025, 3, 1), ("32205", 20_000, 0), ("151", 20_000, 0), ("102", 0, 20_000), ("30102", 0, 20_000))
    draft(book, date(2025, 9, 1), ("102", 10_300, 0), ("30102", 10_000, 0), ("151", 0, 10_000), ("32205", 0, 10_000), ("407", 0, 300))
    post_all(book, "购买和兑付国债")
    with book.reading() as session:
        assert statements.income_statement(session, 202512, annual=True).objections == ()
    draft(book, date(2025, 10, 1), ("102", 900, 0), ("32205", 0, 900))
    post_all(book, "直接记了结余")
    with book.reading() as session:
        assert "相差900.00元" in statements.income_statement(session, 202512, annual=True).objections[0]


def test_every_account_moved_once_keeps_the_statement_quiet(book: Book) -> None:
    with book.reading() as session:
        chart = read_chart(session)
        codes = [one.code for one in chart.by_id.values() if one.leaf]
        by_project = {one.code for one in chart.by_id.values() if one.by_project}
        county = [one.code for one in chart.by_id.values() if not one.in_use]
    use(book, *county)
    closing = ("32102", "32202", "32103", "32104", "32203", "32204", "32205", "331", "332", "311", "341", "101", "102", "301", "411", "521")
    own = project(book, "每个科目都动一次")
    for code in codes:
        if not code.startswith(closing):
            more = (own, True) if code in by_project else ()
            draft(book, date(2025, 11, 1), (code, 5, 0, *more), ("102", 0, 5))
    for one, other in (("341", "411"), ("521", "341"), ("32202", "32102"), ("102", "32201"), ("102", "32101")):
        draft(book, date(2025, 11, 2), (one, 5, 0), (other, 0, 5))
    post_all(book, "每个科目都动一次")
    with book.reading() as session:
        assert statements.income_statement(session, 202512, annual=True).objections == ()


# Totals


def plan(book: Book) -> None:
    save(book, BUDGET, year=2025, account=account(book, "50105"), amount=3_000_000)
    line = save(book, BUDGET, year=2025, account=account(book, "402"), amount=5_000_000)
    save(book, BUDGET_CHANGES, budget=line, day=date(2025, 12, 5), amount=100_000, reason="追加", document="1号")


def execution(book: Book, **span: int) -> list[tuple[str, ...]]:
    with book.reading() as session:
        return list(planssheets.carried_out(session, Request(TODAY, TODAY, **span))[0].rows)


def test_execution_has_what_moved_without_a_budget_and_totals_of_the_statement(book: Book) -> None:
    plan(book)
    rows_ = execution(book, year=2025)
    named = {row[1]: row for row in rows_}
    assert named["维权支出-送温暖支出（无预算）"][5] == "4,500.00"
    with book.reading() as session:
        told = {row.label: row.first for row in statements.income_statement(session, 202512, annual=True).rows}
    for label, line in (("收入合计", "三、收入合计"), ("支出合计", "四、支出合计")):
        assert named[label][5].replace(",", "") == f"{(told[line] or 0) / 100:.2f}"
        lines = [row for row in rows_ if row[0] and row[0][0] == ("4" if label == "收入合计" else "5")]
        assert sum(int(row[5].replace(",", "").replace(".", "")) for row in lines) == told[line]


def test_a_change_of_the_budget_counts_from_its_day(book: Book) -> None:
    plan(book)
    before = next(row for row in execution(book, year=2025, month=11) if row[0] == "402")
    after = next(row for row in execution(book, year=2025, month=12) if row[0] == "402")
    assert before[4] == "50,000.00"
    assert after[4] == "51,000.00"


def test_a_line_within_another_is_in_no_total_twice(book: Book) -> None:
    save(book, BUDGET, year=2025, account=account(book, "501"), amount=4_000_000)
    save(book, BUDGET, year=2025, account=account(book, "50105"), amount=3_000_000)
    rows_ = {row[1]: row for row in execution(book, year=2025)}
    assert rows_["支出合计"][2] == "40,000.00"
    assert rows_["　其中：职工活动支出-会员活动支出"][5] == "20,000.00"


def test_the_notice_board_begins_with_what_was_there(book: Book) -> None:
    with book.reading() as session:
        (table,) = planssheets.disclosure(session, Request(TODAY, TODAY, year=2025, month=3))
        held = balances.by_code(balances.sums(session, 202503, 202503), read_chart(session))["102"]
    assert table.rows[0][1:] == ("期初现金和银行存款", f"{held.opening / 100:,.2f}")
    assert table.rows[-1][2] == f"{held.closing / 100:,.2f}"
