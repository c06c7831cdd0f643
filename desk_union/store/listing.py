"""Asking a ledger: filter, search, order, pages and totals, all in SQL and as of any day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, exists, false, func, not_, or_, select

from desk_union.basis import days, money
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Count, Day, Flag, Money, Points, Ratio, Ref, Text
from desk_union.store import partial
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Preset, Shown

HANDLING = re.compile(r"(?:收款|收缴|经手|经办|登记|填表|审核|制单)人$")
NUMBERED = re.compile(r"[^\d\W]+-\d+")  # a voucher by its word and number
AMOUNT = re.compile(r"-?\d[\d,]*(\.\d{1,2})?")
DATED = re.compile(r"\d{4}[-./年]\d{1,2}([-./月]\d{0,2}日?)?|\d{8}")
IDS_AT_ONCE = 10_000  # read at a time, so that a long list does not hold all its rows beside its ids


@dataclass(frozen=True, slots=True)
class Condition:
    """One visible condition of a filter: column key, comparison (a key of ``COMPARISONS``) and its value."""

    key: str
    comparison: str
    value: Any = None
    upper: Any = None  # second bound of "between"


@dataclass(frozen=True)
class ListAsk:
    """What a list shows: everything that decides which rows, in which order, as of which day."""

    day: date
    search: str = ""
    conditions: tuple[Condition, ...] = ()
    presets: tuple[str, ...] = ()
    order: tuple[str, ...] = ()  # keys, "-key" descending; the ledger's own order when empty
    owner: tuple[str, int] | None = None  # (key of the pointing field, id): rows of one owner
    ids: tuple[int, ...] | None = None  # only these rows


def _like(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _contains(column: ColumnElement[Any], value: Any, _upper: Any) -> ColumnElement[bool]:
    return column.like(_like(str(value)), escape="\\")


def _between(column: ColumnElement[Any], low: Any, high: Any) -> ColumnElement[bool]:
    return and_(*([column >= low] if low is not None else []), *([column <= high] if high is not None else []))


COMPARISONS: dict[str, tuple[str, Callable[[ColumnElement[Any], Any, Any], ColumnElement[bool]]]] = {
    "is": ("是", lambda column, value, _: column == value),
    "not": ("不是", lambda column, value, _: or_(column != value, column.is_(None))),
    "contains": ("包含", _contains),
    "at_least": ("不小于", lambda column, value, _: column >= value),
    "at_most": ("不大于", lambda column, value, _: column <= value),
    "between": ("介于", _between),
    "empty": ("为空", lambda column, _v, _u: or_(column.is_(None), column == "")),
    "filled": ("不为空", lambda column, _v, _u: and_(column.is_not(None), column != "")),
    "one_of": ("属于", lambda column, value, _: column.in_(tuple(value))),
}


def comparisons_of(shown: Shown) -> tuple[str, ...]:
    """The comparisons that make sense for a column, the usual one first."""
    if isinstance(shown.kind, (Day, Money, Count, Points)):
        return ("between", "is", "at_least", "at_most", "empty", "filled")
    if isinstance(shown.kind, Flag):
        return ("is", "empty", "filled")
    if isinstance(shown.kind, Ref):
        return ("is", "not", "empty", "filled")
    if isinstance(shown.kind, Choice):
        return ("is", "not", "contains", "empty", "filled")
    return ("contains", "is", "not", "empty", "filled")


def _condition(ledger: Ledger, condition: Condition, day: date) -> ColumnElement[bool]:
    shown = ledger.by_key.get(condition.key)
    if shown is None:
        raise Refusal(f"没有“{condition.key}”这一列。", "请换一列再筛选。")
    column = shown.column(day)
    if isinstance(shown.kind, Ref) and shown.kind.ledger.within is not None and condition.comparison in {"is", "not"}:
        inside = column.in_(shown.kind.ledger.within(condition.value, day))
        return inside if condition.comparison == "is" else or_(not_(inside), column.is_(None))
    value = condition.value
    if condition.comparison == "empty" and not _is_text(shown):
        return column.is_(None)
    if condition.comparison == "filled" and not _is_text(shown):
        return column.is_not(None)
    return COMPARISONS[condition.comparison][1](column, value, condition.upper)


def _is_text(shown: Shown) -> bool:
    return not isinstance(shown.kind, (Day, Money, Count, Points, Flag, Ratio, Ref))


def preset_of(ledger: Ledger, code: str) -> Preset:
    found = next((preset for preset in ledger.presets if preset.code == code), None)
    if found is None:
        raise Refusal(
            f"“{ledger.title}”没有名为“{code}”的常用筛选。", f"可用：{'、'.join(p.title for p in ledger.presets)}。"
        )
    return found


def where(ledger: Ledger, ask: ListAsk) -> list[ColumnElement[bool]]:
    """All conditions of an ask as SQL."""
    parts: list[ColumnElement[bool]] = []
    if ledger.only is not None:
        parts.append(ledger.only(ask.day))
    if ask.owner is not None:
        parts.append(ledger.by_key[ask.owner[0]].column(ask.day) == ask.owner[1])
    if ask.ids is not None:
        parts.append(
            or_(*(ledger.row.id.in_(chunk) for chunk in chunks(ask.ids))) if ask.ids else ledger.row.id.is_(None)
        )
    parts.extend(preset_of(ledger, code).where(ask.day) for code in ask.presets)
    parts.extend(_condition(ledger, condition, ask.day) for condition in ask.conditions)
    parts.extend(_search(ledger, word, ask.day) for word in ask.search.split())
    return parts


def _search(ledger: Ledger, word: str, day: date) -> ColumnElement[bool]:
    """A word is looked for in the stored search key, or in the texts and the names pointed at."""
    if ledger.search is not None:
        by_key: ColumnElement[bool] = ledger.search.like(_like(word.casefold()), escape="\\")
        return or_(by_key, *_beside_key(ledger, word, day))
    shown = searched(ledger)
    handling = [each for each in shown if isinstance(each.kind, Text) and HANDLING.search(each.label)]
    whose = [
        each.kind.ledger
        for each in shown
        if isinstance(each.kind, Ref) and each.required and each.kind.ledger.search is not None
    ]
    found = or_(*(_found_in(each, word, day) for each in shown if each not in handling or not whose))
    if not whose or not handling:
        return found
    # A name means whose row it is; who took the money is meant where nobody whose row it could be bears the name.
    known = or_(*(select(each.row.id).where(each.name() == word).exists() for each in whose))
    return or_(found, and_(not_(known), *[or_(*(_found_in(each, word, day) for each in handling))]))


def _beside_key(ledger: Ledger, word: str, day: date) -> list[ColumnElement[bool]]:
    """Units and states that stand in the list; each is looked at row by row only where the word can be meant so."""
    from desk_union.describe.ledger import Stored  # the window opens without it

    if word.isascii() or len(word) == 1:  # of one character names are meant
        return []
    found: list[ColumnElement[bool]] = []
    for shown in ledger.fields:
        if shown.private or not shown.listed:
            continue
        if isinstance(shown.kind, Ref):
            name = shown.kind.ledger.name()
            meant = select(shown.kind.ledger.row.id).where(name.like(_like(word), escape="\\"))
            found.append(and_(meant.exists(), shown.column(day).in_(meant)))
        elif isinstance(shown.kind, Choice) and (
            fitting := [each for each in shown.kind.dictionary.labels if word in each]
        ):
            found.append(shown.column(day).in_(fitting))
        elif type(shown.kind) is Text and isinstance(shown, Stored) and not shown.required:
            like = shown.attr.like(_like(word), escape="\\")
            written = select(ledger.row.id).where(like).exists()
            found.append(and_(written, shown.column(day).like(_like(word), escape="\\")))
    return [*found, *_held_beside(ledger, word, day)]


def _held_beside(ledger: Ledger, word: str, day: date) -> Iterator[ColumnElement[bool]]:
    """What holds of the row on the day by a row of a part (an office that a person has), by the words of its lists."""
    from desk_union.describe.ledger import Stored, open_on  # the window opens without it

    own = {shown.kind.dictionary.code for shown in ledger.fields if isinstance(shown.kind, Choice)}
    for part in ledger.parts:
        held = part.ledger()
        if not {"since", "until"} <= held.by_key.keys():
            continue
        for shown in held.fields:
            if not isinstance(shown, Stored) or not isinstance(shown.kind, Choice) or shown.kind.dictionary.code in own:
                continue
            if fitting := [each for each in shown.kind.dictionary.labels if word in each]:
                owner: Any = held.by_key[part.owner].column(day)
                running = and_(held.row.since <= day, open_on(held.row, day))
                yield ledger.row.id.in_(select(owner).where(shown.attr.in_(fitting), running))


def searched(ledger: Ledger) -> list[Shown]:
    """The columns in which a search looks: texts, choices, names pointed at, amounts and days, but nothing private."""
    return [
        shown for shown in ledger.fields
        if isinstance(shown.kind, (Ref, Money, Day)) or _is_text(shown)
        if isinstance(shown.kind, Ref) or not shown.private
    ]  # fmt: skip


def _found_in(shown: Shown, word: str, day: date) -> ColumnElement[bool]:
    column = shown.column(day)
    if isinstance(shown.kind, Ref):
        target = shown.kind.ledger
        sought = target.search if target.search is not None else target.name()
        hits = select(target.row.id).where(sought.like(_like(word.casefold()), escape="\\"))
        return column.in_(hits)
    if isinstance(shown.kind, Money):
        amount = sought_amount(word)
        return false() if amount is None else column.in_((amount, -amount))
    if isinstance(shown.kind, Day):
        span = sought_days(word)
        return false() if span is None else column.between(*span)
    found = column.like(_like(word), escape="\\")
    if NUMBERED.fullmatch(word):  # 记-5 is not 记-50
        return and_(found, *(not_(column.like(_like(f"{word}{digit}"), escape="\\")) for digit in range(10)))
    return found


def sought_amount(word: str) -> int | None:
    """The fen that a searched word means, as an amount is written on screen; None when it is no amount."""
    if not AMOUNT.fullmatch(word):
        return None
    try:
        return money.parse_yuan(word)
    except ValueError:
        return None


def sought_days(word: str) -> tuple[date, date] | None:
    """The first and the last day that a searched word means: a day, or a month (2026-11, 2026年11月); else None."""
    if not DATED.fullmatch(word):
        return None
    try:
        first = days.parse_day(word, month_ok=True)
        last = days.add_months(first, 1) - timedelta(1) if days.is_month(word) else first
    except ValueError:
        return None
    return first, last


def _order(ledger: Ledger, ask: ListAsk) -> list[ColumnElement[Any]]:
    terms: list[ColumnElement[Any]] = []
    for key in (*(ask.order or ledger.order), "id"):
        name = key.removeprefix("-")
        column = _order_column(ledger, name, ask.day)
        if ask.search.strip() and name != "id":
            # A search that walked the index of the order would fetch row by row, five times slower than scanning.
            column = func.coalesce(column, column)
        terms.append(column.desc() if key.startswith("-") else column.asc())
    return terms


def _order_column(ledger: Ledger, key: str, day: date) -> ColumnElement[Any]:
    shown = ledger.by_key.get(key)
    if shown is None:
        column: ColumnElement[Any] = getattr(ledger.row, key)  # hidden columns (sort, place) and id
        return column
    if isinstance(shown.kind, Ref):
        target = shown.kind.ledger
        first = (*target.order, "id")[0].removeprefix("-")
        return _label(shown, day, "" if first in target.by_key or first == "id" else first)
    from desk_union.describe.stage import Stage  # the window opens without it

    if isinstance(shown.kind, Stage):
        places = {stage: place for place, stage in enumerate(shown.kind.stages)}
        return case(places, value=shown.column(day), else_=len(places))
    return shown.column(day)


def label_of(shown: Shown, day: date) -> ColumnElement[Any]:
    """The words of the row a reference points to."""
    return _label(shown, day)


def _label(shown: Shown, day: date, hidden: str = "") -> ColumnElement[Any]:
    """The name of the row a reference points to, or its ``hidden`` column: 拼音 of a person, place of a unit."""
    from sqlalchemy.orm import aliased

    target = shown.kind.ledger  # type: ignore[attr-defined]  # called for Ref kinds only
    other = aliased(target.row)
    name = getattr(target.row, hidden) if hidden else _name_on(target, day)
    swapped = select(_on_alias(name, target.row, other)).where(other.id == shown.column(day))
    return swapped.scalar_subquery()


def _name_on(ledger: Ledger, day: date) -> Any:
    """How its rows were called on the day, where they are named by a column that tells its past."""
    name = ledger.name()
    own = ledger.by_key.get(getattr(name, "key", ""))
    from desk_union.describe.ledger import Lasting  # the window opens without it

    return own.column(day) if isinstance(own, Lasting) and own.attr is name else name


def _on_alias(name: Any, row: type[Any], other: Any) -> ColumnElement[Any]:
    from sqlalchemy import inspect
    from sqlalchemy.sql.util import ClauseAdapter

    adapted: ColumnElement[Any] = ClauseAdapter(inspect(other).selectable).traverse(
        name.__clause_element__() if hasattr(name, "__clause_element__") else name
    )
    del row
    return adapted


def ids_query(ledger: Ledger, ask: ListAsk) -> Select[Any]:
    return select(ledger.row.id).where(*where(ledger, ask)).order_by(*_order(ledger, ask))


def ids_of(session: Session, ledger: Ledger, ask: ListAsk, *, limit: int | None = None) -> list[int]:
    """Ids of the rows in order; all of them, or the first ``limit``."""
    query = ids_query(ledger, ask).limit(limit).execution_options(yield_per=IDS_AT_ONCE)
    return [row[0] for row in session.connection().execute(query)]


def fitting(session: Session, ledger: Ledger, fits: ColumnElement[bool] | None, ids: Sequence[int]) -> set[int]:
    """Those of the rows that are there and for which a condition holds."""
    query = select(ledger.row.id)
    query = query if fits is None else query.where(fits)
    return {row_id for chunk in chunks(ids) for row_id in session.scalars(query.where(ledger.row.id.in_(chunk)))}


def waiting(session: Session, ledger: Ledger, fits: ColumnElement[bool] | None, ask: ListAsk) -> list[int]:
    """Ids of the rows of an ask for which a condition holds, in the order of the ask."""
    query = ids_query(ledger, ask)
    return list(session.scalars(query if fits is None else query.where(fits)))


def count_of(session: Session, ledger: Ledger, ask: ListAsk) -> int:
    return session.scalar(select(func.count()).select_from(ledger.row).where(*where(ledger, ask))) or 0


def counted(session: Session, ledger: Ledger, ask: ListAsk, number: int) -> str:
    """So many rows in words: 12 人; lines of vouchers as people count them: 2 张凭证."""
    whole = ledger.together.whole if ledger.together is not None else None
    if whole is None:
        return f"{number:,} {ledger.counter}"
    column, counter = whole
    wholes = session.scalar(select(func.count(distinct(column()))).where(*where(ledger, ask))) or 0
    return f"{wholes:,} {counter}"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One row of a list: its id, the stored values and, for references, the words that stand for them."""

    id: int
    values: tuple[Any, ...]  # by position of the asked columns
    words: tuple[str, ...]  # what is shown, private values masked unless asked otherwise


