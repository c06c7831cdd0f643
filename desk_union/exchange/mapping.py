"""Finds the header of a sheet, guesses which column fills which field, and remembers what the clerk chose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import Day, IdCard, Money, cell_text
from desk_union.exchange import headerlines, rivals, spread
from desk_union.exchange.headerlines import HeaderLines
from desk_union.exchange.headers import SINCE, UNFOLDED, HeadingWords, How, finders, normal, words_of
from desk_union.exchange.reading import Grid, is_blank
from desk_union.exchange.rivals import MappedColumn, Rivals, RosterBlock
from desk_union.store.tables import ColumnMemory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.spread import Spread

EXAMPLE = "示例"  # the sheet of the template that shows one filled row
RESULT, REASON = "是否成功", "原因"  # the columns of a result workbook
_LOOKED_AT = 40
_NEAR_WORTH, _KNOWN_WORTH = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Where a sheet has its header and data (sheet rows from 1) and what its columns mean."""

    header_row: int
    columns: tuple[MappedColumn, ...]
    first_row: int
    last_row: int
    notes: tuple[str, ...] = ()
    rivals: tuple[Rivals, ...] = ()  # what may be read in more than one way, to be asked
    block: RosterBlock | None = None  # a second list beside the first
    spread: Spread | None = None  # a column for each month
    fault: Problem | None = None  # why the header cannot be read for certain

    @property
    def ignored(self) -> tuple[MappedColumn, ...]:
        return tuple(column for column in self.columns if column.key is None and column.how not in UNFOLDED)

    def of(self, key: str) -> tuple[MappedColumn, ...]:
        return tuple(column for column in self.columns if column.key == key)

    def choose(self, index: int, key: str | None) -> SheetLayout:
        """The clerk's own choice for one column (None: not imported); another column with that key lets go of it."""
        columns = []
        for column in self.columns:
            if column.index == index:
                columns.append(replace(column, key=key, how="记住的"))
            elif key is not None and column.key == key:
                columns.append(replace(column, key=None, how="未识别"))
            else:
                columns.append(column)
        settled = tuple(each for each in self.rivals if index not in each.columns and key not in each.keys)
        return replace(self, columns=tuple(columns), rivals=settled, spread=self._spread_without(index))

    def _spread_without(self, index: int) -> Spread | None:
        if self.spread is None:
            return None
        left = tuple(each for each in self.spread.columns if each.index != index)
        return replace(self.spread, columns=left) if left else None

    def take(self, rival: Rivals, option: int | None) -> SheetLayout:
        """The reading that the clerk chose for rivals; None takes none of their columns."""
        chosen = dict(rival.options[option].keys) if option is not None else {}
        columns = tuple(
            replace(c, key=chosen.get(c.index), how="别名" if c.index in chosen else "未识别")
            if c.index in rival.columns
            else c
            for c in self.columns
        )
        return replace(self, columns=columns, rivals=tuple(each for each in self.rivals if each is not rival))

    def sure(self) -> SheetLayout:
        """Without mere suggestions, for when nobody looks at the mapping."""
        columns = tuple(replace(c, key=None, how="未识别") if c.how == "相近" else c for c in self.columns)
        doubtful = "、".join(f"「{c.header}」" for c in self.columns if c.how == "相近")
        said = (
            (f"{doubtful}像是认识的列，但不能确定，没有导入；可改好表头，或在窗口里导入时选定。",) if doubtful else ()
        )
        return replace(self, columns=columns, notes=(*self.notes, *said))


def memory_of(session: Session, ledger: Ledger) -> dict[str, str]:
    """What the clerk chose before for the headers of this ledger's sheets."""
    rows = session.execute(
        select(ColumnMemory.header, ColumnMemory.field_key).where(ColumnMemory.ledger == ledger.code)
    )
    known = {"", SINCE.key, *ledger.by_key, *finders(ledger)}
    return {header: key for header, key in rows if key in known}


def remember(session: Session, ledger: Ledger, layout: SheetLayout) -> None:
    """Keep the clerk's choices and the suggestions that were left to stand, for the next sheet of this kind."""
    for column in layout.columns:
        if column.header and column.how in {"记住的", "相近"}:
            session.merge(ColumnMemory(ledger=ledger.code, header=normal(column.header), field_key=column.key or ""))


