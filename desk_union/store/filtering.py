"""The conditions of a list: one column compared, brackets of them, who was changed since; as SQL and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, inspect, not_, or_, select, union_all

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Photo, Points, Ratio, Ref
from desk_union.store.tables import Change, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Select

    from desk_union.describe.ledger import Ledger, Shown

TRAIL = "~trail"  # no key of a column begins so
CHANGED, UNCHANGED = "changed", "unchanged"
BARE = ("empty", "filled")  # comparisons without a value


@dataclass(frozen=True, slots=True)
class Condition:
    """One visible condition of a filter: column key, comparison (a key of ``COMPARISONS``) and its value."""

    key: str
    comparison: str
    value: Any = None
    upper: Any = None  # second bound of "between"


@dataclass(frozen=True, slots=True)
class Grouped:
    """Conditions in brackets. One of them is enough where the filter wants all of its conditions, all are wanted where
    it wants one: a bracket of the filter's own kind would say nothing.
    """

    conditions: tuple[Condition, ...]


Conditions = tuple["Condition | Grouped", ...]


@cache
def in_trail() -> Shown:
    """What every row has beside its columns: the trail knows when it was entered and changed."""
    from desk_union.describe.ledger import Shown  # the window opens without it

    help_ = "这一行、它的各栏和明细最后在哪天登记或改动，修改记录里有。"
    return Shown(label="改动日期", kind=Day(), key=TRAIL, editable=False, listed=False, help=help_)


def each(conditions: Iterable[Condition | Grouped]) -> Iterator[Condition]:
    """All single conditions, also those in brackets."""
    for one in conditions:
        yield from (one,) if isinstance(one, Condition) else one.conditions


def bracketed(conditions: Conditions, at: int, more: Condition) -> Conditions:
    """The conditions with one more put into brackets with that at a place."""
    held = conditions[at]
    inside = (held,) if isinstance(held, Condition) else held.conditions
    return (*conditions[:at], Grouped((*inside, more)), *conditions[at + 1 :])


def like(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _contains(column: ColumnElement[Any], value: Any, _upper: Any) -> ColumnElement[bool]:
    return column.like(like(str(value)), escape="\\")


def _lacks(column: ColumnElement[Any], value: Any, _upper: Any) -> ColumnElement[bool]:
    return or_(not_(column.like(like(str(value)), escape="\\")), column.is_(None))


def _between(column: ColumnElement[Any], low: Any, high: Any) -> ColumnElement[bool]:
    return and_(*([column >= low] if low is not None else []), *([column <= high] if high is not None else []))


COMPARISONS: dict[str, tuple[str, Callable[[ColumnElement[Any], Any, Any], ColumnElement[bool]]]] = {
    "is": ("是", lambda column, value, _: column == value),
    "not": ("不是", lambda column, value, _: or_(column != value, column.is_(None))),
    "contains": ("包含", _contains),
    "lacks": ("不包含", _lacks),
    "at_least": ("不小于", lambda column, value, _: column >= value),
    "at_most": ("不大于", lambda column, value, _: column <= value),
    "between": ("介于", _between),
    "empty": ("为空", lambda column, _v, _u: or_(column.is_(None), column == "")),
    "filled": ("不为空", lambda column, _v, _u: and_(column.is_not(None), column != "")),
    "one_of": ("属于", lambda column, value, _: column.in_(tuple(value))),
    CHANGED: ("以后改过", lambda column, value, _: column >= value),
    UNCHANGED: ("以后没有改过", lambda column, value, _: column < value),
}


NUMBERS = ("between", "is", "at_least", "at_most", *BARE)
_BY_KIND: tuple[tuple[tuple[type, ...], tuple[str, ...]], ...] = (
    ((Day, Money, Count, Points, Ratio), NUMBERS),
    ((Flag,), ("is", *BARE)),
    ((Photo,), BARE),
    ((Ref,), ("is", "not", *BARE)),
    ((Choice,), ("is", "not", "contains", "lacks", *BARE)),
    ((LongText,), ("contains", "lacks", *BARE)),
)


def comparisons_of(shown: Shown) -> tuple[str, ...]:
    """The comparisons that make sense for a column, the usual one first."""
    if shown.key == TRAIL:
        return (CHANGED, UNCHANGED)
    usual = ("contains", "is", "not", "lacks", *BARE)
    return next((offered for kinds, offered in _BY_KIND if isinstance(shown.kind, kinds)), usual)


def filterable(ledger: Ledger) -> tuple[Shown, ...]:
    """What a filter may ask of the rows of a ledger: its columns, and when a row was changed."""
    return (*ledger.fields, in_trail())


def shown_of(ledger: Ledger, key: str) -> Shown | None:
    return in_trail() if key == TRAIL else ledger.by_key.get(key)


def is_text(shown: Shown) -> bool:
    return not isinstance(shown.kind, (Day, Money, Count, Points, Flag, Ratio, Ref))


def wanted(ledger: Ledger, conditions: Conditions, day: date, *, any_of: bool) -> list[ColumnElement[bool]]:
    """The conditions as SQL: all of them, or (``any_of``) one that holds when one of them does."""
    found = [_one(ledger, one, day, any_of=any_of) for one in conditions]
    return [or_(*found)] if any_of and found else found


def _one(ledger: Ledger, one: Condition | Grouped, day: date, *, any_of: bool) -> ColumnElement[bool]:
    if isinstance(one, Condition):
        return _condition(ledger, one, day)
    inside = [_condition(ledger, inner, day) for inner in one.conditions]
    return and_(*inside) if any_of else or_(*inside)


def _condition(ledger: Ledger, condition: Condition, day: date) -> ColumnElement[bool]:
    shown = shown_of(ledger, condition.key)
    if shown is None or condition.comparison not in COMPARISONS:
        raise Refusal(f"没有“{condition.key}”这一列。", "请换一列再筛选。")
    if shown.key == TRAIL:
        since = ledger.row.id.in_(_changed_since(ledger, condition.value))
        found: ColumnElement[bool] = since if condition.comparison == CHANGED else not_(since)
        return found
    column = shown.column(day)
    if isinstance(shown.kind, Ref) and shown.kind.ledger.within is not None and condition.comparison in {"is", "not"}:
        inside = column.in_(shown.kind.ledger.within(condition.value, day))
        return inside if condition.comparison == "is" else or_(not_(inside), column.is_(None))
    if condition.comparison == "empty" and not is_text(shown):
        return column.is_(None)
    if condition.comparison == "filled" and not is_text(shown):
        return column.is_not(None)
    return COMPARISONS[condition.comparison][1](column, condition.value, condition.upper)


def _changed_since(ledger: Ledger, day: date) -> Any:
    """Ids of the rows that deeds of the day or later entered or changed, in themselves, their dated values or parts."""
    found = [_in_trail(day, ledger.row.__tablename__, Change.row_id)]
    for table, column in dict.fromkeys(_hanging(ledger)):
        owner = func.json_extract(func.coalesce(Change.after, Change.before), f'$."{column}"')
        found.append(_in_trail(day, table, cast(owner, Integer)))
    return union_all(*found)


def _in_trail(day: date, table: str, id_: Any) -> Select[Any]:
    deeds = select(DeedRecord.id).where(DeedRecord.at >= datetime.combine(day, time.min))
    return select(id_).where(Change.table_name == table, Change.deed_id.in_(deeds), id_.is_not(None))


def _hanging(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The tables whose rows say something of a row of the ledger, each with the column that points to it."""
    from desk_union.describe.ledger import Dated, Stored  # likewise

    for shown in ledger.fields:
        if isinstance(shown, Dated):
            yield shown.row.__tablename__, _column_of(shown.row, shown.owner.key)
    for part in ledger.parts:
        child = part.ledger()
        owner = child.by_key.get(part.owner)
        if isinstance(owner, Stored):
            yield child.row.__tablename__, _column_of(child.row, owner.attr.key)


