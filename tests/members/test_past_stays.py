"""What is changed or learnt later leaves the sheets and figures of last year as they were."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Choice, Flag, Money
from desk_union.describe.sheet import Request
from desk_union.founding import new_book
from desk_union.members import dictionaries as words
from desk_union.members import wages
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import (
    CHILDREN,
    EDUCATION,
    PEOPLE,
    PERSON_CHANGES,
    POSTS,
    TERMS,
    UNIT_CHANGES,
    UNITS,
    WOMEN,
)  # fmt: skip
from desk_union.members.ledgers.changes import facts
from desk_union.members.life import deeds
from desk_union.members.sheets import SHEETS
from desk_union.members.tables import PersonChange, UnitChange
from desk_union.store import listing, rows
from desk_union.store.book import open_book
from desk_union.store.figures import evaluate, rows_behind
from desk_union.store.undo import undo
from tests.members.offices import TODAY, Office, now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

END, DAY = date(2025, 12, 31), date(2026, 3, 1)
YEAR = Span.year(2025)
FACTS = facts()
TODAYS = "按今天的资料"


def other(key: str, value: Any) -> Any:
    """A value that the column may hold and does not."""
    kind = FACTS[key].kind
    if isinstance(kind, Choice):
        return next(label for label in kind.dictionary.labels if label != value)
    if isinstance(kind, Flag):
        return not value
    if isinstance(kind, Money):
        return (value or 0) + 12_300
    return "变了以后" if not value else f"{value}新"


def sheets_of(book: Book) -> dict[str, Any]:
    """Everything that the sheets of 会员台账 say of 2025."""
    told: dict[str, Any] = {}
    with book.reading() as session:
        for sheet in SHEETS:
            request = Request(END, TODAY, year=2025, private=True)
            try:
                if isinstance(sheet.content, OfficialForm):
                    told[sheet.code] = [
                        {key: word for key, word in copy.words.items() if key != "note"}
                        for copy in sheet.content.fill(session, request).copies
                    ]
                elif isinstance(sheet.content, Tables):
                    told[sheet.code] = [
                        (one.title, one.rows, one.totals, one.notes) for one in sheet.tables(session, request)
                    ]
                else:
                    told[sheet.code] = sheet.content.fill(session, request)
            except Refusal as refusal:
                told[sheet.code] = str(refusal)
    return told


def figures_of(book: Book) -> dict[str, Any]:
    with book.reading() as session:
        return {one.code: (evaluate(session, one, YEAR, FIGURES), rows_behind(session, one, YEAR)) for one in FIGURES}


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The codes of what changed without saying that it shows the present."""
    return [code for code in before if before[code] != after[code] and TODAYS not in str(after[code])]


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The sample works, closed, to be copied."""
    path = tmp_path_factory.mktemp("past") / "works.desk"
    book = new_book(path, "示例机械厂工会", today=TODAY, clock=now, sample=True)
    book.close()
    return book


@pytest.fixture
def works(last_year: Book, tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "works.desk"
    shutil.copyfile(last_year.path, path)
    book = open_book(path, clock=now)
    yield book
    book.close()


def everybody(session: Any) -> list[int]:
    return listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY))


def change_facts(session: Any) -> None:
    """Every fact of a third of the people, from a day of this year on, but for who has changed later than that."""
    later = set(session.scalars(select(PersonChange.person).where(PersonChange.day > DAY)))
    for id_ in [one for one in everybody(session) if one not in later][::3]:
        held = rows.values_of(session, PEOPLE, [id_], TODAY)[id_]
        given = {one.key: other(what, held[one.key]) for what, one in FACTS.items() if held[one.key] is not None}
        rows.save_row(session, PEOPLE, id_, given, TODAY, since=DAY)


def rename_units(session: Any) -> None:
    for id_ in listing.ids_of(session, UNITS, listing.ListAsk(TODAY)):
        name = listing.name_of(session, UNITS, id_)
        rows.save_row(session, UNITS, id_, {"name": f"新{name}"}, TODAY, since=DAY)


def move_people(session: Any) -> None:
    units = listing.ids_of(session, UNITS, listing.ListAsk(TODAY, presets=("groups",)))
    here = listing.ids_of(session, PEOPLE, listing.ListAsk(DAY, presets=("roll",)))
    for n, id_ in enumerate(here[::5]):
        rows.save_row(session, PEOPLE, id_, {"unit": units[n % len(units)], "employ_type": "聘用"}, TODAY, since=TODAY)


def leave_and_come(session: Any) -> None:
    here = listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, presets=("members", "roll")))
    deeds.leave(session, here[:3], TODAY, "辞职")
    deeds.retire(session, here[3:5], TODAY)
    deeds.die(session, here[5:6], TODAY)
    outside = listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY, presets=("outside",)))
    deeds.enrol(session, outside[-3:], TODAY, "工会委员会")


def add_rows(session: Any) -> None:
    person = everybody(session)[0]
    unit = listing.ids_of(session, UNITS, listing.ListAsk(TODAY, presets=("groups",)))[0]
    for ledger, values in (
        (CHILDREN, {"person": person, "name": "后生", "born_on": date(2026, 2, 2)}),
        (EDUCATION, {"person": person, "target": "博士研究生", "route": "自学", "state": "毕业", "finished_on": DAY}),
        (POSTS, {"person": person, "role": "工会小组长", "unit": unit, "since": DAY}),
        (TERMS, {"body": "工会委员会", "number": 90, "session": 1, "held_on": DAY, "years": 5, "elected": "某人"}),
        (UNIT_CHANGES, {"unit": unit, "day": DAY, "kind": "调整"}),
        (WOMEN, {"day": DAY, "kind": "活动", "title": "三八活动", "persons": 9}),
        (PEOPLE, {"name": "后来", "sex": "女", "born_on": date(1990, 1, 1), "hired_on": DAY, "joined_on": DAY, "unit": unit}),
    ):  # fmt: skip
        rows.save_row(session, ledger, None, values, TODAY)


LATER = (change_facts, rename_units, move_people, leave_and_come, add_rows)


@pytest.mark.parametrize("happen", LATER, ids=lambda one: one.__name__)
def test_last_year_stays(works: Book, happen) -> None:
    sheets, figures = sheets_of(works), figures_of(works)
    with works.deed("后来") as session:
        happen(session)
    assert differing(sheets, sheets_of(works)) == []
    assert differing(figures, figures_of(works)) == []


def test_the_battery_sees_a_change_of_the_past(works: Book) -> None:
    """A slip corrected changes last year too, which the comparison must notice."""
    sheets = sheets_of(works)
    with works.deed("更正") as session:
        id_ = listing.ids_of(session, PEOPLE, listing.ListAsk(END, presets=("members",)))[0]
        rows.save_row(session, PEOPLE, id_, {"political": "台盟盟员"}, TODAY, corrects=True)
    assert "members.roster" in differing(sheets, sheets_of(works))


# Fact, value before, value after.
VALUES = [(what, one.key) for what, one in FACTS.items()]


def first_value(what: str) -> Any:
    return other(what, None if not isinstance(FACTS[what].kind, Flag) else True)


@pytest.mark.parametrize(("what", "key"), VALUES, ids=[key for _, key in VALUES])
def test_each_fact_is_what_it_was_on_its_day(office: Office, what, key) -> None:
    old = first_value(what)
    new = other(what, old)
    who = office.people["赵一"]

    def save(value: Any, **more: Any) -> None:
        with office.book.deed("改") as session:
            rows.save_row(session, PEOPLE, who, {key: value}, TODAY, **more)

    save(old, corrects=True)
    save(new, since=DAY)
    assert [office.on("赵一", key, day) for day in (END, date(2026, 2, 28), DAY, TODAY)] == [old, old, new, new]
    save(old, since=DAY)  # back on the same day: nothing changed at all
    with office.book.reading() as session:
        assert session.scalars(select(PersonChange.id).where(PersonChange.what == what, PersonChange.person == who)).all() == []
    save(new, since=DAY)
    save(other(what, new) if not isinstance(FACTS[what].kind, Flag) else new, since=TODAY)
    undo(office.book)
    assert [office.on("赵一", key, day) for day in (END, TODAY)] in ([old, new], [old, old])
    assert office.on("赵一", key, END) == old


def test_the_facts_are_those_of_the_ledger_of_changes() -> None:
    assert set(FACTS) == set(words.PERSON_FACT.labels)


def test_a_slip_changes_the_past_and_a_blank_filled_in_was_always_so(office: Office) -> None:
    who = office.people["赵一"]
    with office.book.deed("改") as session:
        rows.save_row(session, PEOPLE, who, {"political": "群众"}, TODAY, corrects=True)
        rows.save_row(session, PEOPLE, who, {"marital": "已婚"}, TODAY)  # was not known
        rows.save_row(session, PEOPLE, who, {"title": "工程师"}, TODAY, since=DAY)  # had none
    told = {key: office.on("赵一", key, END) for key in ("political", "marital", "title")}
    assert told == {"political": "群众", "marital": "已婚", "title": None}


def test_a_wrong_unit_is_corrected_without_a_move(office: Office) -> None:
    with office.book.deed("更正") as session:
        rows.save_row(session, PEOPLE, office.people["赵一"], {"unit": office.units["乙组"]}, TODAY, corrects=True)
    assert office.on("赵一", "unit", END) == office.units["乙组"]


def test_a_change_before_one_already_noted_or_still_to_come_is_refused(office: Office) -> None:
    who = office.people["赵一"]
    with office.book.deed("改") as session:
        rows.save_row(session, PEOPLE, who, {"political": "群众"}, TODAY, since=DAY)
    with pytest.raises(Refusal, match="2026-03-01还有一次变动"), office.book.deed("试") as session:
        rows.save_row(session, PEOPLE, who, {"political": "民盟盟员"}, TODAY, since=date(2026, 1, 1))
    with pytest.raises(Refusal, match="还没有到"), office.book.deed("试") as session:
        rows.save_row(session, PEOPLE, who, {"political": "民盟盟员"}, TODAY, since=date(2026, 12, 1))


def test_the_ledger_of_changes_tells_and_corrects(office: Office) -> None:
    who = office.people["赵一"]
    with office.book.deed("改") as session:
        rows.save_row(session, PEOPLE, who, {"political": "群众", "is_migrant": True}, TODAY, since=DAY)
        ids = listing.ids_of(session, PERSON_CHANGES, listing.ListAsk(TODAY))
        shown = [PERSON_CHANGES.by_key[key] for key in ("day", "person", "what", "before", "after")]
        assert [line.words for line in listing.lines(session, PERSON_CHANGES, shown, ids, TODAY)] == [
            ("2026-03-01", "赵一", "政治面貌", "中共党员", "群众"),
        ]  # 是否农民工 was not known before
        rows.save_row(session, PERSON_CHANGES, ids[0], {"before": "团员", "day": date(2026, 2, 1)}, TODAY)
    assert [office.on("赵一", "political", day) for day in (END, date(2026, 2, 1))] == ["共青团员", "群众"]
    for wrong in ({"before": "不知道"}, {"wage_before": 100}):
        with pytest.raises(rows.Faulty), office.book.deed("试") as session:
            rows.save_row(session, PERSON_CHANGES, ids[0], wrong, TODAY)


def test_a_renamed_unit_keeps_its_name_on_old_papers_and_a_slip_does_not(office: Office) -> None:
    unit = office.units["甲组"]
    with office.book.deed("更名") as session:
        rows.save_row(session, UNITS, unit, {"name": "先锋组"}, TODAY, since=DAY)
        kept = session.execute(select(UnitChange.day, UnitChange.before, UnitChange.after).where(
            UnitChange.unit == unit, UnitChange.kind == "更名")).all()  # fmt: skip
    assert kept == [(DAY, "甲组", "先锋组")]

    def called(day: date) -> str:
        with office.book.reading() as session:
            line = listing.lines(session, PEOPLE, [PEOPLE.by_key["unit"]], office.ids("赵一"), day)[0]
        return line.words[0]

    assert [called(day) for day in (END, DAY, TODAY)] == ["甲组", "先锋组", "先锋组"]
    with office.book.deed("更正") as session:
        rows.save_row(session, UNITS, office.units["乙组"], {"name": "乙班"}, TODAY, corrects=True)
        assert session.scalars(select(UnitChange.id).where(UnitChange.unit == office.units["乙组"])).all() == []


def test_wages_are_those_of_the_day(office: Office) -> None:
    who = office.people["赵一"]
    with office.book.deed("工资") as session:
        rows.save_row(session, PEOPLE, who, {"wage": 500_000}, TODAY)
        rows.save_row(session, PEOPLE, who, {"wage": 620_000}, TODAY, since=date(2026, 1, 1))
        rows.save_row(session, PEOPLE, who, {"wage": 650_000}, TODAY, since=date(2026, 7, 1))
        held = wages.read(session)
    days = (END, date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert [held.on(who, day) for day in days] == [500_000, 620_000, 620_000, 650_000]


def test_many_changed_at_once_are_asked_once(office: Office) -> None:
    ids = office.ids("赵一", "钱二")
    with office.book.deed("批量") as session:
        rows.change_many(session, PEOPLE, ids, {"job": "技术员"}, TODAY, corrects=True)
        rows.change_many(session, PEOPLE, ids, {"job": "班长"}, TODAY, since=DAY)
    assert [office.on(name, "job", END) for name in ("赵一", "钱二")] == ["技术员"] * 2
    assert office.on("钱二", "job") == "班长"


LISTED = {
    CHILDREN: {"name": "后生", "born_on": date(2026, 2, 2)},
    EDUCATION: {"target": "博士研究生", "route": "自学", "state": "在修", "started_on": DAY},
}


@pytest.mark.parametrize("ledger", LISTED, ids=lambda ledger: ledger.code)
def test_a_list_of_last_year_holds_nothing_of_this_one(office: Office, ledger) -> None:
    def there() -> list[int]:
        with office.book.reading() as session:
            return listing.ids_of(session, ledger, listing.ListAsk(END, presets=(ledger.present,)))

    before = there()
    office.add(ledger, person=office.people["赵一"], **LISTED[ledger])
    assert there() == before
