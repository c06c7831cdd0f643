"""The entries and openings behind an amount of the books, for every sheet of account."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from desk_union.basis.months import first_day, following, last_day, year_of
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.figure import Span
from desk_union.funds.account import balances
from desk_union.funds.account.periods import start_of
from desk_union.funds.account.rules import CLOSING, EXPENSE, INCOME
from desk_union.funds.ledgers.books import LAST_YEAR, OPENINGS, VOUCHERS
from desk_union.funds.paper.statements import COPIED, EVER
from desk_union.funds.tables import Entry, LastYear, Opening, Voucher

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.paper.statements import StatementRow

NET = (("debit", 1), ("credit", -1))
MOVED = (("moved_debit", 1), ("moved_credit", -1))
# What is not moved yet to these accounts counts as if it were: earmarked income and expense, and the other.
PENDING = (("321", True), ("322", False))


def _ids(query: Callable[[], Select[Any]]) -> Callable[[Session], Sequence[int]]:
    """The query is written when somebody opens the number: a sheet has hundreds, and hardly one is opened."""
    return lambda session: list(session.scalars(query()))


class Entries:
    """Debit-positive parts that add up to an amount of ``balances``, or of the statements made from it."""

    def __init__(self, session: Session, chart: AccountChart) -> None:
        self._chart = chart
        self._start = start_of(session)

    def flow(
        self,
        codes: Iterable[str],
        first: int,
        last: int,
        sign: int = 1,
        *,
        sums: tuple[tuple[str, int], ...] = NET,
        closing: bool = False,
        projects: Collection[int | None] | None = None,
    ) -> tuple[RowsBehind, ...]:
        """What moved on these accounts and all below them in the months, without the closing vouchers.

        ``projects`` are the ones meant, None among them what is of no project; without it, everything.
        """
        codes = tuple(codes)
        parts = [
            RowsBehind(
                VOUCHERS, _ids(lambda: self._moved(codes, first, last, projects, closing=closing)), _span(first, last),
                _signed(sums, sign),
            )
        ]  # fmt: skip
        if year_of(last) == year_of(self._start) and first <= year_of(self._start) * 100 + 1:
            moved = tuple((f"moved_{key}", by * sign) for key, by in sums)
            parts.append(RowsBehind(OPENINGS, _ids(lambda: self._opened(codes, projects)), parts[0].span, moved))
        return tuple(parts)

    def _moved(
        self, codes: Iterable[str], first: int, last: int, projects: Collection[int | None] | None, *, closing: bool
    ) -> Select[Any]:
        where: list[ColumnElement[bool]] = [Entry.period.between(first, last), balances.posted()]
        if not closing:
            where.append(Entry.voucher.not_in(select(Voucher.id).where(Voucher.kind.in_(CLOSING))))
        return _in_order(Entry.account.in_(self._below(codes)), *where, *_of_projects(Entry, projects))

    def _opened(self, codes: Iterable[str], projects: Collection[int | None] | None) -> Select[Any]:
        return select(Opening.id).where(Opening.account.in_(self._below(codes)), *_of_projects(Opening, projects))

    def flow_of_year(self, codes: Iterable[str], year: int, sign: int) -> tuple[RowsBehind, ...]:
        """What moved in a whole year; of the year before the books, what was copied as 上年数."""
        if year == year_of(self._start) - 1:
            return self.copied(codes, sign)
        return self.flow(codes, year * 100 + 1, year * 100 + 12, sign)

    def copied(self, codes: Iterable[str], sign: int = 1) -> tuple[RowsBehind, ...]:
        """The rows of 上年数 for these accounts and all below them, each of which stands on its account's own side."""
        last = year_of(self._start) * 100
        below = [one for code in codes for one in self._chart.below(code)]
        return tuple(
            RowsBehind(
                LAST_YEAR, _ids(partial(_copied, ids)), _span(last, last), (("amount", side * sign),),
            )
            for side in (1, -1)
            if (ids := [one.id for one in below if one.sign == side])
        )  # fmt: skip

    def balance(
        self, codes: Iterable[str], last: int, sign: int = 1, *, pending: bool = False
    ) -> tuple[RowsBehind, ...]:
        """What these accounts hold at the end of the month; ``last`` may be month 0, the beginning of a year."""
        codes = tuple(codes)
        # Before the year in which the book was taken over, what had moved in that year was not there yet.
        before = last <= year_of(self._start) * 100
        sums = (*_signed(NET, sign), *(_signed(MOVED, -sign) if before else ()))
        span = _span(last, last)
        return (
            RowsBehind(VOUCHERS, _ids(lambda: self._held(codes, last, pending=pending)), span, _signed(NET, sign)),
            RowsBehind(OPENINGS, _ids(lambda: self._held_at_first(codes, pending=pending)), span, sums),
        )

    def _held(self, codes: Sequence[str], last: int, *, pending: bool) -> Select[Any]:
        where: ColumnElement[bool] = Entry.account.in_(self._below(codes))
        for earmarked in self._pending(codes, pending=pending):
            own = Entry.earmarked.is_(True) if earmarked else Entry.earmarked.is_not(True)
            where = or_(where, and_(Entry.account.in_(self._flows()), own))
        return _in_order(where, Entry.period <= last, balances.posted())

    def _held_at_first(self, codes: Sequence[str], *, pending: bool) -> Select[Any]:
        where: ColumnElement[bool] = Opening.account.in_(self._below(codes))
        for earmarked in self._pending(codes, pending=pending):
            held = Opening.project.is_not(None) if earmarked else Opening.project.is_(None)
            where = or_(where, and_(Opening.account.in_(self._flows()), held))
        return select(Opening.id).where(where)

    def _pending(self, codes: Sequence[str], *, pending: bool) -> list[bool]:
        return [earmarked for code, earmarked in PENDING if pending and code in codes]

    def _flows(self) -> list[int]:
        return [one.id for one in self._chart.by_id.values() if one.kind in {INCOME, EXPENSE}]

    def _below(self, codes: Iterable[str]) -> list[int]:
        return [one.id for code in codes for one in self._chart.below(code)]


