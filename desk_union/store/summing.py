"""The rows of an ask by the values of one column: how many, and sums and means of others, each in its own unit.

What is unlike is never added: money stays fen of one column, quantities are summed only where all rows are counted by
the same measure word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, extract, func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Count, Day, Flag, Money, Points, Ratio, Ref, Text
from desk_union.describe.ledger import Own
from desk_union.describe.serial import SerialNumber
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.listing import ListAsk

YEAR, MONTH, BELOW = "year", "month", "below"
STEPS = {"": "", YEAR: "（按年）", MONTH: "（按月）", BELOW: "（含下级）"}
COUNT, SUM, MEAN, DIFFERENT = "count", "sum", "mean", "different"
EMPTY, TOTAL = "（未填）", "合计"
UNLIKE = "单位不一"
MASKED = "＊＊＊"
# Money that says how much is meant and not what was given: adding it says nothing.
RATES = ("单价", "标准", "余额", "累计", "上限", "限额", "结存")
MEASURE_WORDS = ("计量单位", "单位")


@dataclass(frozen=True, slots=True)
class Grouping:
    """By which column; ``step`` is how finely a day is told, or that a unit has all below it."""

    key: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class GroupNumber:
    """What is reckoned of each group: its rows, or a column's sum, mean or number of different values."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One group: its value, the words for it, how deep it lies, and the words and plain values of the measures.

    A plain value is None where there is nothing to reckon, or where what is unlike cannot be added.
    """

    value: Any
    label: str
    depth: int
    words: tuple[str, ...]
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All groups, and the same of all rows together (never the sum of the lines where these hold one another)."""

    lines: tuple[SummaryLine, ...]
    total: SummaryLine


def groupings(ledger: Ledger) -> list[Grouping]:
    """By what the rows of a ledger can be grouped."""
    return [Grouping(shown.key, step) for shown in ledger.fields for step in _steps(shown)]


def _steps(shown: Shown) -> tuple[str, ...]:
    kind = shown.kind
    if isinstance(kind, Day):
        return (MONTH, YEAR)
    if isinstance(kind, Ref):
        return ("", BELOW) if _tree(shown) is not None else ("",)
    if isinstance(kind, SerialNumber) or (shown.label.endswith("号") and not isinstance(shown, Own)):
        return ()  # each row has another; but 住宿楼号, which the office has added, is the same for many
    return ("",) if isinstance(kind, (Choice, Flag, Count)) or type(kind) is Text else ()


def _tree(shown: Shown) -> Shown | None:
    """The column by which the rows that it points to lie below one another."""
    target = shown.kind.ledger  # type: ignore[attr-defined]  # asked of references only
    if target.within is None:
        return None
    return next((s for s in target.fields if isinstance(s.kind, Ref) and s.kind.ledger is target), None)


def measures(ledger: Ledger) -> list[GroupNumber]:
    """What can be reckoned of a group, its rows first."""
    found = [GroupNumber(COUNT)]
    for shown in ledger.fields:
        if isinstance(shown.kind, Ref):
            found.append(GroupNumber(DIFFERENT, shown.key))
        if shown.total or (isinstance(shown.kind, Money) and not any(word in shown.label for word in RATES)):
            found.append(GroupNumber(SUM, shown.key))
        if type(shown.kind) in {Money, Count, Points, Ratio}:
            found.append(GroupNumber(MEAN, shown.key))
    return found


def grouping_words(ledger: Ledger, grouping: Grouping) -> str:
    return f"{ledger.by_key[grouping.key].label}{STEPS[grouping.step]}"


def measure_words(ledger: Ledger, measure: GroupNumber) -> str:
    if measure.kind == COUNT:
        return f"数量（{ledger.counter}）"
    label = ledger.by_key[measure.key].label
    return {SUM: f"{label}合计", MEAN: f"{label}平均", DIFFERENT: f"{label}个数（不重复）"}[measure.kind]


def faults(
    ledger: Ledger, grouping: Grouping, wanted: Sequence[GroupNumber], labels: Mapping[str, str]
) -> Iterator[str]:
    """What of a summary that was kept can no longer be reckoned."""
    for key in dict.fromkeys((grouping.key, *(one.key for one in wanted if one.key))):
        if key not in ledger.by_key:
            yield f"「{labels.get(key, key)}」这一列已经没有了"
    if grouping.key in ledger.by_key and grouping not in groupings(ledger):
        yield f"不能再按「{ledger.by_key[grouping.key].label}」汇总"
    offered = measures(ledger)
    for one in wanted:
        if one.key in ledger.by_key and one not in offered:
            yield f"「{ledger.by_key[one.key].label}」不能再这样合计"


