"""Puts rows of the book in place of the names and numbers by which a sheet refers to them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Count, Ref
from desk_union.exchange import parts
from desk_union.exchange.cells import CellFault
from desk_union.exchange.headers import finders, normal
from desk_union.exchange.matching import Present, Record
from desk_union.exchange.references import Directory, Resolver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.exchange.plan import Plan


def resolve(plan: Plan) -> None:
    """Turn names in reference columns into ids."""
    by_number = _by_number(plan)
    for shown in plan.ledger.editable:
        key = shown.key
        for place, (row_id, fault) in parts.find(plan, shown).items():
            if fault is not None:
                plan.object_to(plan.records[place], key, fault.reason, fault.remedy)
            else:
                plan.records[place].given[key] = row_id
        if not isinstance(shown.kind, Ref) or not (plan.layout.of(key) or key in by_number):
            continue
        target = shown.kind.ledger
        header = next((column.header for column in plan.layout.of(key)), shown.label)
        counts = Counter(text for record in plan.records if (text := record.given.get(key)) is not None)
        own = _own_names(plan) if target is plan.ledger else Counter[str]()
        directory = Directory(plan.session, target, plan.today)
        learned = {text: int(row_id) for (code, text), row_id in plan.learned.items() if code == target.code}
        resolver = Resolver(shown, header, directory, plan.choices, counts, partial(_times, own), learned)
        plan.resolvers[key] = resolver
        numbered = by_number.get(key, {})
        for record in plan.records:
            numbers = {helper: number for helper in numbered if (number := record.given.pop(helper, None)) is not None}
            text = record.given.get(key)
            if isinstance(text, int):
                continue  # found by several columns together
            record.given.pop(key, None)
            value, fault = _one(plan, resolver, text, numbers, numbered)
            if fault is not None:
                plan.object_to(record, key, fault.reason, fault.remedy)
            elif value is not None:
                record.given[key] = value


def _times(names: Counter[str], text: str) -> int:
    return names[normal(text)]


def _one(
    plan: Plan,
    resolver: Resolver,
    text: str | None,
    numbers: Mapping[str, Any],
    held: Mapping[str, Mapping[Any, list[int]]],
) -> tuple[Any, CellFault | None]:
    """The row that a number beside the name means, if the name agrees; else the one that the name means."""
    for key, number in numbers.items():
        ids = held[key].get(number, [])
        if not ids and isinstance(number, str) and not number.isascii() and resolver.directory.by_number:
            meant, fault = resolver.resolve(number)  # 会费收入, or 401 会费收入, in the column of the code
            if fault is not None:
                return None, fault
            ids = [meant]
        if len(ids) != 1:
            header = plan.layout.of(key)[0].header
            found = "没有" if not ids else f"有{len(ids)}个"
            return None, CellFault(
                f"{resolver.directory.ledger.title}里{found}“{header}”是“{number}”的。", "请核对，或先登记。"
            )
        entry = resolver.directory.by_id[ids[0]]
        if text is not None and not resolver.directory.is_called(entry, text) and not _is_same(resolver, text, ids[0]):
            return None, CellFault(f"号码“{number}”是{entry.name}的，与“{text}”不符。", "请核对姓名和号码。")
        return ids[0], None
    return (None, None) if text is None else resolver.resolve(text)


def _is_same(resolver: Resolver, text: str, row_id: int) -> bool:
    """The column of names holds the number (编码 and 名称 the other way round)."""
    return bool(resolver.directory.by_number) and resolver.resolve(text) == (row_id, None)


def _by_number(plan: Plan) -> dict[str, dict[str, dict[Any, list[int]]]]:
    """For each reference with helper columns in the sheet: helper key → number → ids."""
    found: dict[str, dict[str, dict[Any, list[int]]]] = {}
    for key, (ref, helper) in finders(plan.ledger).items():
        told_together = isinstance(helper.kind, (Ref, Count))
        if not plan.layout.of(key) or not isinstance(ref.kind, Ref) or told_together:
            continue
        numbers = {record.given[key] for record in plan.records if key in record.given}
        present = Present(plan.session, ref.kind.ledger, plan.today, [(helper.key,)])
        present.load([Record(0, (), {}, values={helper.key: number}) for number in numbers])
        found.setdefault(ref.key, {})[key] = {
            number: present.holders({helper.key: number}, (helper.key,)) for number in numbers
        }
    return found


def _own_names(plan: Plan) -> Counter[str]:
    """How often each name stands in the sheet, for a ledger that refers to itself (上级)."""
    key = getattr(plan.ledger.name(), "key", "")
    return Counter(normal(str(record.given[key])) for record in plan.records if record.given.get(key))
