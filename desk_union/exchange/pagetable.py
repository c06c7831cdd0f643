"""Reads the tables of a web page, from the clipboard or from a file that a bank or a system gave out as Excel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPAN_MOST = 1000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Words in these are none of the cell's: styles, readings above characters, and what only Office reads.
_UNREAD = frozenset({"style", "script", "title", "rt", "rp", "xml"})

Place = tuple[int, int]


def tables_of(html: str) -> list[list[list[PageCell]]]:
    """The cells of every table that says anything, line by line; a table inside a cell is words of that cell."""
    reader = _Reader()
    reader.feed(html.replace("\x00", ""))
    reader.close()
    return [table for table in reader.tables if any(any(cell.text.strip() for cell in row) for row in table)]


@dataclass
class PageCell:
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
        self.tables: list[list[list[PageCell]]] = []
        self._depth = 0
        self._unread = 0
        self._cell: PageCell | None = None

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


def _cell(attributes: Mapping[str, str | None]) -> PageCell:
    across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
    # Several blank cells in a row are written as one with this mark; they are no merged cell.
    apart = "mso-ignore:colspan" in (attributes.get("style") or "").replace(" ", "")
    number = attributes.get("x:num") or attributes.get("sdval")  # as Excel and WPS, or LibreOffice, tell it
    return PageCell(number, across, down, merged=(across > 1 or down > 1) and not apart)


def _span(text: str | None) -> int:
    return min(int(text), _SPAN_MOST) if text and text.isdecimal() and int(text) > 0 else 1


def laid_out(table: list[list[PageCell]]) -> tuple[list[list[PageCell | None]], list[tuple[Place, Place]]]:
    """Every cell at its place, None where a merged one covers, and the corners of those that are merged."""
    rows: list[list[PageCell | None]] = [[] for _ in table]
    taken: set[tuple[int, int]] = set()
    merged: list[tuple[Place, Place]] = []
    for n, cells in enumerate(table):
        at = 0
        for cell in cells:
            while (n, at) in taken:
                at += 1
            if cell.merged:
                merged.append(((n, at), (n + cell.down - 1, at + cell.across - 1)))
            taken |= {(n + down, at + across) for down in range(cell.down) for across in range(cell.across)}
            rows[n].extend([None] * (at - len(rows[n])))
            rows[n].append(cell)
            at += cell.across
    return rows, merged
