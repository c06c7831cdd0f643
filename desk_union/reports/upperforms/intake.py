"""A new form with its workbook and marks: what the screen and the command do with them alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.reports.returns.tables import ReturnLine
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.filling import marks_of, workbook_of
from desk_union.reports.upperforms.ledgers import FORM_MARKS, UPPER_FORMS
from desk_union.reports.upperforms.proposing import known_by, propose
from desk_union.reports.upperforms.tables import FormMark, UpperForm
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

LONGEST = 60


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark as plain values."""

    id: int
    sheet: str
    cell: str
    what: str
    label: str
    figure: str | None
    span: str
    money: str | None
    text: str

    @property
    def words(self) -> str:
        """As it stands in its cell on screen."""
        if self.what != words.NUMBER:
            return f"〔{self.text or self.what}〕"
        return f"{self.label}" if self.span == words.NOW else f"{self.label}（{self.span}）"


def name_of(stem: str) -> str:
    return stem.strip()[:LONGEST] or "上级表格"


def rhythm_of(name: str, titles: Sequence[str] = ()) -> str:
    """By the name of the file, else by what stands at the head of its sheets: 二季度…季报表 is for quarters."""
    return next(filter(None, map(_rhythm_told, (name, *titles))), words.MONTHLY)


def _rhythm_told(text: str) -> str:
    if "季" in text:
        return words.QUARTERLY
    if "月" in text:
        return words.MONTHLY
    return words.YEARLY if "年" in text or "统计" in text else ""


def new_form(session: Session, name: str, rhythm: str, today: date) -> int:
    """Refusal where one is called so already."""
    if session.scalar(select(UpperForm.id).where(UpperForm.name == name)) is not None:
        raise Refusal(f"已经有一张叫“{name}”的上级表格。", "换新文件的，打开它按“换文件”；另一张表请先改文件名。")
    values = {**rows.defaults(UPPER_FORMS), "name": name, "rhythm": rhythm}
    return rows.add_rows(session, UPPER_FORMS, [rows.completed(UPPER_FORMS, values)], today)[0]


def workbook(session: Session, form: int) -> tuple[str, str]:
    return workbook_of(session, session.get_one(UpperForm, form))


def held_marks(session: Session, form: int) -> list[KeptMark]:
    return [
        KeptMark(
            one.id, one.sheet, one.cell, one.what, one.label or "", one.figure, one.span or words.NOW, one.money,
            one.text or "",
        )
        for one in marks_of(session, form)
    ]  # fmt: skip


def labels_of(session: Session) -> dict[str, str]:
    """What words figures bore before: in the lines of our own returns and on other forms, the newest last."""
    found: dict[str, str] = {}
    for one in (ReturnLine, FormMark):
        held = select(one.label, one.figure).where(one.figure.is_not(None), one.label.is_not(None)).order_by(one.id)
        found |= {label: figure for label, figure in session.execute(held) if label and figure}
    return known_by(found)


def put_mark(session: Session, mark: int | None, given: Mapping[str, Any], today: date) -> int:
    """What is not ``given`` is as of a new mark, also where one stood there; Refusal as the ledger of marks refuses."""
    empty = {shown.key: None for shown in FORM_MARKS.fields if shown.key != "note"}
    whole = rows.completed(FORM_MARKS, {**empty, **rows.defaults(FORM_MARKS), **given})
    return rows.save_row(session, FORM_MARKS, mark, whole, today)


def likely_marks(
    form: int, sheet: str, places: Iterable[tuple[int, int]], seen: Callable[[int, int], str], known: Mapping[str, str]
) -> list[dict[str, Any]]:
    """For each of these places that surely wants a figure or words of ours, the values of its mark."""
    found: list[dict[str, Any]] = []
    for at in places:
        told = propose(seen, *at, known)
        if told is None or (told.what == words.NUMBER and told.sure is None):
            continue
        figure = told.sure
        given: dict[str, Any] = {"what": told.what, "label": told.label, "span": told.span}
        if figure is not None:
            money = told.money if figure.unit == words.YUAN else None
            given |= {"figure": figure.code, "money": money}
        found.append({"form": form, "sheet": sheet, "cell": words.name_of_place(*at), **given})
    return found
