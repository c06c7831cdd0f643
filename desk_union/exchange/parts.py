"""Finds the row that several columns of a sheet mean together: 姓名 and 月份 for one month's dues of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Ref
from desk_union.exchange.cells import CellFault
from desk_union.exchange.headers import parts_of
from desk_union.exchange.matching import Present, Record, describe_keys
from desk_union.exchange.references import Directory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.exchange.plan import Plan

Found = tuple[int | None, CellFault | None]


def find(plan: Plan, ref: Shown) -> dict[int, Found]:
    """By place of the line: the row meant, or why none is; lines that say nothing of it are left out."""
    if not isinstance(ref.kind, Ref):
        return {}
    target = ref.kind.ledger
    keys = [key for key in parts_of(target) if plan.layout.of(f"{ref.key}.{key}")]
    if len(keys) < len(parts_of(target)) or not keys:
        return {}
    directories = {
        key: Directory(plan.session, kind.ledger, plan.today)
        for key in keys
        if isinstance(kind := target.by_key[key].kind, Ref)
    }
    found: dict[int, Found] = {}
    wanted: dict[int, dict[str, Any]] = {}
    for place, record in enumerate(plan.records):
        given = {key: record.given.pop(f"{ref.key}.{key}", None) for key in keys}
        if record.given.get(ref.key) is not None or all(value is None for value in given.values()):
            continue
        meant, fault = _meant(given, directories)
        if fault is not None:
            found[place] = (None, fault)
        else:
            wanted[place] = meant
    return found | _rows(plan, target, keys, wanted)


def _meant(given: Mapping[str, Any], directories: Mapping[str, Directory]) -> tuple[dict[str, Any], CellFault | None]:
    meant: dict[str, Any] = {}
    for key, value in given.items():
        if value is None or key not in directories:
            meant[key] = value
            continue
        directory = directories[key]
        ids = [entry.id for entry in directory.named(value)] or [
            directory.by_number[n].id for n in directory.by_number if n == value
        ]
        if len(ids) != 1:
            how = "没有" if not ids else f"有{len(ids)}个"
            return {}, CellFault(f"{directory.ledger.title}里{how}“{value}”。", "请核对，或先登记。")
        meant[key] = ids[0]
    return meant, None


def _rows(plan: Plan, target: Ledger, keys: Sequence[str], wanted: Mapping[int, dict[str, Any]]) -> dict[int, Found]:
    present = Present(plan.session, target, plan.today, [tuple(keys)])
    present.load([Record(0, (), {}, values=values) for values in wanted.values()])
    found: dict[int, Found] = {}
    for place, values in wanted.items():
        ids = present.holders(values, tuple(keys))
        if len(ids) == 1:
            found[place] = (ids[0], None)
        else:
            why = "没有" if not ids else f"有{len(ids)}行"
            reason = f"{target.title}里{why}与这一行的{describe_keys(target, keys)}相同的。"
            found[place] = (None, CellFault(reason, f"请核对，或先在{target.title}里登记。"))
    return found
