"""A small office with rules of choosing, for tests of who is chosen and why."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.choosing import asking
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.choosing.tables import ChoosingRule, ChosenList, ChosenPerson
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person
from desk_union.store import rows
from tests.payouts.payout_office import PayingOffice
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

NUMBER = count(1)


@dataclass
class ChoosingOffice(PayingOffice):
    def rule(self, *terms: tuple[str, int] | tuple[str, int, dict[str, Any]], audience: str = "在册职工", **more: Any) -> int:
        with self.desk.book.deed("条件") as session:
            rule = rows.save_row(session, RULES, None, {"name": f"条件{next(NUMBER)}", "audience": audience, **more}, TODAY)
            for title, part, *given in terms:
                rows.save_row(session, TERMS, None, {"rule": rule, "part": part, "criterion": title, **(given[0] if given else {})}, TODAY)
        return rule

    def judged(self, rule: int, day: date = TODAY) -> dict[str, Any]:
        with self.desk.book.reading() as session:
            return {one.name: one for one in asking.choose(session, asking.read(session, rule, day)).people}

    def chosen(self, *terms: Any, day: date = TODAY, **more: Any) -> str:
        """Who is in, by the last letters of their names: 一三."""
        found = self.judged(self.rule(*terms, **more), day)
        return "".join(sorted((name[-1] for name, one in found.items() if one.state == "入选"), key="一二三四五".index))

    def choose(self, rule: int, day: str = "2026-11-20", title: str = "") -> int:
        return self.do("choosing.choose", rule, day=day, title=title).seen[1][0]

    def listed(self, roll: int) -> dict[str, ChosenPerson]:
        with self.desk.book.reading() as session:
            query = select(Person.name, ChosenPerson).join(Person, Person.id == ChosenPerson.person)
            return dict(iter(session.execute(query.where(ChosenPerson.roll == roll))))

    def rule_called(self, name: str) -> int:
        with self.desk.book.reading() as session:
            return session.scalars(select(ChoosingRule.id).where(ChoosingRule.name == name)).one()

    def roll(self, row: int) -> ChosenList:
        with self.desk.book.reading() as session:
            return session.get_one(ChosenList, row)

    def person(self, n: int, since: date | None = None, **values: Any) -> None:
        with self.desk.book.deed("改") as session:
            rows.save_row(session, PEOPLE, self.people[n - 1], values, TODAY, since=since)


@contextmanager
def choosing_office(folder: Path, people: int = 5) -> Iterator[ChoosingOffice]:
    with small_desk(folder, people=people) as desk:
        yield ChoosingOffice(desk)
