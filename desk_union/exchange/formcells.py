"""Looks at and fills the cells of a workbook that somebody else made; runs in a process apart, which may be lost."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from desk_union.basis.refusal import Refusal
from desk_union.describe.kind import cell_text
from desk_union.exchange import cellwriting, containers
from desk_union.exchange.marking import AsItStands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Place = tuple[int, int]  # row and column, from 0
Look = tuple[str, list[list[str]], list[tuple[Place, Place]], list[Place], list[float]]
MOST_ROWS, MOST_COLUMNS = 2_000, 200
USUAL_WIDTH = 8.43
_ASKED = re.compile(r"(.*[：:])[\s_＿年月日季度第]*", re.DOTALL)  # 填报日期：　年　月　日
LOST = {"xl/drawings/": "图形", "xl/charts/": "图表", "xl/media/": "图片", "xl/ctrlProps/": "按钮"}


def place(cell: str) -> Place:
    """C5 is (4, 2)."""
    letters, row = coordinate_from_string(cell)
    return row - 1, column_index_from_string(letters) - 1


def named(at: Place) -> str:
    return f"{get_column_letter(at[1] + 1)}{at[0] + 1}"


def look(path: str, name: str) -> list[Look]:
    """Of each worksheet its words, merged cells (from, to), formulas and the widths of its columns in characters."""
    found: list[Look] = []
    for sheet in _opened(path, name).worksheets:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            size = f"{sheet.max_row:,}行、{sheet.max_column:,}列"
            told = f"“{name}”的工作表“{sheet.title}”有{size}，太大了，不像一张要填的表。"
            raise Refusal(told, "请删掉没有用的行、列，另存后再来。")
        found.append(_looked(sheet))
    if not any(any(any(row) for row in one[1]) for one in found):
        raise Refusal(f"“{name}”里没有内容。", "请确认选对了文件。")
    return found


def _looked(sheet: Worksheet) -> Look:
    cells: list[list[str]] = []
    formulas: list[Place] = []
    for row in sheet.iter_rows():
        line: list[str] = []
        for column, cell in enumerate(row):
            if cell.data_type == "f":
                formulas.append((len(cells), column))
            line.append("（公式）" if cell.data_type == "f" else cell_text(_plain(cell.value)))
        cells.append(line)
    ranges = sheet.merged_cells.ranges
    merged = [((one.min_row - 1, one.min_col - 1), (one.max_row - 1, one.max_col - 1)) for one in ranges]
    letters = [get_column_letter(n) for n in range(1, sheet.max_column + 1)]
    widths = [float(sheet.column_dimensions[one].width or USUAL_WIDTH) for one in letters]
    return sheet.title, cells, merged, formulas, widths


def _plain(value: Any) -> object:
    return str(value) if not isinstance(value, int | float | str | None) else value


def fill(path: str, name: str, cells: Sequence[tuple[str, Place, Any]], target: str) -> list[str]:
    """Save the workbook with these values to ``target``; no other cell changes. Gives what could not be kept."""
    workbook = _opened(path, name)
    sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    for sheet, at, value in cells:
        if sheet not in sheets:
            raise Refusal(
                f"“{name}”里没有叫“{sheet}”的工作表，{named(at)}填不进去。",
                f"表里有：{'、'.join(sheets)}。请在“标上级表格”里改正，或换回原来的文件。",
            )
        _put(_writable(sheets[sheet], at, name), value)
    workbook.calculation.fullCalcOnLoad = True
    workbook.save(target)
    return _lost(path, name)


def _opened(path: str, name: str) -> Workbook:
    data = Path(path).read_bytes()
    containers.look_at(data, name)
    try:
        reader = AsItStands(BytesIO(data), keep_links=True, rich_text=True)
        reader.read()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        raise containers.damaged(name) from None
    return reader.wb


def _writable(sheet: Worksheet, at: Place, name: str) -> Cell:
    """Refusal for a cell that nobody may write to."""
    told = f"“{name}”的工作表“{sheet.title}”里，{named(at)}"
    for one in sheet.merged_cells.ranges:
        first = (one.min_row - 1, one.min_col - 1)
        if at != first and named(at) in one:
            raise Refusal(f"{told}并在{named(first)}里面，单独填不了。", f"请把这个记号改到{named(first)}，或者去掉。")
    cell: Any = sheet.cell(at[0] + 1, at[1] + 1)
    if cell.data_type == "f":
        raise Refusal(f"{told}是公式，由表自己算，不能填。", "请去掉这一格的记号。")
    found: Cell = cell
    return found


def _put(cell: Cell, value: Any) -> None:
    """Words go behind 填报单位： that stands there; a share into a cell that shows per cent is a hundredth."""
    asked = _ASKED.fullmatch(str(cell.value)) if cell.value is not None else None
    if value is None:
        cell.value = cell.value if asked else None
        return
    if asked or isinstance(value, str):
        cellwriting.put_text(cell, f"{asked[1] if asked else ''}{value}")
        return
    cell.value = value / 100 if "%" in (cell.number_format or "") else value
    if cell.number_format == cellwriting.TEXT_FORMAT:
        cell.number_format = "General"


def _lost(path: str, name: str) -> list[str]:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    found = [words for begin, words in LOST.items() if any(one.startswith(begin) for one in names)]
    if not found:
        return []
    return [f"“{name}”里有{'、'.join(found)}，填好的表里可能没有了；请核对，缺的从原表里复制过来。"]
