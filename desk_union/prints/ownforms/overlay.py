"""A form of the office's own as PDF: its cells, set and checked like those of an official form, over its own pages."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from desk_union.prints import stationery
from desk_union.prints.forms.formfile import formed
from desk_union.prints.forms.forms import PagePhotos, draw_form
from desk_union.prints.forms.formsetting import FormPage, FormSetter, fitted_text
from desk_union.prints.lists.listpdf import save
from desk_union.prints.ownforms.underlay import laid_under
from desk_union.prints.page.document import mark, new_canvas
from desk_union.prints.page.fitting import MM
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.ink import Ink
from desk_union.tabs import union_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desk_union.describe.form import Form
    from desk_union.describe.ownpaper import OverGround
    from desk_union.prints.type.fonts import Fonts
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

_PLACE = re.compile(r"^第\d+格")  # a sheet file is counted through; here a field may be many cells
CONTINUED = -1  # a page on which stands what did not fit; nothing lies below it
NAMED = 6


def checked(name: str, sheets: Sequence[Mapping[str, Any]]) -> tuple[list[Form], list[str]]:
    """The form of each page, and in sentences what lies outside the paper, or on one another."""
    forms: list[Form] = []
    told: list[str] = []
    for data in sheets:
        form, problems = formed(name, data)
        forms.append(form)
        if data["cell"]:
            told += [_PLACE.sub("", one.reason) for one in problems]
    return forms, told


def print_over(made: OverGround, target: Path | BinaryIO, book: Book) -> Work[Printed]:
    """Every copy after the other, all pages of one together; what does not fit goes on a page after them."""
    with book.reading() as session:
        hand, author = stationery.read(session), union_name(session)
    forms, faults = checked(made.name, made.sheets)
    pages: list[tuple[FormPage, int]] = []
    overflowed = 0
    total = len(made.copies)
    for number, copy in enumerate(made.copies, 1):
        for place, form in enumerate(forms):
            setter = FormSetter(form, form.layouts[0], hand.fonts)
            setter.add(copy)
            first, *more = setter.close()
            pages += [(first, place), *((page, CONTINUED) for page in more)]
            overflowed += setter.overflowed
        yield Progress(number, 2 * total, f"正在填写《{made.name}》：{number}／{total} 份")
    out = BytesIO()
    canvas = new_canvas(out, pages[0][0].size, title=made.name, author=author, fonts=hand.fonts, invariant=False)
    canvas.setViewerPreference("PrintScaling", "None")
    photos, ink = PagePhotos(book.files.get), Ink(canvas)
    for number, (page, place) in enumerate(pages, 1):
        if page.subject and total > 1 and place == 0:
            mark(canvas, page.subject, number)
        canvas.translate(made.shift[0] * MM, -made.shift[1] * MM)
        draw_form(canvas, page, hand.fonts, photos, ink)
        yield Progress(total + total * number // len(pages), 2 * total, f"正在生成第 {number} 页，共 {len(pages)} 页")
    canvas.save()
    whole = out.getvalue()
    if made.ground and not made.bare:
        whole = laid_under(whole, book.files.get(made.ground), [place for _, place in pages], made.shift)
    save(whole, target)
    lost = hand.fonts.missing(line for page, _ in pages for said in page.words for line in said.lines)
    notes = [*hand.notes, *_few(faults), *made.notes, *photos.notes]
    if overflowed:
        notes.append(f"有{overflowed}处内容格子里放不下，已印在续页上。请放大格子或改小字号。")
    return Printed(len(pages), tuple(lost), tuple(notes))


def _few(faults: Sequence[str]) -> list[str]:
    more = [f"还有{len(faults) - NAMED}处这样的。"] if len(faults) > NAMED else []
    return [*faults[:NAMED], *more]


def too_small(form: Form, fonts: Fonts, words: Mapping[str, str]) -> list[str]:
    """Names of the cells in which the words of this copy find no room."""
    return [
        cell.name
        for cell in form.layouts[0].cells
        if not cell.picture and not fitted_text(cell, "".join(words.get(key, "") for key in cell.keys), fonts).whole
    ]
