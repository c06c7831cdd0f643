"""Columns that would fill one field, and headers that may mean two: what the cells settle, and what must be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.describe.kinds import LongText, Ref, UnknownWord, cell_text
from desk_union.exchange.headers import RANK, How, bare, finders, normal
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.describe.ledger import Ledger, Shown

# Headers of units that lie inside each other by what they are; a 工会小组 may well span several 部门.
_NESTED = (
    (("分会", "支会", "车间", "分厂"), ("小组", "班组")),
    (("部门", "科室", "处室"), ("班组",)),
    (("单位", "分厂", "分公司"), ("部门", "科室", "车间", "处室", "部室", "项目部")),
)
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_CLOCK = re.compile(r"\d{1,6}")  # 交易时间 102031 beside 交易日期
_COUNTED = re.compile(r"(?<=[^\W\d_])[._]?\d$")
_UNREAD = object()
STACKED: How = "接在下面"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column; ``index`` counts from 0; ``key`` is a field's, or ``ref.field`` where it finds a reference."""

    index: int
    header: str
    key: str | None
    how: How

    @property
    def place(self) -> str:
        return f"{letter_of(self.index)}列「{self.header}」"


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read rivals: ``keys`` are pairs of a column's index and the key that it fills."""

    words: str
    keys: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Rivals:
    """Columns of which only one can be meant; ``text`` is the question for the clerk."""

    text: str
    keys: tuple[str, ...]
    options: tuple[Option, ...]
    may_skip: bool

    @property
    def columns(self) -> frozenset[int]:
        return frozenset(index for option in self.options for index, _ in option.keys)


@dataclass(frozen=True, slots=True)
class RosterBlock:
    """Further lists to the right of the first: where they begin, the column of their names, and how many there are.

    ``same``: every list has the very headings of the first (from column ``start``, ``width`` columns each), and nothing
    stands beside them, so that they can be read one below the other.
    """

    letter: str
    header: str
    count: int
    start: int = 0
    width: int = 0
    times: int = 1
    same: bool = False


@dataclass
class FoundColumn:
    rivals: tuple[Rivals, ...] = ()
    block: RosterBlock | None = None
    left_out: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def settle(
    ledger: Ledger,
    columns: list[MappedColumn],
    claims: Mapping[int, tuple[str, ...]],
    lines: Sequence[Sequence[object]],
) -> FoundColumn:
    """Free the columns that cannot all be meant; what their cells do not settle is asked. Changes ``columns``."""
    found = FoundColumn(block=_block(ledger, columns, lines))
    beside = _set_aside(columns, found.block)
    claims = {index: keys for index, keys in claims.items() if index not in beside}
    asked: list[Rivals] = _claimed(ledger, columns, claims)
    by_key: dict[str, list[MappedColumn]] = {}
    for column in columns:
        if column.key is not None:
            by_key.setdefault(column.key, []).append(column)
    several: dict[str, list[MappedColumn]] = {}
    for key, group in by_key.items():
        if len(group) == 1 or _together(ledger, key, group):
            continue
        left = _told_apart(ledger, key, group, lines, found)
        if len(left) > 1:
            several[key] = left
    asked.extend(_asked(ledger, several))
    for each in asked:
        for index in each.columns:
            columns[index] = replace(columns[index], key=None, how="未识别")
    for index in found.left_out:
        columns[index] = replace(columns[index], key=None, how="未识别")
    found.rivals = tuple(asked)
    return found


def _set_aside(columns: list[MappedColumn], block: RosterBlock | None) -> range:
    """The columns of the lists to the right that will be read below the first."""
    if block is None or not block.same:
        return range(0)
    beside = range(block.start + block.width, min(block.start + block.width * block.times, len(columns)))
    for index in beside:
        columns[index] = replace(columns[index], key=None, how=STACKED)
    return beside


def _claimed(ledger: Ledger, columns: list[MappedColumn], claims: Mapping[int, tuple[str, ...]]) -> list[Rivals]:
    """A header that two fields claim (姓名 of the child, of the parent) is of the one that no other column fills."""
    asked = []
    helpers = {index: next((key for key in keys if "." in key), None) for index, keys in claims.items()}
    for index, keys in sorted(claims.items(), key=lambda claim: helpers[claim[0]] is not None):
        meant = _by_the_name(ledger, columns, claims, index, helpers[index])
        if meant is not None:
            columns[index] = replace(columns[index], key=meant, how="别名")
            continue
        taken = {column.key for column in columns} - {None}
        free = [key for key in keys if key not in taken] or list(keys)
        column = columns[index]
        if len(free) == 1:
            columns[index] = replace(column, key=free[0], how="别名")
            continue
        options = tuple(Option(label_of(ledger, key), ((index, key),)) for key in free)
        asked.append(Rivals(f"「{column.header}」是指哪一项", tuple(free), options, may_skip=True))
    return asked


