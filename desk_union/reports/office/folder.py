"""The items of a checklist with what shows each: a sheet, a figure with its number, a place, files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe import figure as registry
from desk_union.describe.behind import FigureBehind, Number, Sentence
from desk_union.describe.figure import Span
from desk_union.reports.office.ledgers import files_of_item, lacking
from desk_union.reports.office.tables import ChecklistItem
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.reports.office.tables import Checklist


@dataclass(frozen=True, slots=True)
class FolderItem:
    """``number`` is what the figure says in the year, with its unit."""

    id: int
    place: int
    section: str
    title: str
    points: str
    own_points: str
    sheet: str
    year: int
    figure: str
    number: str
    lies: str
    files: int
    ready: bool
    keeper: str
    note: str
    lacks: bool


def items_of(session: Session, held: Checklist, today: date) -> list[FolderItem]:
    """In the order of the list; the year of an item is its own, the list's, or the present one."""
    lacks = set(session.scalars(select(ChecklistItem.id).where(ChecklistItem.checklist == held.id, lacking(today))))
    query = select(ChecklistItem, files_of_item(today).label("files")).where(ChecklistItem.checklist == held.id)
    found = []
    for one, files in session.execute(query.order_by(ChecklistItem.place, ChecklistItem.id)).all():
        year = one.year or held.year or today.year
        found.append(
            FolderItem(
                one.id, one.place, one.section or "", one.title, one.points or "", one.own_points or "",
                one.sheet or "", year, one.figure or "", _number(session, one.figure, year), one.lies or "", files,
                bool(one.ready), one.keeper or "", one.note or "", one.id in lacks,
            )
        )  # fmt: skip
    return found


def _number(session: Session, code: str | None, year: int) -> str:
    figure = registry.known_as(code) if code else None
    if figure is None:
        return ""
    value = evaluate(session, figure, Span(date(year, 1, 1), date(year, 12, 31)), registry.known())
    span = Span(date(year, 1, 1), date(year, 12, 31))
    shown = Number(value.shown, FigureBehind(figure.code, span))
    return Sentence(f"{figure.label}{value.shown}{figure.unit}", shown)


def proof_words(one: FolderItem) -> str:
    """What shows it, in a line; the number of a figure opens."""
    told = [f"《{one.sheet}》{one.year}年"] if one.sheet else []
    told += [one.number] if one.number else []
    told += [one.lies] if one.lies else []
    told += [f"附件{one.files}个"] if one.files else []
    line = "；".join(told) or ("已备好" if one.ready else "缺")
    return Sentence(line, *one.number.numbers) if isinstance(one.number, Sentence) else line
