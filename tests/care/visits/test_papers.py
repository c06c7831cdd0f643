"""What is printed of visits says what the rows say, with the sums, and hides what is private."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.care.visits.ledgers import LETTERS
from desk_union.describe.sheet import WHO, Request
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.tabs import sheet_called
from tests.care.visits.visiting_office import VisitingOffice, visiting_office
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = TODAY.year


@pytest.fixture
def office(tmp_path: Path) -> Iterator[VisitingOffice]:
    with visiting_office(tmp_path) as made:
        yield made


def filled(office: VisitingOffice, code: str, **more: Any) -> Any:
    with office.desk.book.reading() as session:
        return sheet_called(code).content.fill(session, Request(TODAY, TODAY, **{"year": YEAR, **more}))


def person(office: VisitingOffice, row: int) -> Person:
    with office.desk.book.reading() as session:
        return session.get_one(Person, row)


def test_a_slip_tells_the_visit_and_masks_the_document(office: VisitingOffice) -> None:
    one = person(office, office.people[0])
    visit = office.visit(person=one.id, cash=50_050, item="水果", quantity=2, goods_value=12_000, household="老张家", heads=3)
    (copy,) = filled(office, "care.visit_slip", row=visit).copies
    told = copy.words
    assert (told["name"], told["household"], told["heads"], told["cash"]) == (one.name, "老张家", "3", "¥500.50")
    assert told["words"] == "人民币伍佰元伍角整"
    assert one.id_number not in told["id_number"]
    assert "*" in told["id_number"]
    assert filled(office, "care.visit_slip", row=visit, private=True).copies[0].words["id_number"] == one.id_number


def test_blank_slips_fill_a_page(office: VisitingOffice) -> None:
    copies = filled(office, "care.visit_slip", chosen={"which": "blank"}).copies
    assert len(copies) == 2
    assert not copies[0].words.get("name")


def test_no_visit_is_said_in_a_sentence(office: VisitingOffice) -> None:
    with pytest.raises(Refusal, match="没有走访"):
        filled(office, "care.visit_slip", month=1)


def test_the_list_comes_to_what_the_figures_say(office: VisitingOffice) -> None:
    first, second, *_ = office.people
    office.visit(person=first, cash=30_000, household="老张家", campaign="两节送温暖")
    office.visit(person=second, household="老张家", campaign="两节送温暖")
    office.visit(site="炼钢分厂", reason="高温慰问", heads=20, item="凉茶", goods_value=40_000)
    (table,) = filled(office, "care.visit_list")
    assert table.totals[6] == str(office.figure("care.visit_times")) == "22"
    assert (table.totals[8], table.totals[10]) == ("300.00", "400.00")
    assert "走访慰问1户、22人次" in table.notes[0]
    assert "慰问基层单位1家" in table.notes[0]
    (table,) = filled(office, "care.visit_list", chosen={"campaign": "两节送温暖"})
    assert len(table.rows) == 2
    assert table.filter_text == "活动/批次：两节送温暖"


def test_the_year_table_counts_a_household_once_in_its_sum(office: VisitingOffice) -> None:
    one = office.people[0]
    office.visit(person=one, cash=30_000, day=date(YEAR, 1, 5))
    office.visit(person=one, reason="住院", cash=20_000, day=date(YEAR, 3, 5))
    by_sort, by_month, *_ = filled(office, "care.year_table")
    assert [row[0] for row in by_sort.rows] == ["困难", "住院患病"]
    assert [row[2] for row in by_sort.rows] == ["1", "1"]
    assert by_sort.totals[2] == "1"
    assert by_sort.totals[6] == "500.00"
    assert [row[0] for row in by_month.rows] == [f"{YEAR}年1月", f"{YEAR}年3月"]


def test_the_picture_of_the_year_holds_the_sums_of_the_months(office: VisitingOffice) -> None:
    office.visit(person=office.people[0], cash=30_000, day=date(YEAR, 1, 5))
    office.visit(site="炼钢分厂", reason="送清凉", heads=9, item="凉茶", goods_value=40_000, day=date(YEAR, 7, 5))
    money, times = filled(office, "care.year_picture").panels
    assert {one.name: (one.values[0], one.values[6]) for one in money.series} == {"高温": (0, 40_000), "困难": (30_000, 0)}
    assert [one.name for one in times.series] == [one.name for one in money.series]
    assert sum(one.values[6] for one in times.series) == 9


def test_a_letter_names_each_of_those_chosen(office: VisitingOffice) -> None:
    with pytest.raises(Refusal, match="文稿"):
        filled(office, "care.letter", rows=tuple(office.people[:2]))
    with office.desk.book.deed("文稿") as session:
        given = {"title": "春节慰问信", "greeting": "师傅", "body": "{姓名}，您好！\n{工会}向您拜年。"}
        rows.save_row(session, LETTERS, None, given, TODAY)
    first, second = filled(office, "care.letter", rows=tuple(office.people[:2])).copies
    name = person(office, office.people[0]).name
    assert {first.words["name"], second.words["name"]} >= {f"{name}师傅"}
    assert f"　　{name}，您好！\n　　" in first.words["body"] + second.words["body"]
    office.visit(person=office.people[3])
    (only,) = filled(office, "care.letter", chosen={WHO: "visited"}).copies
    assert only.words["name"] == f"{person(office, office.people[3]).name}师傅"


def test_standards_that_are_not_set_stay_empty_and_say_so(office: VisitingOffice) -> None:
    (table,) = filled(office, "care.standards")
    assert {row[4] for row in table.rows} == {""}
    assert "还没有定" in table.notes[0]
