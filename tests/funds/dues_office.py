"""A works' union of seven people with wages, whose dues anybody can reckon by hand; kept in 2026, seen in November."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.dues import dues_reckoning
from desk_union.funds.dues.dues_words import FLOOR
from desk_union.funds.ledgers.dues import DUES, DUES_RULES
from desk_union.funds.tables import Dues
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.life import deeds as staff
from desk_union.store import listing, rows
from tests.samples import fresh_book

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.funds.dues.dues_reckoning import Reckoned
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0)


@dataclass
class Office:
    book: Book
    people: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)

    def add(self, ledger: Any, **values: Any) -> int:
        with self.book.deed(f"登记{ledger.title}") as session:
            return rows.save_row(session, ledger, None, values, TODAY)

    def rule(self, **values: Any) -> int:
        given = {"name": "标准", "formula": FLOOR, "rate": 50, "since": date(2020, 1, 1), **values}
        return self.add(DUES_RULES, **given)

    def reckon(self, first: int, last: int, **more: Any) -> Reckoned:
        with self.book.deed("生成应缴会费") as session:
            return dues_reckoning.reckon(session, first, last, TODAY, **more)

    def dues(self, name: str, *periods: int) -> list[int]:
        """Ids of a person's rows, of all months when none is named."""
        query = select(Dues.id).where(Dues.person == self.people[name]).order_by(Dues.period)
        with self.book.reading() as session:
            return list(session.scalars(query.where(Dues.period.in_(periods)) if periods else query))

    def owed(self, name: str) -> dict[int, int]:
        with self.book.reading() as session:
            found = session.execute(select(Dues.period, Dues.due).where(Dues.person == self.people[name]))
            return {row.period: row.due for row in found}

    def seen(self, name: str, period: int, *keys: str) -> tuple[Any, ...]:
        """Columns of the ledger for a person's month."""
        with self.book.reading() as session:
            columns = [DUES.by_key[key] for key in keys]
            return listing.lines(session, DUES, columns, self.dues(name, period), TODAY)[0].values

    def found(self, preset: str, day: date = TODAY) -> set[tuple[str, int]]:
        names = {id_: name for name, id_ in self.people.items()}
        with self.book.reading() as session:
            ids = listing.ids_of(session, DUES, listing.ListAsk(day, presets=(preset,)))
            lines = listing.lines(session, DUES, [DUES.by_key["person"], DUES.by_key["period"]], ids, day)
        return {(names[line.values[0]], line.values[1]) for line in lines}


def dues_office(path: Path) -> Office:
    office = Office(fresh_book(path, "示例厂工会", today=TODAY, clock=lambda: NOW))
    with office.book.reading() as session:
        root = listing.ids_of(session, UNITS, listing.ListAsk(TODAY))[0]
    for place, name in enumerate(("甲组", "乙组"), 1):
        office.units[name] = office.add(UNITS, name=name, level="小组", parent=root, place=place)
    for name, unit, employ_type, wage, joined in (
        ("张一", "甲组", "正式", 345_600, date(2015, 1, 1)), ("李二", "甲组", "签约", 400_000, date(2015, 1, 1)),
        ("王三", "乙组", "正式", 500_000, date(2026, 3, 10)), ("赵四", "乙组", "正式", 600_000, date(2010, 1, 1)),
        ("钱五", "乙组", "正式", None, date(2010, 1, 1)), ("孙六", "甲组", "正式", 450_000, date(2010, 1, 1)),
        ("周七", "甲组", "临时用工", 300_000, None),
    ):  # fmt: skip
        values = {"name": name, "unit": office.units[unit], "employ_type": employ_type, "wage": wage}
        office.people[name] = office.add(PEOPLE, **values, hired_on=joined or date(2024, 1, 1), joined_on=joined)
    with office.book.deed("今年的变动") as session:
        staff.move(session, [office.people["李二"]], office.units["乙组"], date(2026, 4, 1))
        staff.leave(session, [office.people["赵四"]], date(2026, 5, 15), "调出", transfer=True)
        staff.change_membership(session, [office.people["孙六"]], "保留会籍", date(2026, 2, 1), "停薪留职")
    return office
