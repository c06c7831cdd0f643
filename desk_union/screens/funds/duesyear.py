"""Who has paid which month of a year, by group, as squares of a grid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.basis import names
from desk_union.basis.money import show_yuan
from desk_union.basis.months import month_of, period_of
from desk_union.funds.dues import dues_deeds, dues_grid
from desk_union.screens.funds.duessquares import BLANK, Square, square_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.funds.dues.dues_grid import DuesCell, GridRow, Tally
    from desk_union.screens.desk import Desk

MONTHS = 12
EVERYBODY = "整个工会"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """``name`` is short where no other group bears it; ``full`` has the units above."""

    unit: int | None
    name: str
    full: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class ShownDues:
    """A row of the grid with its group, which is told when several are shown."""

    row: GridRow
    group: str


class DuesYear:
    """``chosen`` is a place in ``groups``: 0 is the whole union."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.year = desk.today().year
        self.chosen = 0
        self.search = ""
        self.groups: list[GroupLine] = []
        self.refresh()

    @property
    def periods(self) -> list[int]:
        return [self.year * 100 + month for month in range(1, MONTHS + 1)]

    @property
    def years(self) -> list[int]:
        return list(range(self.desk.today().year + 1, self.desk.today().year - 10, -1))

    def refresh(self) -> None:
        with self.desk.book.reading() as session:
            found = dues_grid.read(session, self.periods[0], self.periods[-1], self.desk.today())
            self.unbooked = dues_deeds.in_hand(session)
        kept = self.groups[self.chosen].unit if self.chosen else None
        everybody = tuple(row for group in found for row in group.rows)
        short = _short([group.name for group in found])
        self.groups = [GroupLine(None, EVERYBODY, EVERYBODY, dues_grid.tally(everybody))]
        self.groups += [GroupLine(group.unit, short[group.name], group.name, group.tally) for group in found]
        self._rows = [[ShownDues(row, short[group.name]) for row in group.rows] for group in found]
        self._places = {
            cell.dues: (group, row)
            for group, line in enumerate(found) for row in line.rows for cell in row.cells.values()
        }  # fmt: skip
        units = [line.unit for line in self.groups]
        self.chosen = units.index(kept, 1) if kept is not None and kept in units else 0
        self._filter()

    def look_again(self, dues: Sequence[int]) -> None:
        """Take over what became of these squares, without reading the year of everybody else again."""
        with self.desk.book.reading() as session:
            cells = dues_grid.cells_of(session, dues)
            self.unbooked = dues_deeds.in_hand(session)
        touched = {0}
        for cell in cells:
            group, row = self._places[cell.dues]
            row.cells[cell.period] = cell
            touched.add(group + 1)
        for place in touched:
            some = self._rows if place == 0 else [self._rows[place - 1]]
            found = dues_grid.tally(shown.row for group in some for shown in group)
            self.groups[place] = replace(self.groups[place], tally=found)

    def choose_year(self, year: int) -> None:
        self.year = year
        self.refresh()

    def choose_group(self, place: int) -> None:
        self.chosen = place
        self._filter()

    def find(self, text: str) -> None:
        """Only members whose name or its initials contain the text; where nobody's does, of the groups that do."""
        self.search = text.strip().casefold()
        self._filter()

    def _filter(self) -> None:
        wanted = self._rows if self.chosen == 0 else [self._rows[self.chosen - 1]]
        everybody = [shown for some in wanted for shown in some]
        by_name = [shown for shown in everybody if self.search in names.search_key(shown.row.name)]
        self.rows = by_name or [shown for shown in everybody if self.search in names.search_key(shown.group)]

    @property
    def whole(self) -> bool:
        """All groups are shown, so that each row tells its own."""
        return self.chosen == 0

    @property
    def shown_name(self) -> str:
        """Whose rows are shown: of the chosen group, or of the one that was searched."""
        among = {shown.group for shown in self.rows}
        return among.pop() if self.search and len(among) == 1 else self.groups[self.chosen].name

    @property
    def empty(self) -> str:
        """What to do where there is nothing to see."""
        if self.search and not self.rows:
            return "没有找到这个人或小组。"
        return "" if self.rows else f"{self.year}年还没有应缴会费，请点“生成应缴”。"

    def cell(self, row: int, month: int) -> DuesCell | None:
        return self.rows[row].row.cells.get(self.periods[month])

    def square(self, row: int, month: int) -> Square:
        cell = self.cell(row, month)
        return BLANK if cell is None else square_of(cell, self.rows[row].row.name, period_of(self.desk.today()))

    @property
    def tally(self) -> Tally:
        return dues_grid.tally(shown.row for shown in self.rows)

    def month_words(self, month: int) -> str:
        """Under the heading of a month: what came in of what was due."""
        cells = [cell for row in range(len(self.rows)) if (cell := self.cell(row, month)) is not None]
        due, paid = sum(cell.due for cell in cells), sum(cell.counted for cell in cells)
        return f"已缴{show_yuan(paid)}元/应缴{show_yuan(due)}元，收缴率{dues_grid.percent(paid, due)}" if due else ""

    def this_month(self) -> int:
        """The column of the running month, of another year its last."""
        today = self.desk.today()
        return month_of(period_of(today)) - 1 if today.year == self.year else MONTHS - 1


def _short(full: Sequence[str]) -> dict[str, str]:
    """The last part of each name, the whole where another group ends alike."""
    last = Counter(name.rpartition(" ")[2] for name in full)
    return {name: part if last[part := name.rpartition(" ")[2]] == 1 else name for name in full}
