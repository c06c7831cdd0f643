"""Compares the lines of a sheet with each other and with the book: doubles, rows already there, what must be unique."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.exchange.matching import Present, Record, describe_keys, key_of, match_keys, pair_within, unique_keys
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.plan import Plan


def find_doubles(plan: Plan) -> None:
    mapped = [column.key for column in plan.layout.columns if column.key]
    sets = match_keys(plan.ledger, mapped)
    for later, earlier, keys in pair_within(plan.records, sets):
        what = f"{describe_keys(plan.ledger, keys)}相同" if plan.ledger.match else "完全相同"
        key = next((key for key in reversed(keys) if plan.layout.of(key)), keys[0])
        plan.object_to(later, key, f"与第{earlier.row}行{what}。", "同一行请只保留一次。")
    for keys in unique_keys(plan.ledger):
        if keys not in sets:
            for later, earlier, _ in pair_within(plan.records, (keys,)):
                plan.object_to(
                    later,
                    keys[-1],
                    f"与第{earlier.row}行的{describe_keys(plan.ledger, keys)}相同。",
                    "不能重复，请核对。",
                )
    base = _base_of(plan.ledger)
    vague = [r for r in plan.records if base and r.twin is None and not any(key_of(r.values, keys) for keys in sets)]
    # What could not be read in a key might have told it apart.
    keyed = {key for keys in sets for key in keys}
    vague = [r for r in vague if r.row not in plan.places and keyed.isdisjoint(r.faults)]
    for later, earlier, keys in pair_within(vague, (base,)):
        if not _told_apart(plan.ledger, later, earlier.values):
            plan.object_to(later, keys[-1], f"与第{earlier.row}行同名，分不清是不是同一个。", _tell_apart(plan.ledger))


def _told_apart(ledger: Ledger, record: Record, other: Mapping[str, Any]) -> bool:
    """Both say something by which rows are known, and not the same: two people who get a thing for one matter."""
    keys = {key for keys in ledger.match for key in keys if record.values.get(key) is not None}
    held = {key: other[key] for key in keys if other.get(key) is not None}
    given = [key for key in held if key in record.given]
    return any(record.differs(key, held[key]) for key in given) or any(
        record.values[key] != held[key] for key in held.keys() - given
    )


def _base_of(ledger: Ledger) -> tuple[str, ...]:
    """The required part of the match keys, for lines that have no key in full."""
    if not ledger.match:
        return ()
    return tuple(
        key for key in dict.fromkeys(key for keys in ledger.match for key in keys) if ledger.by_key[key].required
    )


def _tell_apart(ledger: Ledger) -> str:
    base = set(_base_of(ledger))
    others = dict.fromkeys(ledger.by_key[key].label for keys in ledger.match for key in keys[-1:] if key not in base)
    return f"请补上{'、'.join(others)}中的一项。" if others else "请核对。"


def _tell_held_apart(ledger: Ledger, met: Sequence[str]) -> str:
    """What a line would have to say beside ``met`` to mean one of the rows that agree in those."""
    longer = [keys for keys in ledger.match if set(met) < set(keys)]
    if not longer:
        return _tell_apart(ledger)
    shortest = min(longer, key=len)
    return f"请补上{'、'.join(ledger.by_key[key].label for key in shortest if key not in met)}。"


def match(plan: Plan) -> None:
    """Give each line the row of the book that it means, with that row's present values."""
    ledger = plan.ledger
    mapped = [column.key for column in plan.layout.columns if column.key]
    sets = match_keys(ledger, mapped)
    base = _base_of(ledger)
    extra = [base] if base and base not in sets else []
    present = Present(plan.session, ledger, plan.today, [*sets, *extra])
    present.load(plan.records)
    vague: list[tuple[Record, list[int]]] = []
    for record in plan.records:
        if record.row in plan.places:
            record.id = plan.places[record.row]
            continue
        ids, keys = _held(present, record, sets)
        if len(ids) == 1:
            record.id = ids[0]
        elif ids:
            names = f"账本里有{len(ids)}行的{describe_keys(ledger, keys)}与它相同，分不清是哪一行。"
            plan.object_to(record, keys[-1], names, _tell_held_apart(ledger, keys))
            record.unsure = True
        elif extra and not any(key_of(record.whole(), each) for each in sets):
            vague.append((record, present.holders(record.values, base)))
    _load_now(plan, [*(r.id for r in plan.records if r.id is not None)])
    _settle_vague(plan, vague)
    _guard_unique(plan)
    _guard_placed(plan)


