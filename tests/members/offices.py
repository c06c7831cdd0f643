"""A small office made by hand, whose numbers anybody can count."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desk_union.members.ledgers import CHILDREN, EDUCATION, PEOPLE, POSTS, TERMS, UNIT_CHANGES, UNITS
from desk_union.members.life import deeds
from desk_union.store import listing, rows
from tests.samples import fresh_book

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)


def now() -> datetime:
    return datetime(2026, 11, 20, 9, 0)


def empty_book(path: Path) -> Book:
    return fresh_book(path, "示例厂工会", today=TODAY, clock=now)


@dataclass
class Office:
    """A book with ids by name."""

    book: Book
    people: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)

    def ids(self, *names: str) -> list[int]:
        return [self.people[name] for name in names]

    def on(self, name: str, key: str, day: date = TODAY) -> Any:
        """The value of a person's column on a day."""
        with self.book.reading() as session:
            line = listing.lines(session, PEOPLE, [PEOPLE.by_key[key]], self.ids(name), day)[0]
        return line.values[0]

    def names(self, preset: str, day: date = TODAY) -> set[str]:
        with self.book.reading() as session:
            found = set(listing.ids_of(session, PEOPLE, listing.ListAsk(day, presets=(preset,))))
        return {name for name, id_ in self.people.items() if id_ in found}

    def add(self, ledger: Any, **values: Any) -> int:
        with self.book.deed(f"登记{ledger.title}") as session:
            return rows.save_row(session, ledger, None, values, TODAY)

    def person(self, name: str, **values: Any) -> int:
        self.people[name] = self.add(PEOPLE, name=name, **values)
        return self.people[name]


def _units(office: Office) -> None:
    with office.book.reading() as session:
        root = listing.ids_of(session, UNITS, listing.ListAsk(TODAY))[0]
    office.units["厂"] = root
    plan = (("一分会", "分会", "厂", {}), ("锻压车间", "车间", "厂", {}), ("甲组", "小组", "一分会", {}),
            ("乙组", "小组", "一分会", {}), ("丙组", "小组", "锻压车间", {"closed_on": date(2026, 3, 1)}))  # fmt: skip
    for place, (name, level, parent, more) in enumerate(plan, 1):
        above = office.units[parent]
        office.units[name] = office.add(UNITS, name=name, level=level, parent=above, place=place, **more)


def _staff(office: Office) -> None:
    """As they stood at the end of 2025: eight at work, six of them members."""
    unit, born = office.units, date
    office.person("赵一", sex="男", born_on=born(1980, 5, 6), unit=unit["甲组"], hired_on=date(2010, 1, 1), joined_on=date(2010, 6, 1),
                  education="大学本科", political="中共党员", entered=True, entered_on=date(2025, 5, 1))  # fmt: skip
    office.person("钱二", sex="女", born_on=born(1990, 12, 1), unit=unit["甲组"], employ_type="签约", hired_on=date(2015, 1, 1),
                  joined_on=date(2015, 9, 1), education="大学专科")  # fmt: skip
    office.person(
        "孙三", sex="女", born_on=born(1995, 2, 28), unit=unit["乙组"], employ_type="签约", hired_on=date(2020, 7, 1)
    )
    office.person(
        "李四",
        sex="男",
        born_on=born(1970, 1, 1),
        unit=unit["乙组"],
        hired_on=date(2000, 1, 1),
        joined_on=date(2001, 1, 1),
    )
    office.person("周五", sex="男", born_on=born(2000, 8, 8), unit=unit["丙组"], employ_type="临时用工", hired_on=date(2025, 3, 1),
                  is_migrant=True)  # fmt: skip
    office.person(
        "吴六",
        sex="女",
        born_on=born(1975, 3, 10),
        unit=unit["一分会"],
        hired_on=date(1995, 1, 1),
        joined_on=date(1996, 1, 1),
    )
    office.person(
        "郑七",
        sex="男",
        born_on=born(1968, 4, 4),
        unit=unit["甲组"],
        hired_on=date(1990, 1, 1),
        joined_on=date(1991, 1, 1),
    )
    office.person(
        "王八一",
        sex="男",
        born_on=born(1985, 10, 10),
        hired_on=date(2008, 1, 1),
        joined_on=date(2009, 1, 1),
        is_migrant=True,
    )
    with office.book.deed("以前的变动") as session:
        deeds.leave(session, office.ids("李四"), date(2024, 6, 1), "调出")
        rows.save_row(session, PEOPLE, office.people["李四"], {"unit": unit["乙组"], "employ_type": "正式", "standing": "在岗"}, TODAY,
                      since=date(2025, 9, 1))  # fmt: skip
        deeds.change_membership(session, office.ids("李四"), "转入", date(2025, 9, 1), "调回")
        rows.save_row(session, PEOPLE, office.people["王八一"], {"standing": "病休"}, TODAY, since=date(2025, 6, 1))


