"""Works out, without writing, what an import would do to each line of the sheet, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Problem
from desk_union.describe.kinds import Ref, Text, cell_text
from desk_union.describe.ledger import Derived
from desk_union.exchange import mapping, sheetlines
from desk_union.exchange.cells import ColumnReader, Fault
from desk_union.exchange.headers import finders, normal
from desk_union.exchange.matching import Present, Record, describe_keys, key_of, match_keys, pair_within, unique_keys
from desk_union.exchange.references import Directory, Resolver
from desk_union.store import rows
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.mapping import Column, Layout
    from desk_union.exchange.reading import Grid
    from desk_union.exchange.report import Choices, Mode
    from desk_union.store.progress import Work

_STEP = 500
_UNIT_LIKE = re.compile(r".+(?:车间|分会|支会|小组|班组|班|科|处|部|室|队|工段|组)(?:[（(]?\d+\s*人?[)）]?)?")


@dataclass
class Plan:
    """Everything an import knows about one sheet; ``problems`` must be empty before anything is written."""

    session: Session
    ledger: Ledger
    grid: Grid
    layout: Layout
    mode: Mode
    choices: Choices
    today: date
    learned: Mapping[tuple[str, str], str]
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    readers: list[ColumnReader] = field(default_factory=list)
    resolvers: dict[str, Resolver] = field(default_factory=dict)

    def object_to(self, record: Record, key: str, reason: str, remedy: str = "", *, column: Column | None = None) -> None:
        """Note a fault of a line; what already is at fault in a key is not said twice."""
        if key and key in record.faults and column is None:
            return
        if key:
            record.faults[key] = None
        column = column or next(iter(self.layout.of(key)), None)
        shown = self.ledger.by_key.get(key)
        header = column.header if column else shown.label if shown else ""
        cell = record.cells[column.index] if column and column.index < len(record.cells) else ""
        record.reasons.append(f"「{header}」{reason}{remedy}" if header else f"{reason}{remedy}")
        self.problems.append(Problem(reason, remedy, record.row, header, cell_text(cell)))


def make(plan: Plan) -> Work[None]:
    """Fill the plan step by step; every step looks at all lines, so that all faults come out at once."""
    lines = sheetlines.split(plan.ledger, plan.grid, plan.layout)
    plan.notes.extend(lines.notes)
    plan.problems.extend(_lacking(plan))
    if plan.problems:
        return
    yield from _read(plan, lines.records)
    yield Progress(len(plan.records), len(plan.records), "正在核对单位和人员")
    _resolve(plan)
    _complete(plan)
    _find_doubles(plan)
    yield Progress(len(plan.records), len(plan.records), "正在与账本核对")
    _match(plan)
    yield from _judge(plan)


def _lacking(plan: Plan) -> Sequence[Problem]:
    """Required columns that are missing; an update may do without those that a found row has already."""
    lacking = mapping.missing(plan.ledger, plan.layout)
    mapped = {column.key for column in plan.layout.columns} - {None}
    given = mapped | set(rows.defaults(plan.ledger))
    if mapped and plan.mode != "add" and any(given.issuperset(keys) for keys in plan.ledger.match):
        return ()
    return lacking


def _read(plan: Plan, indexes: Sequence[int]) -> Iterator[Progress]:
    helpers = finders(plan.ledger)
    readers = []
    for column in plan.layout.columns:
        if column.key is not None:
            shown = helpers[column.key][1] if column.key in helpers else plan.ledger.by_key[column.key]
            reader = ColumnReader(column, shown, plan.choices, plan.learned)
            readers.append((column.key, column.index, reader, reader.seen))
    plan.readers = [reader for _, _, reader, _ in readers]
    base = plan.grid.first_row
    for done, n in enumerate(indexes):
        cells = plan.grid.rows[n]
        record = Record(n + base, cells, {})
        plan.records.append(record)
        given = record.given
        for key, index, reader, seen in readers:
            raw = cells[index] if index < len(cells) else ""
            if raw == "" or raw is None:
                continue
            value, fault = seen.get(raw) or reader.read(raw)
            if fault is not None:
                reader.faulty[cell_text(raw)] += 1
                plan.object_to(record, key, fault.reason, fault.remedy, column=reader.column)
            elif value is not None:
                # 分会 and 小组 side by side are one path.
                given[key] = value if key not in given else _joined(given[key], value)
        if done % _STEP == 0:
            yield Progress(done, len(indexes), f"正在读取第{record.row}行")


def _joined(upper: str, lower: str) -> str:
    return upper if normal(upper) == normal(lower) else f"{upper}/{lower}"


def _resolve(plan: Plan) -> None:
    """Turn names in reference columns into ids."""
    by_number = _by_number(plan)
    for shown in plan.ledger.editable:
        key = shown.key
        if not isinstance(shown.kind, Ref) or not (plan.layout.of(key) or key in by_number):
            continue
        target = shown.kind.ledger
        header = next((column.header for column in plan.layout.of(key)), shown.label)
        counts = Counter(text for record in plan.records if (text := record.given.get(key)) is not None)
        own = _own_names(plan) if target is plan.ledger else Counter[str]()
        directory = Directory(plan.session, target, plan.today)
        resolver = Resolver(shown, header, directory, plan.choices, counts, partial(_times, own))
        plan.resolvers[key] = resolver
        numbered = by_number.get(key, {})
        for record in plan.records:
            numbers = {helper: number for helper in numbered if (number := record.given.pop(helper, None)) is not None}
            text = record.given.pop(key, None)
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
) -> tuple[Any, Fault | None]:
    """The row that a number beside the name means, if the name agrees; else the one that the name means."""
    for key, number in numbers.items():
        ids = held[key].get(number, [])
        if len(ids) != 1:
            header = plan.layout.of(key)[0].header
            found = "没有" if not ids else f"有{len(ids)}个"
            return None, Fault(f"{resolver.directory.ledger.title}里{found}“{header}”是“{number}”的。", "请核对，或先登记。")
        name = resolver.directory.by_id[ids[0]].name
        if text is not None and normal(text) != normal(name):
            return None, Fault(f"号码“{number}”是{name}的，与“{text}”不符。", "请核对姓名和号码。")
        return ids[0], None
    return (None, None) if text is None else resolver.resolve(text)


def _by_number(plan: Plan) -> dict[str, dict[str, dict[Any, list[int]]]]:
    """For each reference with helper columns in the sheet: helper key → number → ids."""
    found: dict[str, dict[str, dict[Any, list[int]]]] = {}
    for key, (ref, helper) in finders(plan.ledger).items():
        if not plan.layout.of(key) or not isinstance(ref.kind, Ref):
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


def _complete(plan: Plan) -> None:
    """The whole values of each line as a new row would have them."""
    defaults = rows.defaults(plan.ledger)
    note = plan.ledger.note
    for record in plan.records:
        values = {**defaults, **record.given}
        if note is not None:
            values.update(note(values))
        record.values = values


def _find_doubles(plan: Plan) -> None:
    mapped = [column.key for column in plan.layout.columns if column.key]
    sets = match_keys(plan.ledger, mapped)
    for later, earlier, keys in pair_within(plan.records, sets):
        what = f"{describe_keys(plan.ledger, keys)}相同" if plan.ledger.match else "完全相同"
        key = next((key for key in reversed(keys) if plan.layout.of(key)), keys[0])
        plan.object_to(later, key, f"与第{earlier.row}行{what}。", "同一行请只保留一次。")
    for keys in unique_keys(plan.ledger):
        if keys not in sets:
            for later, earlier, _ in pair_within(plan.records, (keys,)):
                plan.object_to(later, keys[-1], f"与第{earlier.row}行的{describe_keys(plan.ledger, keys)}相同。", "不能重复，请核对。")
    base = _base_of(plan.ledger)
    vague = [r for r in plan.records if base and r.twin is None and not any(key_of(r.values, keys) for keys in sets)]
    for later, earlier, keys in pair_within(vague, (base,)):
        plan.object_to(later, keys[-1], f"与第{earlier.row}行同名，分不清是不是同一个。", _tell_apart(plan.ledger))


def _base_of(ledger: Ledger) -> tuple[str, ...]:
    """The required part of the match keys, for lines that have no key in full."""
    if not ledger.match:
        return ()
    return tuple(
        key for key in dict.fromkeys(key for keys in ledger.match for key in keys) if ledger.by_key[key].required
    )


def _tell_apart(ledger: Ledger) -> str:
    base = set(_base_of(ledger))
    others = dict.fromkeys(
        ledger.by_key[key].label for keys in ledger.match for key in keys[-1:] if key not in base
    )
    return f"请补上{'、'.join(others)}中的一项。" if others else "请核对。"


def _match(plan: Plan) -> None:
    """Give each line the row of the book that it means, with that row's present values."""
    ledger = plan.ledger
    mapped = [column.key for column in plan.layout.columns if column.key]
    sets = match_keys(ledger, mapped)
    base = _base_of(ledger)
    extra = [base] if base and base not in sets else []
    present = Present(plan.session, ledger, plan.today, [*sets, *extra])
    present.load(plan.records)
    vague: dict[int, list[int]] = {}
    for record in plan.records:
        ids, keys = _held(present, record, sets)
        if len(ids) == 1:
            record.id = ids[0]
        elif ids:
            names = f"账本里有{len(ids)}行的{describe_keys(ledger, keys)}与它相同，分不清是哪一行。"
            plan.object_to(record, keys[-1], names, _tell_apart(ledger))
        elif extra and not any(key_of(record.values, each) for each in sets):
            vague[record.row] = present.holders(record.values, base)
    _load_now(plan, [*(r.id for r in plan.records if r.id is not None)])
    _settle_vague(plan, vague)
    _guard_unique(plan)


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
            plan.object_to(record, keys[-1] if keys else "", f"与第{claimed[record.id]}行是账本里的同一行。", "同一行请只保留一次。")
        claimed.setdefault(record.id, record.row)


