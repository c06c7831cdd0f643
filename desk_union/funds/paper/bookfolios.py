"""The books of account as folios of paper: journals, general and subsidiary ledgers (G.3 of the office's facts).

What a page carries is the month so far, in the general ledger the year so far (《会计基础工作规范》 on turning pages).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.basis.months import DECEMBER, year_of
from desk_union.describe.accountbook import BookRow, Folio
from desk_union.describe.paper import Column
from desk_union.funds.paper import booklines
from desk_union.funds.paper.booklines import CARRIED, ENTRY, MONTH, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import Rule
    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.funds.paper.booklines import BookLine

DAY = "day"  # 本日合计 of a journal
CASH, BANK = "101", "102"
GENERAL_BOOK, CASH_BOOK, BANK_BOOK, SUBSIDIARY_BOOK = "总账", "现金日记账", "银行存款日记账", "三栏式明细账"
SUMMARY = 3  # place of the summary in every book


@dataclass(frozen=True, slots=True)
class Months:
    """Which months of which book: ``first`` and ``last`` as yyyymm of one year."""

    session: Session
    chart: AccountChart
    first: int
    last: int

    @property
    def year(self) -> int:
        return year_of(self.first)


def dated(year: int) -> tuple[Column, ...]:
    """Month, day, number of the voucher and summary: how every line begins."""
    return (
        Column("月", "center", 7, (f"{year}年",)), Column("日", "center", 7, (f"{year}年",)),
        Column("凭证字号", "center", 16), Column("摘　　要", "left", 56),
    )  # fmt: skip


def three_columns(year: int) -> tuple[Column, ...]:
    return (
        *dated(year), Column("借　方", "right", 27), Column("贷　方", "right", 27), Column("借或贷", "center", 9),
        Column("余　额", "right", 28),
    )  # fmt: skip


def journal_columns(year: int) -> tuple[Column, ...]:
    start = (*dated(year)[:3], replace(dated(year)[3], width_mm=42.0))
    return (
        *start, Column("对方科目", "left", 25), Column("结算号", "left", 17), Column("收　入", "right", 23),
        Column("支　出", "right", 23), Column("余　额", "right", 24),
    )  # fmt: skip


def start_cells(line: BookLine) -> tuple[str, str, str, str]:
    month, day = (f"{line.day.month:02}", f"{line.day.day:02}") if line.day else ("", "")
    return month, day, line.number, line.summary


def amount(fen: int, *, total: bool = False) -> str:
    """Nothing where there is nothing, but sums say 0.00."""
    return show_yuan(fen) if fen or total else ""


def rule_of(line: BookLine) -> Rule:
    """A red line below the sums of a month and of the year so far, two below the whole year's."""
    if line.kind == YEAR and line.day is not None and line.day.month == DECEMBER:
        return "double"
    return "single" if line.kind in {MONTH, YEAR} else ""


class ToDate:
    """What has moved since the month (``yearly``: the year, of which only the sums of months are told) began."""

    def __init__(self, *, yearly: bool = False) -> None:
        self.yearly = yearly
        self.debit = self.credit = 0

    def take(self, line: BookLine) -> tuple[int, int]:
        """After this line; a month that is summed up is over, and the next has not begun."""
        if line.kind == ENTRY or (line.kind == MONTH and self.yearly):
            self.debit, self.credit = self.debit + line.debit, self.credit + line.credit
        elif line.kind == YEAR:
            self.debit, self.credit = (line.debit, line.credit) if self.yearly else (0, 0)
        return self.debit, self.credit


def general(months: Months, account: AccountFacts) -> Folio:
    book = booklines.general(months.session, account, months.first, months.last, months.chart)
    return _three(GENERAL_BOOK, account.words, book.lines, months.year, ToDate(yearly=True))


def subsidiary(months: Months, account: AccountFacts) -> Folio:
    book = booklines.subsidiary(months.session, account, months.first, months.last, months.chart)
    return _three(SUBSIDIARY_BOOK, account.words, book.lines, months.year, ToDate())


def _three(book: str, account: str, lines: Iterable[BookLine], year: int, to_date: ToDate) -> Folio:
    rows = []
    for line in lines:
        total = line.kind in {MONTH, YEAR}
        balance = (line.side, show_yuan(abs(line.balance)))
        debit, credit = to_date.take(line)
        rows.append(
            BookRow(
                (*start_cells(line), amount(line.debit, total=total), amount(line.credit, total=total), *balance),
                ("", "", "", "", show_yuan(debit), show_yuan(credit), *balance),
                rule_of(line), total=total or line.kind == CARRIED,
            )
        )  # fmt: skip
    return Folio(book, account, three_columns(year), rows, SUMMARY)


def journal(months: Months, account: AccountFacts, facts: str = "") -> Folio:
    """Every line with the balance after it, and the sum of each day that has several."""
    found = booklines.subsidiary(months.session, account, months.first, months.last, months.chart)
    rows, to_date = [], ToDate()
    for line in _with_days(found.lines):
        total = line.kind in {MONTH, YEAR, DAY}
        debit, credit = to_date.take(line)
        balance = show_yuan(line.balance)
        rows.append(
            BookRow(
                (
                    *start_cells(line), line.opposite, line.bill, amount(line.debit, total=total),
                    amount(line.credit, total=total), balance,
                ),
                ("", "", "", "", "", "", show_yuan(debit), show_yuan(credit), balance),
                rule_of(line), total=total or line.kind == CARRIED,
            )
        )  # fmt: skip
    book = CASH_BOOK if account.code.startswith(CASH) else BANK_BOOK
    return Folio(book, account.words, journal_columns(months.year), rows, SUMMARY, facts)


def _with_days(lines: Sequence[BookLine]) -> Iterator[BookLine]:
    """本日合计 behind the last of several lines of one day."""
    debit = credit = count = 0
    for place, line in enumerate(lines):
        yield line
        if line.kind != ENTRY:
            debit = credit = count = 0
            continue
        debit, credit, count = debit + line.debit, credit + line.credit, count + 1
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after is None or after.kind != ENTRY or after.day != line.day:
            if count > 1:
                yield booklines.BookLine(DAY, line.day, "", "本日合计", debit, credit, line.balance)
            debit = credit = count = 0


def used_leaves(months: Months) -> list[AccountFacts]:
    """Every account with entries that has no journal of its own."""
    used = booklines.used(months.session, months.first, months.last, months.chart)
    return [one for one in used if not one.code.startswith((CASH, BANK))]


def used_below(months: Months, code: str) -> list[AccountFacts]:
    used = booklines.used(months.session, months.first, months.last, months.chart)
    return [one for one in used if one.code.startswith(code)]


def used_first_level(months: Months) -> list[AccountFacts]:
    return booklines.used(months.session, months.first, months.last, months.chart, level=1)
