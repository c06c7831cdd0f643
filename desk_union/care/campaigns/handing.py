"""From the chosen to a 发放单 with one act, and last year's campaign begun again; never commits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.care.hardship.tables import HardshipFile
from desk_union.choosing import asking
from desk_union.members import age_lines
from desk_union.members.life import rules as lives
from desk_union.members.tables import Child
from desk_union.payouts.described_deeds import gift_of
from desk_union.payouts.making import make
from desk_union.store import rows
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.payouts.making import MadeList

JUNE = 6


def hand_out(session: Session, chosen: int, values: Values, today: date) -> MadeList:
    """A 发放单 for those who are in a list of choosing, each line with why, and with the household that is filed."""
    people = asking.chosen_of(session, chosen)
    if not people:
        raise Refusal("名单里没有入选的人。", "请先选人，或在名单里加人。")
    own = own_values(session, chosen, people, today)
    if values.get("each_child"):
        people = _with_children(session, people, own, values, today)
    good = values.get("good")
    gift = gift_of(
        session, values, people, amount=values.get("amount"), total=values.get("total"),
        goods={good: values.get("quantity") or 1} if good is not None else None, item=values.get("item"),
        quantity=values.get("quantity"), value=values.get("value"), own=own,
    )  # fmt: skip
    return make(session, gift, today)


def own_values(session: Session, chosen: int, people: Sequence[int], day: date) -> dict[int, dict[str, Any]]:
    """Why each was chosen, and of whoever has a 困难职工档案 in force the household and the class."""
    reasons = asking.reasons_of(session, chosen, people)
    own: dict[int, dict[str, Any]] = {person: {"kept_reasons": told or None} for person, told in reasons.items()}
    query = select(HardshipFile.person, HardshipFile.household, func.coalesce(HardshipFile.kind, HardshipFile.reckoned))
    in_force = HardshipFile.approved_on <= day, or_(HardshipFile.closed_on.is_(None), HardshipFile.closed_on > day)
    for chunk in chunks(people):
        for person, household, grade in session.execute(query.where(HardshipFile.person.in_(chunk), *in_force)):
            own.setdefault(person or 0, {}).update(household=household, grade=grade)
    return own


def _with_children(
    session: Session, people: Sequence[int], own: dict[int, dict[str, Any]], values: Values, day: date
) -> list[int]:
    """Those with children below the line on 1 June; each gets the amount and the goods once for every child."""
    june, line = day.replace(month=JUNE, day=1), age_lines.read(session).child or lives.CHILD_LINE
    counts: dict[int, int] = {}
    for chunk in chunks(people):
        born = select(Child.person, Child.born_on).where(Child.person.in_(chunk), Child.born_on <= june)
        for person, day_ in session.execute(born):
            counts[person] = counts.get(person, 0) + (days.age_on(day_, june) < line)
    found = [person for person in people if counts.get(person)]
    if not found:
        raise Refusal(f"名单里的人没有{line}岁以下的子女。", "请先登记子女，或不要按子女人数发。", field="each_child")
    for person in found:
        many, more = counts[person], own.setdefault(person, {})
        more["note"] = f"子女{many}人"
        if values.get("amount"):
            more["cash"] = values["amount"] * many
        if values.get("item") or values.get("good"):
            more["quantity"] = (values.get("quantity") or 1) * many
        if values.get("value"):
            more["goods_value"] = values["value"] * many
    return found


def proposed(session: Session, campaign: int) -> Mapping[str, Any]:
    """What a campaign says about its 发放单."""
    held = session.get(CareCampaign, campaign)
    if held is None:
        return {}
    told = {
        "title": held.title, "kind": held.kind, "matter": held.matter, "amount": held.per_head, "item": held.item,
        "value": held.item_value, "source": held.source, "quantity": 1 if held.item else None,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def again(session: Session, campaign: int, year: int, today: date) -> int:
    """The campaign of an earlier year begun anew: the same in that year, a year or more later, with nothing planned."""
    held = session.get_one(CareCampaign, campaign)
    moved = {key: _in_year(getattr(held, key), year - held.year) for key in ("first", "last")}
    title = re.sub(str(held.year), str(year), held.title)
    if title == held.title:
        title = f"{year}年{held.title}"
    same = ("occasion", "rule", "kind", "matter", "per_head", "item", "item_value", "source")
    values = {key: getattr(held, key) for key in same}
    given = {**values, **moved, "title": title, "year": year, "before": campaign, "planned_heads": held.planned_heads}
    return rows.save_row(session, CAMPAIGNS, None, given, today)


def _in_year(day: date | None, years: int) -> date | None:
    return None if day is None else days.add_months(day, 12 * years)


def taken(session: Session, campaign: int, chosen: int, heads: int, today: date) -> None:
    """A campaign has its list; where nobody planned how many, they are so many."""
    held = session.get_one(CareCampaign, campaign)
    fresh: dict[str, Any] = {"chosen": chosen}
    if held.planned_heads is None:
        fresh["planned_heads"] = heads
    rows.save_row(session, CAMPAIGNS, campaign, fresh, today)
