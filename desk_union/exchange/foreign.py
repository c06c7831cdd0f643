"""Reads the sheets of a workbook that somebody else made; runs in a process apart, which may be lost by it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import python_calamine as calamine

from desk_union.basis.refusal import Refusal
from desk_union.exchange import brokencells, containers, farcells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_union.exchange.brokencells import BrokenCell

Rows = list[list[object]]
Cells = tuple[tuple[int, int], tuple[int, int]]

MOST_PLACES = 25_000_000  # of the rectangle, blank or not
MOST_CELLS = 6_000_000


class ForeignSheet(NamedTuple):
    """One sheet from its first row on, without the blank rows and columns behind its last cell."""

    name: str
    rows: Rows
    merged: tuple[Cells, ...]
    hidden: bool


def read(path: str, name: str) -> list[ForeignSheet]:
    """All worksheets; Refusal with the reason where the file is one that cannot be read."""
    data = Path(path).read_bytes()
    containers.look_at(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        about = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        found = []
        for each in about:
            sheet = book.get_sheet_by_name(each.name)
            hidden = each.visible != calamine.SheetVisibleEnum.Visible
            rows = _rows_of(sheet, data, name)
            _put_in(rows, brokencells.find(data, sheet.name))
            rows = _trimmed(rows)
            found.append(ForeignSheet(sheet.name, rows, _clipped(sheet.merged_cell_ranges or (), rows), hidden))
    except calamine.PasswordError:
        raise containers.locked(name) from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError, LookupError):
        raise containers.damaged(name) from None
    if sum(len(row) for sheet in found for row in sheet.rows) > MOST_CELLS:
        raise Refusal(f"“{name}”里的单元格太多了。", "请拆成几个文件分别导入。")
    return found


def _rows_of(sheet: calamine.CalamineSheet, data: bytes, name: str) -> Rows:
    if sheet.total_height * sheet.total_width > MOST_PLACES:
        raise Refusal(
            f"“{name}”的工作表“{sheet.name}”有{sheet.total_height:,}行、{sheet.total_width:,}列，太大了。",
            "请删掉名单下面和右边没有用的行、列，或拆成几个文件，再导入。",
        )
    try:
        return cast("Rows", sheet.to_python(skip_empty_area=False))
    except OverflowError:
        raise _out_of_range(sheet, data, name) from None


def _out_of_range(sheet: calamine.CalamineSheet, data: bytes, name: str) -> Refusal:
    """Where the number stands that is shown as a day or a length of time and can be none."""
    row = 0
    try:
        for row, _ in enumerate(sheet.iter_rows(), 1):  # noqa: B007 - the last row that could be read
            pass
    except OverflowError:
        row += 1
    place = farcells.huge_number(data, sheet.name, row) or f"第{row}行"
    return Refusal(
        f"“{name}”的工作表“{sheet.name}”里，{place}的数太大，不能是日期或时间。",
        "请改正这一格，或把它设成文本后再导入。",
    )


def _put_in(rows: Rows, broken: Iterable[tuple[tuple[int, int], BrokenCell]]) -> None:
    for (row, column), cell in broken:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = cell


def _trimmed(rows: Rows) -> Rows:
    """Without what is blank behind the last row and column; offices format whole columns down to the end."""
    height = next((n for n in range(len(rows), 0, -1) if any(not _is_nothing(cell) for cell in rows[n - 1])), 0)
    del rows[height:]
    width = 0
    for row in rows:
        end = len(row)
        while end > width and _is_nothing(row[end - 1]):
            end -= 1
        width = max(width, end)
    return [row[:width] for row in rows]


def _is_nothing(cell: object | BrokenCell) -> bool:
    return cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())


def _clipped(merged: tuple[Cells, ...] | list[Cells], rows: Rows) -> tuple[Cells, ...]:
    """The merged cells as far as they reach into the rows."""
    height, width = len(rows), len(rows[0]) if rows else 0
    corners = (
        ((top, left), (min(bottom, height - 1), min(right, width - 1)))
        for (top, left), (bottom, right) in merged
        if top < height and left < width
    )
    return tuple(each for each in corners if each[0] != each[1])
