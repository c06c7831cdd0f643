"""A sheet and its figure are one question: what a sheet counts is what the figure of the same thing counts."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.behind import FigureBehind, Number
from desk_union.describe.content import Document, Tables
from desk_union.describe.figure import Span
from desk_union.describe.prose import ProseGrid
from desk_union.describe.sheet import Request
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import CHILDREN, LEDGERS, PEOPLE, POSTS
from desk_union.members.sheets import SHEETS
from desk_union.store import listing, rows
from desk_union.store.figures import evaluate, rows_behind
from tests.members.offices import TODAY, Office

FIGURE = {one.code: one for one in FIGURES}
SHEET = {one.code: one for one in SHEETS}
LEDGER = {one.code: one for one in LEDGERS}
YEARS = (2024, 2025, 2026)


def day_of(year: int) -> date:
    return min(date(year, 12, 31), TODAY)


def number(session, code: str, year: int):
    return evaluate(session, FIGURE[f"members.{code}"], Span(date(year, 1, 1), day_of(year)), FIGURES).number


def tables(session, code: str, year: int):
    return SHEET[f"members.{code}"].tables(session, Request(day_of(year), TODAY, year=year))


# Sheet, which of its tables, figure: as many rows as the figure counts.
LISTS = [
    ("roster", 0, "members"), ("staff", 0, "staff"), ("children_list", 0, "small_children"), ("joined", 0, "joined"),
    ("age40", 0, None), ("terms_sheet", 0, None),
]  # fmt: skip
# Preset of a ledger, figure.
PRESETS = [
    ("members.people", "roll", "staff"), ("members.people", "members", "members"), ("members.people", "kept", "kept"),
    ("members.people", "applying", "applying"), ("members.people", "women", "staff_women"),
    ("members.people", "migrant", "staff_migrant"), ("members.units", "branches", "branches"),
    ("members.units", "groups", "groups"),
]  # fmt: skip


@pytest.fixture
def odd(later: Office) -> Office:
    """Rows that come late, lie ahead, or belong to nobody here any more."""
    later.person("后来", sex="女", hired_on=date(2026, 12, 1), joined_on=date(2026, 12, 1))
    later.add(CHILDREN, person=later.people["钱二"], name="离职的孩子", born_on=date(2020, 1, 1))
    later.add(CHILDREN, person=later.people["孙三"], name="大孩子", born_on=date(2012, 8, 1))
    later.add(CHILDREN, person=later.people["孙三"], name="年底的孩子", born_on=date(2026, 9, 1))
    later.add(POSTS, person=later.people["孙三"], role="工会小组长", unit=later.units["乙组"], since=date(2026, 12, 20))
    with later.book.deed("以后") as session:
        rows.save_row(session, PEOPLE, later.people["赵一"], {"is_migrant": True}, TODAY)
    return later


@pytest.fixture(params=["odd", "works"])
def book(request: pytest.FixtureRequest):
    """The small office with odd rows, and the sample works."""
    if request.param == "odd":
        return request.getfixturevalue("odd").book
    return request.getfixturevalue("works")


@pytest.mark.parametrize("year", YEARS)
def test_lists_have_as_many_rows_as_their_figures(book, year) -> None:
    with book.reading() as session:
        told = {sheet: len(tables(session, sheet, year)[at].rows) for sheet, at, figure in LISTS if figure}
        counted = {sheet: number(session, figure, year) for sheet, _, figure in LISTS if figure}
    assert told == counted


@pytest.mark.parametrize("year", YEARS)
def test_presets_hold_the_rows_of_their_figures(book, year) -> None:
    with book.reading() as session:
        for ledger, preset, figure in PRESETS:
            held = listing.ids_of(session, LEDGER[ledger], listing.ListAsk(day_of(year), presets=(preset,)))
            span = Span(date(year, 1, 1), day_of(year))
            assert sorted(held) == sorted(rows_behind(session, FIGURE[f"members.{figure}"], span)), (preset, year)


@pytest.mark.parametrize("year", YEARS)
def test_totals_are_the_figures(book, year) -> None:
    with book.reading() as session:
        women, organisation = tables(session, "women", year)[0].totals, tables(session, "organisation", year)[0].totals
        entered = tables(session, "entered", year)[0].totals
        leaders = [one for one in tables(session, "changes", year) if one.title == "工会小组长更换"]
        assert [int(women[at]) for at in (1, 2)] == [
            number(session, "staff_women", year), number(session, "members_women", year),
        ]  # fmt: skip
        assert [int(organisation[at]) for at in (3, 4)] == [number(session, "staff", year), number(session, "members", year)]
        assert [int(entered[at]) for at in (2, 3)] == [number(session, "members", year), number(session, "members_entered", year)]
        assert sum(len(one.rows) for one in leaders) == number(session, "leader_changes", year)


@pytest.mark.parametrize("year", YEARS)
def test_the_women_with_children_are_mothers_of_the_children_on_the_list(book, year) -> None:
    with book.reading() as session:
        table = tables(session, "women", year)[0]
        listed = rows_behind(session, FIGURE["members.small_children"], Span(date(year, 1, 1), day_of(year)))
        parents = {line.values[0] for line in listing.lines(session, CHILDREN, [CHILDREN.by_key["person"]], listed, TODAY)}
        day = day_of(year)
        women = set(listing.ids_of(session, PEOPLE, listing.ListAsk(day, presets=("members",),
                    conditions=(listing.Condition("sex", "is", "女"),))))  # fmt: skip
        at = [column.title for column in table.columns].index("有六一慰问年龄子女")
        assert int(table.totals[at]) == len(women & parents)


def numbers_of(session, sheet, request):
    if isinstance(sheet.content, Document):
        blocks = sheet.content.fill(session, request).blocks
        cells = [cell for block in blocks if isinstance(block, ProseGrid) for row in block.rows for cell in row]
    elif isinstance(sheet.content, Tables):
        found = sheet.tables(session, request)
        cells = [cell for table in found for row in (*table.rows, table.totals or ()) for cell in row]
    else:
        cells = []
    return [cell for cell in cells if isinstance(cell, Number)]


@pytest.mark.parametrize("year", YEARS)
def test_every_number_that_names_a_figure_is_that_figure(book, year) -> None:
    seen = 0
    with book.reading() as session:
        for sheet in SHEETS:
            for cell in numbers_of(session, sheet, Request(day_of(year), TODAY, year=year)):
                for part in cell.behind:
                    if isinstance(part, FigureBehind) and len(cell.behind) == 1:
                        seen += 1
                        told = evaluate(session, FIGURE[part.figure], part.span, FIGURES).shown
                        assert float(cell.rstrip("%")) == float(told.rstrip("%")), (sheet.code, part.figure)
    assert seen