def without_values(session: Session, ledger: Ledger, keys: Sequence[str]) -> frozenset[str]:
    """Which of these stored columns nobody has anything in; none where there is no row at all."""
    from desk_union.describe.ledger import Stored  # the window opens without it

    stored = [shown for key in keys if isinstance(shown := ledger.by_key[key], Stored)]
    if not stored or session.scalar(select(ledger.row.id).limit(1)) is None:
        return frozenset()
    filled = [
        exists().where(shown.attr.is_not(None), *([shown.attr != ""] if _is_text(shown) else [])) for shown in stored
    ]
    found = session.execute(select(*filled)).one()
    return frozenset(shown.key for shown, has in zip(stored, found, strict=True) if not has)


def counts_by(session: Session, ledger: Ledger, ask: ListAsk, key: str) -> dict[Any, int]:
    """How many rows answer for each value of a column, None for those that have none."""
    column = ledger.by_key[key].column(ask.day).label("value")
    query = select(column, func.count()).select_from(ledger.row).where(*where(ledger, ask)).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}


def lines(
    session: Session, ledger: Ledger, columns: Sequence[Shown], ids: Sequence[int], day: date, *, private: bool = False
) -> list[ListedLine]:
    """The rows with these ids, in this order, as values and words of the given columns as of ``day``."""
    picked: list[ColumnElement[Any]] = []
    for shown in columns:
        picked.append(shown.column(day))
        if isinstance(shown.kind, Ref):
            picked.append(label_of(shown, day))
    found: dict[int, ListedLine] = {}
    months = partial.known(session, ledger, columns, ids)
    for chunk in chunks(ids):
        statement = select(ledger.row.id, *(column.label(f"c{n}") for n, column in enumerate(picked))).where(
            ledger.row.id.in_(chunk)
        )
        for row in session.connection().execute(statement):
            line = _line(columns, row, months, private=private)
            found[line.id] = line
    return [found[wanted] for wanted in ids if wanted in found]


