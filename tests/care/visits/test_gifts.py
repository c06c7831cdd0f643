"""What was given on a visit is a line of 发放: one money, shown twice, frozen by one voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_union.care.visits.ledgers import VISITS
from desk_union.payouts.ledgers import LINES
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.changemany import changeable
from desk_union.store import recycle, rows, undo
from tests.care.visits.visiting_office import VisitingOffice, visiting_office
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[VisitingOffice]:
    with visiting_office(tmp_path) as made:
        yield made


def test_the_money_of_a_visit_is_a_line_in_no_list(office: VisitingOffice) -> None:
    person = office.people[0]
    line = office.line(office.visit(person=person, cash=30_000, item="水果", goods_value=8_050, source="工会经费"))
    assert line is not None
    assert (line.person, line.cash, line.item, line.goods_value) == (person, 30_000, "水果", 8_050)
    assert (line.roll, line.matter, line.day, line.source) == (None, "困难", TODAY, "工会经费")


def test_a_visit_that_gives_nothing_has_no_line(office: VisitingOffice) -> None:
    visit = office.visit(person=office.people[0])
    assert office.line(visit) is None
    office.change(VISITS, visit, cash=20_000)
    assert office.line(visit).cash == 20_000
    office.change(VISITS, visit, cash=None)
    assert office.line(visit) is None


def test_the_line_follows_its_visit(office: VisitingOffice) -> None:
    first, second, *_ = office.people
    visit = office.visit(person=first, cash=10_000)
    office.change(VISITS, visit, person=second, reason="住院")
    line = office.line(visit)
    assert (line.person, line.matter, line.cash) == (second, "住院", 10_000)
    office.change(LINES, line.id, cash=15_000)
    assert office.figure("care.visit_cash") == 150


@pytest.mark.parametrize(
    ("visited", "receiver"),
    [
        ({"outsider": "李大娘"}, ("李大娘", None)),
        ({"site": "装配组外协队"}, ("装配组外协队", None)),
        ({"household": "老张家"}, ("老张家", None)),
    ],
)
def test_who_is_in_no_roster_gets_it_by_name(office: VisitingOffice, visited: dict[str, str], receiver: tuple[str, None]) -> None:
    line = office.line(office.visit(**visited, cash=10_000))
    assert (line.outsider, line.person) == receiver


def test_a_visit_takes_its_line_along_into_the_bin_and_back(office: VisitingOffice) -> None:
    visit = office.visit(person=office.people[0], cash=10_000)
    with office.desk.book.deed("删除") as session:
        rows.delete_rows(session, VISITS, [visit], TODAY)
    assert office.line(visit) is None
    with office.desk.book.reading() as session:
        gone = next(one for one in recycle.bin_rows(session) if one.table_name == "care_visit")
    recycle.restore(office.desk.book, gone.change_id)
    assert office.line(visit).cash == 10_000
    undo.undo(office.desk.book)
    assert office.line(visit) is None


@pytest.mark.parametrize("given", [{"cash": -1}, {"goods_value": -1}, {"quantity": 2}])
def test_what_cannot_be_given_is_refused(office: VisitingOffice, given: dict[str, int]) -> None:
    with pytest.raises(rows.Faulty):
        office.visit(person=office.people[0], **given)


def test_a_visit_to_nobody_is_refused(office: VisitingOffice) -> None:
    with pytest.raises(rows.Faulty, match="没有写慰问了谁"):
        office.visit(cash=10_000)


def test_on_screen_the_money_of_a_visit_is_written_over_until_it_is_booked(office: VisitingOffice) -> None:
    (visit,) = office.visits(office.people[0], cash="300")
    form = RowForm(office.desk, VISITS, visit)
    assert not form.is_locked("cash")
    form.type("cash", "450")
    form.type("item", "水果")
    form.save()
    assert (office.line(visit).cash, office.line(visit).item) == (45_000, "水果")
    row = office.do("care.visits_to_list", visit, title="困难慰问").seen[1][0]
    office.through(row, "approve", "sign", "book")
    office.post(office.line(visit).voucher)
    form = RowForm(office.desk, VISITS, visit)
    assert "已记入" in form.why_locked("cash")
    assert form.is_locked("person")
    assert not form.is_locked("note")


def test_many_visits_get_the_same_gift_at_once(office: VisitingOffice) -> None:
    made = office.visits(*office.people[:3], cash="300")
    assert {"cash", "item", "goods_value"} <= {shown.key for shown in changeable(VISITS)}
    with office.desk.book.deed("改") as session:
        rows.change_many(session, VISITS, made, {"cash": 50_000}, TODAY)
    assert office.figure("care.visit_cash") == 1500
