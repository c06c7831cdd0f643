"""决算, 执行, 公开 and 附注 say the totals of 02表 and 01表, in the worked year and in the sample book."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.describe.prose import Paragraph, ProseGrid
from desk_union.describe.sheet import Request
from desk_union.founding import new_book
from desk_union.funds.account.periods import start_of
from desk_union.funds.ledgers.plans import BUDGET
from desk_union.funds.paper import statements
from desk_union.funds.tables import Project
from desk_union.store import rows
from desk_union.tabs import sheets
from tests.funds.account_books import account, draft, post_all, project, worked_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module", params=["worked", "sample"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "worked":
        book = worked_year(folder)
        for code, amount in (("501", 2_000_000), ("402", 4_000_000)):
            plan(book, 2025, code, amount)
    else:
        at = datetime(2026, 11, 20, 9, 0)
        book = new_book(folder / "账本.desk", "示例机械厂工会", today=TODAY, clock=lambda: at, sample=True)
    yield book
    book.close()


def plan(book: Book, year: int, code: str, amount: int, of: int | None = None, **more: object) -> int:
    with book.deed("预算") as session:
        given = {"year": year, "account": account(book, code), "project": of, "amount": amount, **more}
        return rows.save_row(session, BUDGET, None, given, TODAY)


def printed(book: Book, code: str, year: int) -> Any:
    sheet = next(one for one in sheets() if one.code == code)
    with book.reading() as session:
        request = Request(date(year, 12, 31), TODAY, year=year)
        return sheet.content.fill(session, request) if code == "funds.notes" else sheet.tables(session, request)[0]


def cell(table: Any, words: str, heading: str) -> int:
    place = [column.title for column in table.columns].index(heading)
    return parse_yuan(str(next(row for row in table.rows if any(words in str(one) for one in row))[place]))


def flows(book: Book, year: int) -> dict[str, int]:
    """收入 and 支出 of 02表."""
    with book.reading() as session:
        told = statements.income_statement(session, year * 100 + 12, annual=True)
    by_label = {row.label: row.first or 0 for row in told.rows}
    return {"收入": by_label["三、收入合计"], "支出": by_label["四、支出合计"]}


def year_of(book: Book) -> int:
    with book.reading() as session:
        return start_of(session, TODAY) // 100


@pytest.mark.parametrize(
    ("code", "heading"), [("funds.final", "本年决算"), ("funds.execution", "已执行"), ("funds.disclosure", "金额（元）")]
)
def test_income_and_spending_are_those_of_the_statement(book: Book, code: str, heading: str) -> None:
    year = year_of(book)
    wanted = flows(book, year)
    assert all(wanted.values())
    table = printed(book, code, year)
    assert {kind: cell(table, f"{kind}合计", heading) for kind in wanted} == wanted


def test_the_notes_quote_the_statements(book: Book) -> None:
    year = year_of(book)
    wanted = flows(book, year)
    parts = printed(book, "funds.notes", year).blocks
    text = "".join(part.text for part in parts if isinstance(part, Paragraph))
    assert f"{year}年收入合计{show_yuan(wanted['收入'])}元，支出合计{show_yuan(wanted['支出'])}元" in text
    grids = {part.title: part for part in parts if isinstance(part, ProseGrid)}
    for kind, amount in wanted.items():
        assert parse_yuan(str(grids[f"本年{kind}明细"].totals[1])) == amount
        assert parse_yuan(str(grids[f"{kind}预算执行情况"].totals[2])) == amount
    with book.reading() as session:
        sheet = statements.balance_sheet(session, year * 100 + 12, annual=True)
    assets = next(row.second or 0 for row in sheet.left if "资产总计" in row.label)
    assert f"资产总计{show_yuan(assets)}元" in text


def test_the_notice_board_s_money_is_that_of_the_balance_sheet(book: Book) -> None:
    year = year_of(book)
    table = printed(book, "funds.disclosure", year)
    with book.reading() as session:
        sheet = statements.balance_sheet(session, year * 100 + 12, annual=True)
    held = [row for row in sheet.left if row.codes and set(row.codes) <= {"101", "102"}]
    assert cell(table, "期末现金和银行存款", "金额（元）") == sum(row.second or 0 for row in held)
    assert cell(table, "期初现金和银行存款", "金额（元）") == sum(row.first or 0 for row in held)


def test_two_lines_of_one_account_do_not_double_the_year_before(tmp_path) -> None:
    book = worked_year(tmp_path)
    other = project(book, "秋季慰问")
    draft(book, date(2025, 12, 20), ("50405", 700, 0, other, True), ("102", 0, 700))
    post_all(book, "先垫")
    with book.reading() as session:
        first = session.scalar(select(Project.id).where(Project.name == "送温暖"))
    plan(book, 2026, "50405", 500_000, first)
    plan(book, 2026, "50405", 90_000, other)
    table = printed(book, "funds.budget", 2026)
    assert [cell(table, f"（{name}）", "上年决算") for name in ("送温暖", "秋季慰问")] == [450_000, 70_000]
    assert cell(table, "支出合计", "上年决算") == 520_000
    plan(book, 2026, "50405", 600_000)
    table = printed(book, "funds.budget", 2026)
    assert cell(table, "支出合计", "上年决算") == 520_000
    assert cell(table, "支出合计", "本年预算") == 600_000
    book.close()