def _line(columns: Sequence[Shown], row: Any, months: partial.Months, *, private: bool) -> ListedLine:
    values: list[Any] = []
    words: list[str] = []
    at = 1
    for shown in columns:
        value = row[at]
        if months:
            value = partial.as_known(months, row[0], shown.key, value)
        at += 1
        values.append(value)
        if isinstance(shown.kind, Ref):
            words.append(row[at] or "")
            at += 1
        elif shown.private and not private:
            words.append(shown.kind.mask(value))
        else:
            words.append(shown.kind.show(value))
    return ListedLine(row[0], tuple(values), tuple(words))


def totals_of(session: Session, ledger: Ledger, ask: ListAsk, columns: Sequence[Shown]) -> dict[str, int]:
    """Sums of the columns that have a total, over all rows of the ask."""
    summed = [shown for shown in columns if shown.total]
    if not summed:
        return {}
    inner = select(*(shown.column(ask.day).label(shown.key) for shown in summed)).where(*where(ledger, ask)).subquery()
    row = session.execute(select(*(func.coalesce(func.sum(inner.c[shown.key]), 0) for shown in summed))).one()
    return {shown.key: row[n] for n, shown in enumerate(summed)}


def describe_ask(session: Session, ledger: Ledger, ask: ListAsk) -> str:
    """The filter in words, for the line above a list and on paper; empty when nothing is filtered."""
    words = [preset_of(ledger, code).title for code in ask.presets]
    if ask.search.strip():
        words.append(f"搜索“{ask.search.strip()}”")
    words.extend(_condition_words(session, ledger, condition) for condition in ask.conditions)
    if ask.ids is not None:
        words.append(f"所选{len(ask.ids)}行")
    return "；".join(words)


