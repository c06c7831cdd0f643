"""The visits that a sheet tells of, read once with their people and what was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, or_, select

from desk_union.basis import months
from desk_union.care.visits.gifts import of_visit
from desk_union.care.visits.ledgers import home, in_unit, of_migrant, of_woman, sort_of, visited
from desk_union.care.visits.tables import CareVisit
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Choose
from desk_union.funds.account.spans import span_of
from desk_union.members.ledgers.units import within
from desk_union.members.tables import Person, Placement
from desk_union.payouts.links import PAYOUT
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

WORDS = (
    "number", "unit", "relation", "household", "site", "sort", "way", "visitors", "campaign", "source", "item",
    "voucher", "note",
)  # fmt: skip
CAMPAIGN, EVERY = "campaign", "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """A visit as paper tells it; ``cash`` and ``goods_value`` in fen, ``sort`` that of its occasion."""

    id: int
    number: str
    day: date
    name: str
    person: int | None
    id_number: str
    unit: str
    relation: str
    household: str
    home: str | None
    heads: int
    site: str
    reason: str
    sort: str
    way: str
    visitors: str
    campaign: str
    source: str
    cash: int
    item: str
    quantity: int
    goods_value: int
    voucher: str
    woman: bool
    migrant: bool
    note: str


def visit_rows(session: Session, *where: ColumnElement[bool]) -> list[VisitRow]:
    """In the order of their days."""
    query = (
        select(
            CareVisit.id, CareVisit.number, CareVisit.day, visited().label("name"), CareVisit.person,
            CareVisit.outsider_id, Person.id_number, in_unit(CareVisit.day).label("unit"), CareVisit.relation,
            CareVisit.household, home().label("home"), CareVisit.heads, CareVisit.site, CareVisit.reason,
            sort_of().label("sort"), CareVisit.way, CareVisit.visitors, CareVisit.campaign, CareVisit.source,
            PayoutLine.cash, PayoutLine.item, PayoutLine.quantity, PayoutLine.goods_value,
            PAYOUT.words().label("voucher"), of_woman().label("woman"), of_migrant().label("migrant"), CareVisit.note,
        )
        .outerjoin(Person, Person.id == CareVisit.person)
        .outerjoin(PayoutLine, of_visit())
        .where(*where)
    )  # fmt: skip
    return [_row(dict(one)) for one in session.execute(query.order_by(CareVisit.day, CareVisit.id)).mappings()]


def _row(one: dict[str, Any]) -> VisitRow:
    outsider, own = one.pop("outsider_id"), one.pop("id_number")
    words = {key: one[key] or "" for key in WORDS}
    sums = {key: one[key] or 0 for key in ("cash", "quantity", "goods_value")}
    number = (own if one["person"] is not None else outsider) or ""
    flags = {"woman": bool(one["woman"]), "migrant": bool(one["migrant"])}
    return VisitRow(**{**one, **words, **sums, **flags, "id_number": number, "heads": one["heads"] or 1})


def asked(request: Request) -> tuple[Span, str, list[ColumnElement[bool]]]:
    """The days meant, in words too, and the condition; rows chosen one by one are meant whatever the days are."""
    span = span_of(request)
    days = Span(months.first_day(span.first), months.last_day(span.last))
    if request.picked:
        return days, "", [CareVisit.id.in_(request.picked)]
    where: list[ColumnElement[bool]] = [CareVisit.day.between(days.first, days.last)]
    campaign = request.chosen.get(CAMPAIGN, EVERY)
    if campaign != EVERY:
        where.append(CareVisit.campaign == campaign)
    if request.unit is not None:
        where.append(_placed(request.unit, days.last))
    return days, span.words, where


def _placed(unit: int, day: date) -> ColumnElement[bool]:
    """The person was in the unit, or below it, on the day of the visit."""
    held = select(Placement.id).where(
        Placement.person == CareVisit.person, Placement.value.in_(within(unit, day)), Placement.since <= CareVisit.day,
        or_(Placement.until.is_(None), Placement.until > CareVisit.day),
    )  # fmt: skip
    return held.correlate(CareVisit).exists()


def campaigns(session: Session) -> tuple[Choose, ...]:
    """The campaigns that visits name, the newest first."""
    query = select(CareVisit.campaign).where(CareVisit.campaign.is_not(None), CareVisit.campaign != "")
    names: Sequence[Any] = session.scalars(query.order_by(CareVisit.day.desc(), CareVisit.id.desc())).all()
    found = tuple((name, name) for name in dict.fromkeys(names))
    return (Choose(CAMPAIGN, "活动/批次", ((EVERY, "全部"), *found)),) if found else ()
