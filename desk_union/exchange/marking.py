"""Writes marks into a workbook that somebody else made; runs in a process apart, which may be lost by it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from desk_union.exchange import cellwriting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_TINT = PatternFill("solid", fgColor="FCE4E4")
_PALE = Font(color="808080")
_WRAP = Alignment(wrap_text=True, vertical="top")


class Mark(NamedTuple):
    """``text`` for the cell (both count from 1); ``look`` head, pale or plain; ``tint`` colours the row before it."""

    row: int
    column: int
    text: str
    look: str = "plain"
    tint: bool = False


class Widened(NamedTuple):
    column: int
    width: int


def mark(path: str, sheet: str, marks: Sequence[Mark], widened: Widened, target: str) -> None:
    """Save the workbook with the marks in its named sheet to ``target``; no other cell changes."""
    workbook = AsItStands(BytesIO(Path(path).read_bytes()), keep_links=True, rich_text=True)
    workbook.read()
    put_marks(workbook.wb[sheet], marks, widened)
    workbook.wb.save(target)


class AsItStands(ExcelReader):
    """Reads days as the numbers they are kept as: what makes no day (19800102) would become an error by being read."""

    def read_worksheets(self) -> None:
        for formats in ("_date_formats", "_timedelta_formats"):
            setattr(self.wb, formats, set())
        super().read_worksheets()


def put_marks(sheet: Worksheet, marks: Sequence[Mark], widened: Widened) -> None:
    for each in marks:
        cell = cellwriting.cell_at(sheet, each.row, each.column)
        cellwriting.put_text(cell, each.text)
        if each.look == "head":
            cell.font, cell.fill, cell.alignment = (
                cellwriting.HEAD_FONT, cellwriting.HEAD_FILL, cellwriting.HEAD_ALIGNMENT,
            )  # fmt: skip
        else:
            cell.alignment = _WRAP
            cell.font = _PALE if each.look == "pale" else Font()
        if each.tint:
            for tinted in sheet[each.row][: each.column]:
                tinted.fill = _TINT
    sheet.column_dimensions[get_column_letter(widened.column)].width = widened.width