def _by_the_name(
    ledger: Ledger,
    columns: Sequence[MappedColumn],
    claims: Mapping[int, tuple[str, ...]],
    index: int,
    helper: str | None,
) -> str | None:
    """A bare 身份证号 is that of whom a bare 姓名 names, else of whom the nearest name to its left names."""
    if helper is None:
        return None
    ref, own = helper.partition(".")[0], getattr(ledger.name(), "key", None)
    name = next((columns[each].key for each, keys in claims.items() if each != index and ref in keys), None)
    if name is None:
        name = next((column.key for column in reversed(columns[:index]) if column.key in {ref, own}), None)
    if name is None:
        return None
    return helper if name == ref else next(key for key in claims[index] if key != helper)


def label_of(ledger: Ledger, key: str) -> str:
    if key in ledger.by_key:
        return ledger.by_key[key].label
    ref, helper = finders(ledger)[key]
    return f"{ref.label}的{helper.label}"


def _told_apart(
    ledger: Ledger, key: str, group: list[MappedColumn], lines: Sequence[Sequence[object]], found: FoundColumn
) -> list[MappedColumn]:
    """The rivals that are left when those are gone that are empty, cannot be read, or say what a surer one says."""
    ordered = sorted(group, key=lambda column: (-RANK[column.how], column.index))
    said = {column.index: _said(ledger, key, column, lines) for column in ordered}
    held = [column for column in ordered if said[column.index]]
    readable = [c for c in held if any(value is not _UNREAD for value in said[c.index].values())]
    kept: list[MappedColumn] = []
    for column in readable or held or ordered[:1]:
        same = next((one for one in kept if _agree(said[one.index], said[column.index])), None)
        if same is None:
            kept.append(column)
        else:
            found.notes.append(f"{column.place}与{same.place}内容相同，只用了{same.place}。")
    found.left_out |= {column.index for column in ordered if column not in kept}
    if readable:
        for column in held:
            if column not in readable:
                found.notes.append(f"{column.place}里没有一格读得成“{label_of(ledger, key)}”，没有导入。")
    return kept


def _agree(one: Mapping[int, Any], other: Mapping[int, Any]) -> bool:
    """Everything that the other column says is said by the first as well."""
    return all(n in one and one[n] == value for n, value in other.items())


def _said(ledger: Ledger, key: str, column: MappedColumn, lines: Sequence[Sequence[object]]) -> dict[int, Any]:
    shown: Shown | None = ledger.by_key.get(key) or finders(ledger).get(key, (None, None))[1]
    said: dict[int, Any] = {}
    clock = normal(column.header).endswith("时间")
    for n, line in enumerate(lines):
        cell = line[column.index] if column.index < len(line) else ""
        if not is_blank(cell):
            said[n] = _UNREAD if clock and _CLOCK.fullmatch(cell_text(cell)) else _value(shown, cell)
    return said


def _value(shown: Shown | None, cell: object) -> Any:
    text = cell_text(cell)
    if shown is None or isinstance(shown.kind, Ref) or _TIME.fullmatch(text):
        return _UNREAD if _TIME.fullmatch(text) else normal(text)
    try:
        return shown.kind.read(cell)
    except (days.Ambiguous, UnknownWord):
        return normal(text)
    except ValueError:
        return _UNREAD


def _together(ledger: Ledger, key: str, group: Sequence[MappedColumn]) -> bool:
    """They go into the field one behind the other: words of any kind, or 分会 and 小组 as one path."""
    shown = ledger.by_key.get(key)
    if shown is None:
        return False
    if shown.joins or isinstance(shown.kind, LongText):
        return True
    if not isinstance(shown.kind, Ref) or shown.kind.ledger.within is None or len(group) != 2:  # noqa: PLR2004 - upper and lower
        return False
    upper, lower = (bare(column.header) for column in sorted(group, key=lambda column: column.index))
    return any(upper.endswith(above) and lower.endswith(below) for above, below in _NESTED)


