"""What the lists of 会员台账 show beyond their stored columns, and what a list of a year or month holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.__main__ import main
from desk_union.members import age_lines
from desk_union.members.ledgers import CHILDREN, PEOPLE, PLACEMENTS, POSTS, RELATIVES, RETIREES
from desk_union.prints.lists import ledgerlist, listpdf
from desk_union.prints.paper import Printed
from desk_union.store import listing
from tests.members.offices import TODAY, Office

if TYPE_CHECKING:
    from pathlib import Path


def words(office: Office, ledger, keys: tuple[str, ...], **ask) -> list[tuple[str, ...]]:
    with office.book.reading() as session:
        ids = listing.ids_of(session, ledger, listing.ListAsk(TODAY, **ask))
        columns = [ledger.by_key[key] for key in keys]
        return [line.words for line in listing.lines(session, ledger, columns, ids, TODAY)]


def test_a_move_says_from_where_to_where(later: Office) -> None:
    found = words(later, PLACEMENTS, ("before", "value"), owner=("person", later.people["赵一"]))
    assert found == [("甲组", "乙组"), ("", "甲组")]


def test_a_list_of_the_leaders_of_the_year_says_whom_they_followed(later: Office) -> None:
    assert words(later, POSTS, ("person", "predecessor"), presets=("turnover",)) == [("赵一", "钱二")]


def test_what_belongs_to_persons_stands_in_their_alphabet(office: Office) -> None:
    """安 comes after 周 in the table of characters, and before it in every roster."""
    for name in ("周小", "安大"):
        office.add(RELATIVES, person=office.person(name), name="某", relation="配偶")
    assert words(office, RELATIVES, ("person",))[:1] == [("安大",)]
    assert words(office, RELATIVES, ("person",))[-1:] == [("周小",)]


def test_age_lists_follow_the_lines_of_the_office(office: Office) -> None:
    office.person(
        "老一", born_on=date(1941, 11, 20), hired_on=date(1965, 1, 1), retired_on=date(2001, 1, 1), standing="退休"
    )
    assert words(office, RETIREES, ("name",), presets=("aged",)) == []
    assert words(office, CHILDREN, ("name",), presets=("small",)) == []
    with office.book.deed("设置") as session:
        age_lines.write(session, age_lines.AgeLines(aged=85, child=15))
    assert words(office, RETIREES, ("name",), presets=("aged",)) == [("老一",)]
    assert words(office, CHILDREN, ("name",), presets=("small",)) == [("赵小一",)]


@pytest.fixture
def printed(later: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The table that the command prints."""
    tables: list = []

    def keep(found, target, **_more):
        tables.extend(found)
        yield from ()
        return Printed(1, ())

    monkeypatch.setattr(listpdf, "write_pdf", keep)
    path = later.book.path

    def run(code: str, *options: str):
        later.book.close()
        assert main(["print", str(path), code, "-o", str(tmp_path / "a.pdf"), *options]) == 0
        return tables.pop()

    return run


CASES = [
    ("members.events", ("--year", "2026", "--month", "2"), "2026年2月", ["2026-02-01"]),
    ("members.events", ("--year", "2025"), "2025年", ["2025-09-01"]),
    ("members.events", ("--year", "2026", "--quarter", "2"), "2026年第2季度", ["2026-04-01", "2026-05-10"]),  # a book is printed oldest first
    ("members.placements", ("--year", "2026", "--month", "3"), "2026年3月", ["2026-03-01"]),
]


@pytest.mark.parametrize(("code", "options", "period", "days"), CASES)
def test_a_list_of_a_month_holds_what_happened_in_it(printed, code, options, period, days) -> None:
    table = printed(code, *options)
    assert (table.period, [row[1] for row in table.rows]) == (period, days)


@pytest.mark.parametrize(
    ("code", "year", "place", "there", "not_there"),
    [
        ("members.people", "2025", 2, {"钱二", "李四", "周五"}, set()),
        ("members.people", "2024", 2, {"钱二"}, {"李四", "周五"}),
        ("members.posts", "2023", 1, {"钱二", "郑七"}, {"孙三", "李四"}),
        ("members.units", "2025", 1, {"丙组"}, set()),
        ("members.units", "2026", 1, {"甲组"}, {"丙组"}),
    ],
)
def test_a_list_of_a_past_year_holds_who_was_there(printed, code, year, place, there, not_there) -> None:
    past = {row[place] for row in printed(code, "--year", year).rows}
    assert there <= past
    assert not past & not_there


def test_columns_of_a_printed_list_are_the_listed_ones() -> None:
    assert [shown.key for shown in ledgerlist.printable(PLACEMENTS)] == [
        "since",
        "person",
        "before",
        "value",
        "until",
        "reason",
    ]
    assert "id_number" not in [shown.key for shown in ledgerlist.printable(PEOPLE)]
