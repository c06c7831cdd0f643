"""Finds the header of a sheet, guesses which column fills which field, and remembers what the clerk chose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import Ref
from desk_union.exchange.headers import RANK, How, Words, bare, finders, normal, words_of
from desk_union.exchange.reading import Grid, is_blank
from desk_union.store.tables import ColumnMemory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

EXAMPLE = "示例"  # the sheet of the template that shows one filled row
RESULT, REASON = "是否成功", "原因"  # the columns of a result workbook
_LOOKED_AT = 40
_LABEL_MOST = 40
_NEAR_WORTH, _KNOWN_WORTH = 0.3, 0.5
_BREAKS = re.compile(r"\s*[\r\n]+\s*|_x000[dD]_")
# Headers of units that lie inside each other by what they are; a 工会小组 may well span several 部门.
_NESTED = ((("分会", "支会", "车间"), ("小组", "班组")), (("部门", "科室"), ("班组",)))


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``index`` counts from 0; ``key`` is a field's, or ``ref.field`` where it finds a reference."""

    index: int
    header: str
    key: str | None
    how: How


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has its header and data (sheet rows from 1) and what its columns mean."""

    header_row: int
    columns: tuple[Column, ...]
    first_row: int
    last_row: int
    notes: tuple[str, ...] = ()

    @property
    def ignored(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key is None)

    def of(self, key: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key == key)

    def choose(self, index: int, key: str | None) -> Layout:
        """The clerk's own choice for one column (None: not imported); another column with that key lets go of it."""
        columns = []
        for column in self.columns:
            if column.index == index:
                columns.append(replace(column, key=key, how="记住的"))
            elif key is not None and column.key == key:
                columns.append(replace(column, key=None, how="未识别"))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))

    def sure(self) -> Layout:
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


def memory_of(session: Session, ledger: Ledger) -> dict[str, str]:
    """What the clerk chose before for the headers of this ledger's sheets."""
    rows = session.execute(
        select(ColumnMemory.header, ColumnMemory.field_key).where(ColumnMemory.ledger == ledger.code)
    )
    known = {"", *ledger.by_key, *finders(ledger)}
    return {header: key for header, key in rows if key in known}


def remember(session: Session, ledger: Ledger, layout: Layout) -> None:
    """Keep the clerk's choices and the suggestions that were left to stand, for the next sheet of this kind."""
    for column in layout.columns:
        if column.header and column.how in {"记住的", "相近"}:
            session.merge(ColumnMemory(ledger=ledger.code, header=normal(column.header), field_key=column.key or ""))


def guess(ledger: Ledger, grid: Grid, memory: Mapping[str, str]) -> Layout:
    """The most likely header and the meaning of its columns; nothing recognised when there is no header at all."""
    words = words_of(ledger)
    header = _best_header(words, grid, memory)
    width = max((len(row) for row in grid.rows), default=0)
    columns: list[Column] = []
    for index, writings in enumerate((*header.writings, *[("",)] * (width - len(header.writings)))):
        key, how, text = _meaning(words, writings, memory)
        columns.append(Column(index, text, key, how))
    notes: list[str] = []
    left_out = _leave_out_results(columns) | _settle_doubles(ledger, columns, notes)
    _suggest(words, columns, left_out)
    first = grid.first_row + header.last + 1
    last = max((n for n, row in enumerate(grid.rows) if any(not is_blank(cell) for cell in row)), default=header.last)
    return Layout(first - 1, tuple(columns), first, grid.first_row + last, tuple(notes))


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


def missing(ledger: Ledger, layout: Layout) -> tuple[Problem, ...]:
    """Required columns that the sheet does not have; a single Problem when it has no recognised column at all."""
    mapped = {column.key for column in layout.columns}
    if not mapped - {None}:
        known = "、".join(shown.label for shown in ledger.editable if shown.required or shown.listed)
        return (Problem("没有找到认识的表头。", f"请在数据上方的一行写上列名，如：{known}。"),)
    return tuple(
        Problem(f"表里没有“{shown.label}”这一列。", "请补上这一列，或把它对应到表里的某一列。", column=shown.label)
        for shown in ledger.editable
        if shown.required and shown.default is None and not _found(shown.key, mapped)
    )


def _found(key: str, mapped: set[str | None]) -> bool:
    return any(each is not None and (each == key or each.startswith(f"{key}.")) for each in mapped)


def _best_header(words: Words, grid: Grid, memory: Mapping[str, str]) -> _Header:
    best, score = _Header(-1, tuple(("",) for _ in range(_width(grid)))), 0.0
    for n in range(min(_LOOKED_AT, len(grid.rows))):
        candidates = [_single(grid, n)]
        if n + 1 < len(grid.rows):
            candidates.append(_joined(grid, n))
        for candidate in candidates:
            if (found := _score(words, candidate, memory)) > score:
                best, score = candidate, found
    return best


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows[:_LOOKED_AT]), default=0)


