"""The sentences of the sources come out again: rows entered through deeds, numbers read from the figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members.tables import Person
from desk_union.tabs import sheet_called
from tests.care.visits.visiting_office import VisitingOffice, visiting_office
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

@pytest.fixture
def office(tmp_path: Path) -> Iterator[VisitingOffice]:
    with visiting_office(tmp_path, people=130) as made:
        yield made


def test_four_households_eleven_times_a_thousand_yuan(office: VisitingOffice) -> None:
    """走访困难、住院员工4户,计11人次,发放救助金1000元."""
    people = office.people
    office.visits(*people[:3], household="张家", cash="300")
    office.visits(people[3], reason="患病住院", heads="4", cash="300")
    office.visits(people[4], cash="200", heads="2")
    office.visits(*people[5:7], reason="住院", household="李家", cash="200")
    office.visits(people[8], reason="结婚", cash="500")  # none of them
    assert office.figure("care.visit_households_need") == 4
    assert office.figure("care.visit_times_need") == 11
    assert office.figure("care.visit_cash_need") == 1000
    assert office.figure("care.visit_households") == 5


def test_nine_units_with_their_staff(office: VisitingOffice) -> None:
    """慰问基层单位9家,职工349人次,其中农民工104人次,慰问金0.56万元,慰问实物折合1.6129万元."""
    people = office.people
    with office.desk.book.deed("农民工") as session:
        session.execute(update(Person).where(Person.id.in_(people[:104])).values(is_migrant=True))
    units = [f"第{n}分厂" for n in range(1, 10)]
    for place, unit in enumerate(units):
        office.visits(*people[:104][place::9], site=unit, reason="慰问基层单位", goods_value="50", item="毛巾")
    for unit in units[:-1]:
        office.visit(site=unit, reason="慰问基层单位", heads=30, cash=70_000, item="凉茶", goods_value=110_000)
    office.visit(site=units[-1], reason="慰问基层单位", heads=5, item="凉茶", goods_value=1_612_900 - 8 * 110_000 - 104 * 5_000)
    assert office.figure("care.visit_units") == 9
    assert office.figure("care.visit_times") == 349
    assert office.figure("care.visit_times_migrant") == 104
    assert office.figure("care.visit_cash") == 5600
    assert office.figure("care.visit_goods") == 16129


def test_sixteen_sick_of_whom_eight_women(office: VisitingOffice) -> None:
    """探望患病职工16人次,其中女工8人次."""
    with office.desk.book.reading() as session:
        by_sex = {sex: list(session.scalars(select(Person.id).where(Person.sex == sex))) for sex in "男女"}
    office.visits(*by_sex["女"][:8], reason="患病探望", item="水果", goods_value="60")
    office.visits(*by_sex["男"][:8], reason="生病住院", cash="300")
    office.visits(by_sex["女"][9], reason="生育", cash="300")
    assert office.figure("care.visit_times_ill") == 16
    assert office.figure("care.visit_times_ill_women") == 8


@pytest.mark.parametrize(
    ("code", "reason", "more", "number"),
    [
        ("care.visit_people_parent_died", "父亲去世", {}, 2),
        ("care.visit_people_parent_died", "亲人去世", {"relation": "母亲"}, 2),
        ("care.visit_people_parent_died", "岳父去世", {"relation": "岳父"}, 0),
        ("care.visit_people_bereaved", "岳父去世", {"relation": "岳父"}, 2),
        ("care.visits_married", "参加职工婚礼", {}, 2),
        ("care.visit_people_ill", "住院探望", {}, 2),
        ("care.visit_households_disabled", "送米面油", {"campaign": "2026年助残日"}, 2),
        ("care.heat_days", "送清凉到岗位", {}, 1),
        ("care.visit_cash_festive", "两节走访困难职工", {"cash": "100"}, 200),
        ("care.visit_cash_hardship_own", "困难慰问", {"cash": "50", "source": "本级工会经费"}, 100),
        ("care.double_ninth", "重阳节慰问退休职工", {"campaign": "重阳节"}, 1),
    ],
)
def test_what_a_reason_counts_for(office: VisitingOffice, code: str, reason: str, more: dict[str, str], number: int) -> None:
    office.visits(*office.people[:2], reason=reason, **more)
    assert office.figure(code) == number


def test_a_span_holds_what_happened_in_it(office: VisitingOffice) -> None:
    first = date(TODAY.year, 1, 10)
    office.visit(person=office.people[0], day=first, cash=10_000)
    office.visit(person=office.people[0], cash=20_000)
    span = Span(date(TODAY.year, 1, 1), date(TODAY.year, 1, 31))
    assert office.figure("care.visit_cash", span) == 100
    assert office.figure("care.visit_households", Span.year(TODAY.year)) == 1


@pytest.mark.parametrize(
    ("visits", "households"),
    [
        ([{"person": 0}, {"person": 0}], 1),
        ([{"person": 0}, {"person": 1}], 2),
        ([{"person": 0, "household": "老张家"}, {"person": 1, "household": "老张家"}], 1),
        ([{"person": 0, "household": "="}, {"person": 0}, {"outsider": "孙大娘", "household": "="}], 1),
        ([{"outsider": "孙大娘"}, {"outsider": "孙大娘"}, {"outsider": "钱大爷"}], 2),
        ([{"site": "铸造分厂", "heads": 20}], 0),
        ([{"household": "老李家"}], 1),
    ],
)
def test_households_are_told_by_their_names(office: VisitingOffice, visits: list[dict[str, Any]], households: int) -> None:
    """``=`` stands for the name of the first person: a household called by it is that person's."""
    people = office.people
    with office.desk.book.reading() as session:
        name = session.get_one(Person, people[0]).name
    for n, one in enumerate(visits):
        given = {key: people[value] if key == "person" else name if value == "=" else value for key, value in one.items()}
        office.visit(**given, reason=f"走访{n}")
    assert office.figure("care.visit_households") == households


