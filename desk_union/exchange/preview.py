"""Says cell by cell what a planned import would change, for whoever looks before pasting."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Ref
from desk_union.exchange import mending
from desk_union.exchange.references import Later, New
from desk_union.exchange.report import ChangedField, StandingRow
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.basis.refusal import Problem
    from desk_union.exchange.matching import Record
    from desk_union.exchange.plan import Plan

NEW_ROW = "（新增一行）"
COMING, CHANGING = 20, 300


def changes(plan: Plan, most: int) -> Iterator[ChangedField]:
    """The first ``most`` changes in the order of the block; a cell at fault stands there with its fault."""
    yield from islice(_all(plan), most)


def coming(plan: Plan) -> Iterator[StandingRow]:
    """The first new rows, with what follows from the sheet and what a new row has anyway."""
    fresh = (record for record in plan.records if record.outcome == "新增")
    for record in islice(fresh, COMING):
        words = ((shown.label, _words(plan, shown.key, record.values.get(shown.key))) for shown in plan.ledger.editable)
        yield StandingRow(record.row, "", {label: text for label, text in words if text})


def changing(plan: Plan) -> Iterator[StandingRow]:
    """The first rows of the book that the sheet changes; also those where the clerk keeps what the book has."""
    some = (_changed(plan, record) for record in plan.records if record.id is not None)
    yield from islice((each for each in some if each is not None), CHANGING)


def _changed(plan: Plan, record: Record) -> StandingRow | None:
    now, told = record.now or {}, {**record.given, **record.kept}
    keys = [key for key in record.given if mending.is_change(plan, record, key)] + list(record.kept)
    if not keys:
        return None
    label = {key: plan.ledger.by_key[key].label for key in keys}
    places = {key: mending.place_of(plan, record, key) for key in keys}
    return StandingRow(
        record.row,
        str(listing.name_of(plan.session, plan.ledger, record.id or 0)),
        {label[key]: _words(plan, key, told[key]) for key in keys},
        {label[key]: _words(plan, key, now.get(key), held=True) for key in keys},
        {label[key]: place for key, place in places.items() if place is not None},
        frozenset(label[key] for key in record.kept),
    )


def _all(plan: Plan) -> Iterator[ChangedField]:
    faults: dict[int, list[Problem]] = {}
    for problem in plan.problems:
        faults.setdefault(problem.row or 0, []).append(problem)
    yield from (_fault("", problem) for problem in faults.get(0, ()))
    for record in plan.records:
        held = faults.get(record.row, [])
        if not held and record.outcome not in {"新增", "更新"}:
            continue
        name = _name(plan, record)
        yield from (_fault(name, problem) for problem in held)
        at_fault = {problem.column for problem in held}
        if record.id is not None:
            yield from (each for each in _cells(plan, record, name) if each.column not in at_fault)
        elif not held:
            yield ChangedField(record.row, name, NEW_ROW, "", "，".join(_told(plan, record)))


def _fault(name: str, problem: Problem) -> ChangedField:
    return ChangedField(problem.row or 0, name, problem.column, "", problem.value, f"{problem.reason}{problem.remedy}")


def _cells(plan: Plan, record: Record, name: str) -> Iterator[ChangedField]:
    now = record.now or {}
    for key, value in record.given.items():
        if not mending.is_change(plan, record, key):
            continue
        header = next((column.header for column in plan.layout.of(key)), "") or plan.ledger.by_key[key].label
        yield ChangedField(
            record.row, name, header, _words(plan, key, now.get(key), held=True), _words(plan, key, value)
        )


def _told(plan: Plan, record: Record) -> Iterator[str]:
    for key, value in record.given.items():
        yield f"{plan.ledger.by_key[key].label} {_words(plan, key, value)}"


def _name(plan: Plan, record: Record) -> str:
    if record.id is not None:
        return str(listing.name_of(plan.session, plan.ledger, record.id))
    return str(record.given.get(getattr(plan.ledger.name(), "key", ""), ""))


def _words(plan: Plan, key: str, value: Any, *, held: bool = False) -> str:
    """Private values that the book holds stay masked; those of the block are the clerk's own."""
    shown = plan.ledger.by_key[key]
    if value is None:
        return ""
    if isinstance(value, New):
        return f"{'/'.join(value.path)}（新建）"
    if isinstance(value, Later):
        return value.name
    if isinstance(shown.kind, Ref):
        return listing.show_value(plan.session, shown, value)
    return shown.kind.mask(value) if held and shown.private else shown.kind.show(value)
