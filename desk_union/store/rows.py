"""Writing rows of any ledger by its description: one row, many rows, deletions; never commits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Dated, Derived, Fault, Lasting, Ledger, Stored, Values, open_on
from desk_union.store import holding, inuse, lasting, overrides, ownfields, partial, serials, stages
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.listing import lines, name_of
from desk_union.store.overrides import Doubtful, Faulty

__all__ = [
    "Doubtful", "Faulty", "Outcome", "RowsPreview", "add_rows", "change_many", "completed", "defaults", "delete_rows",
    "faults_of", "fresh_faults", "insert_rows", "next_id", "next_id_of", "owners_of", "save_row", "set_dated", "settle",
    "update_rows", "values_of",
]  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass
class Outcome:
    """What a saving did, as ids of rows."""

    added: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)  # frozen by a posted voucher


def completed(ledger: Ledger, values: Values) -> dict[str, Any]:
    """The values with all that follows from them (birth date from an ID number)."""
    if ledger.note is None:
        return dict(values)
    for key in [key for key, value in values.items() if isinstance(value, days.Partial)]:
        # A month is told to the day by what follows from the rest (by an ID number).
        told = ledger.note(partial.stripped({each: value for each, value in values.items() if each != key})).get(key)
        if told is not None and values[key].covers(told):
            values = {**values, key: told}
    return {**values, **ledger.note(values)}


def faults_of(ledger: Ledger, values: Values, today: date, before: Values | None = None) -> list[Fault]:
    """Everything wrong with the whole values of one row: missing ones, days to come, and the ledger's own checks.

    ``before`` are its values in the book, None for a new row. Faults that only warn are among them.
    """
    values, before = partial.stripped(values), partial.stripped(before) if before is not None else None
    found = [
        Fault(shown.key, "不能为空。", f"请填写{shown.label}。")
        for shown in ledger.needed
        if values.get(shown.key) in (None, "")
    ]
    found.extend(_too_late(ledger, values, today))
    found.extend(stages.faults(ledger, values, before))
    found.extend(
        Fault(shown.key, "已经编了号，不能清空。", f"要改的请填新的{shown.label}。")
        for shown, kind in ledger.serials
        if kind.on_saving and before and before.get(shown.key) and values.get(shown.key) in (None, "")
    )
    for check in ledger.checks:
        found.extend(check(values))
    for compare in ledger.compared:
        found.extend(compare(values, before))
    # What refuses is told first: of two faults of one field an import tells one.
    return sorted(found, key=lambda fault: fault.warns)


def fresh_faults(ledger: Ledger, values: Values, today: date, before: Values | None) -> list[Fault]:
    """``faults_of`` without the warnings that the row bears already: nobody is asked twice."""
    found = faults_of(ledger, values, today, before)
    if before is None or not any(fault.warns for fault in found):
        return found
    held = faults_of(ledger, before, today, before)
    return [fault for fault in found if not fault.warns or fault not in held]


def _too_late(ledger: Ledger, values: Values, today: date) -> Iterable[Fault]:
    """Days that lie further ahead than the column allows, as a slip of the pen in the year makes them."""
    for shown, ahead in ledger.limited_days:
        day = values.get(shown.key)
        if day is not None and day > today and (day - today).days > ahead:
            yield Fault(shown.key, f"{days.show_day(day)}还没有到。", "请核对年份。")


def defaults(ledger: Ledger) -> dict[str, Any]:
    return {shown.key: shown.default for shown in ledger.editable if shown.default is not None}


def next_id(session: Session, ledger: Ledger) -> int:
    """The first id never used by the ledger's table; ids of deleted rows stay theirs."""
    return next_id_of(session, ledger.row)


def next_id_of(session: Session, row: type[Any]) -> int:
    table = row.__table__.name
    used = session.scalar(text("select seq from sqlite_sequence where name = :name"), {"name": table}) or 0
    return max(used, session.scalar(select(func.max(row.id))) or 0) + 1


