"""A last page of one or two rows is spared where rows three per cent lower do without it; no row is lost."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from desk_union.describe.paper import Column, Table
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.page import layout
from desk_union.prints.type.fonts import fonts_here
from desk_union.store.progress import finish

FONTS = fonts_here(bundled_only=True)


def pages(rows: int) -> list[list[str]]:
    """The rows on each page of a list of so many."""
    lines = [(f"第{n}条",) for n in range(1, rows + 1)]
    table = Table(title="台账", columns=(Column("项目"),), rows=lines, printed_on=date(2026, 3, 1), count_text=f"共 {rows} 条")
    out = BytesIO()
    finish(write_pdf([table], out, fonts=FONTS))
    return [[line for line in page.extract_text().splitlines() if line.startswith("第") and "条" in line] for page in PdfReader(out).pages]


def plain(rows: int) -> list[list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "FEW_ROWS", -1)
        return pages(rows)


def test_one_row_too_many_is_taken_in():
    rows = next(rows for rows in range(20, 60) if len(plain(rows)) == 2)
    first, second = plain(rows)
    assert (len(first), len(second)) == (rows - 1, 1)
    assert pages(rows) == [[f"第{n}条" for n in range(1, rows + 1)]]
    assert pages(rows + 8) == plain(rows + 8)  # where squeezing does not help nothing is squeezed
