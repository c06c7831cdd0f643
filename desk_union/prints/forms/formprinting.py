"""Print a sheet that is an official form: which file draws it, on which paper, as PDF or Word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from desk_union import tabs
from desk_union.describe.content import Tables
from desk_union.describe.sheet import Choose
from desk_union.office import signers
from desk_union.prints import stationery
from desk_union.prints.forms.formfile import load
from desk_union.prints.forms.forms import write_forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desk_union.describe.form import Filled
    from desk_union.describe.sheet import Request, Sheet
    from desk_union.prints.paper import Printed
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

PAPER, START = "paper", "start"


def choices_of(sheet: Sheet, book: Book) -> tuple[Choose, ...]:
    """What the sheet asks, and what its file asks: which paper, and which slot of it is the first still free."""
    asked = list(sheet.choices)
    if sheet.asks is not None:
        with book.reading() as session:
            asked += sheet.asks(session)
    if isinstance(sheet.content, Tables) and sheet.content.slip:
        from desk_union.prints.lists.listpdf import SLIPS

        asked.append(Choose(PAPER, "纸张", SLIPS))
    if not sheet.form:
        return tuple(asked)
    form = load(sheet.form, book.path.parent)
    layouts = form.layouts
    if len(layouts) > 1:
        asked.append(Choose(PAPER, form.papers, tuple((layout.code, layout.title) for layout in layouts)))
    slots = max(layout.slots for layout in layouts)
    if slots > 1 and form.cut:
        starts = tuple((str(n), f"第{n + 1}格" if n else "第1格（整张新纸）") for n in range(slots))
        asked.append(Choose(START, "从哪一格印起", starts))
    return tuple(asked)


def print_forms(
    sheet: Sheet, filled: Filled, request: Request, book: Book, target: Path | BinaryIO, kind: str = "pdf"
) -> Work[Printed]:
    """``kind`` is one of the sheet's outputs."""
    with book.reading() as session:
        hand, author = stationery.read(session), tabs.union_name(session)
    form = load(sheet.form, book.path.parent, hand.wording)
    filled = _signed(filled, signers.on(hand.signers, request.day))
    if kind == "docx":
        from desk_union.prints.forms.formword import write_docx

        return (yield from write_docx(form, filled, target, at=book.clock(), hand=hand))
    skip = int(request.chosen.get(START, "0"))
    layout = request.chosen.get(PAPER, "")
    printed = yield from write_forms(
        form, filled, target, layout=layout, skip=skip, pictures=book.files.get, fonts=hand.fonts, author=author
    )
    return replace(printed, notes=(*hand.notes, *printed.notes))


def _signed(filled: Filled, names: Mapping[str, str]) -> Filled:
    """An office's own sheet file may name the places of signature: ``{填表人}``."""
    if not names:
        return filled
    return replace(filled, copies=[replace(copy, words={**names, **copy.words}) for copy in filled.copies])