def insert_rows(session: Session, ledger: Ledger, rows: Sequence[Values], today: date) -> list[int]:
    """New rows from complete, checked values; returns their ids in order."""
    if not rows:
        return []
    for shown, kind in ledger.serials:
        rows = serials.fill(session, shown, kind, rows, today)
    told = rows
    rows = [partial.stripped(row) for row in rows] if partial.fields(ledger.editable) else rows
    if ledger.together is not None and ledger.together.insert is not None:
        ids = ledger.together.insert(session, rows, today)
        ownfields.write(session, ledger, zip(ids, rows, strict=True))  # it may have come this way again itself
        return ids
    first = next_id(session, ledger)
    ids = list(range(first, first + len(rows)))
    given = set().union(*rows)
    own = [field for field in ledger.fields if isinstance(field, Stored) and field.key in given]
    keys = [field.key for field in own if any(row.get(field.key) is not None for row in rows)]
    columns: dict[str, list[Any]] = {"id": list(ids)}
    columns |= {_column(ledger, key): [row.get(key) for row in rows] for key in keys}
    if ledger.hidden:
        hidden = [ledger.hidden(row) for row in rows]
        columns |= {name: [each[name] for each in hidden] for name in hidden[0]}
    insert_many(session, ledger.row.__table__, columns)
    for each in ledger.fields:
        if isinstance(each, Dated):
            _insert_dated(session, ledger, each, zip(ids, rows, strict=True), today)
    stages.entered(session, ledger, list(zip(ids, rows, strict=True)), today)
    fresh = [
        (id_, {key: value for key, value in row.items() if value is not None})
        for id_, row in zip(ids, rows, strict=True)
    ]
    _record(session, ledger, fresh, today)
    ownfields.write(session, ledger, fresh, fresh=True)
    partial.keep(session, ledger, list(zip(ids, told, strict=True)), fresh=True)
    return ids


def _column(ledger: Ledger, key: str) -> str:
    name: str = ledger.row.__mapper__.columns[key].name
    return name


def _insert_dated(
    session: Session, ledger: Ledger, shown: Dated, rows: Iterable[tuple[int, Values]], today: date
) -> None:
    owner, value = shown.owner.property.columns[0].name, shown.value.property.columns[0].name
    fresh = [(id_, row) for id_, row in rows if row.get(shown.key) is not None]
    columns = {
        owner: [id_ for id_, _ in fresh],
        value: [row[shown.key] for _, row in fresh],
        "since": [ledger.since(row, today) if ledger.since else today for _, row in fresh],
    }
    insert_many(session, shown.row.__table__, columns)


def _record(session: Session, ledger: Ledger, rows: Iterable[tuple[int, Values]], today: date) -> None:
    """Hand on what was given or, of rows that were there before, emptied too."""
    keys = {shown.key for shown in ledger.fields if isinstance(shown, Derived) and shown.editable}
    if ledger.record and keys:
        picked = [(id_, {key: row[key] for key in keys if key in row}) for id_, row in rows]
        ledger.record(session, [(id_, values) for id_, values in picked if values], today)


def add_rows(session: Session, ledger: Ledger, rows: Sequence[Values], today: date) -> list[int]:
    """New rows from complete values, checked and settled together; returns their ids in order.

    Raises ``Faulty`` or ``Doubtful`` before anything is written.
    """
    passed = [overrides.settled(session, ledger, faults_of(ledger, row, today)) for row in rows]
    ids = insert_rows(session, ledger, rows, today)
    settle(session, ledger, owners_of(session, ledger, ids), today)
    overrides.keep(session, ledger, [(id_, f) for id_, some in zip(ids, passed, strict=True) for f in some])
    return ids


def values_of(session: Session, ledger: Ledger, ids: Sequence[int], day: date) -> dict[int, dict[str, Any]]:
    """All values of the given rows as of ``day``, by id and key."""
    shown = [column for column in ledger.fields if column.editable]
    return {
        line.id: dict(zip((column.key for column in shown), line.values, strict=True))
        for line in lines(session, ledger, shown, ids, day)
    }