def _settle_vague(plan: Plan, vague: Mapping[int, list[int]]) -> None:
    """Lines with a name alone: the same as a row that has all they say, else nobody can tell whether they are new."""
    ids = [id_ for held in vague.values() for id_ in held]
    if not ids:
        return
    now = rows.values_of(plan.session, plan.ledger, list(dict.fromkeys(ids)), plan.today)
    for record in plan.records:
        held = vague.get(record.row, ())
        same = [id_ for id_ in held if all(now[id_].get(key) == value for key, value in record.given.items())]
        if len(same) == 1:
            record.id, record.now = same[0], now[same[0]]
        elif held:
            base = _base_of(plan.ledger)
            plan.object_to(record, base[-1], f"账本里已有{len(held)}个同名的，分不清是不是同一个。", _tell_apart(plan.ledger))


def _guard_unique(plan: Plan) -> None:
    sets = [keys for keys in unique_keys(plan.ledger) if keys not in plan.ledger.match]
    mapped = [keys for keys in sets if any(plan.layout.of(key) for key in keys)]
    present = Present(plan.session, plan.ledger, plan.today, mapped)
    present.load(plan.records)
    for record in plan.records:
        for keys in mapped:
            if any(id_ != record.id for id_ in present.holders(record.values, keys)):
                plan.object_to(record, keys[-1], f"账本里另一行已有这个{describe_keys(plan.ledger, keys)}。", "不能重复，请核对。")


