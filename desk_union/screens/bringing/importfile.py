"""The file of an import and its columns: which sheet is meant, and which column fills which field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import names
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import cell_text
from desk_union.exchange import asking, mapping
from desk_union.exchange.headers import fillable, finders, words_of
from desk_union.exchange.reading import read_workbook
from desk_union.exchange.report import Choices
from desk_union.screens.bringing import importdraft
from desk_union.screens.bringing.importlines import ASKED, HOW, NOT_IMPORTED, MapLine

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.basis.refusal import Problem
    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Mode, Report
    from desk_union.screens.desk import Desk

SAMPLES = 3


class ImportFile:
    """Opening a file and mapping its columns; every choice makes the last dry run (``report``) out of date."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk = desk
        self.ledger = ledger
        self.path: Path | None = None
        self.grids: tuple[Grid, ...] = ()
        self.mode: Mode = "add"
        self.choices = Choices()
        self.report: Report | None = None
        self._grid: Grid | None = None
        self._layout: SheetLayout | None = None

    @property
    def one_of_them(self) -> str:
        """What a line of the file is about."""
        return "人" if self.ledger.row is tabs.people().row else "记录"

    # The file

    def open(self, path: Path) -> None:
        """Read the file and guess; Refusal when it cannot be read. Answers given before hold for the mended file."""
        grids = read_workbook(path)
        if path != self.path:
            self._keep_words_only()
        self.path, self.grids = path, grids
        memory = self._memory()
        self._take(mapping.choose_grid(self.ledger, grids, memory))
        importdraft.take_up(self)

    def _keep_words_only(self) -> None:
        """Which 一组 and which century is meant may differ in another list; what a word means does not."""
        self.choices = Choices(words=self.choices.words)

    def _memory(self) -> dict[str, str]:
        with self.desk.book.reading() as session:
            return mapping.memory_of(session, self.ledger)

    def _take(self, grid: Grid) -> None:
        self._grid = grid
        self._layout = mapping.guess(self.ledger, grid, self._memory())
        self.report = None

    @property
    def grid(self) -> Grid:
        if self._grid is None:
            raise Refusal("还没有选文件。", "请先选择要导入的文件。")
        return self._grid

    @property
    def layout(self) -> SheetLayout:
        if self._layout is None:
            raise Refusal("还没有选文件。", "请先选择要导入的文件。")
        return self._layout

    @property
    def sheets(self) -> list[str]:
        """The sheets of the file in words, in their order."""
        return [f"{grid.name}（{'隐藏，' if grid.hidden else ''}{len(grid.rows)} 行）" for grid in self.grids]

    @property
    def sheet(self) -> int:
        return next((place for place, grid in enumerate(self.grids) if grid is self._grid), 0)

    def choose_sheet(self, place: int) -> None:
        if self.grids[place] is not self._grid:
            self._keep_words_only()
            self._take(self.grids[place])

    @property
    def sheet_words(self) -> str:
        """Where the header was found and how far the list goes."""
        count = max(0, self.layout.last_row - self.layout.first_row + 1)
        more = ""
        if others := mapping.others(self.ledger, self.grids, self.grid, self._memory()):
            more = f"另有工作表也像是名单，要分别导入：{'、'.join(others)}。"
        return f"表头在第{self.layout.header_row}行，下面有{count}行。{more}"

    # The columns

    def fields(self) -> list[tuple[str, str]]:
        """Every field a column may fill, as (key, label)."""
        helping = [
            (key, f"{shown.label}的{helper.label}（用来认人）") for key, (shown, helper) in finders(self.ledger).items()
        ]
        return [(shown.key, shown.label) for shown in fillable(self.ledger)] + helping

    def fields_like(self, text: str) -> list[tuple[str, str]]:
        """The fields that fit what is typed, by characters or pinyin initials; first the choice of none."""
        wanted = text.strip().casefold()
        everything = [("", NOT_IMPORTED), *self.fields()]
        return [
            (key, label) for key, label in everything if wanted in label.casefold() or wanted in names.initials(label)
        ]

    def label_of(self, key: str | None) -> str:
        return next((label for each, label in self.fields() if each == key), NOT_IMPORTED)

    def columns(self) -> list[MapLine]:
        """The columns that say or hold anything."""
        found = []
        asked = set(self.undecided())
        for column in self.layout.columns:
            samples = self._samples(column.index)
            if column.header or samples:
                how, doubtful = HOW[column.how], column.how == "相近"
                if column.index in asked:
                    how, doubtful = ASKED, True
                found.append(MapLine(column.index, column.header, samples, column.key, how, doubtful))
        return found

    def undecided(self) -> list[int]:
        """Columns with values that fill nothing, or that fill the same field as another, and wait to be decided."""
        rivals = {index for each in self.layout.rivals for index in each.columns}
        words = words_of(self.ledger)
        unknown = {c.index for c in asking.leftover(self.grid, self.layout) if not words.is_known(c.header)}
        return sorted(rivals | unknown)

    def leave_rest(self) -> None:
        """None of the columns that are still undecided is brought in."""
        for index in self.undecided():
            self.choose(index, None)

    def _samples(self, index: int) -> tuple[str, ...]:
        texts: list[str] = []
        for row in range(self.layout.first_row, self.layout.last_row + 1):
            text = cell_text(self.grid.cell(row, index))
            if text:
                texts.append(text)
            if len(texts) == SAMPLES:
                break
        return tuple(texts)

    def choose(self, index: int, key: str | None) -> None:
        self._layout = self.layout.choose(index, key)
        self.report = None

    def missing(self) -> tuple[Problem, ...]:
        return mapping.missing(self.ledger, self.layout)

    def set_mode(self, mode: Mode) -> None:
        if mode != self.mode:
            self.mode, self.report = mode, None

    def refuse_missing(self) -> None:
        """Refusal when a column is missing without which nothing can be tried."""
        for problem in self.missing():
            raise Refusal(problem.reason, problem.remedy)
        if waiting := self.undecided():
            headers = "、".join(f"「{self.layout.columns[index].header}」" for index in waiting)
            raise Refusal(f"这些列还没有说怎么办：{headers}。", "请给每一列选定导入到哪一项，或选“（不导入）”。")
