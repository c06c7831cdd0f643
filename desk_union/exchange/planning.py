"""Works out, without writing, what an import would do to each line of a sheet and all that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.describe.kinds import Choice, Day, Ref, Text, cell_text
from desk_union.describe.ledger import Dated, Derived, Stored
from desk_union.describe.question import LEFT_OUT, SHEET_ROW, Question, Surroundings
from desk_union.exchange import (
    amountunits,
    asking,
    comparing,
    inexact,
    mapping,
    mending,
    naming,
    sheetlines,
    since,
    unfolding,
    yearless,
)
from desk_union.exchange.cells import ColumnReader
from desk_union.exchange.headers import RANK, finders, normal, shown_of
from desk_union.exchange.matching import Record
from desk_union.exchange.reading import is_blank
from desk_union.exchange.since import FIRST_DAY, NO_DAY
from desk_union.store import holding, rows
from desk_union.store.listing import show_value
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desk_union.basis.refusal import Problem
    from desk_union.describe.ledger import Shown
    from desk_union.exchange.plan import Plan
    from desk_union.store.holding import HeldRow
    from desk_union.store.progress import Work

AS_KNOWN = "只记年月"
_STEP = 500
_LISTED = 10
_IF_MEANT = "要以表里为准请选“新增并更新”，只补空白请选“新增并补空白”。"


def make(plan: Plan) -> Work[None]:
    """Fill the plan step by step; every step looks at all lines, so that all faults come out at once."""
    if plan.layout.fault is not None and not plan.places:
        plan.problems.append(plan.layout.fault)
        return
    if not plan.places:
        unfolding.stack(plan)
        asking.settle(plan, sheetlines.split(plan.ledger, plan.grid, plan.layout).records)
        if not plan.is_open:
            unfolding.unfold(plan)
    undecided = bool(plan.layout.rivals or plan.layout.spread or plan.questions)
    lines = sheetlines.split(plan.ledger, plan.grid, plan.layout, plan.places)
    plan.problems.extend(() if plan.problems else _lacking(plan))
    if plan.problems or undecided:
        return
    plan.notes.extend(lines.notes)
    if not lines.records:
        plan.notes.append("表头下面没有可以导入的行。")
    yield from _read(plan, lines.records)
    asked = len(plan.questions)
    since.take(plan)
    _ask_together(plan)
    if len(plan.questions) > asked:
        return  # what these lines are is not known yet
    yield Progress(len(plan.records), len(plan.records), "正在核对单位和人员")
    naming.resolve(plan)
    _complete(plan)
    if plan.ledger.together is not None and plan.ledger.together.number is not None:
        plan.ledger.together.number(plan.session, [record.values for record in plan.records], plan.today)
    comparing.find_doubles(plan)
    yield Progress(len(plan.records), len(plan.records), "正在与账本核对")
    comparing.match(plan)
    _say_left_blank(plan)
    _ask_partial_days(plan)
    yield from _judge(plan)
    _judge_together(plan)
    since.say_idle(plan)


def _ask_partial_days(plan: Plan) -> None:
    """A month or a year where a day is wanted, which neither the book nor the line tells, is asked once a column."""
    for column in plan.layout.columns:
        key = column.key or ""
        vague = [
            r for r in plan.records if key in r.months and (r.id is None or r.differs(key, (r.now or {}).get(key)))
        ]
        if not vague:
            continue
        shown = plan.ledger.by_key[key]
        keeps = (AS_KNOWN,) if isinstance(shown.kind, Day) and shown.kind.partial else ()
        choices = (FIRST_DAY, *keeps, *(() if shown.required else (NO_DAY,)))
        what = "只写了年份" if all(key in r.years for r in vague) else "只写了年月"
        text = f"「{column.header}」{what}的怎么记"
        question = Question(text, "没有写到哪一日。", choices, len(vague), column=column.header)
        # Onto a list a month is put as one types it.
        answer = AS_KNOWN if plan.pasted and keeps else plan.ask(question)
        for record in vague if answer == AS_KNOWN else ():
            known = days.Partial.of(record.given[key], days.YEAR if key in record.years else days.MONTH)
            record.given[key] = record.values[key] = known
        for record in vague if answer == NO_DAY else ():
            record.given.pop(key, None)
            record.values[key] = (record.now or {}).get(key)


def _ask_together(plan: Plan) -> None:
    """What the ledger asks about the lines of a sheet as a whole; lines that the clerk leaves out are gone."""
    if plan.ledger.together is None or plan.ledger.together.asks is None:
        return
    for record in plan.records:
        record.given[SHEET_ROW] = record.row
    around = Surroundings(plan.session, plan.today, _above(plan))
    plan.ledger.together.asks([record.given for record in plan.records], plan.ask, around)
    for record in plan.records:
        del record.given[SHEET_ROW]
    gone = [record for record in plan.records if record.given.pop(LEFT_OUT, None)]
    if gone:
        left = [record.row for record in gone]
        where = "、".join(map(str, left[:_LISTED])) + ("……" if len(left) > _LISTED else "")
        plan.notes.append(f"按答复没有导入的有{len(left)}行：第{where}行。")
        left_out = {id(record) for record in gone}
        plan.records = [record for record in plan.records if id(record) not in left_out]


def _above(plan: Plan) -> Sequence[Sequence[object]]:
    """The lines over the header, it included: titles, the unit of amounts, whose statement it is."""
    return plan.grid.rows[: max(plan.layout.first_row - plan.grid.first_row, 0)]


def _judge_together(plan: Plan) -> None:
    together, records = plan.ledger.together, plan.records
    if together is None:
        return
    fresh = frozenset(place for place, record in enumerate(records) if record.outcome != "无变化")
    faulty = frozenset(place for place, record in enumerate(records) if record.reasons)
    values = [record.values for record in records]
    for place, fault in together.faults(plan.session, values, fresh, faulty, plan.today):
        plan.judge(records[place], fault)
        if records[place].reasons:
            records[place].outcome = "有误"


def _lacking(plan: Plan) -> Sequence[Problem]:
    """Required columns that are missing; an update may do without those that a found row has already."""
    if plan.places:
        return ()
    lacking = mapping.missing(plan.ledger, plan.layout)
    mapped = {column.key for column in plan.layout.columns} - {None}
    # A person is told by the number alone as well as by the name.
    given = {key.partition(".")[0] for key in mapped if key} | set(rows.defaults(plan.ledger))
    if mapped and plan.mode != "add" and any(given.issuperset(keys) for keys in plan.ledger.match):
        return ()
    return lacking


def _readers(plan: Plan) -> list[tuple[str, int, ColumnReader, dict[Any, Any]]]:
    """By key and place, what reads the cells of each mapped column."""
    helpers = finders(plan.ledger)
    readers = []
    unit = amountunits.above(_above(plan))
    for column in plan.layout.columns:
        if column.key is not None:
            shown = shown_of(plan.ledger, column.key)
            reader = ColumnReader(column, shown, plan.choices, plan.learned, plan.today)
            reader.unit = amountunits.of_column(column.header, shown, unit)
            reader.is_end = inexact.is_end(plan.ledger, column.key)
            reader.loose = column.key in helpers and _names_alone(*helpers[column.key])
            reader.as_text = plan.ledger.together is not None and column.key in plan.ledger.together.marks
            readers.append((column.key, column.index, reader, reader.seen))
    # Words that go in one behind the other: the surest column first.
    readers.sort(key=lambda each: -RANK[each[2].column.how] if each[2].shown.joins else 0)
    plan.readers = [reader for _, _, reader, _ in readers]
    if said := amountunits.told((reader.column.header, reader.unit) for reader in plan.readers):
        plan.notes.append(said)
    return readers


def _read(plan: Plan, indexes: Sequence[int]) -> Iterator[Progress]:
    readers = _readers(plan)
    yearless.settle(plan, plan.readers, indexes)
    inexact.settle(plan, plan.readers, indexes)
    merged = _merged_down(plan)
    for done, n in enumerate(indexes):
        cells = plan.grid.rows[n]
        headings, places = plan.grid.headings.get(n, {}), plan.grid.places.get(n, {})
        record = Record(plan.grid.number(n), cells, {}, headings=headings, places=places)
        plan.records.append(record)
        given = record.given
        for key, index, reader, seen in readers:
            raw = cells[index] if index < len(cells) else ""
            if raw == "" or raw is None:
                if not merged or (n, index) not in merged:
                    continue
                raw = merged[n, index]
            value, fault = seen.get(raw) or reader.read(raw)
            if fault is not None:
                reader.faulty[cell_text(raw)] += 1
                plan.object_to(record, key, fault.reason, fault.remedy, column=reader.column)
            elif value is not None:
                # 分会 and 小组 side by side are one path.
                given[key] = value if key not in given else _joined(reader.shown, given[key], value)
        if done % _STEP == 0:
            yield Progress(done, len(indexes), f"正在读取第{record.row}行")
    _mark_months(plan)
    inexact.share_spans(plan)


def _names_alone(ref: Shown, helper: Shown) -> bool:
    """The number is all that its ledger is told by (an account's code), so that its column may hold names as well."""
    return isinstance(ref.kind, Ref) and (helper.key,) in ref.kind.ledger.match


def _mark_months(plan: Plan) -> None:
    for reader in plan.readers:
        key, index = reader.column.key, reader.column.index
        for record in plan.records if reader.months else ():
            if key in record.given and index < len(record.cells) and record.cells[index] in reader.months:
                record.months.add(key)
                if record.cells[index] in reader.years:
                    record.years.add(key)


def _merged_down(plan: Plan) -> dict[tuple[int, int], object]:
    """What stands in cells merged over several lines (one 部门 for all its people): it holds for each of them."""
    found: dict[tuple[int, int], object] = {}
    headers: dict[str, None] = {}
    first_data = plan.layout.first_row - plan.grid.first_row
    mapped = {column.index: column for column in plan.layout.columns if column.key is not None}
    for (top, left), (bottom, _) in plan.grid.merged:
        if top >= first_data and bottom > top and left in mapped and not is_blank(plan.grid.rows[top][left]):
            headers[mapped[left].header] = None
            found |= {(row, left): plan.grid.rows[top][left] for row in range(top + 1, bottom + 1)}
    if headers:
        plan.notes.append(f"{'、'.join(f'「{h}」' for h in headers)}里上下合并的单元格，按每一行都是这个内容处理。")
    return found


def _joined(shown: Shown, upper: str, lower: str) -> str:
    if normal(upper) == normal(lower):
        return upper
    if isinstance(shown.kind, Ref):
        return f"{upper}/{lower}"
    whole = f"{upper}；{lower}"
    return whole if len(whole) <= getattr(shown.kind, "longest", len(whole)) else upper


def _complete(plan: Plan) -> None:
    """The whole values of each line as a new row would have them."""
    defaults = _defaults(plan)
    note, together = plan.ledger.note, plan.ledger.together
    for record in plan.records:
        if together is not None and together.tidy is not None:
            together.tidy(record.given)
        values = {**defaults, **record.given}
        if note is not None:
            if record.months:
                _tell_days(record, note({key: value for key, value in values.items() if key not in record.months}))
                values.update(record.given)
            values.update(note(values))
        record.values = values


def _defaults(plan: Plan) -> dict[str, Any]:
    """What a new row has where the sheet has no column for it; what a column leaves blank stays blank."""
    defaults = rows.defaults(plan.ledger)
    for key in list(defaults):
        shown = plan.ledger.by_key[key]
        nullable = isinstance(shown, Dated) or (
            isinstance(shown, Stored) and isinstance(shown.kind, Choice) and shown.attr.property.columns[0].nullable
        )
        if shown.required or not nullable or not plan.layout.of(key) or plan.places:
            continue
        plan.left_blank[key] = defaults.pop(key)
    return defaults


def _say_left_blank(plan: Plan) -> None:
    for key, value in plan.left_blank.items():
        blank = sum(record.id is None and record.values.get(key) is None for record in plan.records)
        if blank:
            shown = plan.ledger.by_key[key]
            header, words = plan.layout.of(key)[0].header, shown.kind.show(value)
            plan.notes.append(f"「{header}」空着的{blank}行，照空白记，没有当作“{words}”。")


def _tell_days(record: Record, known: Mapping[str, Any]) -> None:
    """A month is told to the day by what follows from the rest of the line (1985年3月 beside an ID number)."""
    for key in [key for key in record.months if known.get(key) is not None]:
        if not record.differs(key, known[key]):
            record.given[key] = known[key]
            record.months.discard(key)


def _judge(plan: Plan) -> Iterator[Progress]:
    """Decide for each line: new, change, no change, or at fault."""
    there = [record.id for record in plan.records if record.id is not None]
    held = holding.held_by(plan.session, plan.ledger, there)
    for done, record in enumerate(plan.records):
        if record.id is None:
            _judge_new(plan, record)
        else:
            _judge_present(plan, record, held.get(record.id, ()))
        if record.reasons:
            record.outcome = "有误"
        if done % _STEP == 0:
            yield Progress(done, len(plan.records), f"正在核对第{record.row}行")


def _judge_new(plan: Plan, record: Record) -> None:
    record.outcome = "新增"
    if record.unsure or _is_no_row(plan, record):
        return
    for fault in rows.faults_of(plan.ledger, record.values, plan.today):
        plan.judge(record, fault)
    if len(record.given) == 1:
        _doubt_heading(plan, record)


def _is_no_row(plan: Plan, record: Record) -> bool:
    """A sheet of changes, without a column that a new row needs, has a line that changes no row of the book."""
    if plan.mode == "add" or plan.places or record.reasons:
        return False
    lacking = next((problem.column for problem in mapping.missing(plan.ledger, plan.layout)), "")
    key = next((key for keys in plan.ledger.match for key in reversed(keys) if key in record.given), None)
    if not lacking or key is None:
        return False
    remedy = f"请核对；要新增这一行的，请在表里补上“{lacking}”一列。"
    plan.object_to(record, key, "账本里没有可以更新的这一行。", remedy)
    return True


def _doubt_heading(plan: Plan, record: Record) -> None:
    """A line with nothing but a "name" like 一车间 is rather a heading between the lines than a person."""
    ((key, value),) = record.given.items()
    kind = plan.ledger.by_key[key].kind
    named = isinstance(kind, Text) and kind.form == "name"
    if named and len(plan.readers) > 1 and naming.UNIT_LIKE.fullmatch(str(value)):
        plan.object_to(
            record, key, "只有这一格有内容，像是分组的标题，不像人。", "是标题请删去这一行；是人请补上别的内容。"
        )


def _judge_present(plan: Plan, record: Record, held: Sequence[HeldRow]) -> None:
    now = record.now or {}
    changes = mending.choose(plan, record)
    if not changes:
        record.outcome = "无变化"
        return
    if plan.mode == "add" and not any(key in one.link.frozen for one in held for key in changes):
        open_ = {key: value for key, value in changes.items() if mending.said_of(plan, record, key) is None}
        if open_:
            _object_to_difference(plan, record, open_)
            return
    record.outcome = "更新"
    record.values = rows.completed(plan.ledger, {**now, **changes})
    for key in changes:
        if plan.ledger.by_key[key].fixed and now.get(key) is not None:
            plan.object_to(record, key, "保存后不能再改。", "如确实填错，请在台账里删除后重新登记。")
    since.judge(plan, record, changes)
    for fault in holding.faults(held, holding.changed(now, record.values)):
        plan.object_to(record, fault.key, fault.reason, fault.remedy)
    before = rows.faults_of(plan.ledger, now, plan.today, now)
    for fault in rows.faults_of(plan.ledger, record.values, plan.today, now):
        if fault in before:
            continue
        # What follows from other values and was not given here is no fault of this line (非会员 beside a new 入会日期).
        shown = plan.ledger.by_key.get(fault.key)
        follows = isinstance(shown, Derived) and fault.key not in changes and now.get(fault.key) is not None
        if not follows:
            plan.judge(record, fault)


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
    plan.object_to(record, first, f"已在账本中，与已有的不一致：{'、'.join(told)}。", _IF_MEANT)


def _words(plan: Plan, key: str, value: Any) -> str:
    shown = plan.ledger.by_key[key]
    if isinstance(shown.kind, Ref):
        return show_value(plan.session, shown, value)
    return shown.kind.mask(value) if shown.private else shown.kind.show(value)
