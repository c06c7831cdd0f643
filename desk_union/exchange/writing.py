"""Writes a faultless plan into the book; what only shows when it is written comes back as problems of its lines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Ref
from desk_union.describe.ledger import Derived
from desk_union.exchange import mending
from desk_union.exchange.headers import normal
from desk_union.exchange.references import Later, New, grow
from desk_union.store import overrides, rows
from desk_union.store.listing import lines
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.exchange.matching import Record
    from desk_union.exchange.plan import Plan


def write(plan: Plan) -> Iterator[Progress]:
    """Insert and change all lines of the plan; adds to its problems instead of raising for one line."""
    total = len(plan.records)
    fresh = [record for record in plan.records if record.outcome == "新增"]
    changed = [record for record in plan.records if record.outcome == "更新"]
    if not fresh and not changed:
        return
    fresh = _make_references(plan, fresh, changed)
    if plan.problems:
        return
    yield Progress(0, total, f"正在写入{len(fresh)}行新记录")
    session, ledger, today = plan.session, plan.ledger, plan.today
    for record, id_ in zip(fresh, rows.insert_rows(session, ledger, [r.values for r in fresh], today), strict=True):
        record.id = id_
    yield Progress(len(fresh), total, f"正在更新{len(changed)}行")
    owners = set(rows.owners_of(session, ledger, _ids(changed)))
    for since, some in _by_since(changed).items():
        rows.update_rows(session, ledger, [(r.id or 0, r.now or {}, r.values) for r in some], today, since)
    yield Progress(len(fresh) + len(changed), total, "正在核对相互关系")
    _settle(plan, [*fresh, *changed], sorted(owners))
    if not plan.problems:
        _verify(plan, [*fresh, *changed])
    passed = [(record.id or 0, fault) for record in (*fresh, *changed) for fault in record.warned]
    overrides.keep(session, ledger, passed)
    mending.keep(session, plan, [*fresh, *changed])


def _by_since(records: Sequence[Record]) -> dict[date | None, list[Record]]:
    """The lines under the day from which they hold; None for today."""
    found: dict[date | None, list[Record]] = {}
    for record in records:
        found.setdefault(record.since, []).append(record)
    return found


def _ids(records: Sequence[Record]) -> list[int]:
    return [record.id for record in records if record.id is not None]


def _make_references(plan: Plan, fresh: list[Record], changed: Sequence[Record]) -> list[Record]:
    """Make the units still missing and put ids in place of all stand-ins; returns the new lines, uppers first."""
    keys = list(plan.resolvers)
    for key, resolver in plan.resolvers.items():
        made = grow(plan.session, resolver.directory.ledger, resolver.grown, plan.today) if resolver.grown else {}
        for record in (*fresh, *changed):
            value = record.values.get(key)
            if isinstance(value, New):
                record.values[key] = made[value.path]
    fresh = _uppers_first(plan, fresh, keys)
    name = getattr(plan.ledger.name(), "key", "")
    first = rows.next_id(plan.session, plan.ledger)
    coming = {normal(str(record.values.get(name, ""))): first + n for n, record in enumerate(fresh)}
    for record in (*fresh, *changed):
        for key in keys:
            value = record.values.get(key)
            if isinstance(value, Later):
                record.values[key] = coming[value.name]
    return fresh


def _uppers_first(plan: Plan, fresh: list[Record], keys: Sequence[str]) -> list[Record]:
    """Lines that others of the sheet point at come before them; a circle is a problem of its lines."""
    own = [key for key in keys if any(isinstance(record.values.get(key), Later) for record in fresh)]
    if not own:
        return fresh
    name = getattr(plan.ledger.name(), "key", "")
    by_name = {normal(str(record.values.get(name, ""))): record for record in fresh}
    ordered: dict[int, Record] = {}

    def place(record: Record, below: frozenset[int]) -> None:
        if id(record) in ordered:
            return
        for key in own:
            value = record.values.get(key)
            if not isinstance(value, Later):
                continue
            upper = by_name[value.name]
            if id(upper) in below | {id(record)}:
                plan.object_to(record, key, "上下级绕成了一圈。", "请改正上级。")
            else:
                place(upper, below | {id(record)})
        ordered[id(record)] = record

    for record in fresh:
        place(record, frozenset())
    return list(ordered.values())


def _settle(plan: Plan, records: Sequence[Record], owners: Sequence[int]) -> None:
    """Let the ledger settle what it keeps beside the rows; a refusal is traced to the lines that cause it."""
    session, ledger = plan.session, plan.ledger
    if ledger.settle is None:
        return
    everyone = sorted({*owners, *rows.owners_of(session, ledger, _ids(records))})
    reasons: dict[str, tuple[Refusal, list[Record]]] = {}

    def trial(some: Sequence[Record], concerned: Sequence[int]) -> None:
        try:
            with session.begin_nested():
                rows.settle(session, ledger, concerned, plan.today)
        except Refusal as refusal:
            if len(some) > 1:
                for half in (some[: len(some) // 2], some[len(some) // 2 :]):
                    trial(half, rows.owners_of(session, ledger, _ids(half)))
            else:
                reasons.setdefault(refusal.reason, (refusal, []))[1].append(some[0])

    try:
        # Without a savepoint, which makes writing much slower; after a refusal all is taken back anyway.
        rows.settle(session, ledger, everyone, plan.today)
    except Refusal:
        trial(records, everyone)
    for refusal, causes in reasons.values():
        record = max(causes, key=lambda each: _mentioned(plan, each, refusal.reason))
        plan.object_to(record, refusal.field, refusal.reason, refusal.remedy)
        record.outcome = "有误"


def _mentioned(plan: Plan, record: Record, reason: str) -> int:
    """How much of a line a sentence speaks of."""
    shown = (plan.ledger.by_key[key].kind.show(value) for key, value in record.given.items())
    return sum(len(text) > 1 and text in reason for text in shown)


def _verify(plan: Plan, records: Sequence[Record]) -> None:
    """What was given for a computed column must be what the book now computes; else something given was lost."""
    derived = [shown for shown in plan.ledger.editable if isinstance(shown, Derived)]
    given: dict[int, Record] = {}
    asked: dict[str, None] = {}
    day = plan.today
    for record in records:
        for shown in derived:
            value = record.given.get(shown.key)
            if value is not None and record.id is not None and value == record.values.get(shown.key):
                given[record.id] = record
                asked[shown.key] = None
                day = max(day, value) if isinstance(value, type(day)) else day
    columns = [shown for shown in derived if shown.key in asked]
    for line in lines(plan.session, plan.ledger, columns, list(given), day):
        record = given[line.id]
        for column, value in zip(columns, line.values, strict=True):
            wanted = record.given.get(column.key)
            if wanted is not None and wanted == record.values.get(column.key) and wanted != value:
                _contradiction(plan, record, column.key, value)


def _contradiction(plan: Plan, record: Record, key: str, value: Any) -> None:
    shown = plan.ledger.by_key[key]
    words = shown.kind.show(value) or "空"
    plan.object_to(record, key, f"与这一行其他各列对不上：按其他各列应是“{words}”。", "请核对这一行相关的几列。")
    record.outcome = "有误"


def called(title: str) -> str:
    """The rows of a ledger of this title."""
    return title.removesuffix("台账")


def grown_names(plan: Plan) -> tuple[str, ...]:
    """Names of the rows that the import makes on the way."""
    return tuple(name for names in grown_by_title(plan).values() for name in names)


def grown_by_title(plan: Plan) -> dict[str, list[str]]:
    """Likewise, under the titles of their ledgers."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for resolver in plan.resolvers.values():
        if isinstance(resolver.shown.kind, Ref):
            found[resolver.directory.ledger.title] |= dict.fromkeys("/".join(path) for path in resolver.grown)
    return {title: list(names) for title, names in found.items() if names}