def test_the_sign_sheet_of_visits_comes_to_what_their_voucher_pays(office: VisitingOffice) -> None:
    made = office.visits(*office.people[:12], cash="500.50")
    told = office.do("care.visits_to_list", *made, title="困难慰问", kind="困难补助")
    (row,) = told.seen[1]
    office.through(row, "approve", "sign", "book")
    sheet = sheet_called("payouts.sign_sheet")
    with office.desk.book.reading() as session:
        (table,) = sheet.tables(session, Request(TODAY, TODAY, row=row))
    paid = office.entries(office.line(made[0]).voucher)
    assert paid[0] == ("50404", 600_600, 0)
    assert "6,006.00" in table.totals
    assert len([line for line in table.rows if line[0]]) == 12


def test_a_posted_voucher_freezes_the_money_of_a_visit_until_it_is_reversed(office: VisitingOffice) -> None:
    from desk_union.care.visits.ledgers import VISITS
    from desk_union.store import rows

    (made,) = office.visits(office.people[0], cash="500")
    row = office.do("care.visits_to_list", made, title="困难慰问").seen[1][0]
    office.through(row, "approve", "sign", "book")
    voucher = office.line(made).voucher
    office.post(voucher)
    for frozen in ({"cash": 60_000}, {"person": office.people[1]}):
        with pytest.raises(rows.Faulty, match="已记入"):
            office.change(VISITS, made, **frozen)
    with pytest.raises(Exception, match="已记入"), office.desk.book.deed("删") as session:
        rows.delete_rows(session, VISITS, [made], TODAY)
    office.change(VISITS, made, note="看望时在家")
    office.post(office.reverse(voucher))
    assert made in office.with_preset(VISITS, "unbooked")


def test_cash_drawn_beforehand_is_settled_visit_by_visit(office: VisitingOffice) -> None:
    (first,) = office.visits(office.people[0], cash="300")
    (second,) = office.visits(office.people[1], reason="住院", cash="200")
    office.do("care.settle_visits", first, borrower="王干事")
    assert office.entries(office.line(first).voucher) == [("50404", 30_000, 0), ("135", 0, 30_000)]
    office.do("care.settle_visits", second, borrower="王干事", returned="100")
    assert office.entries(office.line(second).voucher) == [("50105", 20_000, 0), ("101", 10_000, 0), ("135", 0, 30_000)]
    office.post()
    from desk_union.tabs import checks

    with office.desk.book.reading() as session:
        assert [problem for check in checks() for problem in check(session)] == []