def _union(office: Office) -> None:
    unit = office.units
    for role, name, where, since in (
        ("工会主席", "赵一", "厂", date(2021, 3, 1)), ("工会小组长", "钱二", "甲组", date(2021, 3, 1)),
        ("工会小组长", "李四", "乙组", date(2025, 10, 1)), ("劳动保护监督检查员", "郑七", "厂", date(2021, 3, 1)),
        ("小组劳动保护检查员", "郑七", "甲组", date(2021, 3, 1)), ("群监员", "王八一", "甲组", date(2025, 2, 1)),
        ("女职工委员会主任", "吴六", "厂", date(2021, 3, 1)), ("工会干事", "孙三", "厂", date(2024, 1, 1)),
    ):  # fmt: skip
        office.add(POSTS, role=role, person=office.people[name], unit=unit[where], since=since)
    office.add(TERMS, body="工会委员会", number=2, session=1, held_on=date(2016, 3, 1), years=5)
    office.add(TERMS, body="工会委员会", number=3, session=2, held_on=date(2022, 1, 10), years=5)
    office.add(UNIT_CHANGES, unit=unit["锻压车间"], day=date(2026, 2, 1), kind="调整")
    office.add(UNIT_CHANGES, unit=unit["甲组"], day=date(2026, 2, 1), kind="调整")
    office.add(EDUCATION, person=office.people["钱二"], target="大学专科", route="自学", state="毕业",
               started_on=date(2022, 1, 1), finished_on=date(2025, 6, 30))  # fmt: skip
    office.add(EDUCATION, person=office.people["孙三"], target="大学本科", route="函授", state="毕业",
               started_on=date(2023, 9, 1), finished_on=date(2026, 7, 1))  # fmt: skip
    office.add(
        EDUCATION,
        person=office.people["周五"],
        target="大学本科",
        route="自学",
        state="在修",
        started_on=date(2025, 9, 1),
    )
    office.add(CHILDREN, person=office.people["赵一"], name="赵小一", born_on=date(2012, 6, 1))
    office.add(CHILDREN, person=office.people["郑七"], name="郑小七", born_on=date(1996, 6, 1))


def this_year(office: Office) -> None:
    """What happened in 2026: a move, a leaving, a joining, a retirement, a death, a change of leader."""
    with office.book.deed("今年的变动") as session:
        deeds.move(session, office.ids("赵一"), office.units["乙组"], date(2026, 2, 1), "工作调动")
        deeds.move(session, office.ids("周五"), office.units["乙组"], date(2026, 3, 1), "丙组撤销")
        deeds.leave(session, office.ids("钱二"), date(2026, 4, 1), "辞职")
        deeds.enrol(session, office.ids("孙三"), date(2026, 5, 10), "工会委员会")
        deeds.retire(session, office.ids("吴六"), date(2026, 2, 1))
        deeds.die(session, office.ids("郑七"), date(2026, 8, 8))
    office.add(
        POSTS, role="工会小组长", person=office.people["赵一"], unit=office.units["甲组"], since=date(2026, 4, 1)
    )


def small_office(path: Path) -> Office:
    """The small office as it stood at the end of 2025."""
    office = Office(empty_book(path))
    _units(office)
    _staff(office)
    _union(office)
    return office
