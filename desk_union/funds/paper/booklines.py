"""The lines of the books: journals and subsidiary ledgers with running balance, general ledger, sub-totals.

Rules of 《会计基础工作规范》 (G.3 of the office's facts): 上年结转 opens a year, each month ends with 本月合计 and
本年累计, December's closes with 结转下年; the side of a balance is 借, 贷 or 平.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.months import between, last_day, month_of, year_of
from desk_union.funds.account import balances
from desk_union.funds.account.balances import NOTHING, Sums
from desk_union.funds.account.periods import start_of
from desk_union.funds.tables import Entry, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

ENTRY, OPENING, MONTH, YEAR, CARRIED = "entry", "opening", "month", "year", "carried"
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line; ``balance`` is debit positive, ``voucher`` opens the line on the screen (None for totals).

    ``opposite`` are the accounts on the other side (对方科目), ``detail`` the account below the one of the book.
    """

    kind: str
    day: date | None
    number: str
    summary: str
    debit: int
    credit: int
    balance: int
    voucher: int | None = None
    account: int | None = None
    project: int | None = None
    opposite: str = ""
    bill: str = ""

    @property
    def side(self) -> str:
        return "平" if not self.balance else "借" if self.balance > 0 else "贷"


@dataclass(frozen=True, slots=True)
class LinesOfYear:
    """The lines of one account (or project) over months of one year."""

    account: AccountFacts
    first: int
    last: int
    lines: tuple[BookLine, ...]


def subsidiary(
    session: Session, account: AccountFacts, first: int, last: int, chart: AccountChart, *, project: int | None = None
) -> LinesOfYear:
    """Every entry of an account and of all below it, with month and year totals."""
    ids = [one.id for one in chart.below(account.code)]
    sums = _total(session, ids, first, project)
    lines = [_opening(session, first, sums.opening)]
    balance, year = sums.opening, (sums.year_debit, sums.year_credit)
    by_month: dict[int, list[BookLine]] = defaultdict(list)
    for line in _entries(session, ids, first, last, project, chart):
        by_month[line.day.year * 100 + line.day.month if line.day else first].append(line)
    for period in between(first, last):
        debit = credit = 0
        for line in by_month[period]:
            balance += line.debit - line.credit
            debit, credit = debit + line.debit, credit + line.credit
            lines.append(_with_balance(line, balance))
        year = (year[0] + debit, year[1] + credit)
        if by_month[period] or period == last:
            lines += _totals(period, (debit, credit), year, balance)
    return LinesOfYear(account, first, last, tuple(lines))


def _total(session: Session, ids: Sequence[int], first: int, project: int | None) -> Sums:
    """What stood before ``first``: its balance, and what had moved in the year before that month."""
    found = balances.sums(session, first, first, by_project=project is not None, accounts=ids)
    total = NOTHING
    for key, one in found.items():
        if project is None or key[1] == project:
            total += one
    return Sums(
        total.opening, 0, 0, total.year_opening, total.year_debit - total.debit, total.year_credit - total.credit
    )  # fmt: skip


def _opening(session: Session, first: int, balance: int) -> BookLine:
    if month_of(first) != 1:
        words = "月初余额"
    else:
        words = "期初余额" if year_of(start_of(session)) == year_of(first) else "上年结转"
    return BookLine(OPENING, last_day(first).replace(day=1), "", words, 0, 0, balance)


def _totals(period: int, month: tuple[int, int], year: tuple[int, int], balance: int) -> Iterator[BookLine]:
    day = last_day(period)
    yield BookLine(MONTH, day, "", "本月合计", *month, balance)
    yield BookLine(YEAR, day, "", "本年累计", *year, balance)
    if month_of(period) == DECEMBER:
        yield BookLine(CARRIED, day, "", "结转下年", 0, 0, balance)


