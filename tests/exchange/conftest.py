"""A founded book, and sheets made by hand for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from desk_union.exchange import importing, mapping, reading
from desk_union.exchange.planning import FIRST_DAY
from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing
from desk_union.store.book import open_book
from desk_union.store.progress import finish
from tests.samples import fresh_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.report import Report
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)


class Office:
    """A book and a folder, with the few things these tests do over and over."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book, self.folder = book, folder

    def sheet(self, rows: Sequence[Sequence[object]], name: str = "表.xlsx") -> Path:
        """A workbook with these rows from the first on."""
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(list(row))
        for cells in workbook.active.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # =1+1 is typed as text here
        workbook.save(self.folder / name)
        return self.folder / name

    def prepared(self, path: Path, ledger: Ledger = PEOPLE) -> tuple[reading.Grid, mapping.SheetLayout]:
        with self.book.reading() as session:
            memory = mapping.memory_of(session, ledger)
        grid = mapping.choose_grid(ledger, reading.read_workbook(path), memory)
        return grid, mapping.guess(ledger, grid, memory)

    def bring(
        self,
        source: Path | Sequence[Sequence[object]],
        ledger: Ledger = PEOPLE,
        mode: importing.Mode = "add",
        choices: importing.Choices | None = None,
        *,
        dry: bool = False,
    ) -> Report:
        """As a clerk who takes a month for its first day when asked; ``test_months`` looks at the question itself."""
        path = self.sheet(source) if isinstance(source, list) else source
        grid, layout = self.prepared(path, ledger)
        work = importing.rehearse if dry else importing.run
        choices = choices or importing.Choices()
        report = finish(work(self.book, ledger, grid, layout, mode, choices, TODAY))
        if report.asked and all(FIRST_DAY in question.choices for question in report.asked):
            answers = {**choices.answers, **{question.text: FIRST_DAY for question in report.asked}}
            choices = replace(choices, answers=answers)
            report = finish(work(self.book, ledger, grid, layout, mode, choices, TODAY))
        return report

    def table(self, ledger: Ledger, *keys: str, day: date = TODAY) -> list[tuple[str, ...]]:
        """The words of these columns of every row, unmasked, in the ledger's order."""
        with self.book.reading() as session:
            ids = listing.ids_of(session, ledger, listing.ListAsk(day))
            columns = [ledger.by_key[key] for key in keys]
            return [line.words for line in listing.lines(session, ledger, columns, ids, day, private=True)]


def told(report: Report) -> list[tuple[int | None, str, str]]:
    """Row, column and reason of every problem."""
    return [(problem.row, problem.column, problem.reason) for problem in report.problems]


def placed(report: Report) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.column) for problem in report.problems]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = iter(datetime(2026, 11, 20, 9, minute) for minute in range(60))
    first = next(clock)
    made = fresh_book(tmp_path / "账本.desk", "红星厂工会", today=TODAY, clock=lambda: first, who="王会计")
    made.close()
    book = open_book(made.path, clock=lambda: next(clock))
    book.who = made.who
    yield Office(book, tmp_path)
    book.close()


def rows_of(path: Path, sheet: str | None = None) -> list[tuple[Any, ...]]:
    workbook = openpyxl.load_workbook(path)
    return list((workbook[sheet] if sheet else workbook.active).iter_rows(values_only=True))
