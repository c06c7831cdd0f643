"""Print a sheet that is an official form: which file draws it, on which paper, as PDF or Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from desk_union.describe.sheet import Choose
from desk_union.prints.formfile import load
from desk_union.prints.forms import write_forms

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.form import Filled
    from desk_union.describe.sheet import Request, Sheet
    from desk_union.prints.paper import Printed
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

PAPER, START = "paper", "start"


def choices_of(sheet: Sheet, book: Book) -> tuple[Choose, ...]:
    """What the sheet asks, and what its file asks: which paper, and which slot of it is the first still free."""
    if not sheet.form:
        return sheet.choices
    layouts = load(sheet.form, book.path.parent).layouts
    asked = list(sheet.choices)
    if len(layouts) > 1:
        asked.append(Choose(PAPER, "标签纸", tuple((layout.code, layout.title) for layout in layouts)))
    slots = max(layout.slots for layout in layouts)
    if slots > 1:
        starts = tuple((str(n), f"第{n + 1}格" if n else "第1格（整张新纸）") for n in range(slots))
        asked.append(Choose(START, "从哪一格印起", starts))
    return tuple(asked)


def print_forms(
    sheet: Sheet, filled: Filled, request: Request, book: Book, target: Path | BinaryIO, kind: str = "pdf"
) -> Work[Printed]:
    """``kind`` is one of the sheet's outputs."""
    form = load(sheet.form, book.path.parent)
    if kind == "docx":
        from desk_union.prints.formword import write_docx

        return (yield from write_docx(form, filled, target, at=book.clock()))
    skip = int(request.chosen.get(START, "0"))
    layout = request.chosen.get(PAPER, "")
    return (yield from write_forms(form, filled, target, layout=layout, skip=skip, pictures=book.files.get))
