"""Gives the clerk's own sheet back with 是否成功 and 原因 behind each line."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from openpyxl import Workbook

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart, cellwriting
from desk_union.exchange.mapping import REASON, RESULT
from desk_union.exchange.marking import Mark, Widened, put_marks
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Report

_REASON_WIDTH = 60
_NOT_KEPT = "本行无误；因其他行有误，整张表都没有导入。"
_LEFT_OUT = "试运行时选了不要这一行。"
_ZIP = b"PK"


def write_result(path_in: Path, grid: Grid, layout: SheetLayout, report: Report, target: Path) -> bool:
    """Save the sheet with its result; False when it could only be a plain copy of an xlsx, without its looks.

    Other files become a plain workbook anyway.
    """
    check_target(path_in, target)
    result, reason = _columns(layout, grid)
    head = max(layout.header_row, 1)
    marks = [Mark(head, result, RESULT, "head"), Mark(head, reason, REASON, "head"), *_marks(report, result, reason)]
    widened = Widened(reason, _REASON_WIDTH)
    with landing(target) as beside:
        kept = _marked(path_in, grid, marks, widened, beside)
        if not kept:
            workbook = Workbook()
            workbook.remove(workbook.worksheets[0])
            sheet: Worksheet = workbook.create_sheet("结果")
            _copy(grid, sheet)
            put_marks(sheet, marks, widened)
            workbook.save(beside)
    return kept or not _is_zip(path_in)


def _is_zip(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP
    return False


def _marked(path_in: Path, grid: Grid, marks: list[Mark], widened: Widened, beside: Path) -> bool:
    """The clerk's own workbook with the marks, as far as its writer bears it."""
    if not _is_zip(path_in):
        return False
    try:
        apart.ask("mark", str(path_in.absolute()), grid.name, marks, widened, str(beside.absolute()))
    except (apart.Died, Refusal):  # no xlsx, or stricter than the reader: then the plain copy
        return False
    return True


def check_target(path_in: Path, target: Path) -> None:
    """Refusal when the result cannot be saved there; asked before an import, which should not stand without it."""
    if target.suffix.casefold() != ".xlsx":
        raise Refusal("结果表要存为Excel文件。", "请用 .xlsx 作文件名的结尾。")
    if target.exists() and target.samefile(path_in):
        raise Refusal("结果表不能盖掉您自己的表。", "请换一个文件名。")
    if not target.parent.is_dir():
        raise Refusal(f"文件夹“{target.parent}”不存在，结果表存不进去。", "请另选一个文件夹后再试。")


def _copy(grid: Grid, sheet: Worksheet) -> None:
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


def _columns(layout: SheetLayout, grid: Grid) -> tuple[int, int]:
    """Columns from 1: those of an earlier result, or the first two free ones on the right."""
    for column in layout.columns:
        if column.header == RESULT:
            return column.index + 1, column.index + 2
    last = max((n for row in grid.rows for n, cell in enumerate(row) if not is_blank(cell)), default=-1)
    return last + 2, last + 3


def _marks(report: Report, result: int, reason: int) -> Iterator[Mark]:
    for line in report.rows:
        if line.outcome == "略去":
            yield Mark(line.row, result, "未导入", "pale")
            yield Mark(line.row, reason, _LEFT_OUT, "pale", tint=False)
            continue
        good = line.outcome != "有误"
        if good:
            word, why = ("成功", "") if report.ok else ("未导入", _NOT_KEPT)
            if report.ok and line.outcome == "无变化":
                why = "账本里已有，无变化。"
        else:
            word, why = "失败", "\n".join(line.reasons)
        look = "pale" if good and not report.ok else "plain"
        yield Mark(line.row, result, word, look)
        yield Mark(line.row, reason, why, look, tint=not good)
    if loose := [str(problem) for problem in report.problems if problem.row is None]:
        yield Mark(1, reason + 1, "\n".join(loose))