def _condition_words(session: Session, ledger: Ledger, condition: Condition) -> str:
    shown = ledger.by_key[condition.key]
    says = COMPARISONS[condition.comparison][0]
    if condition.comparison in {"empty", "filled"}:
        return f"{shown.label}{says}"
    if condition.comparison == "between":
        low, high = (
            shown.kind.show(bound) if bound is not None else "" for bound in (condition.value, condition.upper)
        )
        return f"{shown.label}{low or '不限'}至{high or '不限'}"
    if condition.comparison == "one_of":
        return f"{shown.label}属于{'、'.join(shown.kind.show(v) for v in condition.value)}"
    return f"{shown.label}{says}{show_value(session, shown, condition.value)}"


def show_value(session: Session, shown: Shown, value: Any) -> str:
    """A value in words; a reference by the name of its row."""
    if value is None:
        return ""
    if isinstance(shown.kind, Ref):
        return name_of(session, shown.kind.ledger, value)
    return shown.kind.show(value)


def name_of(session: Session, ledger: Ledger, row_id: int) -> str:
    return session.scalar(select(ledger.name()).where(ledger.row.id == row_id)) or ""


def names_of(session: Session, ledger: Ledger, ids: Sequence[int]) -> dict[int, str]:
    """The names of many rows by id, of those that are there."""
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        query = select(ledger.row.id, ledger.name()).where(ledger.row.id.in_(chunk))
        found |= {row[0]: row[1] or "" for row in session.execute(query)}
    return found


