"""Reads what Excel, WPS or another program put on the clipboard: a table of a page, or tabbed text, as one grid."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.exchange.brokencells import BrokenCell
from desk_union.exchange.reading import Cells, Grid, is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME = "剪贴板"
MOST_HTML = 2_000_000  # beyond this (thousands of lines) the tabbed text is read, which takes no time
MOST_CELLS = 500_000
_SPAN_MOST = 1000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HASHES = re.compile(r"#{2,}")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_YEARLESS = re.compile(r"(?:\d{2}[-/年.])?\d{1,2}(?:[-/.]\d{1,2}|月(?:\d{1,2}[日号]?)?)|\d{1,2}-[A-Za-z]{3}", re.ASCII)
_FIGURE = re.compile(r"[￥¥$]?\s*-?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)(?:\.\d+)?\s*元?", re.ASCII)
_ROUNDED = 1e15
# Words in these are none of the cell's: styles, readings above characters, and what only Office reads.
_UNREAD = frozenset({"style", "script", "title", "rt", "rp", "xml"})


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
    reader = _Reader()
    reader.feed(html.replace("\x00", ""))
    reader.close()
    tables = [table for table in reader.tables if any(any(cell.text.strip() for cell in row) for row in table)]
    if not tables:
        return None
    return _laid_out(max(tables, key=lambda table: sum(len(row) for row in table)))


@dataclass
class _Cell:
    number: str | None  # the value behind what is shown, when the program tells it
    across: int
    down: int
    merged: bool
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.parts).split("\n")
        return "\n".join(line.strip(" ") for line in lines).strip("\n")


class _Reader(HTMLParser):
    """Collects the cells of each table; a table inside a cell is part of that cell's words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._depth = 0
        self._unread = 0
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth != 1:
            if tag == "br":
                self._add(" ")
        elif tag == "tr":
            self._cell = None
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self._cell = _cell(dict(attrs))
            self.tables[-1][-1].append(self._cell)
        elif tag == "br":
            self._add("\n")

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _UNREAD or tag == "table":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
        elif tag in {"td", "th", "tr"} and self._depth == 1:
            self._cell = None

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._add(_BLANKS.sub(" ", data).replace("\xa0", " "))

    def _add(self, words: str) -> None:
        if self._cell is not None:
            self._cell.parts.append(words)


def _cell(attributes: Mapping[str, str | None]) -> _Cell:
    across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
    # Several blank cells in a row are written as one with this mark; they are no merged cell.
    apart = "mso-ignore:colspan" in (attributes.get("style") or "").replace(" ", "")
    number = attributes.get("x:num") or attributes.get("sdval")  # as Excel and WPS, or LibreOffice, tell it
    return _Cell(number, across, down, merged=(across > 1 or down > 1) and not apart)


def _span(text: str | None) -> int:
    return min(int(text), _SPAN_MOST) if text and text.isdecimal() and int(text) > 0 else 1


def _laid_out(table: list[list[_Cell]]) -> Grid:
    """Every cell at its place, what a merged one covers left blank."""
    rows: list[list[object]] = [[] for _ in table]
    taken: set[tuple[int, int]] = set()
    merged: list[Cells] = []
    for n, cells in enumerate(table):
        at = 0
        for cell in cells:
            while (n, at) in taken:
                at += 1
            if cell.merged:
                merged.append(((n, at), (n + cell.down - 1, at + cell.across - 1)))
            taken |= {(n + down, at + across) for down in range(cell.down) for across in range(cell.across)}
            rows[n].extend([""] * (at - len(rows[n])))
            rows[n].append(_value(cell))
            at += cell.across
    return _trimmed(rows, merged)


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


def _value(cell: _Cell) -> object:
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