def _judge(plan: Plan) -> Iterator[Progress]:
    """Decide for each line: new, change, no change, or at fault."""
    for done, record in enumerate(plan.records):
        if record.id is None:
            _judge_new(plan, record)
        else:
            _judge_present(plan, record)
        if record.reasons:
            record.outcome = "有误"
        if done % _STEP == 0:
            yield Progress(done, len(plan.records), f"正在核对第{record.row}行")


def _judge_new(plan: Plan, record: Record) -> None:
    record.outcome = "新增"
    for fault in rows.faults_of(plan.ledger, record.values):
        plan.object_to(record, fault.key, fault.reason, fault.remedy)
    if len(record.given) == 1:
        _doubt_heading(plan, record)


def _doubt_heading(plan: Plan, record: Record) -> None:
    """A line with nothing but a "name" like 一车间 is rather a heading between the lines than a person."""
    (key, value), = record.given.items()
    kind = plan.ledger.by_key[key].kind
    named = isinstance(kind, Text) and kind.form == "name"
    if named and len(plan.readers) > 1 and _UNIT_LIKE.fullmatch(str(value)):
        plan.object_to(record, key, "只有这一格有内容，像是分组的标题，不像人。", "是标题请删去这一行；是人请补上别的内容。")


def _judge_present(plan: Plan, record: Record) -> None:
    now = record.now or {}
    changes = {key: value for key, value in record.given.items() if value != now.get(key)}
    if plan.mode == "complete":
        changes = {key: value for key, value in changes.items() if now.get(key) in (None, "")}
    if not changes:
        record.outcome = "无变化"
        return
    if plan.mode == "add":
        _object_to_difference(plan, record, changes)
        return
    record.outcome = "更新"
    record.values = rows.completed(plan.ledger, {**now, **changes})
    for key in changes:
        if plan.ledger.by_key[key].fixed and now.get(key) is not None:
            plan.object_to(record, key, "保存后不能再改。", "如确实填错，请在台账里删除后重新登记。")
    before = rows.faults_of(plan.ledger, now)
    for fault in rows.faults_of(plan.ledger, record.values):
        if fault in before:
            continue
        # What follows from other values and was not given here is no fault of this line (非会员 beside a new 入会日期).
        shown = plan.ledger.by_key.get(fault.key)
        follows = isinstance(shown, Derived) and fault.key not in changes and now.get(fault.key) is not None
        if not follows:
            plan.object_to(record, fault.key, fault.reason, fault.remedy)


def _object_to_difference(plan: Plan, record: Record, changes: Mapping[str, Any]) -> None:
    now = record.now or {}
    told = []
    for key in changes:
        shown = plan.ledger.by_key[key]
        held = now.get(key)
        words = _words(plan, key, held)
        told.append(f"{shown.label}（账本里是{words or '空'}）")
        record.faults[key] = None
    first = next(iter(changes))
    del record.faults[first]
    plan.object_to(record, first, f"已在账本中，与已有的不一致：{'、'.join(told)}。", "如要更新请选“更新”。")


def _words(plan: Plan, key: str, value: Any) -> str:
    shown = plan.ledger.by_key[key]
    if isinstance(shown.kind, Ref):
        entry = plan.resolvers[key].directory.by_id.get(value) if key in plan.resolvers else None
        return entry.name if entry else ""
    return shown.kind.mask(value) if shown.private else shown.kind.show(value)