def summary(
    session: Session,
    ledger: Ledger,
    ask: ListAsk,
    grouping: Grouping,
    wanted: Sequence[GroupNumber],
    *,
    private: bool = False,
) -> Summary:
    """Refusal where the column or a measure is not among those that the ledger offers."""
    if told := list(faults(ledger, grouping, wanted, {})):
        raise Refusal(f"不能这样汇总：{'；'.join(told)}。", "请另选一列。")
    reckoned = _Tally(session, ledger, ask, tuple(wanted), private=private)
    total = reckoned.line(None, TOTAL, 0, reckoned.raw(None)[None])
    if grouping.step == BELOW:
        return Summary(tuple(reckoned.below(grouping)), total)
    return Summary(tuple(reckoned.plain(grouping)), total)


def ids_in(session: Session, ledger: Ledger, ask: ListAsk, grouping: Grouping, value: Any) -> list[int]:
    """The rows of one group."""
    return list(session.scalars(listing.ids_query(ledger, ask).where(_is(ledger, ask.day, grouping, value))))


def _is(ledger: Ledger, day: date, grouping: Grouping, value: Any) -> ColumnElement[bool]:
    column = _grouped(ledger, day, grouping)
    if value is None:
        return column.is_(None)
    if grouping.step == BELOW:
        target = ledger.by_key[grouping.key].kind.ledger  # type: ignore[attr-defined]  # a reference
        return ledger.by_key[grouping.key].column(day).in_(target.within(value, day))
    same: ColumnElement[bool] = column == value
    return same


def _grouped(ledger: Ledger, day: date, grouping: Grouping) -> ColumnElement[Any]:
    shown = ledger.by_key[grouping.key]
    column = shown.column(day)
    if grouping.step == YEAR:
        return extract("year", column)
    if grouping.step == MONTH:
        return extract("year", column) * 100 + extract("month", column)
    return func.nullif(column, "") if isinstance(shown.kind, (Text, Choice)) else column


def measured_by(ledger: Ledger, shown: Shown) -> Shown | None:
    """The column with the measure word by which a quantity is counted."""
    if isinstance(shown.kind, Money):
        return None
    return next(
        (ledger.by_label[word] for word in MEASURE_WORDS if word in ledger.by_label
         and isinstance(ledger.by_label[word].kind, (Text, Choice))), None,
    )  # fmt: skip


