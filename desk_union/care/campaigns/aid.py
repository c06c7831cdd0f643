"""What of the lines of 发放 is aid, as SQL: on a 发放单, in a voucher, no visit's, no prize, no goods of a festival."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, not_, or_, select
from sqlalchemy.orm import aliased

from desk_union.care.campaigns.campaign_words import NO_AID, WELFARE
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.funds.tables import Account
from desk_union.members.tables import Person
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.received import handed_out
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed() -> ColumnElement[bool]:
    """The line stands on a 发放单 and is not the money or goods of a visit."""
    return and_(PayoutLine.roll.is_not(None), PayoutLine.owner_table.is_(None))


def booked() -> ColumnElement[bool]:
    return and_(listed(), PAYOUT.in_voucher())


def is_aid() -> ColumnElement[bool]:
    """A listed line in a voucher, of no list of prizes; of what every member gets only what is money."""
    welfare = and_(PayoutLine.roll.in_(_lists(WELFARE)), func.coalesce(PayoutLine.cash, 0) == 0)
    return and_(booked(), PayoutLine.roll.not_in(_lists(*NO_AID)), not_(welfare))


def _lists(*accounts: str) -> Select[int]:
    """The lists whose kind is booked to one of these accounts."""
    return (
        select(PayoutList.id)
        .join(PayoutKind, PayoutKind.id == PayoutList.kind)
        .join(Account, Account.id == PayoutKind.account)
        .where(or_(*(Account.code.startswith(code) for code in accounts)))
    )


def about(*words: str) -> ColumnElement[bool]:
    """The line, its list or its campaign speaks of one of these."""
    of_list = exists().where(
        PayoutList.id == PayoutLine.roll,
        or_(*(func.coalesce(column, "").contains(word) for word in words for column in _SAYS)),
    )
    return or_(of_list, *(PayoutLine.matter.contains(word) for word in words))


_SAYS = (PayoutList.title, PayoutList.campaign, PayoutList.occasion)


def graded(*words: str) -> ColumnElement[bool]:
    """The class that stands on the line, else its matter, is one of these."""
    said = func.coalesce(PayoutLine.grade, PayoutLine.matter)
    return or_(*(said.contains(word) for word in words))


def household() -> ColumnElement[Any]:
    """One value for each household: its name, else the person or whoever is in no list.

    A household called by the name that one person alone bears is that person's, so that 户名 may be left out of one
    line and written in the next.
    """
    held = PayoutLine.__table__.c
    own = _own_home()
    named = case((held.person.is_not(None) & (held.household == _name()), own), else_=held.household)
    return func.coalesce(named, own, held.outsider_id, held.outsider)


def _name() -> ColumnElement[Any]:
    person = aliased(Person)
    return select(person.name).where(person.id == PayoutLine.__table__.c.person).scalar_subquery()


def _own_home() -> ColumnElement[Any]:
    """The name of the receiver, or the person where another bears the same; None where nobody of the roster got it."""
    person, other, held = aliased(Person), aliased(Person), PayoutLine.__table__.c
    namesake = exists().where(other.sort == person.sort, other.name == person.name, other.id != person.id)
    told = case((namesake, func.concat("#", held.person)), else_=person.name)
    return select(told).where(person.id == held.person).scalar_subquery()


def receiver() -> ColumnElement[Any]:
    """One value for each receiver."""
    held = PayoutLine.__table__.c
    return func.coalesce(held.outsider_id, held.outsider, func.concat("#", held.person))


def of_campaign(campaign: Any = CareCampaign.title) -> ColumnElement[bool]:
    """The line is of a 发放单 of the campaign, handed out already."""
    lists = select(PayoutList.id).where(PayoutList.campaign == campaign).correlate(CareCampaign)
    return and_(PayoutLine.roll.in_(lists), handed_out())


def lines_of(titles: Sequence[str]) -> ColumnElement[bool]:
    """Likewise of several campaigns by their titles."""
    return and_(PayoutLine.roll.in_(select(PayoutList.id).where(PayoutList.campaign.in_(titles))), handed_out())