def _copied(accounts: Sequence[int]) -> Select[Any]:
    return select(LastYear.id).where(LastYear.account.in_(accounts))


def _in_order(*where: ColumnElement[bool]) -> Select[Any]:
    return select(Entry.id).where(*where).order_by(Entry.period, Entry.voucher, Entry.line)


def _of_projects(row: type[Entry | Opening], projects: Collection[int | None] | None) -> list[ColumnElement[bool]]:
    if projects is None:
        return []
    named = [one for one in projects if one is not None]
    return [or_(row.project.in_(named), *([row.project.is_(None)] if None in projects else []))]


def _signed(sums: tuple[tuple[str, int], ...], sign: int) -> tuple[tuple[str, int], ...]:
    return tuple((key, by * sign) for key, by in sums)


def _span(first: int, last: int) -> Span:
    """Of months; month 0 is the day before a year."""
    first, last = (following(one, 0) if one % 100 else (one - 100) // 100 * 100 + 12 for one in (first, last))
    return Span(first_day(first), last_day(last))


def of_row(entries: Entries, row: StatementRow, place: int) -> tuple[RowsBehind, ...]:
    """Behind one of the two amounts of a line of a statement."""
    if not row.over:
        return ()
    if row.over[place] == COPIED:
        return entries.copied(row.codes, row.sign)
    first, last = row.over[place]
    if first == EVER:
        return entries.balance(row.codes, last, row.sign, pending=True)
    return entries.flow(row.codes, first, last, row.sign)


def taken_away(parts: Iterable[RowsBehind]) -> tuple[RowsBehind, ...]:
    """The same with the other sign, for a difference."""
    return tuple(replace(part, sums=tuple((key, -by) for key, by in part.sums)) for part in parts)


def opening(words: str, parts: Iterable[RowsBehind]) -> str:
    """The words of an amount with what is behind it; an empty cell has nothing to open."""
    return Number(words, *parts) if words else words
