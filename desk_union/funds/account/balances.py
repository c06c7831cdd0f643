"""Sums of the books, computed from openings and posted entries whenever asked and never stored (design.md section 5).

Amounts are fen, debit positive, unless a name says a side. Drafts are left out by their few ids, because a join with
all vouchers would double the time of a trial balance.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.funds.account.periods import start_of, year_of
from desk_union.funds.account.rules import CLOSING
from desk_union.funds.tables import Entry, Opening, Voucher
from desk_union.funds.tables.books import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

Key = tuple[int, int | None]  # account, project


@dataclass(frozen=True, slots=True)
class Sums:
    """One account over a span: ``opening`` before it, ``debit`` and ``credit`` in it; likewise since 1 January."""

    opening: int = 0
    debit: int = 0
    credit: int = 0
    year_opening: int = 0
    year_debit: int = 0
    year_credit: int = 0

    @property
    def closing(self) -> int:
        return self.opening + self.debit - self.credit

    @property
    def moved(self) -> bool:
        return any((self.opening, self.debit, self.credit, self.year_opening, self.year_debit, self.year_credit))

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.opening + other.opening,
            self.debit + other.debit,
            self.credit + other.credit,
            self.year_opening + other.year_opening,
            self.year_debit + other.year_debit,
            self.year_credit + other.year_credit,
        )


NOTHING = Sums()


def posted() -> ColumnElement[bool]:
    """The entry belongs to a posted voucher."""
    drafts = select(Voucher.id).where(Voucher.state == DRAFT)
    return Entry.voucher.not_in(drafts)


def _counted(session: Session, *, closing: bool) -> Iterator[ColumnElement[bool]]:
    """Which entries count; looking each up among the drafts costs a quarter more, so only where there are any."""
    if session.scalar(select(Voucher.id).where(Voucher.state == DRAFT).limit(1)) is not None:
        yield posted()
    if not closing:
        yield Entry.voucher.not_in(select(Voucher.id).where(Voucher.kind.in_(CLOSING)))


def sums(
    session: Session,
    first: int,
    last: int,
    *,
    by_project: bool = False,
    closing: bool = True,
    accounts: Sequence[int] | None = None,
) -> dict[Key, Sums]:
    """By account (and project when asked) for the periods ``first`` to ``last`` of one year.

    ``closing`` False leaves out the vouchers that move income and expense to 321 and 322, for the statement of
    income and expense.
    """
    year = year_of(last) * 100
    keys = [Entry.account, Entry.project] if by_project else [Entry.account]
    # By month, because plain sums in the order of the index take half the time of sums that sort months out.
    query = (
        select(*keys, Entry.period, func.sum(Entry.debit), func.sum(Entry.credit))
        .where(Entry.period <= last, *_counted(session, closing=closing))
        .group_by(*keys, Entry.period)
    )
    if accounts is not None:
        query = query.where(Entry.account.in_(accounts))
    found: dict[Key, Sums] = {}
    for account, *project, period, debit, credit in session.connection().execute(query):
        key = (account, project[0] if by_project else None)
        span = (0, debit, credit) if period >= first else (debit - credit, 0, 0)
        in_year = (0, debit, credit) if period > year else (debit - credit, 0, 0)
        found[key] = found.get(key, NOTHING) + Sums(*span, *in_year)
    return _with_openings(session, found, first, last, by_project=by_project, accounts=accounts)


def _with_openings(
    session: Session,
    found: dict[Key, Sums],
    first: int,
    last: int,
    *,
    by_project: bool,
    accounts: Sequence[int] | None,
) -> dict[Key, Sums]:
    start = start_of(session)
    in_first_year = year_of(last) == year_of(start)
    query = select(
        Opening.account, Opening.project, Opening.debit - Opening.credit, Opening.moved_debit, Opening.moved_credit
    )
    if accounts is not None:
        query = query.where(Opening.account.in_(accounts))
    for account, project, balance, debit, credit in session.execute(query):
        key = (account, project if by_project else None)
        before_year = balance - debit + credit
        # What moved before the book took over counts in a span that begins with the year, and in the year's own sums.
        span = (before_year, debit, credit) if in_first_year and first <= year_of(start) * 100 + 1 else (balance, 0, 0)
        year = (before_year, debit, credit) if in_first_year else (balance, 0, 0)
        if year_of(last) < year_of(start):
            span = year = (before_year, 0, 0)
        found[key] = found.get(key, NOTHING) + Sums(*span, *year)
    return found


def rolled_up(found: Mapping[Key, Sums], chart: AccountChart) -> dict[int, Sums]:
    """Every account of the chart that has anything, with all that stands below it."""
    total: dict[int, Sums] = defaultdict(Sums)
    for (account, _), sums_ in found.items():
        one: AccountFacts | None = chart.by_id[account]
        while one is not None:
            total[one.id] = total[one.id] + sums_
            one = chart.upper(one)
    return {id_: total[id_] for id_ in chart.by_id if id_ in total and total[id_].moved}


def by_code(found: Mapping[Key, Sums], chart: AccountChart) -> dict[str, Sums]:
    """The rolled-up sums under the accounts' codes; missing codes are zero by ``dict.get(code, NOTHING)``."""
    return {chart.by_id[id_].code: sums_ for id_, sums_ in rolled_up(found, chart).items()}


def project_balances(session: Session, last: int) -> dict[int, int]:
    """What is left of each project at the end of ``last``, credit positive: 321 and unclosed earmarked lines."""
    from desk_union.funds.tables import Account

    kinds = Account.kind.in_(("收入", "支出"))
    counted = Account.code.startswith("321") | (kinds & Entry.earmarked)
    query = (
        select(Entry.project, func.sum(Entry.credit - Entry.debit))
        .join(Account, Account.id == Entry.account)
        .where(Entry.project.is_not(None), Entry.period <= last, posted(), counted)
        .group_by(Entry.project)
    )
    left = {row[0] or 0: row[1] for row in session.connection().execute(query)}
    opened = (
        select(Opening.project, func.sum(Opening.credit - Opening.debit))
        .join(Account, Account.id == Opening.account)
        .where(Opening.project.is_not(None), Account.code.startswith("321") | kinds)
        .group_by(Opening.project)
    )
    for project, amount in session.connection().execute(opened):
        left[project or 0] = left.get(project or 0, 0) + amount
    return left
