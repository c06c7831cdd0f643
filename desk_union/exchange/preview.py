"""Says cell by cell what a planned import would change, for whoever looks before pasting."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Ref
from desk_union.exchange.references import Later, New
from desk_union.exchange.report import ChangedField
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.basis.refusal import Problem
    from desk_union.exchange.matching import Record
    from desk_union.exchange.plan import Plan

NEW_ROW = "（新增一行）"


def changes(plan: Plan, most: int) -> Iterator[ChangedField]:
    """The first ``most`` changes in the order of the block; a cell at fault stands there with its fault."""
    yield from islice(_all(plan), most)


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
        if not record.differs(key, now.get(key)) or (plan.mode == "complete" and now.get(key) not in (None, "")):
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
