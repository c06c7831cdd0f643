"""Books of account for tests: a union's book, vouchers in a line each, and the worked year of the office's facts (A.9)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl

from desk_union.exchange import importing, mapping, reading
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.store import rows
from desk_union.store.progress import finish
from desk_union.tabs import ledgers
from tests.samples import fresh_book

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.exchange.importing import Report
    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
OPENINGS = [
    ("102", 100_000, None),
    ("162", 12_000, None),
    ("163", None, 2_000),
    ("30104", None, 10_000),
    ("32205", None, 100_000),
]
HEADS = ("日期", "凭证序号", "摘要", "科目编码", "借方金额", "贷方金额", "项目", "附件张数")
# no, day, event, entries as (account, debit, credit, project): domain-facts A.9.
YEAR = [
    ("1", "2025-01-10", "收到会费", [("102", 6000, None), ("401", None, 6000)]),
    ("2", "2025-02-10", "行政拨缴全额", [("102", 50000, None), ("402", None, 30000), ("211", None, 20000)]),
    ("3", "2025-02-20", "上缴上级", [("211", 20000, None), ("102", None, 20000)]),
    ("4", "2025-03-10", "税务代收转拨", [("102", 12000, None), ("402", None, 12000)]),
    ("5", "2025-03-11", "上级专项补助", [("102", 5000, None), ("40302", None, 5000, "送温暖")]),
    ("6", "2025-04-11", "行政专项补助", [("102", 8000, None), ("405", None, 8000, "劳动竞赛")]),
    ("7", "2025-05-11", "端午慰问品", [("50105", 20000, None), ("102", None, 20000)]),
    (
        "8",
        "2025-06-11",
        "体育用品入库",
        [("50102", 3000, None), ("102", None, 3000), ("141", 3000, None), ("30101", None, 3000)],
    ),
    ("9", "2025-07-11", "领用体育用品", [("30101", 1000, None), ("141", None, 1000)]),
    (
        "10",
        "2025-08-11",
        "购电脑",
        [("50702", 6000, None), ("102", None, 6000), ("162", 6000, None), ("30104", None, 6000)],
    ),
    ("11", "2025-12-11", "全年折旧", [("30104", 2400, None), ("163", None, 2400)]),
    ("12", "2025-09-11", "送温暖", [("50405", 4500, None, "送温暖"), ("102", None, 4500)]),
    ("13", "2025-09-12", "竞赛奖品", [("50301", 8000, None, "劳动竞赛"), ("102", None, 8000)]),
    ("14", "2025-10-11", "借款", [("135", 1000, None), ("102", None, 1000)]),
    ("14b", "2025-10-21", "报销会议费", [("50502", 900, None), ("102", 100, None), ("135", None, 1000)]),
    ("15", "2025-12-21", "存款利息", [("102", 150, None), ("408", None, 150)]),
]


def a_book(folder: Path) -> Book:
    return fresh_book(folder / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 1, 20, 9, 0))


def sheet(path: Path, heads: tuple[str, ...], lines: list[tuple[object, ...]]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.append(list(heads))
    for line in lines:
        workbook.active.append(list(line))
    workbook.save(path)
    return path


def bring(book: Book, code: str, path: Path, mode: importing.Mode = "add") -> Report:
    """Import as the command does."""
    ledger = next(one for one in ledgers() if one.code == code)
    with book.reading() as session:
        memory = mapping.memory_of(session, ledger)
    grid = mapping.choose_grid(ledger, reading.read_workbook(path), memory)
    layout = mapping.guess(ledger, grid, memory).sure()
    return finish(importing.run(book, ledger, grid, layout, mode, importing.Choices(), TODAY))


def voucher_lines(year: list[tuple[str, str, str, list[tuple[object, ...]]]]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for no, day, event, entries in year:
        for account, debit, credit, *project in entries:
            found.append((day, no, event, account, debit, credit, project[0] if project else None, 1))
    return found


def worked_year(folder: Path) -> Book:
    """The opening balances and the vouchers of A.9, imported and posted; nothing is closed."""
    book = a_book(folder)
    assert bring(book, "funds.openings", sheet(folder / "期初.xlsx", ("科目编码", "借方余额", "贷方余额"), OPENINGS)).ok
    assert bring(book, "funds.projects", sheet(folder / "项目.xlsx", ("项目名称",), [("送温暖",), ("劳动竞赛",)])).ok
    report = bring(book, "funds.vouchers", sheet(folder / "凭证.xlsx", HEADS, voucher_lines(YEAR)))
    assert [str(problem) for problem in report.problems] == []
    post_all(book)
    return book


def post_all(book: Book, reason: str = "") -> posting.Posted:
    with book.deed("记账") as session:
        return posting.post(session, posting.drafts_through(session), session.info["at"], reason=reason)


def account(book: Book, code: str) -> int:
    with book.reading() as session:
        return read_chart(session).by_code[code].id


def project(book: Book, name: str, **more: object) -> int:
    ledger = next(one for one in ledgers() if one.code == "funds.projects")
    with book.deed("登记项目") as session:
        return rows.save_row(session, ledger, None, {"name": name, **more}, TODAY)


def draft(book: Book, day: date, *entries: tuple[str, int, int], papers: int = 1, **more: object) -> int:
    """A draft from (code, debit, credit) in yuan; returns its id."""
    with book.deed("写凭证") as session:
        chart = read_chart(session)
        lines = tuple(
            VoucherLine("摘要", chart.by_code[code].id, debit * 100, credit * 100, *project)
            for code, debit, credit, *project in entries
        )
        return deeds.draft_voucher(session, Draft(day, lines, papers=papers, **more))  # type: ignore[arg-type]


def post_one(book: Book, row_id: int, reason: str = "") -> str:
    with book.deed("记账") as session:
        return posting.post(session, [row_id], session.info["at"], reason=reason).titles[0]
