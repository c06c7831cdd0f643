"""Printed once more, a sheet says which of its numbers are others by now; lists and other spans are not compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.describe.sheet import Request
from desk_union.prints.publishing import publish
from desk_union.store import outputs, rows
from desk_union.store.book import open_book
from desk_union.store.tables import Output
from desk_union.tabs import ledger_called, sheet_called
from tests.samples import TODAY, sample_book, sample_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book

SHEET = "care.visit_list"
YEAR = Request(TODAY, TODAY, year=2026)


@pytest.fixture
def book(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Book]:
    book = sample_book(tmp_path_factory, tmp_path / "账本.desk")
    yield book
    book.close()


def since(book: Book, request: Request = YEAR, sheet: str = SHEET) -> str:
    return publish(book, sheet_called(sheet), request).since


def printed(book: Book, request: Request = YEAR) -> None:
    outputs.note(book, publish(book, sheet_called(SHEET), request).leaving("打印", 1), who="王干事")


def visit(book: Book, **values: object) -> int:
    ledger = ledger_called("care.visits")
    given = {"day": date(2026, 11, 3), "reason": "职工大病", "person": 1, "cash": 30_000, **values}
    with book.deed("走访") as session:
        return rows.save_row(session, ledger, None, given, TODAY)


def test_a_number_that_is_another_is_told_with_both(book: Book) -> None:
    assert since(book) == ""
    printed(book)
    assert since(book) == ""
    visit(book)
    told = since(book)
    assert told.startswith("和2026年11月20日打印的那份比：")
    assert "合计　慰问金" in told
    assert "上次" in told
    assert "现在" in told
    printed(book)
    assert since(book) == ""


def test_another_span_is_another_paper(book: Book) -> None:
    printed(book)
    visit(book)
    assert since(book, Request(TODAY, TODAY, year=2025)) == ""
    assert since(book, Request(TODAY, TODAY, year=2026, month=11)) == ""
    assert since(book) != ""


def test_other_rows_behind_the_same_number_are_told(book: Book) -> None:
    row = visit(book)
    printed(book)
    with book.deed("删") as session:
        rows.delete_rows(session, ledger_called("care.visits"), [row], TODAY)
    visit(book)
    assert "数后面的记录换了" in since(book)


def test_numbers_are_kept_of_the_last_printing_alone(book: Book) -> None:
    for _ in range(3):
        printed(book)
    with book.reading() as session:
        kept = session.scalars(select(Output.numbers).where(Output.code == SHEET)).all()
    assert [one is not None for one in kept] == [False, False, True]


def test_a_book_that_may_only_be_read_is_printed_without_a_line(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    book = open_book(sample_copy(tmp_path_factory, tmp_path / "账本.desk"), read_only=True)
    printed(book)
    assert since(book) == ""
    book.close()


def test_the_command_says_it_too(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_copy(tmp_path_factory, tmp_path / "账本.desk")
    command = ["print", str(path), SHEET, "--year", "2026", "-o", str(tmp_path / "台账.pdf")]
    assert main(command) == 0
    said = capsys.readouterr()
    assert "签字处还空着：" in said.out
    assert "打印的那份比" not in said.err
    book = open_book(path)
    printed(book)
    visit(book)
    book.close()
    assert main(command) == 0
    assert "打印的那份比" in capsys.readouterr().err
