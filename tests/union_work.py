"""A small office with what tests of 民主管理 and 宣教文体 do again and again: save, import, run a deed, ask a figure."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from sqlalchemy import select

from desk_union import tabs
from desk_union.__main__ import main
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members.tables import Person
from desk_union.screens.form.deedpage import DeedPage
from desk_union.store import rows
from desk_union.store.book import open_book
from desk_union.store.figures import evaluate
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.deedpage import Told

PERIOD = Span(date(2026, 1, 1), date(2026, 12, 31))


@dataclass
class WorkingOffice:
    desk: Desk

    @property
    def people(self) -> list[int]:
        with self.desk.book.reading() as session:
            return list(session.scalars(select(Person.id).order_by(Person.id)))

    def save(self, ledger: Ledger, row: int | None = None, **values: Any) -> int:
        with self.desk.book.deed("登记") as session:
            return rows.save_row(session, ledger, row, values, TODAY)

    def held(self, ledger: Ledger, row: int) -> dict[str, Any]:
        with self.desk.book.reading() as session:
            return rows.values_of(session, ledger, [row], TODAY)[row]

    def all(self, ledger: Ledger) -> list[Any]:
        with self.desk.book.reading() as session:
            return list(session.scalars(select(ledger.row).order_by(ledger.row.id)))

    def do(self, code: str, *ids: int, **typed: str) -> Told:
        page = DeedPage(self.desk, tabs.deed_called(code), list(ids))
        for key, text in typed.items():
            page.type(key, text)
        return page.run()

    def figure(self, code: str, span: Span = PERIOD) -> Any:
        with self.desk.book.reading() as session:
            one = next(one for one in tabs.figures() if one.code == code)
            return evaluate(session, one, span, tabs.figures()).number

    def tables(self, code: str, **asked: Any) -> Sequence[Any]:
        with self.desk.book.reading() as session:
            return tabs.sheet_called(code).tables(session, Request(asked.pop("day", TODAY), TODAY, **asked))

    def due(self) -> dict[str, str]:
        """By title the sentence of what is due in these two tabs."""
        with self.desk.book.reading() as session:
            found = (one for tab in tabs.every() if tab.prefix in ("democracy", "culture") for one in tab.due()(session, TODAY))
            return {one.title: one.sentence for one in found}

    def due_of(self, person: int) -> dict[str, str]:
        with self.desk.book.reading() as session:
            return {one.title: one.sentence for one in tabs.due_of(session, person, TODAY)}


@contextmanager
def working_office(folder: Path, people: int = 6) -> Iterator[WorkingOffice]:
    with small_desk(folder, people=people) as desk:
        yield WorkingOffice(desk)


def sheet(folder: Path, heads: Sequence[str], *lines: Sequence[Any]) -> Path:
    book = Workbook()
    for line in (heads, *lines):
        book.active.append(list(line))
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


def command(capsys: Any, *words: object) -> tuple[int, str]:
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    return status, told.out + told.err


def figure_by_command(capsys: Any, path: Path, code: str, year: int = 2026) -> Any:
    status, told = command(capsys, "evidence", path, code, "--year", year, "--json")
    assert status == 0, told
    return json.loads(told)["value"]


def kept(path: Path, ledger: Ledger) -> list[Any]:
    book = open_book(path)
    try:
        with book.reading() as session:
            return list(session.scalars(select(ledger.row).order_by(ledger.row.id)))
    finally:
        book.close()
