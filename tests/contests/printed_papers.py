"""Sheets of contests on paper: printed as they are, and read back from the PDF by place."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from desk_union.describe.sheet import Request
from desk_union.prints.forms import formfile
from desk_union.prints.page.fitting import MM
from desk_union.prints.publishing import publish
from desk_union.store.progress import finish
from desk_union.tabs import sheet_called
from tests.prints.conftest import Paper
from tests.prints.printed_grid import grids
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from tests.contests.contest_office import ContestOffice

BESIDE = 1.0  # mm


def printed(office: ContestOffice, code: str, **asked: Any) -> tuple[Paper, Any]:
    """The PDF, and what was written on it."""
    request = Request(asked.pop("day", TODAY), TODAY, **asked)
    publication = publish(office.desk.book, sheet_called(code), request)
    out = BytesIO()
    told = finish(publication.write("pdf", out))
    assert told.missing == ()
    return Paper(out.getvalue(), told, ()), publication.made


def rows_on_paper(office: ContestOffice, code: str, **asked: Any) -> list[list[dict[str, str]]]:
    return grids(printed(office, code, **asked)[0])


def form_on_paper(office: ContestOffice, code: str, **asked: Any) -> dict[str, str]:
    """What is printed in each cell of the first copy, by the label of its placeholder; rows as ``多行1.列``."""
    paper, _ = printed(office, code, **asked)
    form = formfile.load(sheet_called(code).content.form)
    (layout,) = form.layouts
    found = {}
    for cell in layout.cells:
        if cell.keys:
            label = "、".join(form.label_of(key) for key in cell.keys)
            found[label + "（又）" * (label in found)] = _within(paper, cell.at)
    for repeat in layout.repeats:
        for number in range(repeat.rows):
            for cell, label in zip(repeat.columns, repeat.labels, strict=True):
                down = repeat.top + repeat.head_height + number * repeat.height
                words = _within(paper, (cell.at[0], down, cell.at[2], repeat.height))
                if words:
                    found[f"{repeat.label}{number + 1}.{label}"] = words
    return found


def _within(paper: Paper, at: tuple[float, ...]) -> str:
    """The text of the first page within a box (mm from the upper left corner)."""
    x, y, width, height = at
    tall = paper.box()[1]
    inside = [
        one for one in paper.pieces()
        if x * MM - BESIDE <= one.x <= (x + width) * MM + BESIDE and y * MM <= tall - one.y - 0.3 * one.size <= (y + height) * MM
    ]  # fmt: skip
    return "".join(one.text for one in sorted(inside, key=lambda one: (-one.y, one.x)))