def _held(present: Present, record: Record, sets: Sequence[Sequence[str]]) -> tuple[list[int], Sequence[str]]:
    ids, keys = present.of(record.values)
    return (ids, keys) if keys in sets else ([], ())


def _load_now(plan: Plan, ids: Sequence[int]) -> None:
    now = rows.values_of(plan.session, plan.ledger, list(dict.fromkeys(ids)), plan.today) if ids else {}
    claimed: dict[int, int] = {}
    for record in plan.records:
        if record.id is None:
            continue
        record.now = now[record.id]
        if record.id in claimed and record.twin is None:
            keys = plan.ledger.match[0] if plan.ledger.match else ()
            plan.object_to(
                record,
                keys[-1] if keys else "",
                f"与第{claimed[record.id]}行是账本里的同一行。",
                "同一行请只保留一次。",
            )
        claimed.setdefault(record.id, record.row)


def _settle_vague(plan: Plan, vague: Sequence[tuple[Record, list[int]]]) -> None:
    """Lines with a name alone: the same as a row that has all they say, else nobody can tell whether they are new."""
    ids = [id_ for _, found in vague for id_ in found]
    if not ids:
        return
    now = rows.values_of(plan.session, plan.ledger, list(dict.fromkeys(ids)), plan.today)
    wanted = plan.ledger.together.one_of if plan.ledger.together is not None else ()
    for record, found in vague:
        if wanted and not any(record.given.get(key) not in (None, "") for key in wanted):
            continue  # whose it is must be told: it is judged as a new row
        held = [id_ for id_ in found if not _is_other(plan.ledger, record, now[id_])]
        same = [id_ for id_ in held if not any(record.differs(key, now[id_].get(key)) for key in record.given)]
        if len(same) == 1:
            record.id, record.now = same[0], now[same[0]]
        elif held:
            base = _base_of(plan.ledger)
            plan.object_to(
                record, base[-1], f"账本里已有{len(held)}个同名的，分不清是不是同一个。", _tell_apart(plan.ledger)
            )


def _is_other(ledger: Ledger, record: Record, now: Mapping[str, Any]) -> bool:
    """Born in another month than the row of the book, or known by something else."""
    born_otherwise = any(now.get(key) is not None and record.differs(key, now[key]) for key in record.months)
    return born_otherwise or _told_apart(ledger, record, now)


def _guard_unique(plan: Plan) -> None:
    sets = [keys for keys in unique_keys(plan.ledger) if keys not in plan.ledger.match]
    mapped = [keys for keys in sets if any(plan.layout.of(key) for key in keys)]
    present = Present(plan.session, plan.ledger, plan.today, mapped)
    present.load(plan.records)
    for record in plan.records:
        for keys in mapped:
            if any(id_ != record.id for id_ in present.holders(record.values, keys)):
                plan.object_to(
                    record, keys[-1], f"账本里另一行已有这个{describe_keys(plan.ledger, keys)}。", "不能重复，请核对。"
                )


def _guard_placed(plan: Plan) -> None:
    """A row told by its place may not become another row: take the number by which that one is known."""
    surest = plan.ledger.match[:1]
    placed = [record for record in plan.records if record.row in plan.places]
    if not placed or not surest:
        return
    after = [Record(record.row, (), {}, {**(record.now or {}), **record.given}) for record in placed]
    present = Present(plan.session, plan.ledger, plan.today, surest)
    present.load(after)
    for record, whole in zip(placed, after, strict=True):
        (keys,) = surest
        changed = [key for key in keys if key in record.given and record.differs(key, (record.now or {}).get(key))]
        if changed and any(id_ != record.id for id_ in present.holders(whole.values, keys)):
            what = plan.ledger.by_key[changed[-1]].label
            plan.object_to(record, changed[-1], f"账本里另一行已有这个{what}。", "请核对是不是粘到了别人的行上。")
