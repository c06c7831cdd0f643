"""Days known to the month or the year only: kept, shown so, reckoned with as the first, and undone with their row."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.basis import days, identity
from desk_union.describe.kinds import Day
from desk_union.founding import new_book
from desk_union.members import due
from desk_union.members.ledgers import EMPLOYMENTS, EVENTS, PEOPLE
from desk_union.members.tables import Employment
from desk_union.store import listing, partial, rows, undo
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
KIND = Day(partial=True)
NUMBER = identity.sample_id(3)
BORN = identity.birth_of(NUMBER)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = new_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=datetime.now)
    yield made
    made.close()


def save(book: Book, row: int | None, **given: object) -> int:
    with book.deed("登记") as session:
        return rows.save_row(session, PEOPLE, row, given, TODAY)


def shown(book: Book, row: int, *keys: str) -> tuple[str, ...]:
    with book.reading() as session:
        columns = [PEOPLE.by_key[key] for key in keys]
        return listing.lines(session, PEOPLE, columns, [row], TODAY)[0].words


@pytest.mark.parametrize(
    ("typed", "words", "long"),
    [
        ("1991-07", "1991-07", "1991年7月"),
        ("1991年7月", "1991-07", "1991年7月"),
        ("199107", "1991-07", "1991年7月"),
        ("1991年", "1991年", "1991年"),
        ("1991-07-01", "1991-07-01", "1991年7月1日"),
    ],
)
def test_a_month_typed_is_shown_as_a_month_and_reads_back(typed: str, words: str, long: str) -> None:
    value = KIND.read(typed)
    assert value is not None
    assert (KIND.show(value), days.show_day_long(value)) == (words, long)
    assert KIND.read(KIND.show(value)) == value


def test_where_days_are_wanted_a_month_stays_its_first_day() -> None:
    assert Day().read("1991-07") == date(1991, 7, 1)


def test_what_is_reckoned_from_a_month_is_a_plain_day() -> None:
    month = days.Partial.of(date(1991, 7, 9), days.MONTH)
    assert month < date(1991, 7, 2)
    assert type(month.replace(year=2000)) is date
    assert (date(1991, 7, 31) - month.first).days == 30
    assert month != date(1991, 7, 1)


def test_a_month_is_kept_and_a_day_takes_its_place(book: Book) -> None:
    row = save(book, None, name="张三", born_on=KIND.read("1985-03"), joined_on=KIND.read("2015年4月"))
    assert shown(book, row, "born_on", "joined_on", "age") == ("1985-03", "2015-04", "41")
    save(book, row, job="钳工")
    assert shown(book, row, "born_on") == ("1985-03",)
    save(book, row, born_on=date(1985, 3, 1))
    assert shown(book, row, "born_on") == ("1985-03-01",)
    save(book, row, born_on=KIND.read("1985年"))
    assert shown(book, row, "born_on") == ("1985年",)


def test_undo_brings_the_month_back(book: Book) -> None:
    row = save(book, None, name="张三", born_on=KIND.read("1985-03"))
    save(book, row, born_on=date(1985, 3, 21))
    undo.undo(book)
    assert shown(book, row, "born_on") == ("1985-03",)
    with book.deed("删除") as session:
        rows.delete_rows(session, PEOPLE, [row], TODAY)
    undo.undo(book)
    assert shown(book, row, "born_on") == ("1985-03",)


def test_an_id_number_tells_the_month_to_the_day(book: Book) -> None:
    row = save(book, None, name="张三", born_on=days.Partial.of(BORN, days.MONTH), id_number=NUMBER)
    assert shown(book, row, "born_on") == (str(BORN),)


def test_a_month_sorts_and_filters_as_its_first_day(book: Book) -> None:
    month = save(book, None, name="张三", born_on=KIND.read("1985-03"))
    later = save(book, None, name="李四", born_on=date(1985, 3, 2))
    condition = listing.Condition("born_on", "between", date(1985, 3, 1), date(1985, 3, 31))
    with book.reading() as session:
        ask = listing.ListAsk(TODAY, conditions=(condition,), order=("born_on",))
        assert listing.ids_of(session, PEOPLE, ask) == [month, later]


PARTIAL: list[Any] = [
    pytest.param(ledger, shown, id=f"{ledger.code}-{shown.key}")
    for ledger in ledgers()
    for shown in partial.fields(ledger.editable)
]


@pytest.mark.parametrize(("ledger", "shown"), PARTIAL)
def test_every_column_of_such_days_reads_shows_and_exports_a_month(ledger: Ledger, shown: Shown) -> None:
    assert ledger.by_key[shown.key].editable
    value = shown.kind.read("1991-07")
    assert shown.kind.show(value) == shown.kind.cell(value) == "1991-07"


def event(book: Book, person: int) -> int:
    with book.reading() as session:
        return listing.ids_of(session, EVENTS, listing.ListAsk(TODAY, owner=("person", person)))[0]


def day_of(book: Book, ledger: Ledger, row: int, key: str) -> str:
    with book.reading() as session:
        return listing.lines(session, ledger, [ledger.by_key[key]], [row], TODAY)[0].words[0]


def test_a_day_in_two_rows_is_told_once_and_the_newest_word_counts(book: Book) -> None:
    row = save(book, None, name="张三", hired_on=KIND.read("2014-05"), joined_on=KIND.read("2015-04"))
    joining = event(book, row)
    assert day_of(book, EVENTS, joining, "day") == "2015-04"
    with book.reading() as session:
        told = partial.telling(session, EMPLOYMENTS, "since")
        begun = session.scalars(select(Employment)).one()
        assert told(begun.id, "since", begun.since) == KIND.read("2014-05")
    with book.deed("更正") as session:
        rows.save_row(session, EVENTS, joining, {"day": date(2015, 4, 1)}, TODAY)
    assert day_of(book, EVENTS, joining, "day") == "2015-04-01"
    assert shown(book, row, "joined_on") == ("2015-04-01",)
    with book.deed("更正") as session:
        rows.save_row(session, EVENTS, joining, {"day": KIND.read("2015-04")}, TODAY)
    assert shown(book, row, "joined_on", "change_day") == ("2015-04", "2015-04")


def test_what_is_reckoned_from_a_month_is_known_to_the_month(book: Book) -> None:
    row = save(book, None, name="张三", sex="男", born_on=KIND.read("1985-03"), hired_on=date(2010, 1, 5))
    assert shown(book, row, "retire_on") == ("2048-03",)
    year = save(book, None, name="李四", sex="男", born_on=KIND.read("1985年"))
    assert shown(book, year, "retire_on")[0].endswith("年")
    with book.reading() as session:
        assert not [one for one in due.due(session, date(2026, 3, 1)) if one.title in {"今天生日", "一周内生日"}]
        months = [one.row_ids for one in due.due(session, date(2026, 3, 1)) if one.title == "本月生日"]
        assert months == [(row,)]