def _asked(ledger: Ledger, several: Mapping[str, Sequence[MappedColumn]]) -> Iterator[Rivals]:
    """One question for each field; one for all fields whose columns part into the same groups (期初, 期末)."""
    by_stems: dict[tuple[str, ...], list[str]] = {}
    for key, group in several.items():
        by_stems.setdefault(_stems(group), []).append(key)
    for stems, keys in by_stems.items():
        needed = any(key in ledger.by_key and ledger.by_key[key].required for key in keys)
        labels = "、".join(label_of(ledger, key) for key in keys)
        if len(keys) == 1 or not all(stems):
            for key in keys:
                options = tuple(Option(column.place, ((column.index, key),)) for column in several[key])
                headers = "、".join(f"「{column.header}」" for column in several[key])
                must = key in ledger.by_key and ledger.by_key[key].required
                yield Rivals(f"“{label_of(ledger, key)}”取{headers}中的哪一列", (key,), options, may_skip=not must)
            continue
        pairs = [tuple((several[key][n].index, key) for key in keys) for n in range(len(stems))]
        grouped = tuple(Option(stem, pair) for stem, pair in zip(stems, pairs, strict=True))
        yield Rivals(f"“{labels}”取{'、'.join(f'「{s}」' for s in stems)}中的哪一组", tuple(keys), grouped, not needed)


def _stems(group: Sequence[MappedColumn]) -> tuple[str, ...]:
    """The headers without the ending that they share: 期初 and 期末 of 期初借方 and 期末借方."""
    texts = [normal(column.header).replace("(", "").replace(")", "") for column in group]
    turned = (text[::-1] for text in texts)
    ending = len(list(takewhile(lambda marks: len(set(marks)) == 1, zip(*turned, strict=False))))
    return tuple(text[: len(text) - ending] for text in texts)


def _block(ledger: Ledger, columns: Sequence[MappedColumn], lines: Sequence[Sequence[object]]) -> RosterBlock | None:
    """The same run of headers a second time, with a required one among them, is a second list beside the first."""
    required = {shown.key for shown in ledger.editable if shown.required}
    for column in columns:
        again = next((c for c in columns[column.index + 1 :] if c.header and _same(c, column)), None)
        if again is None or column.key not in required:
            continue
        width = again.index - column.index
        start = column.index
        while start > 0 and columns[start - 1].header and _same(columns[start - 1], columns[start - 1 + width]):
            start -= 1
        run = [c for c in columns[start : start + width] if c.header]
        right = {_heading(c) for c in columns[again.index :]}
        twice = [c for c in run if _heading(c) in right]
        if len(twice) > 1 or len(run) == 1:
            count = sum(again.index < len(line) and not is_blank(line[again.index]) for line in lines)
            if count:
                return _measured(columns, lines, start, width, column)
    return None


def _heading(column: MappedColumn) -> str:
    """A heading as it is the same in each list: 姓　名, 姓名 and 姓名2 (spreadsheets number what stands twice)."""
    return _COUNTED.sub("", normal(column.header))


def _same(one: MappedColumn, other: MappedColumn) -> bool:
    return _heading(one) == _heading(other)


def _measured(
    columns: Sequence[MappedColumn], lines: Sequence[Sequence[object]], start: int, width: int, name: MappedColumn
) -> RosterBlock:
    """How often the lists stand side by side, and whether all have the same headings with nothing beside them."""
    run = [_heading(column) for column in columns[start : start + width]]
    times = 1
    while [_heading(column) for column in columns[start + times * width :][:width]] == run:
        times += 1
    end = start + times * width
    shorter = run[:-1] if not run[-1] else []  # no blank column behind the last list
    if shorter and [_heading(column) for column in columns[end:][: width - 1]] == shorter:
        times, end = times + 1, end + width - 1
    inside = range(start, end)
    loose = any(
        index not in inside and not is_blank(cell)
        for line in lines
        for index, cell in enumerate(line)
        if index < len(columns) and columns[index].header != "序号"
    )
    count = sum(
        name.index + n * width < len(line) and not is_blank(line[name.index + n * width])
        for line in lines
        for n in range(1, max(times, 2))
    )
    return RosterBlock(letter_of(start + width), name.header, count, start, width, times, same=times > 1 and not loose)


def letter_of(index: int) -> str:
    """The letter above a column in a spreadsheet, counted from 0."""
    letters = ""
    while index >= 0:
        index, place = divmod(index, 26)
        letters, index = chr(ord("A") + place) + letters, index - 1
    return letters
