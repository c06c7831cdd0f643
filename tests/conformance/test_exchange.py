"""Every ledger goes out and comes back unchanged, and says where a value is bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.describe.kinds import Ref
from desk_union.exchange import importing, mapping, reading
from desk_union.exchange.exporting import export_rows
from desk_union.exchange.template import write_template
from desk_union.store import rows
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.importing import Report
    from desk_union.store.opened import Book

from .conftest import TODAY, fill, writable


def bring(book: Book, ledger: Ledger, path: Path, mode: importing.Mode = "add") -> Report:
    with book.reading() as session:
        memory = mapping.memory_of(session, ledger)
    grid = mapping.choose_grid(ledger, reading.read_workbook(path), memory)
    layout = mapping.guess(ledger, grid, memory)
    return finish(importing.run(book, ledger, grid, layout, mode, importing.Choices(), TODAY))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_export_then_import_finds_nothing_new(book: Book, ledger: Ledger, tmp_path: Path, suffix: str) -> None:
    made = fill(book, ledger)
    target = tmp_path / f"出.{suffix}"
    count = finish(export_rows(book, ledger, ListAsk(TODAY), ledger.fields, target, private=True, today=TODAY))
    with book.reading() as session:
        before = rows.values_of(session, ledger, made, TODAY)
    report = bring(book, ledger, target, "update")
    assert [str(problem) for problem in report.problems] == []
    assert (report.added, report.updated, report.unchanged) == (0, 0, count)
    with book.reading() as session:
        assert rows.values_of(session, ledger, made, TODAY) == before


def test_the_blank_template_brings_nothing(book: Book, ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "空.xlsx"
    write_template(ledger, target)
    report = bring(book, ledger, target)
    assert (report.added, report.updated, report.unchanged, report.problems) == (0, 0, 0, ())


def test_a_broken_value_names_its_row_and_column(book: Book, ledger: Ledger, tmp_path: Path) -> None:
    fill(book, ledger, 1)
    good = tmp_path / "好.xlsx"
    finish(export_rows(book, ledger, ListAsk(TODAY), ledger.fields, good, private=True, today=TODAY))
    broken = {shown.label: shown.kind.broken() for shown in writable(ledger) if shown.kind.broken()}
    # A name that is nobody's is grown, or kept beside.
    refs = [(s.label, s.kind) for s in writable(ledger) if isinstance(s.kind, Ref)]
    growing = {label for label, kind in refs if kind.ledger.grow or kind.beside}
    workbook = openpyxl.load_workbook(good)
    sheet = workbook.active
    headers = {str(cell.value): cell.column for cell in sheet[1]}
    for label, value in broken.items():
        sheet.cell(2, headers[label]).value = value
    workbook.save(tmp_path / "坏.xlsx")
    report = bring(book, ledger, tmp_path / "坏.xlsx", "update")
    assert not report.ok
    named = {problem.column for problem in report.problems if problem.row == 2}
    assert set(broken) - growing - named == set()


def test_private_columns_stay_out_of_an_export(book: Book, ledger: Ledger, tmp_path: Path) -> None:
    private = [shown.label for shown in ledger.fields if shown.private]
    if not private:
        pytest.skip("keeps nothing private")
    fill(book, ledger)
    target = tmp_path / "出.xlsx"
    finish(export_rows(book, ledger, ListAsk(TODAY), ledger.fields, target, today=TODAY))
    headers = {str(cell.value) for cell in openpyxl.load_workbook(target).active[1]}
    assert not headers & set(private)
    assert headers
