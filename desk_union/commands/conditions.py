"""Which rows a command means: ``--where`` and its kin, and filters that were saved in the window, become an ask."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desk_union.basis import dayspans, months, offering
from desk_union.basis.days import is_month, lacks_year, parse_day
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import row_named
from desk_union.describe.kinds import Day, Ref
from desk_union.store import filtering, listing
from desk_union.store.listing import Condition, Conditions, Grouped, ListAsk

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown

ALIKE = 500  # rows that are looked at for a part of their name
SIGNS = {"!~": "lacks", "~": "contains", ">": "at_least", "<": "at_most", "!": "not"}  # before the sign of equality
IN_TRAIL = {"改过": filtering.CHANGED, "没改过": filtering.UNCHANGED}
WRITTEN = "请写成 列=值（也可以是 列!=值、列>=值、列<=值、列~=含的字、改过=日期）。"
_PAIR = re.compile(r"(?P<label>[^=]*?)(?P<sign>!~|~|>|<|!)?=(?P<wanted>.*)", re.DOTALL)


def asked_of(session: Session, ledger: Ledger, given: Namespace, ask: ListAsk, *, several: bool = False) -> ListAsk:
    """The ask narrowed by what was given: a saved filter, conditions, those in brackets, and whether one is enough."""
    if given.filter:
        ask = _saved(session, ledger, given.filter, ask)
    wanted: Conditions = tuple(condition_of(session, ledger, text, several=several) for text in given.where)
    for group in given.group:
        inside = tuple(condition_of(session, ledger, text, several=several) for text in group)
        wanted = (*wanted, Grouped(inside))
    if given.any and len(wanted) < 2:  # noqa: PLR2004 - of one condition there is no choice
        raise Refusal("“--any”要有几个条件才有意义。", "请用 --where 或 --group 再写条件，或去掉 --any。")
    if not wanted:
        return ask
    if not ask.conditions:
        return replace(ask, conditions=wanted, any_of=given.any)
    both = (*_together(ask.conditions, any_of=ask.any_of), *_together(wanted, any_of=given.any))
    return replace(ask, conditions=both, any_of=False)


def _together(conditions: Conditions, *, any_of: bool) -> Conditions:
    """Conditions as part of others that all hold; alternatives stand in brackets then."""
    if not any_of or len(conditions) == 1:
        return conditions
    if any(isinstance(one, Grouped) for one in conditions):
        remedy = "请分两次用，或在窗口里另存一个筛选。"
        raise Refusal("任一满足的条件里还有括号，不能再和别的条件合在一起。", remedy)
    return (Grouped(tuple(filtering.each(conditions))),)


def _saved(session: Session, ledger: Ledger, name: str, ask: ListAsk) -> ListAsk:
    from desk_union.screens.list import savedfilters

    kept, _ = savedfilters.kept_of(session, ledger)
    saved = next((one for one in kept if one.name == name), None)
    if saved is None:
        told = offering.instead(name, [one.name for one in kept]) if kept else "这个台账还没有存过筛选。"
        raise Refusal(f"“{ledger.title}”没有名为“{name}”的筛选。", told)
    if faults := tuple(dict.fromkeys(savedfilters.faults_of(session, ledger, saved))):
        remedy = "请在窗口里按现在的列重新筛选，再用同一个名称保存。"
        raise Refusal(f"筛选“{name}”不能用了：{'；'.join(faults)}。", remedy)
    if not ask.conditions:
        conditions, any_of = saved.conditions, saved.any_of
    else:
        conditions, any_of = (*_together(saved.conditions, any_of=saved.any_of), *ask.conditions), False
    presets = tuple(dict.fromkeys((*ask.presets, *saved.presets)))
    order = ask.order or tuple(key for key in saved.order if key.removeprefix("-") in ledger.by_key)
    return replace(ask, search=saved.search, presets=presets, conditions=conditions, any_of=any_of, order=order)


def _called_alike(session: Session, ledger: Ledger, part: str) -> tuple[int, ...]:
    """The rows whose name holds these words, none where a row is called just so."""
    found = listing.names_like(session, ledger, part, ALIKE)
    exact = any(label == part for _, label in found)
    return () if exact else tuple(row for row, label in found if part in label)


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of a month (2026-01, 2026年1月), of several months, or of two days parted by 至."""
    parts = dayspans.parted(text) or dayspans.of_months(text)
    if parts is not None:
        return (parse_day(parts[0]), parse_day(parts[1])) if not any(map(lacks_year, parts)) else None
    if not is_month(text):
        return None
    first = parse_day(text, month_ok=True)
    return first, months.last_day(months.period_of(first))


