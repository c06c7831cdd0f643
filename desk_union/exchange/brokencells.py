"""Finds cells of an xlsx file that show an error or an uncomputed formula; the reader gives them as blank."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v>(.+?)</", re.DOTALL)
_ERROR, _FORMULA = b't="e"', b"<f"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """Stands in a grid for a cell without a usable value; ``text`` is what the clerk sees there."""

    text: str
    reason: str

    def __str__(self) -> str:
        return self.text


def find(data: bytes, sheet: str) -> Iterator[tuple[tuple[int, int], BrokenCell]]:
    """Places (row, column from 0) of broken cells in the named sheet; nothing for files other than xlsx."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            content = package.read(part_of(package, sheet))
    except (zipfile.BadZipFile, KeyError, ParseError, OSError, ValueError, EOFError, zlib.error):
        return
    if _ERROR not in content and _FORMULA not in content:
        return
    for found in _CELL.finditer(content):
        head, body = found.groups()
        broken = _broken(head, body)
        place = _PLACE.search(head)
        if broken and place:
            yield (int(place[2]) - 1, column(place[1])), broken


def _broken(head: bytes, body: bytes) -> BrokenCell | None:
    value = _VALUE.search(body)
    if _ERROR in head:
        text = value[1].decode("utf-8", "replace") if value else "#错误"
        return BrokenCell(text, f"单元格显示的是错误“{text}”，没有可用的内容。")
    # A formula whose result is an empty text has t="str" and is honestly blank.
    if _FORMULA in body and value is None and b't="str"' not in head:
        return BrokenCell("公式", "公式还没有算出结果。")
    return None


def column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def sheets_of(package: zipfile.ZipFile) -> list[str]:
    """The names of all sheets in their order."""
    book = fromstring(package.read("xl/workbook.xml"))  # noqa: S314 - expat refuses bombs
    return [each.get("name") or "" for each in book.iter(f"{_MAIN}sheet")]


def part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """The path of the sheet's own part; KeyError when there is none."""
    book = fromstring(package.read("xl/workbook.xml"))  # noqa: S314 - the file is the clerk's own, and expat refuses bombs
    link = {each.get("name"): each.get(_LINK) for each in book.iter(f"{_MAIN}sheet")}[sheet]
    links = fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
    target = {each.get("Id"): each.get("Target") for each in links}[link] or ""
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
