"""Writes values into workbook cells so that text stays text: never a formula, never a rounded number."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from desk_union.describe.kinds import Kind

# Full-width ones too: a spreadsheet under a Chinese or Japanese system takes them for their narrow brothers.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
TEXT_FORMAT, DAY_FORMAT, MONEY_FORMAT = "@", "yyyy-mm-dd", "#,##0.00"
HEAD_FONT = Font(name="黑体", size=10.5, bold=True)
HEAD_FILL = PatternFill("solid", fgColor="F0F0F0")
HEAD_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)

# What a workbook's XML cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put_text(cell: Cell, text: str) -> None:
    cell.value = _ILLEGAL.sub("", text) or None
    if cell.value is None:
        return
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True


def put(cell: Cell, kind: Kind, value: Any) -> None:
    """A value by its kind: days as days, money and counts as numbers, all else as text."""
    content = kind.cell(value)
    if content is None:
        return
    if isinstance(content, str):
        put_text(cell, content)
        cell.number_format = TEXT_FORMAT
        return
    cell.value = content  # type: ignore[assignment]  # a kind gives text, day, number or nothing
    cell.number_format = format_of(kind) if not isinstance(content, date) else DAY_FORMAT


def format_of(kind: Kind) -> str:
    from desk_union.describe.kinds import Count, Day, Money, Points

    if isinstance(kind, Money):
        return MONEY_FORMAT
    if isinstance(kind, Day):
        return DAY_FORMAT
    return "General" if isinstance(kind, (Count, Points)) else TEXT_FORMAT


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, let loose from a merged range that would swallow what is written."""
    found = sheet.cell(row, column)
    if isinstance(found, MergedCell):
        for merged in list(sheet.merged_cells.ranges):
            if found.coordinate in merged:
                sheet.unmerge_cells(str(merged))
        return cell_at(sheet, row, column)
    return found


def safe_csv(text: str) -> str:
    """A leading apostrophe keeps spreadsheets from computing a text; the import takes it off again."""
    # Leading blanks, also wide ones and line feeds, are passed over by spreadsheets before they look for a formula.
    # An apostrophe of the text's own gets one more, so that it comes back.
    harmful = text.startswith((*FORMULA_STARTS, "'")) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if harmful else text
