"""应拨经费: what of a month's wages is to come to this union, and what came; the rate is data with its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.months import between, first_day, following, period_of, year_of
from desk_union.basis.places import RESOURCES
from desk_union.describe.accounting import PARTS, Rate
from desk_union.funds.account.account_codes import APPROPRIATED
from desk_union.funds.account.periods import start_of
from desk_union.funds.account.rules import CLOSING
from desk_union.funds.dues.dues_words import SELF
from desk_union.funds.tables import Account, Entry, Voucher, WageTotal
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

FILE = RESOURCES / "rates" / "appropriation.toml"
WHOLE = PARTS * PARTS


@dataclass(frozen=True, slots=True)
class LegalRate:
    """``rate`` in parts of ten thousand of the wages."""

    since: date
    rate: int
    document: str


@dataclass(frozen=True, slots=True)
class MonthOf:
    """One month in fen: ``row`` is its line of wages, ``due`` what of them is this union's, ``came`` what 402 got."""

    period: int
    row: WageTotal | None
    due: int
    came: int
    behind: int  # by so much less than due came since January, or (below zero) more

    @property
    def debtor(self) -> str:
        """Who still owes, by the way in which the money comes."""
        if self.behind <= 0 or self.row is None:
            return ""
        return "单位（行政）" if self.row.channel == SELF else "上级工会（代收后转拨）"


@cache
def _legal() -> tuple[LegalRate, ...]:
    held = tomllib.loads(FILE.read_text(encoding="utf-8"))["rate"]
    return tuple(LegalRate(one["since"], Rate().read(one["rate"]) or 0, one["document"]) for one in held)


def rate_on(period: int) -> int | None:
    """The rate that the law names for a month; None of a time before it."""
    held = [one for one in _legal() if one.since <= first_day(period)]
    return max(held, key=lambda one: one.since).rate if held else None


def whole_of(wages: int, rate: int) -> int:
    """Fen that the employer pays of the wages, before they are shared."""
    return (wages * rate + PARTS // 2) // PARTS


def due_of(wages: int, rate: int, share: int) -> int:
    """Fen of the wages that are this union's, to the nearest fen."""
    return (wages * rate * share + WHOLE // 2) // WHOLE


def came_in(session: Session, first: int, last: int) -> dict[int, int]:
    """Posted income of 拨缴经费 by month, in fen, without the closing vouchers."""
    query = (
        select(Entry.period, func.sum(Entry.credit - Entry.debit))
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .where(Entry.period.between(first, last), Voucher.state == POSTED, Voucher.kind.not_in(CLOSING))
        .where(Account.code.startswith(APPROPRIATED))
        .group_by(Entry.period)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def months(session: Session, year: int, last: int) -> list[MonthOf]:
    """The months of a year up to ``last`` since the books began, with what is behind added up."""
    first = max(year * 100 + 1, start_of(session))
    came = came_in(session, first, last)
    wages = {one.period: one for one in session.scalars(select(WageTotal).where(WageTotal.period.between(first, last)))}
    found, behind = [], 0
    for period in between(first, last) if first <= last else ():
        row = wages.get(period)
        due = due_of(row.wages, row.rate, row.share) if row is not None else 0
        behind += due - came.get(period, 0)
        found.append(MonthOf(period, row, due, came.get(period, 0), behind))
    return found


def missing(session: Session, today: date) -> list[int]:
    """The months of this year before the present one whose wages nobody noted; none while nobody notes any."""
    noted = set(session.scalars(select(WageTotal.period)))
    if not noted:
        return []
    last = following(period_of(today), -1)
    first = max(min(noted), year_of(last) * 100 + 1, start_of(session))
    return [period for period in (between(first, last) if first <= last else ()) if period not in noted]