def _entries(
    session: Session, ids: Sequence[int], first: int, last: int, project: int | None, chart: AccountChart
) -> Iterator[BookLine]:
    query = (
        select(
            Voucher.day, Voucher.word, Voucher.number, Entry.summary, Entry.debit, Entry.credit, Voucher.id,
            Entry.account, Entry.project, Entry.bill, Entry.line,
        )
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.account.in_(ids), Entry.period.between(first, last), Voucher.state == POSTED)
        .order_by(Entry.period, Voucher.day, Voucher.sequence, Entry.line)
    )  # fmt: skip
    if project is not None:
        query = query.where(Entry.project == project)
    rows = session.connection().execute(query).all()
    opposites = _opposites(session, {row[6] for row in rows}, chart) if rows else {}
    for row in rows:
        others = opposites.get((row[6], row[10]), "")
        yield BookLine(
            ENTRY, row[0], f"{row[1]}-{row[2]}", row[3], row[4], row[5], 0, row[6], row[7], row[8], others, row[9] or ""
        )


def _opposites(session: Session, vouchers: set[int], chart: AccountChart) -> dict[tuple[int, int], str]:
    """By voucher and line the accounts on the other side of the entry that the line is part of, in words."""
    from desk_union.store.bulk import chunks

    held: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for chunk in chunks(sorted(vouchers)):
        query = select(Entry.voucher, Entry.line, Entry.debit, Entry.credit, Entry.account)
        ordered = query.where(Entry.voucher.in_(chunk)).order_by(Entry.voucher, Entry.line)
        for voucher, line, debit, credit, account in session.connection().execute(ordered):
            held[voucher].append((line, debit - credit if debit else -credit, chart.by_id[account].name))
    found = {}
    for voucher, lines in held.items():
        for part in entries_of(lines):
            for line, amount, _ in part:
                others = dict.fromkeys(name for _, other, name in part if (other > 0) != (amount > 0))
                found[voucher, line] = "、".join(others)
    return found


def entries_of(lines: Sequence[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    """A voucher's lines (number, debit-positive amount, account) in the smallest runs that balance: a voucher may hold
    two entries, as 资本性支出 and 资产基金 do, and the bank's 对方科目 is that of its own.
    """
    part: list[tuple[int, int, str]] = []
    for line in lines:
        part.append(line)
        if not sum(amount for _, amount, _ in part):
            yield part
            part = []
    if part:
        yield part


def _with_balance(line: BookLine, balance: int) -> BookLine:
    return BookLine(
        line.kind, line.day, line.number, line.summary, line.debit, line.credit, balance, line.voucher, line.account,
        line.project, line.opposite, line.bill,
    )  # fmt: skip


def general(session: Session, account: AccountFacts, first: int, last: int, chart: AccountChart) -> LinesOfYear:
    """总账: month by month what a first-level account moved, with 本年累计."""
    ids = [one.id for one in chart.below(account.code)]
    sums = _total(session, ids, first, None)
    balance, year = sums.opening, (sums.year_debit, sums.year_credit)
    lines = [_opening(session, first, balance)]
    for period in between(first, last):
        moved = NOTHING
        for one in balances.sums(session, period, period, accounts=ids).values():
            moved += one
        if not (moved.debit or moved.credit) and period != last:
            continue
        balance += moved.debit - moved.credit
        year = (year[0] + moved.debit, year[1] + moved.credit)
        lines += _totals(period, (moved.debit, moved.credit), year, balance)
    return LinesOfYear(account, first, last, tuple(lines))


def used(
    session: Session, first: int, last: int, chart: AccountChart, *, level: int | None = None
) -> list[AccountFacts]:
    """Accounts that have a balance or moved in these months; ``level`` 1 for the general ledger, None for leaves."""
    rolled = balances.rolled_up(balances.sums(session, first, last), chart)
    found = [
        chart.by_id[id_] for id_, sums in rolled.items() if sums.opening or sums.debit or sums.credit or sums.closing
    ]
    return [one for one in found if (one.leaf if level is None else len(one.code) == 3)]  # noqa: PLR2004 - first level


def columns(
    session: Session, account: AccountFacts, first: int, last: int, chart: AccountChart
) -> tuple[list[AccountFacts], list[tuple[BookLine, dict[int, int]]]]:
    """多栏式: every entry of an expense or income account with its amount under the account below it."""
    below = [one for one in chart.below(account.code) if one.leaf]
    lines = []
    for line in _entries(session, [one.id for one in below], first, last, None, chart):
        amount = (line.debit - line.credit) * account.sign
        lines.append((line, {line.account or 0: amount}))
    filled = {id_ for _, amounts in lines for id_ in amounts}
    return [one for one in below if one.id in filled], lines
