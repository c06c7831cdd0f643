"""Asking a ledger: filter, search, order, pages and totals, all in SQL and as of any day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial as partial_
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, exists, false, func, not_, or_, select

from desk_union.basis import days, money
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Day, Money, Ref, Text
from desk_union.store import partial, shownas
from desk_union.store.bulk import chunks
from desk_union.store.filtering import (
    COMPARISONS,
    Condition,
    Conditions,
    Grouped,
    comparisons_of,
    is_text,
    like,
    sentence,
    wanted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Preset, Shown

__all__ = ("COMPARISONS", "Condition", "Conditions", "Grouped", "comparisons_of")  # asked for here as well
HANDLING = re.compile(r"(?:收款|收缴|经手|经办|登记|填表|审核|制单)人$")
NUMBERED = re.compile(r"[^\d\W]+-\d+")  # a voucher by its word and number
AMOUNT = re.compile(r"-?\d[\d,]*(\.\d{1,2})?")
DATED = re.compile(r"\d{4}[-./年]\d{1,2}([-./月]\d{0,2}日?)?|\d{8}")
IDS_AT_ONCE = 10_000  # read at a time, so that a long list does not hold all its rows beside its ids


@dataclass(frozen=True)
class ListAsk:
    """What a list shows: everything that decides which rows, in which order, as of which day."""

    day: date
    search: str = ""
    conditions: Conditions = ()
    any_of: bool = False  # one of the conditions is enough; presets, search and owner always hold
    presets: tuple[str, ...] = ()
    order: tuple[str, ...] = ()  # keys, "-key" descending; the ledger's own order when empty
    owner: tuple[str, int] | None = None  # (key of the pointing field, id): rows of one owner
    ids: tuple[int, ...] | None = None  # only these rows
    seen: tuple[str, ...] = ()  # columns in sight, in which a search looks besides those of the usual list


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
    parts.extend(wanted(ledger, ask.conditions, ask.day, any_of=ask.any_of))
    parts.extend(_search(ledger, word, ask) for word in ask.search.split())
    return parts


def _search(ledger: Ledger, word: str, ask: ListAsk) -> ColumnElement[bool]:
    """A word is looked for in the stored search key, or in the texts and the names pointed at; and in what is shown."""
    day = ask.day
    if ledger.search is not None:
        by_key: ColumnElement[bool] = ledger.search.like(like(word.casefold()), escape="\\")
        return or_(by_key, *_beside_key(ledger, word, ask))
    shown = [one for one in ledger.fields if not one.private or isinstance(one.kind, Ref)]
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


def _beside_key(ledger: Ledger, word: str, ask: ListAsk) -> list[ColumnElement[bool]]:
    """What stands in the list beside the key; each is looked at row by row only where the word can be meant so."""
    from desk_union.describe.ledger import Own  # the window opens without it

    shown = (one for one in ledger.fields if not one.private)
    seen = [one for one in shown if one.listed or one.key in ask.seen or isinstance(one, Own)]
    held = () if word.isascii() or len(word) == 1 else _held_beside(ledger, word, ask.day)
    return [*(found for one in seen if (found := _seen_in(one, word, ask.day)) is not None), *held]


def _seen_in(shown: Shown, word: str, day: date) -> ColumnElement[bool] | None:
    from desk_union.describe.ledger import Own, Stored  # the window opens without it

    kind, column = shown.kind, shown.column(day)
    whole = len(word) == 1  # of one character names are meant, unless it is all that stands there, as 女
    if isinstance(kind, Choice):
        fitting = [each for each in kind.dictionary.labels if (word == each if whole else word in each)]
        return column.in_(fitting) if fitting else None
    if isinstance(kind, (Money, Day)) or shownas.is_whole(kind):
        return _found_in(shown, word, day)
    if isinstance(kind, Ref):
        name = kind.ledger.name()
        meant = select(kind.ledger.row.id).where(name.like(like(word), escape="\\"))
        return None if word.isascii() or whole else and_(meant.exists(), column.in_(meant))
    if word.isascii() and not isinstance(shown, (Own, Stored)):
        return None
    return column == word if whole else _found_in(shown, word, day)


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
        if isinstance(shown.kind, (Ref, Money, Day)) or is_text(shown)
        if isinstance(shown.kind, Ref) or not shown.private
    ]  # fmt: skip


def _found_in(shown: Shown, word: str, day: date) -> ColumnElement[bool]:
    column = shown.column(day)
    if isinstance(shown.kind, Ref):
        target = shown.kind.ledger
        sought = target.search if target.search is not None else target.name()
        hits = select(target.row.id).where(sought.like(like(word.casefold()), escape="\\"))
        return column.in_(hits)
    if isinstance(shown.kind, Money):
        amount = sought_amount(word)
        return false() if amount is None else column.in_((amount, -amount))
    if isinstance(shown.kind, Day):
        span = sought_days(word)
        return false() if span is None else column.between(*span)
    if shownas.is_whole(shown.kind):
        value = shownas.value_shown_as(shown.kind, word)
        return false() if value is None else column == value
    found = column.like(like(word), escape="\\")
    if NUMBERED.fullmatch(word):  # 记-5 is not 记-50
        return and_(found, not_(func.lower(column).op("GLOB")(f"*{word.lower()}[0-9]*")))
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
        exists().where(shown.attr.is_not(None), *([shown.attr != ""] if is_text(shown) else [])) for shown in stored
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
    asked = select(*(shown.column(ask.day).label(shown.key) for shown in summed)).select_from(ledger.row)
    inner = asked.where(*where(ledger, ask)).subquery()
    row = session.execute(select(*(func.coalesce(func.sum(inner.c[shown.key]), 0) for shown in summed))).one()
    return {shown.key: row[n] for n, shown in enumerate(summed)}


def describe_ask(session: Session, ledger: Ledger, ask: ListAsk) -> str:
    """The filter in words, for the line above a list and on paper; empty when nothing is filtered."""
    words = [preset_of(ledger, code).title for code in ask.presets]
    if ask.search.strip():
        words.append(f"搜索“{ask.search.strip()}”")
    if ask.conditions:
        words.append(conditions_in_words(session, ledger, ask))
    if ask.ids is not None:
        words.append(f"所选{len(ask.ids)}行")
    return "；".join(words)


def conditions_in_words(session: Session, ledger: Ledger, ask: ListAsk) -> str:
    """The conditions of an ask as one sentence; in brackets where presets or a search hold beside alternatives."""
    said = sentence(ledger, ask.conditions, partial_(show_value, session), any_of=ask.any_of)
    beside = ask.presets or ask.search.strip()
    return f"（{said}）" if ask.any_of and beside and len(ask.conditions) > 1 else said


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


def _likeliest(ledger: Ledger, text: str) -> tuple[ColumnElement[Any], ...]:
    """First who begins so, by characters or by the usual reading: Enter takes the first, and 大 is seldom read tai."""
    if ledger.search is None or len(text.split()) != 1:
        return ()
    begins = like(text.strip().casefold()).removeprefix("%")
    name = func.lower(ledger.name())
    usual = ledger.search.like(name.concat(f"|{begins}"), escape="\\")  # the key: name, usual initials, the rest
    return (case((or_(name.like(begins, escape="\\"), usual), 0), else_=1),)


def names_like(
    session: Session, ledger: Ledger, text: str, limit: int = 20, among: ColumnElement[bool] | None = None
) -> list[tuple[int, str]]:
    """Rows whose name (or search key) contains the text, for completion in a form; ``among`` narrows them."""
    sought = ledger.search if ledger.search is not None else ledger.name()
    order = (*_likeliest(ledger, text), *_order(ledger, ListAsk(date.max)))
    statement = select(ledger.row.id, ledger.name()).order_by(*order).limit(limit)
    if among is not None:
        statement = statement.where(among)
    for word in text.split():
        statement = statement.where(sought.like(like(word.casefold()), escape="\\"))
    return [(row[0], row[1]) for row in session.execute(statement)]
