"""Finds the one cell of an xlsx sheet by which its reader failed, to name it to the clerk; looks at the bare text."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError

from desk_union.exchange import brokencells

MOST = 300 * 1024 * 1024
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"')
_FAR_ROW, _FAR_COLUMN = 200_000, 2_000
_HUGE = 2_958_466  # the day after 9999-12-31


def explain(path: str) -> str:
    """The cell that makes the sheet far too large, in words; empty when there is none or it cannot be found."""
    try:
        with zipfile.ZipFile(Path(path)) as package:
            for sheet in brokencells.sheets_of(package):
                if place := _farthest(_content(package, sheet)):
                    return f"工作表“{sheet}”的{place}"
    except (zipfile.BadZipFile, KeyError, ParseError, OSError, ValueError):
        pass
    return ""


def _content(package: zipfile.ZipFile, sheet: str) -> bytes:
    with package.open(brokencells.part_of(package, sheet)) as part:
        return part.read(MOST)


def _farthest(content: bytes) -> str:
    rows, columns = (0, b""), (0, b"")
    for found in _CELL.finditer(content):
        row, column = int(found[2]), brokencells.column(found[1]) + 1
        rows = max(rows, (row, found[1] + found[2]))
        columns = max(columns, (column, found[1] + found[2]))
    if columns[0] > _FAR_COLUMN:
        return f"单元格{columns[1].decode()}"
    return f"单元格{rows[1].decode()}" if rows[0] > _FAR_ROW else ""


def huge_number(data: bytes, sheet: str, row: int) -> str:
    """The first number in the row that is beyond every day, with its cell, in words; empty when there is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            content = _content(package, sheet)
    except (zipfile.BadZipFile, KeyError, ParseError, OSError, ValueError):
        return ""
    cells = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}%d)"([^>]*)>(.*?)</(?:\w+:)?c>' % row, re.DOTALL)
    for place, head, body in (found.groups() for found in cells.finditer(content)):
        value = re.search(rb"<(?:\w+:)?v>\s*(-?[\d.eE+]+)\s*</", body)
        if b't="s"' in head or value is None:
            continue
        try:
            if abs(float(value[1])) > _HUGE:
                return f"单元格{place.decode()}（{value[1].decode()}）"
        except ValueError:
            continue
    return ""