def guess(ledger: Ledger, grid: Grid, memory: Mapping[str, str]) -> SheetLayout:
    """The most likely header and the meaning of its columns; nothing recognised when there is no header at all."""
    words = words_of(ledger)
    header, fault = _whole_header(words, grid, memory)
    width = max((len(row) for row in grid.rows), default=0)
    columns: list[MappedColumn] = []
    claims: dict[int, tuple[str, ...]] = {}
    for index, writings in enumerate((*header.writings, *[("",)] * (width - len(header.writings)))):
        keys, how, text = _meanings(words, writings, memory)
        columns.append(
            MappedColumn(index, text, keys[0] if len(keys) == 1 else None, how if len(keys) <= 1 else "未识别")
        )
        if len(keys) > 1:
            claims[index] = keys
    left_out = _leave_out_results(columns)
    last = max((n for n, row in enumerate(grid.rows) if any(not is_blank(cell) for cell in row)), default=header.last)
    lines = grid.rows[header.last + 1 : last + 1]
    top = max(header.last, 0)
    months = spread.spread_of(ledger, words, columns, grid.rows[: top + 1], grid.rows[top] if grid.rows else [])
    claims = {index: keys for index, keys in claims.items() if columns[index].how not in UNFOLDED}
    found = rivals.settle(ledger, columns, claims, lines)
    _suggest(words, columns, left_out | found.left_out | {index for each in found.rivals for index in each.columns})
    first = grid.first_row + header.last + 1
    notes, end = tuple(found.notes), grid.first_row + last
    return SheetLayout(first - 1, tuple(columns), first, end, notes, found.rivals, found.block, months, fault)


def _with_months(header: HeaderLines, grid: Grid) -> HeaderLines:
    """A line of nothing but 1 to 12 below the header is part of it."""
    below = header.last + 1
    if header.last < 0 or below >= len(grid.rows) or not spread.months_alone(grid.rows[below], grid.rows[below - 1]):
        return header
    months = {
        place: f"{cell_text(cell).removesuffix('月')}月"
        for place, cell in enumerate(grid.rows[below])
        if not is_blank(cell)
    }
    return headerlines.with_months(header, months, below)


def _whole_header(words: HeadingWords, grid: Grid, memory: Mapping[str, str]) -> tuple[HeaderLines, Problem | None]:
    """The best header, with the lines that its merged cells reach over; and why it cannot be read."""
    header = _with_months(_best_header(words, grid, memory), grid)
    first, last = headerlines.reach(grid, header)
    depth = last - first + 1
    if header.last < 0 or depth < headerlines.MOST or (first, last) == (header.first, header.last):
        unclear = header.unclear
        return header, headerlines.fault_of(grid, header.first, header.last, unclear) if unclear else None
    if depth > headerlines.MOST:
        return header, headerlines.fault_of(grid, first, last, ())
    whole = headerlines.joined(words, grid, first, depth)
    unclear = whole.unclear
    return whole, headerlines.fault_of(grid, first, last, unclear) if unclear else None


def choose_grid(ledger: Ledger, grids: Sequence[Grid], memory: Mapping[str, str]) -> Grid:
    """The sheet whose header is known best; among equals the first that has data; hidden ones and the example last."""
    words = words_of(ledger)

    def worth(grid: Grid) -> tuple[bool, bool, float, bool]:
        header = _best_header(words, grid, memory)
        filled = any(not is_blank(cell) for row in grid.rows[header.last + 1 :] for cell in row)
        return grid.name != EXAMPLE, not grid.hidden, _score(words, header, memory), filled

    return max(grids, key=worth)


def others(ledger: Ledger, grids: Sequence[Grid], chosen: Grid, memory: Mapping[str, str]) -> tuple[str, ...]:
    """Names of further sheets that look like lists of this ledger and have rows, to be told to the clerk."""
    words = words_of(ledger)
    floor = _score(words, _best_header(words, chosen, memory), memory) / 2
    names: list[str] = []
    for grid in grids:
        if grid is chosen or grid.name == EXAMPLE:
            continue
        header = _best_header(words, grid, memory)
        if _score(words, header, memory) >= max(2.0, floor) and len(grid.rows) > header.last + 1:
            names.append(f"{grid.name}（隐藏的）" if grid.hidden else grid.name)
    return tuple(names)


