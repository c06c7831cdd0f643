from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.sheet import Request
from desk_union.members.ledgers import POSTS, TERMS, UNITS
from desk_union.members.paper import bodychart
from desk_union.members.sheets import SHEETS
from tests.members.offices import TODAY, Office, this_year

END = date(2025, 12, 31)
(SHEET,) = (sheet for sheet in SHEETS if sheet.code == "members.structure_chart")


def drawn(book, day=END, unit=None):
    with book.reading() as session:
        return SHEET.content.fill(session, Request(day, TODAY, unit=unit))


def tree(box, depth=0) -> list[str]:
    """Every box with its lines, set in."""
    told = [f"{'  ' * depth}{'｜'.join((box.title, *box.lines))}"]
    return told + [line for below in box.below for line in tree(below, depth + 1)]


def test_the_tree_of_a_day(office: Office) -> None:
    chart = drawn(office.book)
    assert tree(chart.root) == [
        "示例厂工会｜职工7　会员5",
        "  一分会｜职工6　会员5",
        "    甲组｜组长：钱二｜职工3　会员3",
        "    乙组｜组长：李四｜职工2　会员1",
        "  锻压车间｜职工1　会员0",
        "    丙组｜职工1　会员0",
    ]
    assert [(body.title, *body.lines) for body in chart.bodies] == [
        ("工会委员会（第3届）", "主席：赵一", "干事：孙三"),
        ("女职工委员会", "主任：吴六"),
    ]
    assert (chart.organisation, chart.period) == ("示例厂工会", "截至2025年12月31日")
    assert chart.notes == (
        "另有职工1人、会员1人未编入分会、小组。",
        "任职名册里还没有经费审查委员会的任职。",
    )


def test_a_past_day_stays_and_a_later_one_follows(office: Office) -> None:
    before = drawn(office.book)
    this_year(office)
    assert drawn(office.book) == before
    later = "\n".join(tree(drawn(office.book, TODAY).root))
    assert "甲组｜组长：赵一" in later
    assert "丙组" not in later  # closed, and nobody is left in it


def test_a_closed_unit_with_people_stays_in_sight(office: Office) -> None:
    told = tree(drawn(office.book, TODAY).root)
    assert "    丙组（已撤销）｜职工1　会员0" in told


def test_what_hangs_on_a_closed_unit_hangs_on_the_one_above(office: Office) -> None:
    middle = office.add(UNITS, name="旧车间", level="车间", parent=office.units["厂"], closed_on=date(2020, 1, 1))
    office.add(UNITS, name="丁组", level="小组", parent=middle)
    told = tree(drawn(office.book).root)
    assert "  丁组｜职工0　会员0" in told
    assert not any("旧车间" in line for line in told)


def test_one_unit_alone_has_no_bodies(office: Office) -> None:
    chart = drawn(office.book, unit=office.units["一分会"])
    assert [line.strip() for line in tree(chart.root)] == [
        "一分会｜职工6　会员5",
        "甲组｜组长：钱二｜职工3　会员3",
        "乙组｜组长：李四｜职工2　会员1",
    ]
    assert (chart.bodies, chart.notes) == ((), ())


def test_units_without_one_above_hang_on_the_union(office: Office) -> None:
    office.add(UNITS, name="驻外分会", level="分会")
    root = drawn(office.book).root
    assert (root.title, root.lines) == ("示例厂工会", ("职工8　会员6",))
    assert [box.title for box in root.below] == ["一分会", "锻压车间", "驻外分会"]


@pytest.mark.parametrize(
    ("role", "body"),
    [("工会委员", "工会委员会"), ("专门委员会委员", "工会委员会"), ("经审委员会副主任", "经费审查委员会"),
     ("女职工委员", "女职工委员会"), ("群监员", ""), ("工会小组长", "")],
)  # fmt: skip
def test_which_office_belongs_to_which_body(office: Office, role, body) -> None:
    office.add(POSTS, role=role, person=office.people["周五"], since=date(2025, 1, 1))
    bodies = {one.title.partition("（")[0] for one in drawn(office.book).bodies if "周五" in "".join(one.lines)}
    assert bodies == ({body} if body else set())


def test_a_term_of_a_branch_is_not_the_unions(office: Office) -> None:
    office.add(
        TERMS, body="工会委员会", unit=office.units["一分会"], number=9, session=1, held_on=date(2025, 5, 1), years=3
    )
    assert drawn(office.book).bodies[0].title == "工会委员会（第3届）"


def test_all_words_for_offices_are_offices() -> None:
    assert set(bodychart.SHORT) <= set(bodychart.words.ROLE.labels)