def update_rows(
    session: Session,
    ledger: Ledger,
    rows: Sequence[tuple[int, Values, Values]],
    today: date,
    since: date | None = None,
    *,
    corrects: bool = False,
) -> list[int]:
    """Change rows given as (id, values now, new values); what lasts changes from ``since`` (today) on.

    With ``corrects`` the values were wrong all the time: the past changes with them.
    Returns the ids that really changed. The new values are complete and checked already.
    """
    changed: list[int] = []
    recorded: list[tuple[int, Values]] = []
    moving: list[tuple[int, Values, Values]] = []
    months: list[tuple[int, Values]] = []
    for id_, now, new in rows:
        different = {key: value for key, value in new.items() if _is_kept(ledger, key) and value != now.get(key)}
        if not different:
            continue
        changed.append(id_)
        months.append((id_, different))
        different = partial.stripped(different)
        stored = {
            _column(ledger, key): value for key, value in different.items() if isinstance(ledger.by_key[key], Stored)
        }
        if stored:
            extra = ledger.hidden({**now, **different}) if ledger.hidden else {}
            session.connection().execute(
                update(ledger.row.__table__).where(ledger.row.__table__.c.id == id_).values(**stored, **extra)
            )
        for key, value in different.items():
            shown = ledger.by_key[key]
            if isinstance(shown, Dated):
                held = lasting.running_since(session, shown, id_, today) if corrects else since
                set_dated(session, shown, id_, value, held or today)
            elif isinstance(shown, Lasting) and not corrects and lasting.asks_day(shown, now.get(key)):
                lasting.keep(session, shown, id_, now.get(key), value, since or today, today)
        recorded.append((id_, different))
        moving.append((id_, now, {**now, **new}))
    stages.moved(session, ledger, moving, today)
    for field_, kind in ledger.serials:
        serials.note(session, field_, kind, [new for _, now, new in moving if new != now], today)
    _record(session, ledger, recorded, today)
    ownfields.write(session, ledger, recorded)
    partial.keep(session, ledger, months)
    return changed


def _is_kept(ledger: Ledger, key: str) -> bool:
    """It is written with the row, and no value that only follows from others."""
    shown = ledger.by_key.get(key)
    return shown is not None and (shown.editable or not isinstance(shown, Derived))


def set_dated(session: Session, shown: Dated, owner: int, value: Any, since: date) -> None:
    """From ``since`` on the value is ``value`` (None: it ends), until the next row that is already there begins."""
    row = shown.row
    held = session.execute(
        select(row.id, row.since, row.until)
        .where(shown.owner == owner, row.since <= since, open_on(row, since))
        .order_by(row.since.desc())
    ).first()
    table, names = row.__table__, (shown.owner.property.columns[0].name, shown.value.property.columns[0].name)
    connection = session.connection()
    if held is None:
        following = session.scalar(select(func.min(row.since)).where(shown.owner == owner, row.since > since))
        until = following
    elif held.since == since:
        if value is None:
            connection.execute(delete(table).where(table.c.id == held.id))
        else:
            connection.execute(update(table).where(table.c.id == held.id).values({names[1]: value}))
        return
    else:
        connection.execute(update(table).where(table.c.id == held.id).values(until=since))
        until = held.until
    if value is not None:
        connection.execute(insert(table).values({names[0]: owner, names[1]: value, "since": since, "until": until}))


def settle(session: Session, ledger: Ledger, owners: Sequence[int], today: date) -> None:
    if ledger.settle and owners:
        ledger.settle(session, owners, today)


def owners_of(session: Session, ledger: Ledger, ids: Sequence[int]) -> Sequence[int]:
    return ledger.owners(session, ids) if ledger.owners else ids


def save_row(
    session: Session,
    ledger: Ledger,
    row_id: int | None,
    given: Mapping[str, Any],
    today: date,
    *,
    since: date | None = None,
    corrects: bool = False,
) -> int:
    """Save one row from given values (only the keys given change) and return its id.

    Raises ``Faulty`` with every field at fault, before anything is written.
    """
    if row_id is None:
        return add_rows(session, ledger, [completed(ledger, {**defaults(ledger), **given})], today)[0]
    now = values_of(session, ledger, [row_id], today).get(row_id)
    if now is None:
        raise Refusal("这一行已不存在，可能已被删除。", "请刷新后再看，或到回收站恢复。")
    values = completed(ledger, {**now, **given})
    _refuse_fixed(ledger, now, values)
    if frozen := holding.faults(
        holding.held_by(session, ledger, [row_id]).get(row_id, ()), holding.changed(now, values)
    ):
        raise Faulty(ledger, frozen)
    passed = overrides.settled(session, ledger, fresh_faults(ledger, values, today, now))
    before = owners_of(session, ledger, [row_id])
    update_rows(session, ledger, [(row_id, now, values)], today, since, corrects=corrects)
    settle(session, ledger, sorted({*before, *owners_of(session, ledger, [row_id])}), today)
    overrides.keep(session, ledger, [(row_id, fault) for fault in passed])
    return row_id


