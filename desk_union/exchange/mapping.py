"""Finds the header of a sheet, guesses which column fills which field, and remembers what the clerk chose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import Day, IdCard, cell_text
from desk_union.exchange import rivals, spread
from desk_union.exchange.headers import UNFOLDED, HeadingWords, How, finders, normal, words_of
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
_LABEL_MOST = 40
_NEAR_WORTH, _KNOWN_WORTH = 0.3, 0.5
_DATUM = re.compile(
    r"[¥￥]?[-+]?(?:\d[\d,]*\.\d+|\d{5,}|\d{1,3}(?:,\d{3})+)|(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:\d{1,2}:\d{2}(?::\d{2})?)?(?<=\d)"
)
_BREAKS = re.compile(r"\s*[\r\n]+\s*|_x000[dD]_")


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


@dataclass(frozen=True, slots=True)
class _Header:
    """A candidate: the index of its last line in the grid, and per column the possible writings, the best first."""

    last: int
    writings: tuple[tuple[str, ...], ...]
    joined: bool = False


def memory_of(session: Session, ledger: Ledger) -> dict[str, str]:
    """What the clerk chose before for the headers of this ledger's sheets."""
    rows = session.execute(
        select(ColumnMemory.header, ColumnMemory.field_key).where(ColumnMemory.ledger == ledger.code)
    )
    known = {"", *ledger.by_key, *finders(ledger)}
    return {header: key for header, key in rows if key in known}


def remember(session: Session, ledger: Ledger, layout: SheetLayout) -> None:
    """Keep the clerk's choices and the suggestions that were left to stand, for the next sheet of this kind."""
    for column in layout.columns:
        if column.header and column.how in {"记住的", "相近"}:
            session.merge(ColumnMemory(ledger=ledger.code, header=normal(column.header), field_key=column.key or ""))


def guess(ledger: Ledger, grid: Grid, memory: Mapping[str, str]) -> SheetLayout:
    """The most likely header and the meaning of its columns; nothing recognised when there is no header at all."""
    words = words_of(ledger)
    header = _with_months(_best_header(words, grid, memory), grid)
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
    return SheetLayout(first - 1, tuple(columns), first, end, notes, found.rivals, found.block, months)


def _with_months(header: _Header, grid: Grid) -> _Header:
    """A line of nothing but 1 to 12 below the header is part of it."""
    below = header.last + 1
    if header.last < 0 or below >= len(grid.rows) or not spread.months_alone(grid.rows[below], grid.rows[below - 1]):
        return header
    row = grid.rows[below]
    width = max(len(header.writings), len(row))
    writings = [*header.writings, *[("",)] * (width - len(header.writings))]
    for place, cell in enumerate(row):
        if not is_blank(cell):
            writings[place] = (f"{cell_text(cell).removesuffix('月')}月",)
    return _Header(below, tuple(writings), joined=True)


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
        reason = f"表里没有金额的列：“{labels}”一列也没有认出来。"
        return (Problem(reason, "请把其中一项对应到表里的某一列。", column=ledger.by_key[one_of[0]].label),)
    numbered = any(
        isinstance(ledger.by_key[key].kind, IdCard) for key in mapped if key in ledger.by_key
    )  # a birth date follows from the number; a line without one is told by itself
    return tuple(
        Problem(f"表里没有“{shown.label}”这一列。", "请补上这一列，或把它对应到表里的某一列。", column=shown.label)
        for shown in ledger.editable
        if shown.required and shown.default is None and not _found(shown.key, mapped)
        and not (numbered and isinstance(shown.kind, Day))
    )


def _found(key: str, mapped: set[str | None]) -> bool:
    return any(each is not None and (each == key or each.startswith(f"{key}.")) for each in mapped)


def _best_header(words: HeadingWords, grid: Grid, memory: Mapping[str, str]) -> _Header:
    best, score = _Header(-1, tuple(("",) for _ in range(_width(grid)))), 0.0
    for n in range(min(_LOOKED_AT, len(grid.rows))):
        candidates = [_single(grid, n)]
        if n + 1 < len(grid.rows) and not _has_data(grid.rows[n], grid.rows[n + 1]):
            candidates.append(_joined(words, grid, n))
        for candidate in candidates:
            found = _score(words, candidate, memory)
            # Of equals the single line: what stands above it is a title.
            if found > score or (found == score > 0 and candidate is candidates[0] and best.joined):
                best, score = candidate, found
    return best


def _has_data(upper: Sequence[object], lower: Sequence[object]) -> bool:
    """Something stands in two lines that no header has; a bare number (科目编码 101) does so in the lower one alone."""
    numbers = any(isinstance(cell, (int, float)) or cell_text(cell).isdecimal() for cell in lower if not is_blank(cell))
    return any(_is_datum(cell) for cell in (*upper, *lower)) or (numbers and not spread.months_alone(lower, upper))


def _is_datum(cell: object) -> bool:
    """A number, day or time of day, as they stand below a header and not in its second line."""
    return isinstance(cell, str) and _DATUM.fullmatch(cell.strip()) is not None


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows[:_LOOKED_AT]), default=0)


def _label(cell: object) -> str:
    if not isinstance(cell, str):
        return ""
    text = _BREAKS.sub("", cell.strip())
    return text if len(normal(text)) <= _LABEL_MOST else ""


def _single(grid: Grid, n: int) -> _Header:
    return _Header(n, tuple((_label(cell),) for cell in grid.rows[n]))


def _joined(words: HeadingWords, grid: Grid, n: int) -> _Header:
    """Two lines as one header: a heading over several columns is read with each label below it.

    The label below alone tells nothing of an amount (借方 below 本期发生 is no balance), nor where it stands below
    several headings.
    """
    top = _tops(grid, n)
    lower = [_label(cell) for cell in grid.rows[n + 1]]
    repeated = {text for text, count in Counter(filter(None, lower)).items() if count > 1}
    writings: list[tuple[str, ...]] = []
    for above, below, cell in zip(top, lower, grid.rows[n + 1], strict=False):
        if not below:
            writings.append((above if is_blank(cell) else "",))
        elif not above:
            writings.append((below,))
        else:
            sure = below not in repeated and not set(words.readings(below, {})[0]) & words.amounts
            writings.append((above + below, f"{above}({below})", *((below,) if sure else ())))
    return _Header(n + 1, tuple(writings), joined=True)


def _tops(grid: Grid, n: int) -> list[str]:
    """The upper labels, each over all the columns it stands for: as it is merged, else up to the next one."""
    top = [_label(cell) for cell in grid.rows[n]]
    merged = [(left, right) for (first, left), (_, right) in grid.merged if first == n and left < len(top)]
    for left, right in merged:
        top[left : right + 1] = [top[left]] * len(top[left : right + 1])
    if merged:
        return top
    for place in range(1, len(top)):
        above, here = grid.rows[n], grid.rows[n + 1]
        carried = is_blank(above[place]) and place < len(here) and not is_blank(here[place])
        if carried and not is_blank(here[place - 1]):
            top[place] = top[place - 1]
    return top


def _score(words: HeadingWords, header: _Header, memory: Mapping[str, str]) -> float:
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
