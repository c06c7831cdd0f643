"""What the members' tables say of everybody in a month: membership, standing, employment, group and wage."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.dues.dues_rules import MEMBER, Month, counted_day
from desk_union.funds.dues.dues_words import KEPT
from desk_union.members import dictionaries as words
from desk_union.members import wages
from desk_union.members.tables import Employment, Membership, Person, Placement, Standing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

Held = dict[int, list[tuple["date", "date | None", Any]]]


class Roll:
    """The tables read once, since a run over a year asks every person twelve times.

    The wage is the one of the month's day, as far as its changes were noted with their days.
    """

    def __init__(self, session: Session, joiners: str) -> None:
        self.joiners = joiners
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
        day = counted_day(period, self.joiners)
        return Month(
            period, _on(self._states, person, day) or "", _on(self._standings, person, day),
            _on(self._employments, person, day), self.wages.on(person, day),
        )  # fmt: skip

    def unit(self, person: int, period: int) -> int | None:
        found: int | None = _on(self._placements, person, counted_day(period, self.joiners))
        return found


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
