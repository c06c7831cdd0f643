"""What only asks for a reason about a visit, told while it is typed, on saving and line by line of a sheet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from desk_union.care.visits import doubts
from desk_union.care.visits.ledgers import VISITS
from desk_union.describe.sheet import Request
from desk_union.members.tables import Person
from desk_union.payouts.ceilings.ledgers import CEILINGS
from desk_union.store import overrides, rows
from desk_union.tabs import sheet_called
from tests.care.visits.visiting_office import VisitingOffice, visiting_office
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULE = {"matter": "住院慰问", "window": "每次", "amount": 100_000, "level": "提醒", "since": TODAY - timedelta(400), "document": "示例〔2025〕1号"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[VisitingOffice]:
    with visiting_office(tmp_path) as made:
        yield made


def ceiling(office: VisitingOffice, **values: Any) -> None:
    with office.desk.book.deed("标准") as session:
        rows.save_row(session, CEILINGS, None, {**RULE, **values}, TODAY)


def test_beyond_the_ceiling_is_told_while_typing_and_asked_on_saving(office: VisitingOffice) -> None:
    ceiling(office)
    values = {"person": office.people[0], "day": TODAY, "reason": "住院手术", "cash": 120_000}
    with office.desk.book.reading() as session:
        (fault,) = doubts.foreseen(session, values, None, TODAY)
    assert fault.warns
    assert fault.key == "cash"
    with pytest.raises(rows.Doubtful, match="1,000"):
        office.visit(**values)
    assert office.figure("care.visit_cash") == 0
    with office.desk.book.deed("走访") as session:
        overrides.because(session, "特殊困难，主席同意")
        rows.save_row(session, VISITS, None, values, TODAY)
    assert office.figure("care.visit_cash") == 1200


def test_a_ceiling_that_blocks_lets_nothing_through(office: VisitingOffice) -> None:
    ceiling(office, level="拦住")
    with pytest.raises(rows.Faulty, match="1,000"):
        office.visits(office.people[0], reason="住院", cash="1200", because="主席同意")
    assert office.figure("care.visit_times") == 0


def test_a_ceiling_counts_over_visits_and_lists(office: VisitingOffice) -> None:
    ceiling(office, window="每年", amount=100_000)
    office.visits(office.people[0], reason="住院", cash="600")
    with pytest.raises(rows.Doubtful):
        office.visits(office.people[0], reason="再次住院", cash="500")


def test_a_note_written_later_asks_nothing_again(office: VisitingOffice) -> None:
    (visit,) = office.visits(office.people[0], reason="住院", cash="1200")
    ceiling(office)
    office.change(VISITS, visit, note="已出院")
    with pytest.raises(rows.Doubtful):
        office.change(VISITS, visit, cash=130_000)


def test_who_had_died_is_asked_about_unless_the_family_was_visited(office: VisitingOffice) -> None:
    person = office.people[0]
    with office.desk.book.deed("去世") as session:
        session.execute(update(Person).where(Person.id == person).values(died_on=TODAY - timedelta(3)))
    with pytest.raises(rows.Doubtful, match="去世"):
        office.visit(person=person, reason="困难")
    office.visit(person=person, reason="困难", relation="遗孀")
    office.visit(person=person, reason="职工去世，吊唁")


def test_the_same_person_twice_in_one_campaign_is_asked_about(office: VisitingOffice) -> None:
    office.visits(office.people[0], campaign="2026年两节送温暖")
    with pytest.raises(rows.Doubtful, match="慰问过"):
        office.visits(office.people[0], campaign="2026年两节送温暖", reason="春节走访")
    office.visits(office.people[0], campaign="2026年两节送温暖", reason="春节走访", because="两次都去了")


def test_members_of_one_house_get_it_once(office: VisitingOffice) -> None:
    made = office.visits(*office.people[:3], household="老张家", cash="300", item="米", goods_value="60")
    lines = [office.line(visit) for visit in made]
    assert [line.cash if line else None for line in lines] == [30_000, None, None]
    assert office.figure("care.visit_households") == 1
    assert office.figure("care.visit_times") == 3
    assert office.figure("care.visit_cash") == 300


def test_what_a_whole_unit_gets_is_nobody_s(office: VisitingOffice) -> None:
    ceiling(office, level="拦住")
    values = {"day": TODAY, "site": "食堂", "reason": "住院慰问基层", "cash": 120_000, "heads": 40}
    with office.desk.book.reading() as session:
        assert not doubts.of_import(session, [values, values], frozenset({0, 1}), frozenset(), TODAY)
    assert office.visit(**values)
    with office.desk.book.reading() as session:
        house = {**values, "site": None, "household": "老张家"}
        assert [place for place, _ in doubts.of_import(session, [values, house], frozenset({0, 1}), frozenset(), TODAY)] == [1]


def test_a_reason_on_a_visit_is_printed_for_the_auditors(office: VisitingOffice) -> None:
    ceiling(office)
    with office.desk.book.deed("走访") as session:
        overrides.because(session, "特殊困难，主席同意")
        rows.save_row(session, VISITS, None, {"person": office.people[0], "day": TODAY, "reason": "住院手术", "cash": 120_000}, TODAY)
    with office.desk.book.reading() as session:
        (table,) = sheet_called("payouts.passed_over").tables(session, Request(TODAY, TODAY, year=TODAY.year))
    ((_, _, roll, whom, sentence, reason, _),) = table.rows
    assert (roll, reason) == ("", "特殊困难，主席同意")
    assert "住院手术" in whom
    assert "最多1,000.00元" in sentence