def _column_of(row: type[Any], attr: str) -> str:
    return str(inspect(row).column_attrs[attr].columns[0].name)


def sentence(
    ledger: Ledger, conditions: Sequence[Condition | Grouped], told: Callable[[Shown, Any], str], *, any_of: bool
) -> str:
    """The conditions as a clerk reads them: 性别是女；（班组是装配组 或 班组是机修组）; ``told`` says a value."""
    words = [_words(ledger, one, told, any_of=any_of) for one in conditions]
    return " 或 ".join(words) if any_of else "；".join(words)


def _words(
    ledger: Ledger, one: Condition | Grouped, told: Callable[[Shown, Any], str], *, any_of: bool
) -> str:
    if isinstance(one, Condition):
        return condition_words(ledger, one, told)
    inside = [condition_words(ledger, inner, told) for inner in one.conditions]
    return f"（{(' 且 ' if any_of else ' 或 ').join(inside)}）"


def condition_words(ledger: Ledger, condition: Condition, told: Callable[[Shown, Any], str]) -> str:
    shown = shown_of(ledger, condition.key)
    if shown is None:
        return f"“{condition.key}”（已没有这一列）"
    says = COMPARISONS[condition.comparison][0]
    if shown.key == TRAIL:
        return f"{told(shown, condition.value)}{says}"
    if condition.comparison in BARE:
        return f"{shown.label}{says}"
    if condition.comparison == "between":
        low, high = (told(shown, bound) for bound in (condition.value, condition.upper))
        return f"{shown.label}{low or '不限'}至{high or '不限'}"
    return f"{shown.label}{says}{_value_in_words(shown, condition, told)}"


def _value_in_words(shown: Shown, condition: Condition, told: Callable[[Shown, Any], str]) -> str:
    if condition.comparison == "one_of":
        return "、".join(told(shown, value) for value in condition.value)
    return str(condition.value) if condition.comparison in {"contains", "lacks"} else told(shown, condition.value)
