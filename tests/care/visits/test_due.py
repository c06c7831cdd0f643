"""What 工作台 tells about visits: who is unvisited, what was done last year, festivals, birthdays, money not booked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from desk_union.basis import days
from desk_union.care.visits import last_year
from desk_union.care.visits.due import due, due_of
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Child, Person, Standing
from desk_union.payouts.ledgers import LISTS
from desk_union.store import rows
from tests.care.visits.visiting_office import VisitingOffice, visiting_office
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[VisitingOffice]:
    with visiting_office(tmp_path) as made:
        yield made


def told(office: VisitingOffice, today: date = TODAY) -> dict[str, str]:
    with office.desk.book.reading() as session:
        return {one.title: one.sentence for one in due(session, today)}


def of(office: VisitingOffice, person: int) -> str:
    with office.desk.book.reading() as session:
        return "".join(one.sentence for one in due_of(session, person, TODAY))


def name(office: VisitingOffice, person: int) -> str:
    with office.desk.book.reading() as session:
        return session.get_one(Person, person).name


def change(office: VisitingOffice, person: int, **values: Any) -> None:
    with office.desk.book.deed("改") as session:
        session.execute(update(Person).where(Person.id == person).values(**values))


def test_who_is_ill_is_told_until_somebody_went(office: VisitingOffice) -> None:
    person = office.people[0]
    with office.desk.book.deed("病休") as session:
        rows.set_dated(session, PEOPLE.by_key["standing"], person, "病休", TODAY - timedelta(5))
        assert session.scalar(select(Standing.id).where(Standing.value == "病休")) is not None
    assert f"{name(office, person)}病休" in told(office)["病休还没有看望"]
    assert "病休，还没有登记慰问" in of(office, person)
    office.visit(person=person, reason="住院探望")
    assert "病休还没有看望" not in told(office)


@pytest.mark.parametrize(
    ("values", "title", "reason"),
    [
        ({"died_on": TODAY - timedelta(4)}, "去世还没有慰问家属", "职工去世"),
        ({"retired_on": TODAY - timedelta(10)}, "退休还没有慰问", "光荣退休"),
    ],
)
def test_what_happened_to_somebody_is_told_until_visited(office: VisitingOffice, values: dict[str, Any], title: str, reason: str) -> None:
    person = office.people[1]
    change(office, person, **values)
    assert name(office, person) in told(office)[title]
    office.visit(person=person, reason=reason)
    assert title not in told(office)


def test_a_birth_is_told_and_an_old_one_is_not(office: VisitingOffice) -> None:
    first, second = office.people[:2]
    with office.desk.book.deed("子女") as session:
        session.add(Child(person=first, name="小宝", born_on=TODAY - timedelta(20)))
        session.add(Child(person=second, name="大宝", born_on=TODAY - timedelta(200)))
    sentence = told(office)["生育还没有慰问"]
    assert name(office, first) in sentence
    assert name(office, second) not in sentence


def test_last_years_campaign_is_told_until_this_years_begins(office: VisitingOffice) -> None:
    """去年1月慰问3户,今年还没有名单."""
    again = date(TODAY.year + 1, 1, 10)
    for person in office.people[:3]:
        office.visit(person=person, day=date(TODAY.year, 1, 12), campaign=f"{TODAY.year}年两节送温暖")
    title = "去年的活动又到了"
    assert told(office, again)[title] == "去年1月“两节送温暖”慰问3户，今年还没有名单。"
    assert title not in told(office, date(TODAY.year + 1, 6, 1))
    with office.desk.book.deed("名单") as session:
        given = {"title": "春节慰问", "campaign": f"{TODAY.year + 1}年两节送温暖", "day": again}
        rows.save_row(session, LISTS, None, given, again)
    assert title not in told(office, again)


@pytest.mark.parametrize(("campaign", "bare"), [("2025年两节送温暖", "两节送温暖"), ("2025年度送清凉", "送清凉"), ("重阳节", "重阳节"), ("送清凉2025", "送清凉")])
def test_the_year_is_no_part_of_a_campaigns_name(campaign: str, bare: str) -> None:
    assert last_year.bare(campaign) == bare


def test_a_festival_is_told_by_its_real_date_with_its_list(office: VisitingOffice) -> None:
    today = date(2026, 9, 10)
    assert told(office, today)["节日将到"]
    with office.desk.book.reading() as session:
        sentences = [one.sentence for one in due(session, today) if one.kind == "care_festival"]
    assert sentences[0] == "再过15天是中秋节（2026年9月25日），还没有编发放单。"
    with office.desk.book.deed("名单") as session:
        rows.save_row(session, LISTS, None, {"title": "2026年中秋慰问品", "day": today}, today)
    with office.desk.book.reading() as session:
        first = next(one for one in due(session, today) if one.kind == "care_festival")
    assert "已编1张发放单" in first.sentence


def test_birthdays_of_the_next_month_are_counted(office: VisitingOffice) -> None:
    following = days.add_months(TODAY.replace(day=1), 1)
    for person in office.people:
        change(office, person, born_on=date(1980, following.month % 12 + 1, 1))
    change(office, office.people[0], born_on=date(1980, following.month, 9))
    assert "有1人过生日" in told(office)["下月生日"]


def test_money_of_old_visits_that_is_in_no_list_is_told(office: VisitingOffice) -> None:
    office.visit(person=office.people[0], day=TODAY - timedelta(40), cash=30_000)
    office.visit(person=office.people[1], day=TODAY - timedelta(40), item="水果", goods_value=5_000, prepaid=True)
    office.visit(person=office.people[2], cash=70_000)
    assert "有1次走访" in told(office)["走访没有入账"]
    assert "300.00元" in told(office)["走访没有入账"]


def test_a_person_is_told_how_often_and_when_last(office: VisitingOffice) -> None:
    person = office.people[0]
    office.visit(person=person, day=days.add_months(TODAY, -12), reason="困难")
    office.visit(person=person, reason="住院")
    assert "今年慰问过1次，历年共2次" in of(office, person)
    assert "住院" in of(office, person)
    assert of(office, office.people[1]) == ""
