"""What follows from saved units and their changes: a sound tree, names and days from changes, units from bare names."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.members.tables import Unit, UnitChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

RENAMED, REPARENTED, FOUNDED, CLOSED = "更名", "变更上级", "新建", "撤销"


def grow_unit(session: Session, name: str, parent: int | None) -> int:
    """A unit met by name in an imported list, below ``parent`` or else the union itself; returns its id.

    A 小组 unless its name says more; who gets a unit below is no 小组 any more.
    """
    above = (
        parent
        if parent is not None
        else session.scalar(
            select(Unit.id).where(Unit.parent.is_(None), Unit.level == "工会").order_by(Unit.id).limit(1)
        )
    )
    endings = {"分会": "分会", "支会": "分会", "车间": "车间"}
    level = next((level for ending, level in endings.items() if name.endswith(ending)), "小组")
    place = (session.scalar(select(func.max(Unit.place))) or 0) + 1
    unit = Unit(name=name, level=level, parent=above, place=place)
    session.add(unit)
    if parent is not None:
        session.execute(update(Unit).where(Unit.id == parent, Unit.level == "小组").values(level="分会"))
    session.flush()
    return unit.id


def settle_units(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - a tree has no today
    """Refuse a unit that would stand below itself, today or on any day of the past."""
    _refuse_circle(parents_on(session), ids, "")
    changed = select(UnitChange.day).where(UnitChange.kind == REPARENTED).distinct().order_by(UnitChange.day)
    for day in session.scalars(changed).all():
        for eve in (day - timedelta(1), day):
            _refuse_circle(parents_on(session, eve), ids, f"在{days.show_day(eve)}，")


def parents_on(session: Session, day: date | None = None) -> dict[int, int | None]:
    """By unit the one above it, now or on the day."""
    parents = {row.id: row.parent for row in session.execute(select(Unit.id, Unit.parent))}
    if day is not None:
        later = select(UnitChange.unit, UnitChange.parent_before).where(
            UnitChange.kind == REPARENTED, UnitChange.day > day
        )  # fmt: skip
        newest_first = later.order_by(UnitChange.day.desc(), UnitChange.id.desc())
        parents |= {row.unit: row.parent_before for row in session.execute(newest_first)}
    return parents


def _refuse_circle(parents: Mapping[int, int | None], ids: Sequence[int], when: str) -> None:
    for start in ids:
        seen: set[int] = set()
        at: int | None = start
        while at is not None:
            if at in seen:
                raise Refusal(f"{when}上级单位不能是它自己或它下面的单位。", "请另选上级。", field="parent")
            seen.add(at)
            at = parents.get(at)


def settle_unit_changes(session: Session, ids: Sequence[int], today: date) -> None:
    """A change of name or place in the tree changes the unit; 新建 and 撤销 give it its days where it has none."""
    for id_ in ids:
        columns = (UnitChange.unit, UnitChange.day, UnitChange.kind, UnitChange.before, UnitChange.after)
        change = session.execute(select(*columns).where(UnitChange.id == id_)).one()
        unit = update(Unit).where(Unit.id == change.unit)
        if change.kind == RENAMED:
            _rename(session, id_, change.unit, change.before, change.after)
        elif change.kind == REPARENTED:
            _reparent(session, id_, change.unit, today)
        elif change.kind == FOUNDED:
            session.execute(unit.where(Unit.founded_on.is_(None)).values(founded_on=change.day))
        elif change.kind == CLOSED:
            session.execute(unit.where(Unit.closed_on.is_(None)).values(closed_on=change.day))


def _rename(session: Session, change: int, unit: int, before: str | None, after: str | None) -> None:
    """The unit bears the name of its newest change of name; an old name not told is the one it bears now."""
    now = session.scalar(select(Unit.name).where(Unit.id == unit))
    if not before:
        if now == after:
            raise Refusal("这个单位现在就叫这个名称，看不出原来叫什么。", "请填写变更前的名称。", field="before")
        session.execute(update(UnitChange).where(UnitChange.id == change).values(before=now))
    if _newest(session, unit, RENAMED) == change and now != after:
        session.execute(update(Unit).where(Unit.id == unit).values(name=after))


def _reparent(session: Session, change: int, unit: int, today: date) -> None:
    """The unit stands below the one of its newest change; an old one not told is the one it stands below now."""
    told = session.execute(
        select(UnitChange.parent_before, UnitChange.parent_after).where(UnitChange.id == change)
    ).one()  # fmt: skip
    now = session.scalar(select(Unit.parent).where(Unit.id == unit))
    if _newest(session, unit, REPARENTED) == change and now != told.parent_after:
        if told.parent_before is None:
            session.execute(update(UnitChange).where(UnitChange.id == change).values(parent_before=now))
        session.execute(update(Unit).where(Unit.id == unit).values(parent=told.parent_after))
    elif told.parent_before is None:
        raise Refusal("看不出这个单位原来归谁。", "请填写原上级。", field="parent_before")
    settle_units(session, [unit], today)


def _newest(session: Session, unit: int, kind: str) -> int | None:
    changes = select(UnitChange.id).where(UnitChange.unit == unit, UnitChange.kind == kind)
    return session.scalar(changes.order_by(UnitChange.day.desc(), UnitChange.id.desc()).limit(1))
