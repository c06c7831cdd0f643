"""Reads what Excel, WPS or another program put on the clipboard: a table of a page, or tabbed text, as one grid."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.exchange.brokencells import BrokenCell
from desk_union.exchange.pagetable import laid_out, tables_of
from desk_union.exchange.reading import Cells, Grid, is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.exchange.pagetable import PageCell

NAME = "剪贴板"
MOST_HTML = 2_000_000  # beyond this (thousands of lines) the tabbed text is read, which takes no time
MOST_CELLS = 500_000
_HASHES = re.compile(r"#{2,}")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_YEARLESS = re.compile(r"(?:\d{2}[-/年.])?\d{1,2}(?:[-/.]\d{1,2}|月(?:\d{1,2}[日号]?)?)|\d{1,2}-[A-Za-z]{3}", re.ASCII)
_FIGURE = re.compile(r"[￥¥$]?\s*-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?\s*元?", re.ASCII)
_ROUNDED = 1e15


def grid_of(html: str, text: str) -> Grid:
    """The table with its row 1 as the first; Refusal when there is nothing to paste."""
    wants_html = bool(html) and (len(html) <= MOST_HTML or not text.strip())
    grid = _from_html(html) if wants_html else None
    if grid is None:
        grid = _from_text(text)
    if not grid.rows:
        raise Refusal("剪贴板里没有可以粘贴的内容。", "请先在Excel或WPS里选中单元格，按 Ctrl+C 复制。")
    if len(grid.rows) * len(grid.rows[0]) > MOST_CELLS:
        raise Refusal("复制的内容太多了。", "请把表存成文件，再用“导入”。")
    return grid


def _from_text(text: str) -> Grid:
    text = text.replace("\x00", "")
    # Excel quotes a cell with line breaks; an odd quotation mark is one that was typed.
    dialect = _Bare if text.count('"') % 2 else csv.excel_tab
    try:
        rows = list(csv.reader(StringIO(text, newline=""), dialect))
    except csv.Error:
        raise Refusal("剪贴板里的内容看不懂。", "请在Excel或WPS里重新复制。") from None
    return _trimmed([[_broken(cell.strip()) for cell in row] for row in rows], [])


class _Bare(csv.excel_tab):
    quoting = csv.QUOTE_NONE


def _from_html(html: str) -> Grid | None:
    tables = tables_of(html)
    if not tables:
        return None
    rows, merged = laid_out(max(tables, key=lambda table: sum(len(row) for row in table)))
    return _trimmed([["" if cell is None else _value(cell) for cell in row] for row in rows], merged)


def _trimmed(rows: list[list[object]], merged: Sequence[Cells]) -> Grid:
    """All lines of one length; blank lines below and blank columns on the right, which nobody chose, left out."""
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    width = max((n + 1 for row in rows for n, cell in enumerate(row) if not is_blank(cell)), default=0)
    even = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    inside = tuple(
        ((top, left), (min(bottom, len(rows) - 1), min(right, width - 1)))
        for (top, left), (bottom, right) in merged
        if top < len(rows) and left < width
    )
    return Grid(NAME, even, 1, inside)


def _value(cell: PageCell) -> object:
    """What is shown, unless the number behind it says more: the year of 3月7日, the fen of 1,235."""
    shown = cell.text
    try:
        number = float(cell.number) if cell.number else None
    except ValueError:
        number = None
    if number is None:
        return _broken(shown)
    if abs(number) >= _ROUNDED:
        return number
    if _YEARLESS.fullmatch(shown) and number.is_integer():
        try:
            return days.excel_day(number)
        except ValueError:
            return shown
    if _FIGURE.fullmatch(shown) or _HASHES.fullmatch(shown):
        return number
    return shown


def _broken(shown: str) -> object:
    if _HASHES.fullmatch(shown):
        return BrokenCell(shown, "这一格在Excel里太窄，复制下来的只有#号。")
    if _ERROR.fullmatch(shown):
        return BrokenCell(shown, f"单元格显示的是错误“{shown}”，没有可用的内容。")
    return shown
