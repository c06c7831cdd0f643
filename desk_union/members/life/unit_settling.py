"""What follows from saved units and their changes: a sound tree, names and days from changes, units from bare names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.members.tables import Unit, UnitChange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

RENAMED, FOUNDED, CLOSED = "更名", "新建", "撤销"


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
    """Refuse a unit that would stand below itself."""
    parents = {row[0]: row[1] for row in session.execute(select(Unit.id, Unit.parent))}
    for start in ids:
        seen: set[int] = set()
        at: int | None = start
        while at is not None:
            if at in seen:
                raise Refusal("上级单位不能是它自己或它下面的单位。", "请另选上级。", field="parent")
            seen.add(at)
            at = parents.get(at)


def settle_unit_changes(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - changes carry their days
    """A change of name renames the unit; 新建 and 撤销 give it its days where it has none."""
    for id_ in ids:
        columns = (UnitChange.unit, UnitChange.day, UnitChange.kind, UnitChange.before, UnitChange.after)
        change = session.execute(select(*columns).where(UnitChange.id == id_)).one()
        unit = update(Unit).where(Unit.id == change.unit)
        if change.kind == RENAMED:
            _rename(session, id_, change.unit, change.before, change.after)
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
    renames = select(UnitChange.id).where(UnitChange.unit == unit, UnitChange.kind == RENAMED)
    newest = session.scalar(renames.order_by(UnitChange.day.desc(), UnitChange.id.desc()).limit(1))
    if newest == change and now != after:
        session.execute(update(Unit).where(Unit.id == unit).values(name=after))
