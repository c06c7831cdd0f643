"""A whole year from import to both statements, to the fen, checked by foreign programs as well (domain-facts A.9)."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desk_union.exchange.funds.journals import write_journal
from desk_union.funds.account import balances, closing
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.paper import statements
from desk_union.store.check import check_book
from desk_union.store.progress import finish
from desk_union.tabs import checks
from tests.funds.account_books import a_book, bring, draft, post_all, project, sheet, voucher_lines, worked_year

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book


def close_year(book: Book, year: int = 2025) -> None:
    with book.deed("年终结账") as session:
        closing.close_year(session, year, session.info["at"])


def closing_balances(book: Book, last: int = 202512) -> dict[str, int]:
    """Debit-positive fen by leaf account, without the empty ones."""
    with book.reading() as session:
        chart = read_chart(session)
        found = balances.sums(session, last, last)
        return {chart.by_id[key[0]].code: sums.closing for key, sums in found.items() if sums.closing}


def cells(rows: tuple[statements.StatementRow, ...]) -> dict[str, tuple[int | None, int | None]]:
    return {row.label.strip(): (row.first, row.second) for row in rows if row.codes}


@pytest.fixture
def book(tmp_path: Path):
    book = worked_year(tmp_path)
    yield book
    book.close()


AT_YEARS_END = {
    "102": 118_750_00, "141": 2_000_00, "162": 18_000_00, "163": -4_400_00, "30101": -2_000_00, "30104": -13_600_00,
    "32104": -500_00, "32205": -118_250_00,
}  # fmt: skip


def test_the_year_closes_to_the_fen(book: Book) -> None:
    close_year(book)
    assert closing_balances(book) == AT_YEARS_END
    assert [one for one in check_book(book, checks()) if not one.warning] == []


def test_statements_of_the_closed_year(book: Book) -> None:
    close_year(book)
    with book.reading() as session:
        sheet01 = statements.balance_sheet(session, 202512, annual=True)
        sheet02 = statements.income_statement(session, 202512, annual=True)
    assert sheet01.objections == sheet02.objections == ()
    left, right, flows = cells(sheet01.left), cells(sheet01.right), cells(sheet02.rows)
    assert left["货币资金"] == (100_000_00, 118_750_00)
    assert left["流动资产合计"] == (100_000_00, 120_750_00)
    assert left["固定资产原值"] == (12_000_00, 18_000_00)
    assert left["减：累计折旧"] == (2_000_00, 4_400_00)
    assert left["固定资产净值"] == (10_000_00, 13_600_00)
    assert left["资产总计"] == right["负债与净资产总计"] == (110_000_00, 134_350_00)
    assert right["资产基金"] == (10_000_00, 15_600_00)
    assert right["工会资金结转"] == (0, 500_00)
    assert right["工会资金结余"] == (100_000_00, 118_250_00)
    assert right["负债合计"] == (0, 0)
    assert flows["一、年初资金结转结余"][0] == 100_000_00
    assert flows["三、收入合计"][0] == 61_150_00
    assert flows["四、支出合计"][0] == 42_400_00
    assert flows["五、本期收支差额"][0] == 18_750_00
    assert flows["六、年末资金结转结余"][0] == 118_750_00
    assert flows["（一）年末资金结转"][0] == 500_00
    assert flows["（二）年末资金结余"][0] == 118_250_00


def test_a_month_s_statements_show_what_is_not_moved_yet(book: Book) -> None:
    """Once a year income and expense are moved; until then 321 and 322 of the form show them all the same."""
    with book.reading() as session:
        sheet01 = statements.balance_sheet(session, 202509)
        month = statements.income_statement(session, 202509)
    right, flows = cells(sheet01.right), cells(month.rows)
    assert sheet01.objections == ()
    assert right["工会资金结转"] == (0, 500_00)  # 13,000 came in for projects, 12,500 went out
    assert flows["四、支出合计"] == (12_500_00, 41_500_00)
    assert "零余额账户用款额度" in cells(sheet01.left)
    assert "一、年初资金结转结余" not in flows


def test_moving_each_month_ends_the_year_in_the_same_way(book: Book) -> None:
    from desk_union.funds.account.periods import STYLE
    from desk_union.store import settings

    with book.deed("方式") as session:
        settings.put(session, STYLE, closing.MONTHLY)
    close_year(book)
    assert closing_balances(book) == AT_YEARS_END
    with book.reading() as session:
        flows = cells(statements.income_statement(session, 202512, annual=True).rows)
    assert flows["三、收入合计"][0] == 61_150_00
    assert flows["五、本期收支差额"][0] == 18_750_00


def test_the_next_year_begins_where_this_one_ended(book: Book) -> None:
    close_year(book)
    draft(book, date(2026, 1, 5), ("102", 700, 0), ("401", 0, 700))
    post_all(book)
    with book.reading() as session:
        sheet01 = statements.balance_sheet(session, 202601)
        flows = cells(statements.income_statement(session, 202601).rows)
    assert cells(sheet01.left)["资产总计"] == (134_350_00, 135_050_00)
    assert cells(sheet01.right)["工会资金结余"] == (118_250_00, 118_950_00)
    assert flows["三、收入合计"] == (700_00, 700_00)


# A year of our own: credit purchase, donation, stock, two projects of which one ends, accrual, correction, write-off.
OPENED = [
    ("101", 500, None, None),
    ("102", 80_000, None, None),
    ("135", 300, None, None),
    ("141", 1_000, None, None),
    ("30101", None, 1_000, None),
    ("32104", None, 2_000, "困难帮扶"),
    ("32205", None, 78_800, None),
]
OWN = [
    ("a", "2025-01-06", "以前年度多记的支出退回", [("102", 200, None), ("32201", None, 200)]),
    (
        "b",
        "2025-02-06",
        "购投影仪，扣保证金",
        [
            ("50702", 10_000, None),
            ("102", None, 9_500),
            ("215", None, 500),
            ("162", 10_000, None),
            ("30104", None, 10_000),
        ],
    ),
    (
        "c",
        "2025-03-06",
        "受赠书柜",
        [("162", 2_000, None), ("30104", None, 2_000), ("510", 80, None), ("101", None, 80)],
    ),
    ("d", "2025-04-06", "行政补助竞赛", [("102", 6_000, None), ("405", None, 6_000, "劳动竞赛")]),
    ("e", "2025-05-06", "竞赛奖励", [("50301", 5_400, None, "劳动竞赛"), ("102", None, 5_400)]),
    ("f", "2025-06-06", "困难补助", [("50404", 1_500, None, "困难帮扶"), ("102", None, 1_500)]),
    ("g", "2025-07-06", "领用慰问品", [("30101", 400, None), ("141", None, 400)]),
    ("h", "2025-08-06", "付保证金", [("215", 500, None), ("102", None, 500)]),
    ("i", "2025-09-06", "会费", [("101", 3_000, None), ("401", None, 3_000)]),
    ("j", "2025-10-06", "现金存行", [("102", 2_800, None), ("101", None, 2_800)]),
    ("k", "2025-11-06", "坏账转入待处理", [("182", 300, None), ("135", None, 300)]),
    ("l", "2025-11-20", "批准核销", [("510", 300, None), ("182", None, 300)]),
    ("m", "2025-12-20", "折旧", [("30104", 600, None), ("163", None, 600)]),
    ("n", "2025-12-31", "上级补助已通知未到账", [("13101", 4_000, None), ("40301", None, 4_000)]),
]


def own_year(folder: Path) -> Book:
    book = a_book(folder)
    project(book, "困难帮扶")
    project(book, "劳动竞赛", finished_on=date(2025, 12, 31))
    heads = ("科目编码", "借方余额", "贷方余额", "项目")
    assert bring(book, "funds.openings", sheet(folder / "期初.xlsx", heads, OPENED)).problems == ()
    from tests.funds.account_books import HEADS

    assert bring(book, "funds.vouchers", sheet(folder / "凭证.xlsx", HEADS, voucher_lines(OWN))).problems == ()
    post_all(book)
    return book


def test_a_year_with_everything_unusual(tmp_path: Path) -> None:
    book = own_year(tmp_path)
    close_year(book)
    # 劳动竞赛 ended with 600 left, which became free; 困难帮扶 goes on with 500; the correction is part of the surplus.
    free = 78_800 + 200 + (3_000 + 4_000) - (10_000 + 80 + 300) + 600
    assert closing_balances(book) == {
        "101": 620_00, "102": 72_100_00, "13101": 4_000_00, "141": 600_00, "162": 12_000_00, "163": -600_00,
        "30101": -600_00, "30104": -11_400_00, "32104": -500_00, "32205": -free * 100,
    }  # fmt: skip
    assert [one for one in check_book(book, checks()) if not one.warning] == []
    with book.reading() as session:
        assert statements.balance_sheet(session, 202512, annual=True).objections == ()
        yearly = statements.income_statement(session, 202512, annual=True)
        left = balances.project_balances(session, 202512)
    assert yearly.objections == ()
    assert cells(yearly.rows)["二、资金结转结余调整及变动"][0] == 200_00
    assert sorted(left.values()) == [0, 500_00]
    book.close()


@pytest.mark.parametrize("made", [worked_year, own_year], ids=["worked", "own"])
def test_hledger_comes_to_the_same_balances(made, tmp_path: Path) -> None:
    if shutil.which("hledger") is None:
        pytest.skip("hledger is not installed here")
    book = made(tmp_path)
    close_year(book)
    target = tmp_path / "账.journal"
    finish(write_journal(book, target))
    told = subprocess.run(
        ["hledger", "-f", target, "balance", "--flat", "--no-total", "-O", "csv"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    found = {}
    for line in told.splitlines()[1:]:
        name, amount = line.replace('"', "").split(",", 1)
        found[name.split(":")[1].split(" ")[0]] = int(Decimal(amount.removesuffix(" CNY")) * 100)
    assert found == closing_balances(book)
    book.close()


def test_the_journals_hold_every_entry(book: Book, tmp_path: Path) -> None:
    """Read back line by line, without a foreign program: sums by account are those of the book."""
    close_year(book)
    for suffix, sign in ((".journal", ":"), (".beancount", ":A")):
        target = tmp_path / f"账{suffix}"
        finish(write_journal(book, target))
        found: dict[str, int] = {}
        for line in target.read_text(encoding="utf-8").splitlines():
            if line.startswith("  ") and " CNY" in line and not line.strip().startswith(("name", "open")):
                name, amount = line.split(" CNY")[0].rsplit("  ", 1)
                code = name.strip().split(sign)[1].split(" ")[0]
                found[code] = found.get(code, 0) + int(Decimal(amount) * 100)
        assert {code: amount for code, amount in found.items() if amount} == closing_balances(book)
