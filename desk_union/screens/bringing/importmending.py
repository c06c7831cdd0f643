"""Putting right in the trial of an import: a cell, a row, which of sheet and book holds, and the file read again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import cell_text
from desk_union.exchange import corrected
from desk_union.screens.bringing import importdraft
from desk_union.screens.bringing.importanswers import ImportAnswers
from desk_union.screens.bringing.importlines import FaultGroup, FaultLine, SheetCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_union.basis.refusal import Problem
    from desk_union.exchange.corrected import Mended, Place, Side

_QUOTED = re.compile(r"“[^”]*”|\d+")


class ImportMending(ImportAnswers):
    """Every change makes the last dry run out of date; the file itself is never written to."""

    @property
    def mended(self) -> Mended:
        return self.choices.mended

    def _mend(self, mended: Mended) -> None:
        self.choices = replace(self.choices, mended=mended)

    def correct(self, rows: Iterable[int], column: int, text: str) -> None:
        """Cells of one column in rows of the file read ``text``; what the file says takes a correction back."""
        mended = self.mended
        for row in rows:
            mended = mended.corrected(self.grid, (row, column), text.strip())
        self._mend(mended)

    def leave_out(self, rows: Iterable[int]) -> None:
        self._mend(self.mended.without(rows))

    def as_in_file(self, rows: Iterable[int]) -> None:
        """Take back everything that was put right in these rows."""
        self._mend(self.mended.with_again(rows))

    def decide(self, places: Iterable[Place], side: Side) -> None:
        """Where sheet and book differ, this one holds."""
        self._mend(self.mended.deciding(places, side))

    def differing(self, row: int) -> list[Place]:
        """Where a row of the file says something else than its row of the book."""
        changing = self.report.changing if self.report else ()
        return [place for each in changing if each.row == row for place in each.places.values()]

    @property
    def faulty_rows(self) -> list[int]:
        """Rows of the file that stand in the way; none where something else does, which no row can mend."""
        report = self.report
        if report is None or report.asked or any(problem.row is None for problem in report.problems):
            return []
        return sorted({problem.row for problem in report.problems if problem.row is not None})

    @property
    def may_skip(self) -> bool:
        """Without the rows at fault there is something to import."""
        return bool(self.faulty_rows) and self.report is not None and bool(self.report.added + self.report.updated)

    @property
    def skip_words(self) -> str:
        rest = self.report.added + self.report.updated if self.report else 0
        return f"跳过这{len(self.faulty_rows):,}行，导入其余{rest:,}{self.ledger.counter}"

    def groups(self) -> list[FaultGroup]:
        """The faults of the last trial, those of a column together and equal cells as one line."""
        report = self.report
        if report is None:
            return []
        found: dict[tuple[object, ...], dict[tuple[object, ...], list[Problem]]] = {}
        for problem in (*report.problems, *report.warnings):
            told = _told(problem)
            shape = (problem.column or _QUOTED.sub("#", told), problem.warning, problem.row is None)
            same = (problem.value, told, problem.place, None if problem.value else problem.row)
            found.setdefault(shape, {}).setdefault(same, []).append(problem)
        asked = [
            FaultGroup(question.column, 1, (FaultLine((), question.column, "", question.sentence, None),))
            for question in report.asked
        ]
        return asked + [_group([_line(some) for some in lines.values()]) for lines in found.values()]

    def cells_of(self, row: int) -> list[SheetCell]:
        """The row of the file with its headings, as it is read now."""
        grid = corrected.put(self.grid, self.mended)
        headers = {column.index: column.header for column in self.layout.columns}
        width = max(len(headers), max((len(line) for line in grid.rows), default=0))
        cells = [
            SheetCell(n, headers.get(n, ""), cell_text(grid.cell(row, n)), (row, n) in self.mended.cells)
            for n in range(width)
        ]
        return [cell for cell in cells if cell.header or cell.text]

    def mended_words(self) -> list[tuple[int, str]]:
        """What differs from the file, as (row, words)."""
        columns = self._layout.columns if self._layout else ()
        headers = {column.index: column.header for column in columns}
        told = [
            (row, f"「{headers.get(column, '')}」{held.was or '空'} → {held.text or '空'}")
            for (row, column), held in self.mended.cells.items()
        ]
        told += [(row, "没有导入这一行") for row in self.mended.left_out]
        told += [
            (row, f"「{headers.get(column, '')}」以{side}为准") for (row, column), side in self.mended.taken.items()
        ]
        return sorted(told)

    def read_again(self) -> None:
        """The same file as it is now: what was said of columns, answered and put right stands where it still fits."""
        if self.path is None:
            raise Refusal("还没有选文件。", "请先选择要导入的文件。")
        name, before, chosen = self.grid.name, self.grid, importdraft.chosen_headers(self)
        choices = replace(self.choices, reason="")
        self.open(self.path)
        place = next((n for n, grid in enumerate(self.grids) if grid.name == name), None)
        if place is None:
            return
        self.choose_sheet(place)
        self.choices = replace(choices, mended=corrected.of_new_file(choices.mended, before, self.grid))
        importdraft.choose_headers(self, chosen)


def _told(problem: Problem) -> str:
    return f"{'提醒：' if problem.warning else ''}{problem.reason}{problem.remedy}"


def _line(some: list[Problem]) -> FaultLine:
    first = some[0]
    rows = tuple(dict.fromkeys(problem.row for problem in some if problem.row is not None))
    return FaultLine(rows, first.column, first.value, _told(first), first.place)


def _group(lines: list[FaultLine]) -> FaultGroup:
    return FaultGroup(lines[0].column, sum(max(1, len(line.rows)) for line in lines), tuple(lines))