def _refuse_fixed(ledger: Ledger, now: Values, values: Values) -> None:
    touched = [
        shown for shown in ledger.fields if shown.fixed and now.get(shown.key) not in (None, values.get(shown.key))
    ]
    if touched:
        raise Faulty(
            ledger, [Fault(shown.key, "保存后不能再改。", "如确实填错，请删除后重新登记。") for shown in touched]
        )


@dataclass(frozen=True, slots=True)
class RowsPreview:
    """One row of a change for many before it is made."""

    id: int
    name: str
    before: str
    after: str
    fault: str = ""
    warning: str = ""  # what only needs a reason
    passed: str = ""  # why the row is passed over


def change_many(
    session: Session,
    ledger: Ledger,
    ids: Sequence[int],
    given: Mapping[str, Any],
    today: date,
    *,
    since: date | None = None,
    corrects: bool = False,
) -> Outcome:
    """Set the same values in many rows; all or, by ``Faulty`` and ``Doubtful`` that name a row, none.

    Rows that a voucher freezes are passed over.
    """
    return change_rows(session, ledger, dict.fromkeys(ids, given), today, since=since, corrects=corrects)


def change_rows(
    session: Session,
    ledger: Ledger,
    given: Mapping[int, Mapping[str, Any]],
    today: date,
    *,
    since: date | None = None,
    corrects: bool = False,
) -> Outcome:
    """``change_many`` with values of its own for every row, by id."""
    outcome = Outcome()
    now = values_of(session, ledger, list(given), today)
    held = holding.held_by(session, ledger, list(given))
    rows: list[tuple[int, Values, Values]] = []
    passed: list[tuple[int, Fault]] = []
    for id_, new in given.items():
        values = completed(ledger, {**now[id_], **new})
        if frozen := holding.faults(held.get(id_, ()), holding.changed(now[id_], values)):
            outcome.passed_over.append(id_)
            if len(outcome.passed_over) == len(given):
                raise Faulty(ledger, frozen)
            continue
        _refuse_fixed(ledger, now[id_], values)
        found = fresh_faults(ledger, values, today, now[id_])
        name = name_of(session, ledger, id_) if found else ""
        passed.extend((id_, fault) for fault in overrides.settled(session, ledger, found, name))
        rows.append((id_, now[id_], values))
    ids = [id_ for id_, _, _ in rows]
    before = owners_of(session, ledger, ids)
    outcome.updated = update_rows(session, ledger, rows, today, since, corrects=corrects)
    settle(session, ledger, sorted({*before, *owners_of(session, ledger, ids)}), today)
    overrides.keep(session, ledger, passed)
    changed = set(outcome.updated)
    outcome.unchanged = [id_ for id_ in ids if id_ not in changed]
    return outcome


def _refuse_held(session: Session, ledger: Ledger, ids: Sequence[int]) -> None:
    """Rows that a posted voucher paid stay."""
    for row_id, held in holding.held_by(session, ledger, ids).items():
        name = name_of(session, ledger, row_id)
        raise Refusal(f"“{name}”已记入 {held[0].words}，不能删除。", "请先用红字冲销那张凭证，再删除这一笔。")


def delete_rows(session: Session, ledger: Ledger, ids: Sequence[int], today: date) -> int:
    """Move rows and what belongs to them to the recycle bin; returns how many rows of this ledger went."""
    _refuse_held(session, ledger, ids)
    inuse.refuse(session, ledger, ids)
    owners = owners_of(session, ledger, ids)
    table = ledger.row.__table__
    gone = 0
    for chunk in chunks(ids):
        gone += session.connection().execute(delete(table).where(table.c.id.in_(chunk))).rowcount
    if ledger.owners is not None:
        settle(session, ledger, owners, today)
    return gone