@dataclass(frozen=True)
class _Tally:
    session: Session
    ledger: Ledger
    ask: ListAsk
    wanted: tuple[GroupNumber, ...]
    private: bool

    def raw(self, grouping: Grouping | None, *more: ColumnElement[bool]) -> dict[Any, list[tuple[int, int, int]]]:
        """By value, of each measure: the number or sum, of how many values, by how many measure words."""
        day = self.ask.day
        columns: list[Any] = [_grouped(self.ledger, day, grouping).label("by")] if grouping is not None else []
        for n, one in enumerate(self.wanted):
            if one.key:
                shown = self.ledger.by_key[one.key]
                unit = measured_by(self.ledger, shown)
                columns.append(shown.column(day).label(f"m{n}"))
                columns += [unit.column(day).label(f"u{n}")] if unit is not None else []
        inner = select(self.ledger.row.id, *columns).where(*listing.where(self.ledger, self.ask), *more).subquery()
        asked: list[Any] = [inner.c.by] if grouping is not None else []
        for n, one in enumerate(self.wanted):
            asked += self._aggregates(inner.c, n, one)
        query = select(*asked).select_from(inner)
        found = self.session.execute(query.group_by(inner.c.by) if grouping is not None else query)
        at = int(grouping is not None)
        return {
            (row[0] if at else None): [tuple(row[at + 3 * n : at + 3 * n + 3]) for n in range(len(self.wanted))]
            for row in found
        }

    def _aggregates(self, columns: Any, n: int, one: GroupNumber) -> list[Any]:
        if one.kind == COUNT:
            return [func.count(), func.count(), func.min(1)]
        column = columns[f"m{n}"]
        words = func.count(columns[f"u{n}"].distinct()) if f"u{n}" in columns else func.min(1)
        value = func.count(column.distinct()) if one.kind == DIFFERENT else func.sum(column)
        return [value, func.count(column), words]

    def line(self, value: Any, label: str, depth: int, cells: Sequence[tuple[int, int, int]]) -> SummaryLine:
        told = [self._told(one, cell) for one, cell in zip(self.wanted, cells, strict=True)]
        return SummaryLine(value, label, depth, tuple(words for words, _ in told), tuple(plain for _, plain in told))

    def _told(self, one: GroupNumber, cell: tuple[int, int, int]) -> tuple[str, int | None]:
        value, held, units = cell
        if one.kind in {COUNT, DIFFERENT}:
            return str(value or 0), value or 0
        shown = self.ledger.by_key[one.key]
        if not held:
            return "", None
        if one.kind == SUM and (units or 0) > 1:
            return UNLIKE, None
        if shown.private and not self.private:
            return MASKED, None
        if one.kind == SUM:
            return shown.kind.show(value), value
        return mean_words(shown, value, held), _rounded(value, held)

    def plain(self, grouping: Grouping) -> Iterator[SummaryLine]:
        found = self.raw(grouping)
        shown = self.ledger.by_key[grouping.key]
        names = self._names(shown, [value for value in found if value is not None])
        known = sorted((v for v in found if v is not None), key=lambda v: self._place(shown, grouping, v, names))
        for value in (*known, *([None] if None in found else [])):
            yield self.line(value, self._label(shown, grouping, value, names), 0, found[value])

    def _names(self, shown: Shown, values: Sequence[Any]) -> dict[int, str]:
        return listing.names_of(self.session, shown.kind.ledger, values) if isinstance(shown.kind, Ref) else {}

    def _place(self, shown: Shown, grouping: Grouping, value: Any, names: Mapping[int, str]) -> tuple[Any, ...]:
        if isinstance(shown.kind, Ref):
            return (names.get(value, ""), value)
        if isinstance(shown.kind, Choice):
            labels = shown.kind.dictionary.labels
            return (labels.index(value) if value in labels else len(labels), str(value))
        return (value if grouping.step or isinstance(shown.kind, (Count, Flag)) else str(value),)

    def _label(self, shown: Shown, grouping: Grouping, value: Any, names: Mapping[int, str]) -> str:
        if value is None:
            return EMPTY
        if shown.private and not self.private:
            return shown.kind.mask(value)
        if grouping.step == YEAR:
            return f"{value}年"
        if grouping.step == MONTH:
            return f"{value // 100}年{value % 100}月"
        return names.get(value) or f"第{value}号" if isinstance(shown.kind, Ref) else shown.kind.show(value)

    def below(self, grouping: Grouping) -> Iterator[SummaryLine]:
        """Each unit that has rows in itself or below, with all of them; in the order of the tree."""
        direct = self.raw(replace(grouping, step=""))
        shown = self.ledger.by_key[grouping.key]
        target, column = shown.kind.ledger, _tree(shown)  # type: ignore[attr-defined]  # a reference
        if column is None:
            return
        day = self.ask.day
        found = self.session.execute(select(target.row.id, column.column(day)))
        above: dict[int, Any] = {row[0]: row[1] for row in found}
        places = listing.ids_of(self.session, target, listing.ListAsk(day))
        names = self._names(shown, list(above))
        for unit, depth in _in_order(places, above, {value for value in direct if value is not None}):
            inside = shown.column(day).in_(target.within(unit, day))
            yield self.line(unit, self._label(shown, grouping, unit, names), depth, self.raw(None, inside)[None])
        if None in direct:
            yield self.line(None, EMPTY, 0, direct[None])


def _in_order(places: Sequence[int], above: Mapping[int, Any], held: set[Any]) -> list[tuple[int, int]]:
    """Those that have something in or below them, each above its own, with their depth."""
    wanted: set[int] = set()
    for step in held:
        while step is not None and step not in wanted:
            wanted.add(step)
            step = above.get(step)  # noqa: PLW2901 - walks up
    children: dict[int | None, list[int]] = {}
    for unit in places:
        if unit in wanted:
            parent = above.get(unit)
            children.setdefault(parent if parent in wanted else None, []).append(unit)
    found: list[tuple[int, int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for unit in children.get(parent, ()):
            found.append((unit, depth))
            walk(unit, depth + 1)

    walk(None, 0)
    return found


def _rounded(value: int, held: int) -> int:
    """Half away from zero, in the column's own smallest unit."""
    sign = -1 if value < 0 else 1
    return sign * ((2 * abs(value) + held) // (2 * held))


def mean_words(shown: Shown, value: int, held: int) -> str:
    """Counts with one decimal, everything else as the column shows it."""
    if not isinstance(shown.kind, Count):
        return shown.kind.show(_rounded(value, held))
    tenths = _rounded(value * 10, held)
    sign, tenths = ("-" if tenths < 0 else ""), abs(tenths)
    return f"{sign}{tenths // 10}.{tenths % 10}"
