"""Looks into a workbook that the upper union hands out, and writes numbers into its cells with all else untouched.

What reads and writes such a file runs in a process apart (``apart``), as all foreign files do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_union.basis.atomic_files import landing
from desk_union.basis.refusal import Refusal
from desk_union.exchange import apart, containers, formcells
from desk_union.store.progress import Progress
from desk_union.store.scratch import scratch

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.describe.workbook import FilledWorkbook
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

ENDING = ".xlsx"
SAVE_AS = "请用Excel或WPS打开它，另存为“Excel工作簿（.xlsx）”后再来。"


class FormSheet(NamedTuple):
    """``cells`` are the words of each row as they are seen; places (row, column) count from 0.

    ``covered`` leads from a place inside a merged cell to its first; ``formulas`` are reckoned by the sheet itself.
    """

    name: str
    cells: list[list[str]]
    merged: dict[tuple[int, int], tuple[int, int]]
    formulas: set[tuple[int, int]]
    widths: list[float]

    def first_of(self, place: tuple[int, int]) -> tuple[int, int]:
        """The place that bears what is written anywhere in a merged cell."""
        row, column = place
        for (top, left), (bottom, right) in self.merged.items():
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return place

    def places(self) -> list[tuple[int, int]]:
        """Where something may be written: no formula, and of a merged cell its first place alone."""
        every = [(row, column) for row, line in enumerate(self.cells) for column in range(len(line))]
        return [at for at in every if at not in self.formulas and self.first_of(at) == at]

    @property
    def titles(self) -> tuple[str, str]:
        """Its name and the first words on it."""
        return self.name, next((text for line in self.cells for text in line if text), "")

    def text(self, row: int, column: int) -> str:
        inside = 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row])
        return self.cells[row][column] if inside else ""


def look(path: Path) -> list[FormSheet]:
    """Every sheet of the workbook; Refusal with the reason where it is none, is locked or damaged."""
    name = path.name
    if path.suffix.casefold() != ENDING:
        raise Refusal(f"“{name}”不是Excel工作簿（.xlsx），不能作上级表格。", SAVE_AS)
    try:
        data = path.read_bytes()
    except OSError:
        raise Refusal(f"读不了文件“{name}”。", "请确认它还在原来的文件夹里，没有被别的程序占用。") from None
    if not data.startswith(containers.ZIP):
        containers.look_at(data, name)
        raise Refusal(f"“{name}”的内容不是Excel工作簿（.xlsx），不能作上级表格。", SAVE_AS)
    try:
        found = apart.ask("look", str(path.absolute()), name)
    except apart.Died as death:
        raise _lost(name, late=death.late) from None
    return [FormSheet(one[0], one[1], dict(one[2]), set(one[3]), one[4]) for one in found]


def _lost(name: str, *, late: bool) -> Refusal:
    if late:
        return Refusal(f"“{name}”读了很久也没有读完。", "请关闭一些别的程序后再试；还是这样的，请换一张小些的表。")
    return containers.damaged(name)


def look_into(book: Book, sha256: str, name: str) -> list[FormSheet]:
    """The same of a workbook among the attachments."""
    with scratch(book.path) as folder:
        path = folder / f"表{ENDING}"
        path.write_bytes(book.files.get(sha256))
        return look(path) if name else []


def write(book: Book, filled: FilledWorkbook, target: Path) -> Work[tuple[str, ...]]:
    """The workbook with its cells filled, as ``target``; gives what the clerk should know of it.

    Refusal where a cell lies inside a merged one, is reckoned by the sheet, or where there is no such sheet.
    """
    yield Progress(0, 1, f"正在填写“{filled.name}”")
    if target.suffix.casefold() != ENDING:
        raise Refusal("填好的上级表格要存为Excel文件。", "请用 .xlsx 作文件名的结尾。")
    cells = [(one.sheet, formcells.place(one.cell), one.value) for one in filled.cells]
    with scratch(book.path) as folder, landing(target) as beside:
        template, done = folder / f"空表{ENDING}", folder / f"填好{ENDING}"
        template.write_bytes(book.files.get(filled.sha256))
        try:
            notes = apart.ask("fill", str(template), filled.name, cells, str(done))
        except apart.Died as death:
            raise _lost(filled.name, late=death.late) from None
        beside.write_bytes(done.read_bytes())
    yield Progress(1, 1, "填好了")
    return tuple(notes)
