"""Reads any sheet a clerk may have (xlsx, xls, ods, csv) into grids of raw cells with true row numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart, pagetable, textfile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_ENDINGS = frozenset({".csv", ".txt", ".tsv"})
_SAVE_AS = "请用Excel或WPS打开它，另存为“Excel工作簿（.xlsx）”后再导入。"
_MOST_BYTES = 200 * 1024 * 1024
_MOST_PAGE = 20 * 1024 * 1024

Cells = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``rows[0]`` is the sheet's row ``first_row`` (rows count from 1), cells are as the file holds them.

    ``merged`` are the corners (row, column) of merged cells, counted from 0 within ``rows``. ``numbers`` are the
    sheet's rows where those of the grid do not follow one another (``unfolding``), ``headings`` what a line's own cells
    stand under, by line and column, where that is not the heading of the column; ``places`` likewise the column of the
    file that a cell came from. The rows of the sheet in ``left_out`` are no records: the clerk does not want them.
    """

    name: str
    rows: list[list[object]]
    first_row: int
    merged: tuple[Cells, ...] = ()
    hidden: bool = False
    numbers: tuple[int, ...] = ()
    headings: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    places: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    width: int = 0  # columns of the file, where others were added behind them
    left_out: frozenset[int] = frozenset()

    def number(self, n: int) -> int:
        """The sheet's row of the line at place ``n``."""
        return self.numbers[n] if self.numbers else n + self.first_row

    def cell(self, row: int, column: int) -> object:
        """What stands in the sheet's row ``row``; nothing outside the grid."""
        line = self.rows[row - self.first_row] if 0 <= row - self.first_row < len(self.rows) else []
        return line[column] if column < len(line) else ""


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """Every sheet that holds something; Refusal when the file cannot be read, and why."""
    data = _bytes_of(path)
    if data.startswith((_ZIP, _OLE)):
        grids = _workbook(path)
    elif _is_page(data):
        grids = _page(data, path.name)
    elif path.suffix.casefold() in _TEXT_ENDINGS:
        grids = [Grid(path.stem, textfile.rows_of(data, path.name), 1)]
    else:
        raise Refusal(f"认不出“{path.name}”是什么文件。", "可以导入 xlsx、xls、ods 和 csv 文件。")
    filled = tuple(grid for grid in grids if any(not is_blank(cell) for row in grid.rows for cell in row))
    if not filled:
        raise Refusal(f"“{path.name}”里没有内容。", "请确认选对了文件。")
    return filled


def _is_page(data: bytes) -> bool:
    """Web pages named .xls, as banks and systems give them out."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    return start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<style", b"<!--"))


def _page(data: bytes, name: str) -> list[Grid]:
    if len(data) > _MOST_PAGE:
        raise Refusal(f"“{name}”虽然像Excel文件，其实是网页，而且太大了。", _SAVE_AS)
    found = []
    for n, table in enumerate(pagetable.tables_of(textfile.decoded(data, name)), 1):
        rows, merged = pagetable.laid_out(table)
        width = max(len(row) for row in rows)
        texts: list[list[object]] = [
            [*("" if cell is None else cell.text for cell in row), *[""] * (width - len(row))] for row in rows
        ]
        inside = ((one, (min(bottom, len(rows) - 1), min(right, width - 1))) for one, (bottom, right) in merged)
        found.append(Grid(f"表{n}", texts, 1, tuple(inside)))
    if not found:
        raise Refusal(f"“{name}”虽然像Excel文件，其实是网页或XML格式，里面没有认得出的表格。", _SAVE_AS)
    return found


def is_blank(cell: object) -> bool:
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refusal(f"“{path.name}”太大了。", "请拆成几个文件分别导入。")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refusal(f"找不到文件“{path.name}”。", "请确认它还在原来的文件夹里。") from None
    except IsADirectoryError:
        raise Refusal(f"“{path.name}”是文件夹，不是文件。", "请选择其中的一个文件。") from None
    except OSError:
        raise Refusal(f"读不了文件“{path.name}”。", "它可能正被别的程序打开，或者U盘已断开；请检查后再试。") from None
    if not data.strip(b"\0 \r\n\t"):
        raise Refusal(f"“{path.name}”是空文件。", "请确认选对了文件。")
    return data


def _workbook(path: Path) -> list[Grid]:
    try:
        sheets = apart.ask("read", str(path.absolute()), path.name)
    except apart.Died as death:
        raise _lost(path, late=death.late) from None
    return [Grid(sheet.name, sheet.rows, 1, sheet.merged, hidden=sheet.hidden) for sheet in sheets]


def _lost(path: Path, *, late: bool) -> Refusal:
    """The reader did not survive this file; says by what, where that can be found."""
    try:
        place = apart.ask("explain", str(path.absolute()))
    except apart.Died:
        place = ""
    if place:
        return Refusal(
            f"“{path.name}”里{place}离名单太远，整张表大得读不了。",
            "请删掉名单下面和右边的空行、空列（连同格式），保存后再导入。",
        )
    if late:
        return Refusal(f"“{path.name}”读了很久还没有读完，已停下。", _SAVE_AS)
    return Refusal(f"“{path.name}”已损坏，或者太大，读不了。", _SAVE_AS)
