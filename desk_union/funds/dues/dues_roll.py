"""What the members' tables say of everybody in a month: membership, standing, employment, group and wage."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.months import first_day, last_day
from desk_union.funds.dues.dues_rules import (
    MEMBER,
    NEW_GROUP,
    NEXT_MONTH,
    OLD_GROUP,
    OWES_NOT,
    SAME_MONTH,
    STILL_OWES,
    Customs,
    Month,
    counted,
)
from desk_union.funds.dues.dues_words import KEPT
from desk_union.members import dictionaries as words
from desk_union.members import wages
from desk_union.members.tables import Employment, Membership, Person, Placement, Standing
from desk_union.store import settings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

Held = dict[int, list[tuple["date", "date | None", Any]]]
JOINERS, LEAVERS, MOVERS = "funds.dues_joiners", "funds.dues_leavers", "funds.dues_movers"


class Roll:
    """The tables read once, since a run over a year asks every person twelve times.

    The wage is the one of the month's day, as far as its changes were noted with their days.
    """

    def __init__(self, session: Session, customs: Customs | None = None) -> None:
        self.customs = customs or read_customs(session)
        self.wages = wages.read(session)
        self.names: dict[int, str] = {}
        for row in session.execute(select(Person.id, Person.name).order_by(Person.sort, Person.id)):
            self.names[row.id] = row.name
        self._states = _held(session, Membership, (MEMBER, KEPT))
        self._standings = _held(session, Standing, words.RETIRED)
        self._employments = _held(session, Employment)
        self._placements = _held(session, Placement)

    @property
    def persons(self) -> list[int]:
        """Everybody who was ever a member, by pronunciation."""
        return [person for person in self.names if person in self._states]

    def month(self, person: int, period: int) -> Month:
        begin, end = (self._on(person, period, day) for day in (first_day(period), last_day(period)))
        return counted(begin, end, self.customs)

    def _on(self, person: int, period: int, day: date) -> Month:
        return Month(
            period, _on(self._states, person, day) or "", _on(self._standings, person, day),
            _on(self._employments, person, day), self.wages.on(person, day),
        )  # fmt: skip

    def unit(self, person: int, period: int) -> int | None:
        """The group in which the month is owed; for who was in none at one of its ends that of the other."""
        days = [first_day(period), last_day(period)]
        if self.customs.movers != OLD_GROUP:
            days.reverse()
        held = (_on(self._placements, person, day) for day in days)
        found: int | None = next((unit for unit in held if unit is not None), None)
        return found


def read_customs(session: Session) -> Customs:
    """As the office set them; who only ever said when a new member begins keeps what that meant for the others."""
    joiners = str(settings.get(session, JOINERS, SAME_MONTH))
    later = joiners == NEXT_MONTH
    return Customs(
        joiners, str(settings.get(session, LEAVERS, STILL_OWES if later else OWES_NOT)),
        str(settings.get(session, MOVERS, OLD_GROUP if later else NEW_GROUP)),
    )  # fmt: skip


def keep_customs(session: Session, customs: Customs) -> None:
    if customs.joiners != read_customs(session).joiners:
        settings.put(session, JOINERS, customs.joiners)
    held = read_customs(session)
    if customs.leavers != held.leavers:
        settings.put(session, LEAVERS, customs.leavers)
    if customs.movers != held.movers:
        settings.put(session, MOVERS, customs.movers)


def _held(session: Session, row: type[Any], values: tuple[str, ...] = ()) -> Held:
    found: Held = defaultdict(list)
    query = select(row.person, row.since, row.until, row.value).order_by(row.since)
    for person, since, until, value in session.execute(query.where(row.value.in_(values)) if values else query):
        found[person].append((since, until, value))
    return dict(found)


def _on(held: Held, person: int, day: date) -> Any:
    covering = (
        value for since, until, value in held.get(person, ()) if since <= day and (until is None or day < until)
    )
    return next(covering, None)