def _label(cell: object) -> str:
    if not isinstance(cell, str):
        return ""
    text = _BREAKS.sub("", cell.strip())
    return text if len(normal(text)) <= _LABEL_MOST else ""


def _single(grid: Grid, n: int) -> _Header:
    return _Header(n, tuple((_label(cell),) for cell in grid.rows[n]))


def _joined(grid: Grid, n: int) -> _Header:
    """Two lines as one header: a heading merged over several columns is read with each label below it."""
    top = [_label(cell) for cell in grid.rows[n]]
    for (first, left), (_, right) in grid.merged:
        if first == n and left < len(top):
            top[left : right + 1] = [top[left]] * len(top[left : right + 1])
    writings = []
    for above, cell in zip(top, grid.rows[n + 1], strict=False):
        below = _label(cell)
        if below:
            writings.append((above + below, below) if above else (below,))
        else:
            writings.append((above if is_blank(cell) else "",))
    return _Header(n + 1, tuple(writings))


def _score(words: Words, header: _Header, memory: Mapping[str, str]) -> float:
    keys: set[str] = set()
    known = 0
    for writings in header.writings:
        key, how, text = _meaning(words, writings, memory)
        if key is not None and how != "未识别":
            keys.add(key)
        elif text and words.is_known(text):
            known += 1
    # Known columns alone (序号, 年龄) are no header of this ledger.
    return len(keys) + _KNOWN_WORTH * known if keys else 0.0


def _meaning(words: Words, writings: Sequence[str], memory: Mapping[str, str]) -> tuple[str | None, How, str]:
    for text in writings:
        if text:
            key, how = words.find(text, memory)
            if how != "未识别":
                return key, how, text
    return None, "未识别", writings[-1] if writings else ""


def _leave_out_results(columns: list[Column]) -> set[int]:
    """是否成功 and 原因 of an earlier result workbook are not data."""
    gone: set[int] = set()
    for left, right in pairwise(columns):
        if left.header == RESULT and right.header == REASON:
            gone |= {left.index, right.index}
    for index in gone:
        columns[index] = replace(columns[index], key=None, how="未识别")
    return gone


def _settle_doubles(ledger: Ledger, columns: list[Column], notes: list[str]) -> set[int]:
    """One column for one field: the surer one, else the first; 分会 and 小组 side by side stay together as a path."""
    gone: set[int] = set()
    by_key: dict[str, list[Column]] = {}
    for column in columns:
        if column.key is not None:
            by_key.setdefault(column.key, []).append(column)
    for key, rivals in by_key.items():
        if len(rivals) == 1 or _is_path(ledger, key, rivals):
            continue
        kept = max(rivals, key=lambda column: (RANK[column.how], _likeness(ledger, column), -column.index))
        for column in rivals:
            if column is not kept:
                gone.add(column.index)
                columns[column.index] = replace(column, key=None, how="未识别")
                notes.append(f"{_place(column)}与{_place(kept)}意思相同，只用了{_place(kept)}。")
    return gone


def _place(column: Column) -> str:
    return f"{letter_of(column.index)}列「{column.header}」"


def letter_of(index: int) -> str:
    """The letter above a column in a spreadsheet, counted from 0."""
    letters = ""
    while index >= 0:
        index, place = divmod(index, 26)
        letters, index = chr(ord("A") + place) + letters, index - 1
    return letters


def _is_path(ledger: Ledger, key: str, rivals: Sequence[Column]) -> bool:
    shown = ledger.by_key.get(key)
    if shown is None or not isinstance(shown.kind, Ref) or shown.kind.ledger.within is None or len(rivals) != 2:  # noqa: PLR2004 - upper and lower
        return False
    upper, lower = (bare(column.header) for column in rivals)
    return any(upper.endswith(above) and lower.endswith(below) for above, below in _NESTED)


def _likeness(ledger: Ledger, column: Column) -> float:
    """Of several headers for a unit, 工会小组 says more about 所在分会/小组 than 部门 does."""
    shown = ledger.by_key.get(column.key or "")
    if shown is None or not isinstance(shown.kind, Ref):
        return 0.0
    return SequenceMatcher(None, normal(shown.label), normal(column.header), autojunk=False).ratio()


def _suggest(words: Words, columns: list[Column], left_out: set[int]) -> None:
    for column in columns:
        doubtful = column.how == "未识别" and column.index not in left_out
        if doubtful and column.header and not words.is_known(column.header):
            taken = frozenset(each.key for each in columns if each.key is not None)
            key = words.near(column.header, taken)
            if key is not None:
                columns[column.index] = replace(column, key=key, how="相近")