def condition_of(session: Session, ledger: Ledger, text: str, *, several: bool = False) -> Condition:
    """One 列=值 of ``--where``, by label, key or another heading; an empty value means an empty column.

    A column of rows takes the whole name, or a part of it that one row alone bears (with ``several``, each that bears
    it). A column of days takes a month or a span of days too.
    """
    found = _PAIR.fullmatch(text)
    label, sign, wanted = (found["label"], found["sign"] or "", found["wanted"]) if found else (text, "", "")
    if found and label in IN_TRAIL and not sign:
        return Condition(filtering.TRAIL, IN_TRAIL[label], _read(filtering.in_trail(), wanted, text))
    shown = _column_called(ledger, label)
    if not found or shown is None:
        known = [s.label for s in ledger.fields]
        instead = offering.instead(label, known, lead="列可以是")
        raise Refusal(f"看不懂筛选“{text}”：{ledger.title}没有“{label}”这一列。", f"请写成 列=值。{instead}")
    if sign:
        return _compared(session, shown, SIGNS[sign], wanted, text)
    if not wanted:
        return Condition(shown.key, "empty")
    return _equal(session, shown, wanted, text, several=several)


def _column_called(ledger: Ledger, label: str) -> Shown | None:
    shown = ledger.by_label.get(label) or ledger.by_key.get(label)
    return shown or next((each for each in ledger.fields if label in each.aliases), None)


def _compared(session: Session, shown: Shown, comparison: str, wanted: str, text: str) -> Condition:
    """What another sign than that of equality means."""
    if comparison == "not" and not wanted:
        return Condition(shown.key, "filled")
    if comparison not in filtering.comparisons_of(shown):
        can = "、".join(filtering.COMPARISONS[one][0] for one in filtering.comparisons_of(shown))
        raise Refusal(f"筛选“{text}”：“{shown.label}”不能这样比。", f"它可以：{can}。{WRITTEN}")
    if not wanted:
        raise Refusal(f"筛选“{text}”没有写值。", WRITTEN)
    if comparison in {"contains", "lacks"}:
        return Condition(shown.key, comparison, wanted)
    if isinstance(shown.kind, Ref):
        return Condition(shown.key, comparison, row_named(session, shown.kind.ledger, wanted))
    span = _span(wanted) if isinstance(shown.kind, Day) else None
    if span is not None:  # from its first day on, or up to its last
        return Condition(shown.key, comparison, span[0] if comparison == "at_least" else span[1])
    return Condition(shown.key, comparison, _read(shown, wanted, text))


def _read(shown: Shown, wanted: str, text: str) -> Any:
    try:
        value = shown.kind.read(wanted)
    except ValueError as error:
        raise Refusal(f"筛选“{text}”：{error}") from None
    if value is None:
        raise Refusal(f"筛选“{text}”没有写值。", WRITTEN)
    return value


def _equal(session: Session, shown: Shown, wanted: str, text: str, *, several: bool) -> Condition:
    if isinstance(shown.kind, Ref):
        alike = _called_alike(session, shown.kind.ledger, wanted)
        if len(alike) > 1 and several:
            return Condition(shown.key, "one_of", alike)
        row = alike[0] if len(alike) == 1 else row_named(session, shown.kind.ledger, wanted)
        return Condition(shown.key, "is", row)
    span = _span(wanted) if isinstance(shown.kind, Day) else None
    if span is not None:
        return Condition(shown.key, "between", *span)
    return Condition(shown.key, "is", _read(shown, wanted, text))
