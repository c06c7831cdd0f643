"""Gives the clerk's own sheet back with 是否成功 and 原因 behind each line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.exchange import cellwriting
from desk_union.exchange.mapping import REASON, RESULT
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from desk_union.exchange.mapping import Layout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Report

_TINT = PatternFill("solid", fgColor="FCE4E4")
_PALE = Font(color="808080")
_WRAP = Alignment(wrap_text=True, vertical="top")
_REASON_WIDTH = 60
_NOT_KEPT = "本行无误；因其他行有误，整张表都没有导入。"


def write_result(path_in: Path, grid: Grid, layout: Layout, report: Report, target: Path) -> None:
    """Save the sheet with its result; an xlsx keeps its looks, other files become a plain workbook."""
    check_target(path_in, target)
    workbook, sheet = _workbook(path_in, grid)
    result, reason = _columns(layout, grid)
    head = max(layout.header_row, 1)
    for column, text in ((result, RESULT), (reason, REASON)):
        cell = cellwriting.cell_at(sheet, head, column)
        cellwriting.put_text(cell, text)
        cell.font, cell.fill, cell.alignment = (
            cellwriting.HEAD_FONT, cellwriting.HEAD_FILL, cellwriting.HEAD_ALIGNMENT,
        )  # fmt: skip
    _mark(sheet, report, result, reason)
    sheet.column_dimensions[cellwriting.cell_at(sheet, head, reason).column_letter].width = _REASON_WIDTH
    with landing(target) as beside:
        workbook.save(beside)


def check_target(path_in: Path, target: Path) -> None:
    """Refusal when the result cannot be saved there; asked before an import, which should not stand without it."""
    if target.suffix.casefold() != ".xlsx":
        raise Refusal("结果表要存为Excel文件。", "请用 .xlsx 作文件名的结尾。")
    if target.exists() and target.samefile(path_in):
        raise Refusal("结果表不能盖掉您自己的表。", "请换一个文件名。")
    if not target.parent.is_dir():
        raise Refusal(f"文件夹“{target.parent}”不存在，结果表存不进去。", "请另选一个文件夹后再试。")


def _workbook(path_in: Path, grid: Grid) -> tuple[Workbook, Worksheet]:
    try:
        workbook = load_workbook(BytesIO(path_in.read_bytes()))  # by its content, whatever its name ends in
        return workbook, workbook[grid.name]
    except (KeyError, ValueError, TypeError, OSError, BadZipFile, InvalidFileException):
        pass  # no xlsx, or openpyxl is stricter than the reader: then the plain copy below
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet: Worksheet = workbook.create_sheet("结果")
    for n, row in enumerate(grid.rows):
        for column, value in enumerate(row):
            if is_blank(value):
                continue
            cell = cellwriting.cell_at(sheet, n + grid.first_row, column + 1)
            if isinstance(value, (bool, int, float)) or hasattr(value, "year"):
                cell.value = value  # type: ignore[assignment]  # the reader gives only what a cell can hold
            else:
                cellwriting.put_text(cell, str(value))
                cell.number_format = cellwriting.TEXT_FORMAT
    return workbook, sheet


def _columns(layout: Layout, grid: Grid) -> tuple[int, int]:
    """Columns from 1: those of an earlier result, or the first two free ones on the right."""
    for column in layout.columns:
        if column.header == RESULT:
            return column.index + 1, column.index + 2
    last = max((n for row in grid.rows for n, cell in enumerate(row) if not is_blank(cell)), default=-1)
    return last + 2, last + 3


def _mark(sheet: Worksheet, report: Report, result: int, reason: int) -> None:
    loose = tuple(str(problem) for problem in report.problems if problem.row is None)
    for line in report.rows:
        good = line.outcome != "有误"
        if good:
            word, why = ("成功", "") if report.ok else ("未导入", _NOT_KEPT)
            if report.ok and line.outcome == "无变化":
                why = "账本里已有，无变化。"
        else:
            word, why = "失败", "\n".join(line.reasons)
        for column, text in ((result, word), (reason, why)):
            cell = cellwriting.cell_at(sheet, line.row, column)
            cellwriting.put_text(cell, text)
            cell.alignment = _WRAP
            cell.font = Font() if not good or report.ok else _PALE
        if not good:
            for tinted in sheet[line.row][:reason]:
                tinted.fill = _TINT
    if loose:
        cellwriting.put_text(cellwriting.cell_at(sheet, 1, reason + 1), "\n".join(loose))
