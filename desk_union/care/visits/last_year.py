"""What the office did last year about this time, and has not begun yet."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desk_union.basis import days, festivals
from desk_union.care.visits.ledgers import home
from desk_union.care.visits.tables import CareVisit
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

AHEAD, BEHIND = 30, 20  # days before and after its day of last year on which a campaign is told
YEAR = re.compile(r"(?:19|20)\d\d\s*(?:年度?)?")


class DoneBefore(NamedTuple):
    """A campaign of last year: when it began, how many households or receivers it had, and of which rows."""

    name: str
    day: date
    households: int
    visits: tuple[int, ...]
    lists: tuple[int, ...]


def bare(campaign: str) -> str:
    """两节送温暖, of 2025年两节送温暖."""
    return YEAR.sub("", campaign).strip(" -—·")


def due_again(session: Session, today: date) -> list[DoneBefore]:
    """Campaigns of last year whose day comes or has just passed, and of which nothing is there this year."""
    since, until = today - timedelta(AHEAD), today + timedelta(AHEAD)
    begun = {bare(name) for name in _names(session, days.add_months(today, -6), until)}
    first, last = days.add_months(since, -12), days.add_months(until, -12)
    found = [
        one
        for one in _of_last_year(session, today)
        if first <= one.day <= last and one.name not in begun and _is_near(one, today)
    ]
    return sorted(found, key=lambda one: one.day)


def _is_near(one: DoneBefore, today: date) -> bool:
    """A festival's campaign moves with the festival, which may lie weeks apart from one year to the next."""
    again = days.add_months(one.day, 12)
    for name in festivals.OF_GIFTS:
        if name.removesuffix("节") in one.name:
            then, now = (festivals.day_of(name, day.year) for day in (one.day, again))
            again = again + (now - days.add_months(then, 12)) if then and now else again
            break
    return again - timedelta(AHEAD) <= today <= again + timedelta(BEHIND)


def _names(session: Session, first: date, last: date) -> Iterable[str]:
    visits = select(CareVisit.campaign).where(CareVisit.campaign.is_not(None), CareVisit.day.between(first, last))
    lists = select(PayoutList.campaign).where(PayoutList.campaign.is_not(None), PayoutList.day.between(first, last))
    return [name for query in (visits, lists) for name in session.scalars(query.distinct()) if name]


def _of_last_year(session: Session, today: date) -> list[DoneBefore]:
    first, last = days.add_months(today, -14), days.add_months(today, -9)
    gathered: dict[str, tuple[list[date], set[str], list[int], list[int]]] = {}
    visits = select(CareVisit.id, CareVisit.campaign, CareVisit.day, home().label("home"), CareVisit.site).where(
        CareVisit.campaign.is_not(None), CareVisit.day.between(first, last)
    )
    for row in session.execute(visits.order_by(CareVisit.day)):
        dates, homes, ids, _ = gathered.setdefault(bare(row.campaign), ([], set(), [], []))
        dates.append(row.day)
        homes.add(row.home or row.site or "")
        ids.append(row.id)
    lists = (
        select(PayoutList.id, PayoutList.campaign, PayoutList.day, PayoutLine.id.label("line"))
        .join(PayoutLine, PayoutLine.roll == PayoutList.id)
        .where(PayoutList.campaign.is_not(None), PayoutList.day.between(first, last))
    )
    for line in session.execute(lists.order_by(PayoutList.day)):
        dates, homes, _, ids = gathered.setdefault(bare(line.campaign), ([], set(), [], []))
        dates.append(line.day)
        homes.add(f"line {line.line}")
        if line.id not in ids:
            ids.append(line.id)
    return [
        DoneBefore(name, min(dates), len(homes), tuple(of_visits), tuple(of_lists))
        for name, (dates, homes, of_visits, of_lists) in gathered.items()
        if name
    ]
