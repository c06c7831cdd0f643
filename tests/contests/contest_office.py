"""A small office by command and on screen, for tests of ideas, teams and safety."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.__main__ import main
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.store import listing, rows
from desk_union.store.figures import evaluate
from desk_union.tabs import figures, sheet_called
from tests.screens.desks import TODAY, done, small_desk, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.deedpage import Told


@dataclass
class ContestOffice:
    desk: Desk

    def add(self, ledger: Ledger, **values: Any) -> int:
        with self.desk.book.deed("登记") as session:
            return rows.save_row(session, ledger, None, values, TODAY)

    def change(self, ledger: Ledger, row: int, **values: Any) -> None:
        with self.desk.book.deed("修改") as session:
            rows.save_row(session, ledger, row, values, TODAY)

    def values(self, ledger: Ledger, row: int, day: date = TODAY) -> dict[str, Any]:
        with self.desk.book.reading() as session:
            return rows.values_of(session, ledger, [row], day)[row]

    def cell(self, ledger: Ledger, row: int, key: str, day: date = TODAY) -> Any:
        """One column of a row, also one that only follows from others."""
        with self.desk.book.reading() as session:
            (line,) = listing.lines(session, ledger, [ledger.by_key[key]], [row], day)
        return line.values[0]

    def do(self, code: str, *ids: int, **typed: str) -> Told:
        return done(self.desk, code, ids, **typed)

    def number(self, code: str, first: date | None = None, last: date | None = None) -> Any:
        span = Span(first, last) if first and last else Span.year(TODAY.year)
        with self.desk.book.reading() as session:
            return evaluate(session, next(one for one in figures() if one.code == code), span, figures()).number

    def tables(self, code: str, **asked: Any) -> Any:
        with self.desk.book.reading() as session:
            return sheet_called(code).tables(session, Request(asked.pop("day", TODAY), TODAY, **asked))

    def copies(self, code: str, *ids: int, **asked: Any) -> Any:
        with self.desk.book.reading() as session:
            return sheet_called(code).content.fill(session, Request(TODAY, TODAY, rows=ids, **asked))


@contextmanager
def contest_office(folder: Path, people: int = 5) -> Iterator[ContestOffice]:
    with small_desk(folder, people=people) as desk:
        yield ContestOffice(desk)


def run(capsys: Any, *words: Any) -> tuple[int, str]:
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out + told.err


def brought(capsys: Any, path: Path, ledger: str, lines: Sequence[Sequence[object]], *more: str) -> tuple[int, str]:
    """A sheet with these lines (headings first) imported by command."""
    return run(capsys, "import", path, ledger, workbook(path.parent / "表.xlsx", lines), *more)


def numbers(capsys: Any, path: Path, year: int) -> dict[str, Any]:
    status, told = run(capsys, "figures", path, "--year", year, "--json")
    assert status == 0
    return {one["code"]: one["value"] for one in json.loads(told)}