def missing(ledger: Ledger, layout: SheetLayout) -> tuple[Problem, ...]:
    """Required columns that the sheet does not have; a single Problem when it has no recognised column at all."""
    if layout.fault is not None:
        return (layout.fault,)
    mapped = {column.key for column in layout.columns}
    if not mapped - {None} and not layout.rivals:
        known = "、".join(shown.label for shown in ledger.editable if shown.required or shown.listed)
        return (Problem("没有找到认识的表头。", f"请在数据上方的一行写上列名，如：{known}。"),)
    mapped |= {key for each in layout.rivals for key in each.keys}
    if layout.spread is not None:
        mapped |= {spread.period_key(ledger), *(shown.key for shown in spread.amounts(ledger))}
    asked = spread.needs_day(ledger, mapped)
    if asked is not None and spread.period_key(ledger) in mapped:
        mapped.add(asked.key)
    one_of = ledger.together.one_of if ledger.together is not None else ()
    if one_of and not any(_found(key, mapped) for key in one_of):
        labels = "”“".join(ledger.by_key[key].label for key in one_of)
        amounts = all(isinstance(ledger.by_key[key].kind, Money) for key in one_of)
        reason = f"表里{'没有金额的列：' if amounts else ''}“{labels}”一列也没有认出来。"
        return (Problem(reason, "请把其中一项对应到表里的某一列。", column=ledger.by_key[one_of[0]].label),)
    numbered = any(
        isinstance(ledger.by_key[key].kind, IdCard) for key in mapped if key in ledger.by_key
    )  # a birth date follows from the number; a line without one is told by itself
    return tuple(
        Problem(f"表里没有“{shown.label}”这一列。", "请补上这一列，或把它对应到表里的某一列。", column=shown.label)
        for shown in ledger.editable
        if shown.required
        and shown.default is None
        and not _found(shown.key, mapped)
        and not (numbered and isinstance(shown.kind, Day))
    )


def _found(key: str, mapped: set[str | None]) -> bool:
    return any(each is not None and (each == key or each.startswith(f"{key}.")) for each in mapped)


def _best_header(words: HeadingWords, grid: Grid, memory: Mapping[str, str]) -> HeaderLines:
    best, score = HeaderLines(-1, -1, tuple(("",) for _ in range(_width(grid)))), 0.0
    for n in range(min(_LOOKED_AT, len(grid.rows))):
        for candidate in headerlines.candidates(words, grid, n):
            found = _score(words, candidate, memory)
            # Of equals the one of fewer lines: what stands above it is a title.
            if found > score or (found == score > 0 and candidate.depth < best.depth):
                best, score = candidate, found
    return best


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows[:_LOOKED_AT]), default=0)


def _score(words: HeadingWords, header: HeaderLines, memory: Mapping[str, str]) -> float:
    found: set[str] = set()
    known = 0
    for writings in header.writings:
        keys, how, text = _meanings(words, writings, memory)
        if keys and how != "未识别":
            found.add(next((key for key in keys if key not in found), keys[0]))
        elif text and words.is_known(text):
            known += 1
    # Known columns alone (序号, 年龄) are no header of this ledger.
    return len(found) + _KNOWN_WORTH * known if found else 0.0


def _meanings(
    words: HeadingWords, writings: Sequence[str], memory: Mapping[str, str]
) -> tuple[tuple[str, ...], How, str]:
    for text in writings:
        if text:
            keys, how = words.readings(text, memory)
            if how != "未识别" or words.is_known(text):
                return keys, how, text
    return (), "未识别", writings[0] if len(writings) > 1 else writings[-1] if writings else ""


def _leave_out_results(columns: list[MappedColumn]) -> set[int]:
    """是否成功 and 原因 of an earlier result workbook are not data."""
    gone: set[int] = set()
    for left, right in pairwise(columns):
        if left.header == RESULT and right.header == REASON:
            gone |= {left.index, right.index}
    for index in gone:
        columns[index] = replace(columns[index], key=None, how="未识别")
    return gone


def _suggest(words: HeadingWords, columns: list[MappedColumn], left_out: set[int]) -> None:
    for column in columns:
        doubtful = column.how == "未识别" and column.index not in left_out
        if doubtful and column.header and not words.is_known(column.header):
            taken = frozenset(each.key for each in columns if each.key is not None)
            key = words.near(column.header, taken)
            if key is not None:
                columns[column.index] = replace(column, key=key, how="相近")
