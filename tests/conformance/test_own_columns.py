"""Every ledger takes a column of the office's own of each kind, which then is like any other column."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pypdf import PdfReader

from desk_union.describe.kinds import Money
from desk_union.describe.ledger import Own
from desk_union.exchange import importing, mapping, reading
from desk_union.exchange.exporting import export_rows
from desk_union.exchange.template import write_template
from desk_union.own.ledgers import FIELDS
from desk_union.prints.lists.ledgerlist import list_table
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.screens.desk import Desk
from desk_union.screens.list.historypage import history_of
from desk_union.store import listing, ownfields, rows
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

from .conftest import TODAY, fill

KINDS = (*ownfields.KINDS, ownfields.CHOICE)
BEARING = tuple(one for one in ledgers() if one.editable and one is not FIELDS)


@pytest.fixture(params=BEARING, ids=lambda ledger: ledger.code)
def ledger(request: pytest.FixtureRequest, book: Book) -> Iterator[Ledger]:
    """The ledger with a column of each kind; without them again when the book is closed."""
    found: Ledger = request.param
    described = found.fields
    with book.deed("自设栏目") as session:
        for kind in KINDS:
            given = {"ledger": found.title, "label": f"自设{kind}", "kind": kind}
            choices = {"choices": "甲类、乙类、丙类"} if kind == ownfields.CHOICE else {}
            rows.save_row(session, FIELDS, None, given | choices, TODAY)
    yield found
    book.close()
    assert found.fields == described


def own_of(ledger: Ledger) -> list[Own]:
    return [shown for shown in ledger.fields if isinstance(shown, Own)]


def bring(book: Book, ledger: Ledger, path: Path) -> importing.Report:
    grid = mapping.choose_grid(ledger, reading.read_workbook(path), {})
    layout = mapping.guess(ledger, grid, {})
    return finish(importing.run(book, ledger, grid, layout, "update", importing.Choices(), TODAY))


def held(book: Book, ledger: Ledger, ids: list[int]) -> dict[int, dict[str, Any]]:
    with book.reading() as session:
        found = rows.values_of(session, ledger, ids, TODAY)
    return {id_: {shown.key: values[shown.key] for shown in own_of(ledger)} for id_, values in found.items()}


def test_an_own_column_of_each_kind_goes_all_the_ways(book: Book, ledger: Ledger, tmp_path: Path) -> None:
    own = own_of(ledger)
    assert [shown.label for shown in own] == [f"自设{kind}" for kind in KINDS]
    made = fill(book, ledger, 2)
    before = held(book, ledger, made)
    assert before == {made[n]: {shown.key: shown.kind.sample(n) for shown in own} for n in range(2)}

    _listed(book, ledger, own, made)
    _printed(book, ledger, own, made)

    target = tmp_path / "出.xlsx"
    count = finish(export_rows(book, ledger, ListAsk(TODAY), ledger.fields, target, private=True, today=TODAY))
    report = bring(book, ledger, target)
    assert (report.problems, report.added, report.updated, report.unchanged) == ((), 0, 0, count), report
    if ledger.together is None:  # the lines of a sample voucher do not balance
        _changed_by_sheet(book, ledger, target)
        undo(book)
    assert held(book, ledger, made) == before
    key = own[0].key
    with book.deed("批量修改") as session:
        outcome = rows.change_many(session, ledger, made, {key: "批量改的"}, TODAY)
    assert outcome.updated == made
    assert {values[key] for values in held(book, ledger, made).values()} == {"批量改的"}
    undo(book)
    assert held(book, ledger, made) == before
    write_template(ledger, tmp_path / "空.xlsx")
    headings = [cell.value for cell in openpyxl.load_workbook(tmp_path / "空.xlsx").worksheets[0][1]]
    assert {shown.label for shown in own} <= {str(heading).strip("*＊ ") for heading in headings}


def _listed(book: Book, ledger: Ledger, own: list[Own], made: list[int]) -> None:
    with book.reading() as session:
        lines = listing.lines(session, ledger, own, made[:1], TODAY)
        assert lines[0].words == tuple(shown.kind.show(shown.kind.sample(0)) for shown in own)
        shown_rows = set(listing.ids_of(session, ledger, ListAsk(TODAY)))
        for shown in own:
            condition = Condition(shown.key, "is", shown.kind.sample(0))
            ask = ListAsk(TODAY, conditions=(condition,), order=(f"-{shown.key}",))
            assert set(listing.ids_of(session, ledger, ask)) == {made[0]} & shown_rows, shown.label
        money = [shown for shown in own if isinstance(shown.kind, Money)]
        sums = listing.totals_of(session, ledger, ListAsk(TODAY, ids=tuple(made)), money)
        assert sums == {money[0].key: sum(money[0].kind.sample(n) for n in range(2) if made[n] in shown_rows)}
        found = listing.ids_of(session, ledger, ListAsk(TODAY, search="乙类"))
        assert (made[1] in found) == (made[1] in shown_rows)


def _printed(book: Book, ledger: Ledger, own: list[Own], made: list[int]) -> None:
    with book.reading() as session:
        ask = ListAsk(TODAY, ids=tuple(made))
        table = list_table(session, ledger, ask, own, organisation="示例厂工会", today=TODAY)
        there = listing.ids_of(session, ledger, ask)
    out = BytesIO()
    finish(write_pdf([table], out))
    text = "".join(page.extract_text() for page in PdfReader(out).pages).replace("\n", "").replace(" ", "")
    for shown in own:
        assert shown.label in text
        for n in range(2):
            assert made[n] not in there or shown.kind.show(shown.kind.sample(n)) in text


def _changed_by_sheet(book: Book, ledger: Ledger, path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.active
    headings = {str(cell.value): cell.column for cell in sheet[1]}
    sheet.cell(2, headings["自设文字"]).value = "表里改的"
    workbook.save(path)
    report = bring(book, ledger, path)
    assert (report.problems, report.added, report.updated) == ((), 0, 1)
    key = next(shown.key for shown in own_of(ledger) if shown.label == "自设文字")
    with book.reading() as session:
        changed = listing.ids_of(session, ledger, ListAsk(TODAY, conditions=(Condition(key, "is", "表里改的"),)))
    assert len(changed) == 1
    lines = history_of(Desk(book, lambda: TODAY), ledger, changed[0])
    assert next(line.after for line in lines if line.label == "自设文字") == "表里改的"
