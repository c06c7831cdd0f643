"""What the papers of this tab have in common: which rows are meant, their words, numbers that open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis import days, months
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import counted, summed
from desk_union.describe.figure import Span
from desk_union.funds.account.spans import span_of
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.stages import words_then

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import Number
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Request

Words = dict[str, str]


def asked(request: Request) -> Span:
    """The days of the span asked for; this year so far without any."""
    span = span_of(request)
    return Span(months.first_day(span.first), months.last_day(span.last))


def told(request: Request) -> str:
    """The span asked for in words."""
    return span_of(request).words


def as_now(request: Request) -> str:
    """What a sheet of an earlier day says where it shows columns and parts that keep no days; else nothing."""
    if request.day >= request.today:
        return ""
    return f"没有记日期的内容按今天的资料（{days.show_day_long(request.today)}）。"


def within(
    session: Session, ledger: Ledger, request: Request, *, unit: str = "", presets: tuple[str, ...] = ()
) -> list[int]:
    """The rows that happened in the span, of the unit asked for by its column, in the order of their days."""
    span = asked(request)
    conditions = [Condition(ledger.when, "between", span.first, span.last)]
    if unit and request.unit is not None:
        conditions.append(Condition(unit, "is", request.unit))
    ask = ListAsk(span.last, conditions=tuple(conditions), presets=presets, order=(ledger.when, "id"))
    return listing.ids_of(session, ledger, ask)


def meant(
    session: Session, ledger: Ledger, request: Request, nothing: str, *, presets: tuple[str, ...] = ()
) -> list[int]:
    """The rows chosen, else those of the span; Refusal with ``nothing`` where there are none."""
    if request.picked:
        found = listing.ids_of(session, ledger, ListAsk(request.day, ids=request.picked))
    else:
        found = within(session, ledger, request, presets=presets)
    if not found:
        raise Refusal(nothing, "请先登记，或换一个期间。")
    return found


def words_of(
    session: Session, ledger: Ledger, ids: Sequence[int], day: date, *, private: bool = False
) -> list[Words]:
    """Every column of these rows in words, by key, stages and what their moves told as on ``day``.

    Private ones are left empty unless asked for.
    """
    columns = list(ledger.fields)
    then = words_then(session, ledger, ids, day)
    found = []
    for line in listing.lines(session, ledger, columns, ids, day, private=private):
        pairs = zip(columns, line.words, strict=True)
        told = {shown.key: "" if shown.private and not private else word for shown, word in pairs}
        found.append(told | {key: word for key, word in then.get(line.id, {}).items() if key in told})
    return found


def values_of(session: Session, ledger: Ledger, ids: Sequence[int], day: date, *keys: str) -> list[tuple[Any, ...]]:
    """Some columns of these rows as stored values."""
    columns = [ledger.by_key[key] for key in keys]
    return [line.values for line in listing.lines(session, ledger, columns, ids, day)]


def children(
    session: Session, ledger: Ledger, owner: str, ids: Sequence[int], day: date, *, done: tuple[str, ...] = ()
) -> Mapping[int, list[Words]]:
    """The rows of a part by their owner, each as words by key; those that have a day as far as it had come.

    ``done`` are columns of days on which something was done: a later one than ``day`` is empty.
    """
    columns = list(ledger.fields)
    when = next((n for n, shown in enumerate(columns) if shown.key == ledger.when), None)
    place = next(n for n, shown in enumerate(columns) if shown.key == owner)
    found: dict[int, list[Words]] = {row_id: [] for row_id in ids}
    for row_id in ids:
        mine = listing.ids_of(session, ledger, ListAsk(day, owner=(owner, row_id)))
        then = words_then(session, ledger, mine, day)
        for line in listing.lines(session, ledger, columns, mine, day):
            if when is not None and line.values[when] is not None and line.values[when] > day:
                continue
            told = {shown.key: word for shown, word in zip(columns, line.words, strict=True)}
            held = {shown.key: value for shown, value in zip(columns, line.values, strict=True)}
            late = (key for key in done if held[key] is not None and held[key] > day)
            found[line.values[place]].append(told | then.get(line.id, {}) | dict.fromkeys(late, ""))
    return found


def count(ledger: Ledger, ids: Sequence[int], span: Span) -> Number:
    return counted(ledger, ids, span)


def total(words: str, ledger: Ledger, ids: Sequence[int], span: Span, key: str) -> Number | str:
    """A sum that opens, nothing where no row adds to it."""
    return summed(words, ledger, ids, span, key) if ids else ""
