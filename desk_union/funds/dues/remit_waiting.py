"""On what money passed down may be booked, and the rate by which was last remitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.funds.account.account_chart import leaves, read_chart
from desk_union.funds.account.account_codes import SUBSIDY
from desk_union.funds.dues.dues_words import APPROPRIATION
from desk_union.funds.tables import Remittance

if TYPE_CHECKING:

    from sqlalchemy.orm import Session


SPENDING = "5"


def spending_accounts(session: Session) -> list[tuple[int, str]]:
    """Accounts on which money passed down may be booked; 补助下级支出 first where it is in use."""
    chart = read_chart(session)
    found = sorted(leaves(chart, SPENDING), key=lambda one: (not one.code.startswith(SUBSIDY), one.code))
    return [(one.id, one.words) for one in found]


def last_rate(session: Session) -> int | None:
    """The upward share of 拨缴经费 that was used last; none is built in."""
    newest = select(func.max(Remittance.id)).where(Remittance.subject == APPROPRIATION)
    return session.scalar(select(Remittance.rate).where(Remittance.id == newest.scalar_subquery()))
