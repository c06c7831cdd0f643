"""Puts rows of the book in place of the names and numbers by which a sheet refers to them."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Count, Ref
from desk_union.describe.question import Question
from desk_union.exchange import parts
from desk_union.exchange.cells import CellFault
from desk_union.exchange.headers import finders, normal
from desk_union.exchange.matching import Present, Record
from desk_union.exchange.references import Directory, Resolver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.ledger import Shown
    from desk_union.exchange.plan import Plan

# What a part of a plant, a school or an office is called, with its number of people perhaps.
UNIT_LIKE = re.compile(
    r".+(?:车间|工段|分会|支会|分厂|分公司|小组|班组|班|科|处|部|室|队|组|系|院|所|站|年级|支行)(?:[（(]?\d+\s*人?[)）]?)?"
)


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
        _to_groups(plan, shown, resolver, numbered)
        kept = _kept_by_name(plan, resolver, numbered)
        for record in plan.records:
            numbers = {helper: number for helper in numbered if (number := record.given.pop(helper, None)) is not None}
            text = record.given.get(key)
            if isinstance(text, int):
                continue  # found by several columns together
            record.given.pop(key, None)
            if text in kept and not _known_numbers(numbers, numbered):
                _keep_name(plan, shown, record, text, numbers)
                continue
            value, fault = _one(plan, resolver, text, numbers, numbered)
            if fault is not None:
                plan.object_to(record, key, fault.reason, fault.remedy)
            elif value is not None:
                record.given[key] = value


def _to_groups(plan: Plan, shown: Shown, resolver: Resolver, held: Mapping[str, Mapping[Any, list[int]]]) -> None:
    """Bring names of whole groups among those of persons into the column of groups, and say so."""
    if not isinstance(shown.kind, Ref) or shown.kind.groups is None:
        return
    key, ledger = shown.kind.groups
    column = plan.ledger.by_key[key]
    directory = Directory(plan.session, ledger(), plan.today)
    moved = Counter[str]()
    for record in plan.records:
        text = record.given.get(shown.key)
        if not isinstance(text, str) or any(record.given.get(one) for one in (key, *held)):
            continue
        named = directory.named(text)
        if len(named) != 1 or resolver.resolve(text)[0] is not None:
            continue
        del record.given[shown.key]
        record.given[key] = named[0].id if isinstance(column.kind, Ref) else text
        resolver.doubts.pop(text, None)
        moved[text] += 1
    if moved:
        where = f"「{resolver.header}」里的{'、'.join(f'“{name}”' for name in moved)}"
        plan.notes.append(f"{where}是{directory.ledger.title}里的，记在「{column.label}」里（{moved.total()}处）。")


_TOLD = 5  # names that a note says
KEEP, REGISTER = "照姓名记，不在册", "先登记到花名册再导入"


def _kept_by_name(plan: Plan, resolver: Resolver, held: Mapping[str, Mapping[Any, list[int]]]) -> frozenset[str]:
    """Names of nobody in the book, which the clerk lets stand beside it."""
    shown = resolver.shown
    if not isinstance(shown.kind, Ref) or not shown.kind.beside:
        return frozenset()
    lines = []
    for record in plan.records:
        text = record.given.get(shown.key)
        numbers = {helper: number for helper in held if (number := record.given.get(helper)) is not None}
        if isinstance(text, str) and not _known_numbers(numbers, held) and resolver.resolve(text)[0] is None:
            lines += [text] if text in resolver.absent else []
    if not lines:
        return frozenset()
    title = resolver.directory.ledger.title
    text = f"「{resolver.header}」里{title}没有的人怎么记"
    why = f"如“{lines[0]}”，{title}里没有，也没有相近的姓名。"
    if shown.kind.as_written and text not in plan.choices.answers:
        plan.notes.append(f"「{resolver.header}」里有{len(lines)}处{title}里没有的姓名，照原样记，不在册：{_some(lines)}。")
    elif plan.ask(Question(text, why, (KEEP, REGISTER), len(lines), column=resolver.header, kept=False)) == REGISTER:
        return frozenset()
    # While it is open the question tells of them all: no line says the same once more.
    for name in set(lines):
        resolver.doubts.pop(name, None)
    return frozenset(lines)


def _some(names: Sequence[str]) -> str:
    """The first of them, each once."""
    once = list(dict.fromkeys(names))
    return "、".join(once[:_TOLD]) + ("等" if len(once) > _TOLD else "")


def _known_numbers(numbers: Mapping[str, Any], held: Mapping[str, Mapping[Any, list[int]]]) -> bool:
    return any(held[key].get(number) for key, number in numbers.items())


def _keep_name(plan: Plan, shown: Shown, record: Record, name: str, numbers: Mapping[str, Any]) -> None:
    assert isinstance(shown.kind, Ref)  # noqa: S101 - only such a column keeps names
    record.given.setdefault(shown.kind.beside, name)
    document = f"{shown.kind.beside}_id"
    for number in numbers.values():
        if document in plan.ledger.by_key and isinstance(number, str):
            record.given.setdefault(document, number)


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
