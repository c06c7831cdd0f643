"""合并, 拆分 and 更名 of units as of a day: people, offices, units below and open things follow, the past stays.

What was finished before the day keeps the old unit, which ends on the day and is asked for on any day before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, or_, select, update
from sqlalchemy.exc import DBAPIError

from desk_union.basis import days
from desk_union.basis.months import period_of
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.kinds import Ref
from desk_union.describe.ledger import Ledger, Stored
from desk_union.members.ledgers import PEOPLE, PLACEMENTS, POSTS, UNIT_CHANGES, UNITS
from desk_union.members.ledgers.units import LEADERS, standing_on, within
from desk_union.members.life import deeds
from desk_union.members.life.unit_settling import FOUNDED, RENAMED, REPARENTED, parents_on
from desk_union.members.tables import Person, Placement, Post, Unit
from desk_union.store import anyrow, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

MERGED, SPLIT = "合并", "拆分"
ENDS = ("until", "closed_on", "disposed_on", "returned_on")
"""Columns that say when something was over; while the first of them that a table has is empty, its row is open."""


@dataclass
class Reorganised:
    """What followed, by what it is and its measure word; ``units`` are those concerned."""

    units: list[int] = field(default_factory=list)
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        told = ((what, f"{number:,}{counter}") for (what, counter), number in self.moved.items())
        return (("跟着走的", "多少"), *told)

    @property
    def words(self) -> str:
        told = [f"{what}{number:,}{counter}" for (what, counter), number in self.moved.items()]
        return "、".join(told) or "没有别的要动"


def merge(session: Session, ids: Sequence[int], into: int, day: date, document: str, today: date) -> Reorganised:
    """From the day on the units are part of ``into``; Refusal naming what stands against it."""
    done = Reorganised([*ids, into])
    names = _names(session, [*ids, into])
    _refuse_merging(session, ids, into, day, names)
    for unit in ids:
        why = f"{names[unit]}并入{names[into]}"
        _move_people(session, unit, into, day, why, done)
        _move_below(session, unit, into, day, document, done, today)
        _move_posts(session, unit, into, day, why, done, today)
        _move_open(session, unit, into, day, done)
        if following := anyrow.hand_over(session, Unit.__tablename__, into, unit):
            done.moved["提醒", "条"] += following
        change = {"unit": unit, "day": day, "kind": MERGED, "before": names[unit], "after": names[into]}
        _record(session, {**change, "document": document or None}, today)
        rows.save_row(session, UNITS, unit, {"closed_on": day}, today)
    taken = "、".join(names[unit] for unit in ids)
    change = {"unit": into, "day": day, "kind": MERGED, "note": f"并入：{taken}"}
    _record(session, {**change, "document": document or None}, today)
    return done


def split(session: Session, ids: Sequence[int], day: date, values: dict[str, Any], today: date) -> Reorganised:
    """These people make a unit of their own from the day on; ``values`` are name, level, parent, leader, document."""
    name, parent = values["name"], values["parent"]
    _refuse_name(session, name, parent, day)
    before = deeds.held(session, Placement, ids, day)
    made = {key: values[key] for key in ("name", "level", "parent")} | {"founded_on": day}
    unit = rows.save_row(session, UNITS, None, made, today)
    done = Reorganised([unit])
    moved = deeds.move(session, ids, unit, day, f"编入{name}")
    done.moved["人员", "人"] = len(moved.ids)
    document = values["document"] or None
    _record(session, {"unit": unit, "day": day, "kind": FOUNDED, "after": name, "document": document}, today)
    for old in dict.fromkeys(before.get(id_) for id_ in ids):
        if old is not None:
            done.units.append(old)
            number = sum(before.get(id_) == old for id_ in ids)
            told = {"unit": old, "day": day, "kind": SPLIT, "after": name, "note": f"分出{number}人"}
            _record(session, {**told, "document": document}, today)
    if values["leader"] is not None:
        _put_leader(session, unit, values, day, done, today)
    return done


def rename(session: Session, unit: int, name: str, day: date, document: str, today: date) -> str:
    """The unit bears the name from the day on, papers of earlier days the old one; returns the old one."""
    old, parent = session.execute(select(Unit.name, Unit.parent).where(Unit.id == unit)).one()
    if name == old:
        raise Refusal(f"现在就叫“{name}”。", "请填新的名称。", field="name")
    _refuse_name(session, name, parent, day)
    change = {"unit": unit, "day": day, "kind": RENAMED, "before": old, "after": name}
    _record(session, {**change, "document": document or None}, today)
    return str(old)


def _record(session: Session, values: dict[str, Any], today: date) -> None:
    rows.save_row(session, UNIT_CHANGES, None, values, today)


def _names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    return {row.id: row.name for row in session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(ids)))}


def _refuse_name(session: Session, name: str, parent: int | None, day: date) -> None:
    there = select(Unit.id).where(Unit.name == name, Unit.parent == parent, standing_on(day)).limit(1)
    if session.scalar(there) is not None:
        raise Refusal(f"同一个上级下面已经有“{name}”。", "请另起一个名称。", field="name")


def _refuse_merging(session: Session, ids: Sequence[int], into: int, day: date, names: dict[int, str]) -> None:
    told = days.show_day_long(day)
    if into in ids:
        raise Refusal(f"“{names[into]}”不能并入它自己。", "请去掉它，或另选并入的单位。", field="into")
    parents = parents_on(session, day)
    for unit in ids:
        if parents.get(unit) is None:
            raise Refusal(f"“{names[unit]}”是工会本身，不能并入别的单位。", "请去掉它再办。")
        if session.scalar(select(Unit.id).where(Unit.id == into, Unit.id.in_(_below(session, unit, day)))) is not None:
            remedy = f"请把“{names[into]}”并入“{names[unit]}”，或先变更上级。"
            raise Refusal(f"“{names[into]}”在“{names[unit]}”下面。", remedy, field="into")
    if session.scalar(select(Unit.id).where(Unit.id == into, standing_on(day))) is None:
        raise Refusal(f"“{names[into]}”在{told}还没有成立或已经撤销。", "请核对日期，或另选单位。", field="into")
    later = select(Placement.id, Person.name).join(Person, Person.id == Placement.person)
    coming = later.where(Placement.value.in_(ids), Placement.since > day)
    if found := session.execute(coming.order_by(Placement.since)).all():
        who = deeds.named(list(dict.fromkeys(row.name for row in found)))
        raise Refusal(
            f"{who}在{told}以后才调进要合并的单位。", "请用更晚的日期，或先在所在小组记录里改正。",
            shows=((PLACEMENTS.code, tuple(row.id for row in found)),),
        )  # fmt: skip


def _below(session: Session, unit: int, day: date) -> set[int]:
    return {row for row in session.scalars(select(Unit.id).where(Unit.id.in_(within(unit, day)))) if row != unit}


def _move_people(session: Session, unit: int, into: int, day: date, why: str, done: Reorganised) -> None:
    here = select(Placement.person).where(
        Placement.value == unit, Placement.since <= day, or_(Placement.until.is_(None), Placement.until > day)
    )
    people = list(session.scalars(here.order_by(Placement.person)))
    if people:
        deeds.move(session, people, into, day, why)
        done.moved["人员", PEOPLE.counter] += len(people)


def _move_below(
    session: Session, unit: int, into: int, day: date, document: str, done: Reorganised, today: date
) -> None:
    parents = parents_on(session, day)
    standing = set(session.scalars(select(Unit.id).where(standing_on(day))))
    for child in [one for one, above in parents.items() if above == unit and one in standing]:
        change = {"unit": child, "day": day, "kind": REPARENTED, "parent_before": unit, "parent_after": into}
        _record(session, {**change, "document": document or None}, today)
        done.moved["下面的单位", UNITS.counter] += 1


def _move_posts(session: Session, unit: int, into: int, day: date, why: str, done: Reorganised, today: date) -> None:
    """Offices go on in the other unit, but that of a leader where it has one: that one ends."""
    there = session.execute(select(Post.role, Post.person).where(Post.unit == into, _running(day)))
    held = {(row.role, row.person) for row in there}
    led = {role for role, _ in held} & set(LEADERS)
    for post in session.scalars(select(Post).where(Post.unit == unit, _running(day)).order_by(Post.id)).all():
        goes_on = post.role not in led and (post.role, post.person) not in held
        if post.since >= day:
            post.unit = into
            continue
        if goes_on:
            now = rows.values_of(session, POSTS, [post.id], day)[post.id]
            rows.save_row(session, POSTS, None, {**now, "unit": into, "since": day}, today)
            held.add((post.role, post.person))
            led |= {post.role} & set(LEADERS)
        session.flush()
        change = update(Post).where(Post.id == post.id)
        session.execute(change.values(until=day, reason=post.reason or why))
        done.moved["职务转到新单位" if goes_on else "职务到此为止", "个"] += 1
    session.flush()


def _running(day: date) -> ColumnElement[bool]:
    return or_(Post.until.is_(None), Post.until > day)


def _put_leader(session: Session, unit: int, values: dict[str, Any], day: date, done: Reorganised, today: date) -> None:
    role = LEADERS[1] if values["level"] == "分会" else LEADERS[0]
    post = {"person": values["leader"], "role": role, "unit": unit, "since": day}
    rows.save_row(session, POSTS, None, {**post, "document": values["document"] or None}, today)
    done.moved["负责人", "人"] = 1


def _move_open(session: Session, unit: int, into: int, day: date, done: Reorganised) -> None:
    """Rows of all ledgers that point to the unit and are not over: what is over keeps the unit it had."""
    own = {Placement, Post, Unit}
    for ledger in known_ledgers.known():
        if ledger.row in own or ledger.only is not None:
            continue
        for shown in ledger.fields:
            if isinstance(shown, Stored) and isinstance(shown.kind, Ref) and shown.kind.ledger.code == UNITS.code:
                if (still := _open(ledger, day)) is None or shown.fixed:
                    continue
                found = list(session.scalars(select(ledger.row.id).where(shown.attr == unit, still)))
                stay = _put(session, ledger, shown.key, found, into)
                if moved := len(found) - stay:
                    done.moved[ledger.title, ledger.counter] += moved
                if stay:
                    done.moved[f"不能再改、留在原单位的{ledger.title}", ledger.counter] += stay


def _put(session: Session, ledger: Ledger, key: str, ids: Sequence[int], into: int) -> int:
    """The rows point to the other unit from now on; returns how many may not be changed any more (posted, closed)."""
    if not ids:
        return 0
    try:
        with session.begin_nested():
            session.execute(update(ledger.row).where(ledger.row.id.in_(ids)).values({key: into}))
    except DBAPIError:
        return 1 if len(ids) == 1 else sum(_put(session, ledger, key, [one], into) for one in ids)
    return 0


def _open(ledger: Ledger, day: date) -> ColumnElement[bool] | None:
    """The condition that a row of the ledger is not over on the day; None where its rows never last."""
    row: Any = ledger.row
    if ledger.stages:
        shown, stage = ledger.stages[0]
        ended = [one for one in stage.stages if not any(move.before == one for move in stage.moves)]
        return shown.attr.not_in(ended)
    columns = inspect(row).columns.keys()
    if "period" in columns:
        still: ColumnElement[bool] = row.period >= period_of(day) + (day.day > 1)
        return still
    end = next((key for key in ENDS if key in columns), None)
    if end is None:
        return _in_use(row)
    column: Any = getattr(row, end)
    return or_(column.is_(None), column > day)



def _in_use(row: Any) -> ColumnElement[bool] | None:
    """Rows of something that is used until somebody says otherwise, such as a voucher drafted each month."""
    for key in row.__table__.foreign_keys:
        above = key.column.table
        if key.ondelete == "CASCADE" and "in_use" in above.c:
            return select(above.c.id).where(above.c.id == key.parent, above.c.in_use).exists()
    return None
