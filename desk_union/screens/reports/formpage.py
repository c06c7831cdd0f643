"""标上级表格: a sheet of the upper union's as it looks, the marks on its cells, and what each is likely to want."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.exchange import formsheets
from desk_union.reports.returns.periods import last_of
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms import intake
from desk_union.reports.upperforms.filling import span_of
from desk_union.reports.upperforms.ledgers import FORM_MARKS, UPPER_FORMS
from desk_union.reports.upperforms.proposing import propose
from desk_union.screens.reports.figurechoices import choices, fitting
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.figure import Span
    from desk_union.exchange.formsheets import FormSheet
    from desk_union.reports.upperforms.intake import KeptMark
    from desk_union.reports.upperforms.proposing import CellProposal
    from desk_union.screens.desk import Desk
    from desk_union.screens.reports.figurechoices import FigureChoice

Place = tuple[int, int]  # row and column, from 0
READ_ONLY = "账本只能查看，不能标记号。"


@dataclass(frozen=True, slots=True)
class FormChoice:
    id: int
    name: str
    rhythm: str
    marks: int


def forms(desk: Desk) -> list[FormChoice]:
    """Those that there are, in the order of their ledger."""
    with desk.book.reading() as session:
        ids = listing.ids_of(session, UPPER_FORMS, listing.ListAsk(desk.today()))
        held = rows.values_of(session, UPPER_FORMS, ids, desk.today())
        counts = {one: len(intake.held_marks(session, one)) for one in ids}
    return [FormChoice(one, held[one]["name"], held[one]["rhythm"], counts[one]) for one in ids]


def take_in(desk: Desk, path: Path) -> int:
    """A new form of a workbook, called as the file is; Refusal where it is none. Gives its row."""
    titles = [title for sheet in formsheets.look(path) for title in sheet.titles]
    name = intake.name_of(path.stem)
    with desk.book.deed(f"拿来上级表格《{name}》", who=desk.who) as session:
        made = intake.new_form(session, name, intake.rhythm_of(name, titles), desk.today())
        _attach(session, desk, made, path)
    return made


def _attach(session: Any, desk: Desk, form: int, path: Path) -> None:
    from desk_union.reports.upperforms.filling import TABLE
    from desk_union.store.attachments import attach

    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    attach(session, desk.book, TABLE, form, "file", path, name=path.name, media_type=media, on=desk.today())


class UpperFormPage:
    """``sheet`` is the one in sight, ``at`` the place that is pointed at, never inside a merged cell."""

    def __init__(self, desk: Desk, form: int) -> None:
        self.desk, self.id = desk, form
        self.every = choices(desk)
        self.at: Place | None = None
        self.place = 0
        self.refresh()
        self.read_workbook()

    def refresh(self) -> None:
        """Read the marks again."""
        with self.desk.book.reading() as session:
            held = rows.values_of(session, UPPER_FORMS, [self.id], self.desk.today())[self.id]
            self.marks: list[KeptMark] = intake.held_marks(session, self.id)
            self.known = intake.labels_of(session)
        self.name: str = held["name"]
        self.rhythm: str = held["rhythm"]

    def read_workbook(self) -> None:
        """Refusal where no workbook is attached, or what is attached cannot be read."""
        with self.desk.book.reading() as session:
            found = intake.workbook(session, self.id)
        self.sheets = formsheets.look_into(self.desk.book, *found)
        self.place = min(self.place, len(self.sheets) - 1)
        self.at = None

    @property
    def sheet(self) -> FormSheet:
        return self.sheets[self.place]

    @property
    def fixed(self) -> str:
        return READ_ONLY if self.desk.book.read_only else ""

    def point(self, at: Place) -> str:
        """Point at a cell; gives why nothing can be written there, where nothing can."""
        self.at = self.sheet.first_of(at)
        if self.at in self.sheet.formulas:
            return f"{self.cell}是公式，由表自己算，不用标。"
        return ""

    @property
    def cell(self) -> str:
        return words.name_of_place(*self.at) if self.at is not None else ""

    def mark_at(self, at: Place | None) -> KeptMark | None:
        if at is None:
            return None
        cell = words.name_of_place(*at)
        return next((one for one in self.marks if one.sheet == self.sheet.name and one.cell == cell), None)

    @property
    def lost(self) -> list[KeptMark]:
        """Marks on sheets that this workbook has not got, as after another file came in its place."""
        names = {one.name for one in self.sheets}
        return [one for one in self.marks if one.sheet not in names]

    def proposal(self, at: Place) -> CellProposal | None:
        return propose(self._seen, *at, self.known)

    def _seen(self, row: int, column: int) -> str:
        return self.sheet.text(*self.sheet.first_of((row, column)))

    def fitting(self, text: str) -> list[FigureChoice]:
        """What is typed finds figures; before anything is typed those that the cell is likely to want stand first."""
        if text or self.at is None:
            return fitting(self.every, text)
        told = self.proposal(self.at)
        by_code = {one.code: one for one in self.every}
        likely = [by_code[one.code] for one in (told.figures if told else ()) if one.code in by_code]
        mark = self.mark_at(self.at)
        if mark is not None and mark.figure in by_code:
            likely = [by_code[mark.figure], *(one for one in likely if one.code != mark.figure)]
        return [*likely, *(one for one in self.every if one not in likely)]

    def choice(self, code: str | None) -> FigureChoice | None:
        return next((one for one in self.every if one.code == code), None)

    def put(self, given: dict[str, Any]) -> None:
        """Mark the cell that is pointed at; Refusal for a formula or where nothing says what is filled."""
        self._refuse_fixed()
        if self.at is None:
            raise Refusal("没有点要填的格子。", "请先在表里点一格。")
        if told := self.point(self.at):
            raise Refusal(told, "请点别的格子。")
        mark = self.mark_at(self.at)
        values = {"form": self.id, "sheet": self.sheet.name, "cell": self.cell, **given}
        with self.desk.book.deed(f"标《{self.name}》{self.cell}", who=self.desk.who) as session:
            intake.put_mark(session, mark.id if mark else None, values, self.desk.today())
        self.refresh()

    def take_off(self) -> None:
        self._refuse_fixed()
        mark = self.mark_at(self.at)
        if mark is None:
            raise Refusal("这一格没有标。", "请点有颜色的格子。")
        with self.desk.book.deed(f"去掉《{self.name}》{mark.cell}的记号", who=self.desk.who) as session:
            rows.delete_rows(session, FORM_MARKS, [mark.id], self.desk.today())
        self.refresh()

    def mark_likely(self) -> int:
        """Mark every empty cell of the sheet whose words say surely what it wants; how many were marked."""
        self._refuse_fixed()
        fresh = intake.likely_marks(self.id, self.sheet.name, self._open_places(), self._seen, self.known)
        if fresh:
            with self.desk.book.deed(f"标《{self.name}》{len(fresh)}格", who=self.desk.who) as session:
                for one in fresh:
                    intake.put_mark(session, None, one, self.desk.today())
            self.refresh()
        return len(fresh)

    def _open_places(self) -> list[Place]:
        taken = {one.cell for one in self.marks if one.sheet == self.sheet.name}
        return [at for at in self.sheet.places() if words.name_of_place(*at) not in taken]

    def change_rhythm(self, rhythm: str) -> None:
        self._refuse_fixed()
        with self.desk.book.deed(f"改《{self.name}》的填报周期", who=self.desk.who) as session:
            rows.save_row(session, UPPER_FORMS, self.id, {"rhythm": rhythm}, self.desk.today())
        self.refresh()

    def change_file(self, path: Path) -> Sequence[KeptMark]:
        """Another workbook in the place of this one, with the same marks; gives those that it has no sheet for."""
        self._refuse_fixed()
        formsheets.look(path)
        with self.desk.book.deed(f"换《{self.name}》的文件", who=self.desk.who) as session:
            _attach(session, self.desk, self.id, path)
        self.read_workbook()
        return self.lost

    def _refuse_fixed(self) -> None:
        if self.fixed:
            raise Refusal(self.fixed)

    def span(self, which: str) -> Span:
        """Of the newest period that is over: what a cell would show of it."""
        return span_of(last_of(words.RHYTHM_CODE[self.rhythm], self.today), which)

    @cached_property
    def today(self) -> date:
        return self.desk.today()
