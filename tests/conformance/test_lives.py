"""Every ledger with stages or serial numbers keeps to them: in saving, importing, undo and on its help page."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from desk_union.describe.ledger import Derived, Ledger, Stored
from desk_union.describe.serial import series_of
from desk_union.exchange import importing, mapping, reading
from desk_union.exchange.exporting import export_rows
from desk_union.screens.book.helppages import ledger_page
from desk_union.screens.desk import Desk
from desk_union.screens.form.formpage import RowForm
from desk_union.store import overrides, rows, serials, stages
from desk_union.store.listing import ListAsk, lines
from desk_union.store.progress import finish
from desk_union.store.tables import StageMove
from desk_union.store.undo import undo
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.stage import Stage
    from desk_union.store.opened import Book

from .conftest import TODAY, add

STAGED = [(ledger, shown, kind) for ledger in ledgers() for shown, kind in ledger.stages]
NUMBERED = [ledger for ledger in ledgers() if ledger.serials]
staged = pytest.mark.parametrize(("ledger", "shown", "kind"), STAGED, ids=lambda each: getattr(each, "code", ""))
numbered = pytest.mark.parametrize("ledger", NUMBERED, ids=lambda ledger: ledger.code)


def at_stage(book: Book, ledger: Ledger, shown: Stored, stage: str) -> int:
    with book.deed("样例") as session:
        row = add(session, ledger, 1 + session.query(ledger.row).count())
        session.execute(ledger.row.__table__.update().where(ledger.row.id == row).values({shown.key: stage}))
    return row


@staged
def test_every_move_is_legal_or_refused(book: Book, ledger: Ledger, shown: Stored, kind: Stage) -> None:
    for before, after in product(kind.stages, kind.stages):
        row = at_stage(book, ledger, shown, before)
        with book.reading() as session:
            now = rows.values_of(session, ledger, [row], TODAY)[row]
        found = list(stages.faults(ledger, {**now, shown.key: after}, now))
        legal = after in (before, *kind.following(before, now))
        assert any("不能从" in fault.reason for fault in found) is not legal, (before, after)
        with book.reading() as session:
            form = RowForm(Desk(book, lambda: TODAY, "王干事"), ledger, row)
        assert (after in {value for value, _ in form.offers(shown.key, "")}) is legal


@staged
def test_moves_name_real_stages_and_fields(ledger: Ledger, shown: Stored, kind: Stage) -> None:
    del shown
    for move in kind.moves:
        assert {move.before, move.after} <= set(kind.stages)
        assert {*move.needs} <= set(ledger.by_key)
        assert bool(move.only) is bool(move.only_words)
    assert {stage for stage, _ in kind.days} <= set(kind.stages)
    assert {key for _, key in kind.days} <= set(ledger.by_key)


@staged
def test_the_list_tells_since_when(book: Book, ledger: Ledger, shown: Stored, kind: Stage) -> None:
    columns = [ledger.by_key[f"{shown.key}_{what}"] for what in ("since", "days")]
    assert all(isinstance(column, Derived) for column in columns)
    with book.deed("样例") as session:
        row = add(session, ledger, 1)
        values = rows.values_of(session, ledger, [row], TODAY)[row]
        began, days = lines(session, ledger, columns, [row], TODAY)[0].values
        moves = session.query(StageMove).filter_by(owner_table=ledger.row.__tablename__, owner_id=row).all()
    assert [(move.stage, move.who) for move in moves] == [(values[shown.key], "")]
    told = values.get(kind.day_key(values[shown.key]))
    assert began == (told or moves[0].day)
    assert days == (None if began is None else (TODAY - began).days)
    assert {preset.title for preset in ledger.presets} >= set(kind.stages)


@staged
def test_an_import_refuses_an_illegal_move_and_takes_any_new_row(
    book: Book, ledger: Ledger, shown: Stored, kind: Stage, tmp_path: Path
) -> None:
    illegal = next(pair for pair in product(kind.stages, kind.stages) if pair[0] != pair[1] and not kind.move(*pair))
    row = at_stage(book, ledger, shown, illegal[0])
    sheet = tmp_path / "表.xlsx"
    finish(export_rows(book, ledger, ListAsk(TODAY), ledger.fields, sheet, private=True, today=TODAY))
    grid = reading.read_workbook(sheet)[0]
    table = [list(cells) for cells in grid.rows]
    place = next(n for n, head in enumerate(table[0]) if head == shown.label)
    table[1][place] = illegal[1]
    book_of = Workbook()
    for cells in table:
        book_of.active.append(cells)
    book_of.save(sheet)
    changed = reading.read_workbook(sheet)[0]
    with book.reading() as session:
        layout = mapping.guess(ledger, changed, mapping.memory_of(session, ledger))
    report = finish(importing.run(book, ledger, changed, layout, "update", importing.Choices(), TODAY))
    problem = next(problem for problem in report.problems if "不能从" in problem.reason)
    assert (problem.row, problem.column, problem.value) == (2, shown.label, illegal[1])
    assert any(stage in problem.remedy for stage in kind.stages)
    with book.deed("删") as session:
        rows.delete_rows(session, ledger, [row], TODAY)
    report = finish(importing.run(book, ledger, changed, layout, "update", importing.Choices(), TODAY))
    assert [str(problem) for problem in report.problems if "不能从" in problem.reason] == []


@staged
def test_the_help_page_tells_the_moves(ledger: Ledger, shown: Stored, kind: Stage) -> None:
    page = str(ledger_page(ledger))
    assert all(stage in page for stage in kind.stages)
    assert "→" in page
    assert shown.label in page


@numbered
def test_a_number_is_given_once(book: Book, ledger: Ledger) -> None:
    for shown, kind in ledger.serials:
        given = []
        for _ in range(2):
            with book.deed("样例") as session:
                numbers = serials.next_of(session, ledger, shown.key, {kind.day: TODAY}, TODAY, 2)
                overrides.because(session, "")
                given += numbers
        series, expression = series_of(kind.pattern_of({kind.day: TODAY}), TODAY.year)
        assert all(expression.fullmatch(number) and number.startswith(series) for number in given)
        assert len(set(given)) == (2 if kind.gapless else 4)  # of a gapless series no row was saved with the first ones


@numbered
def test_a_new_row_gets_a_number_that_undo_does_not_free_twice(book: Book, ledger: Ledger) -> None:
    saving = [(shown, kind) for shown, kind in ledger.serials if kind.on_saving]
    if not saving:
        pytest.skip("its numbers are asked for by a deed")
    (shown, kind) = saving[0]

    def one() -> str:
        with book.deed("样例") as session:
            overrides.because(session, "样例")  # two rows alike may be asked about
            made = add(session, ledger, 1)
            values = rows.values_of(session, ledger, [made], TODAY)[made]
            rows.delete_rows(session, ledger, [made], TODAY)
            row = rows.save_row(session, ledger, None, {**values, shown.key: None}, TODAY)
            return str(rows.values_of(session, ledger, [row], TODAY)[row][shown.key])

    first = one()
    second = one()
    undo(book)
    third = one()
    assert first != second
    assert (third == second) is kind.gapless