def known_as(session: Session, ledger: Ledger, text: str, limit: int, day: date) -> list[int]:
    """Rows that bear the words in texts of their own or in their number, or come to the amount; the last ones first.

    What they point to, their days and what is worked out for each row are not asked: this is done at every key press.
    """
    words = text.split()
    own = [shown for shown in ledger.fields if not shown.private and _is_own(shown, digits=any(map(_has_digit, words)))]
    if not own:
        return []
    statement = select(ledger.row.id).order_by(ledger.row.id.desc()).limit(limit)
    if ledger.only is not None:
        statement = statement.where(ledger.only(day))
    for word in words:
        statement = statement.where(or_(*(_found_in(shown, word, day) for shown in own)))
    return list(session.scalars(statement))


def is_number(shown: Shown) -> bool:
    """The number by which a row is filed: 编号, 凭证字号, 发文字号."""
    return isinstance(shown.kind, Text) and shown.listed and shown.label.endswith("号")


def _is_own(shown: Shown, *, digits: bool) -> bool:
    from desk_union.describe.ledger import Stored  # the window opens without it

    if isinstance(shown, Stored):
        return isinstance(shown.kind, Text) or (digits and isinstance(shown.kind, Money))
    return digits and is_number(shown)


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def ids_called(session: Session, ledger: Ledger, name: str, day: date, most: int = 6) -> list[int]:
    """Rows of this very name or number."""
    called = select(ledger.row.id).where(ledger.name() == name)
    found = list(session.scalars(called.order_by(ledger.row.id).limit(most)))
    for shown, _ in ledger.serials:
        found += session.scalars(select(ledger.row.id).where(shown.column(day) == name, ledger.row.id.not_in(found)))
    return found


def names_like(
    session: Session, ledger: Ledger, text: str, limit: int = 20, among: ColumnElement[bool] | None = None
) -> list[tuple[int, str]]:
    """Rows whose name (or search key) contains the text, for completion in a form; ``among`` narrows them."""
    sought = ledger.search if ledger.search is not None else ledger.name()
    statement = select(ledger.row.id, ledger.name()).order_by(*_order(ledger, ListAsk(date.max))).limit(limit)
    if among is not None:
        statement = statement.where(among)
    for word in text.split():
        statement = statement.where(sought.like(_like(word.casefold()), escape="\\"))
    return [(row[0], row[1]) for row in session.execute(statement)]
