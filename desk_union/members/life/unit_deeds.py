"""合并, 拆分 and 更名 of units as descriptions: each tells in numbers what will follow before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from desk_union.basis import days
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members import dictionaries as words
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life import deeds, reorganising
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person, Placement, Unit
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "会员台账", "units"
DAY = Shown(
    key="day", label="从哪天起", kind=Day(ahead=366), required=True, help="这一天以前的名册、统计仍是原来的样子。"
)
DOCUMENT = Shown(key="document", label="文号", kind=Text(60))


def _below_the_union(day: date) -> ColumnElement[bool]:
    return and_(standing_on(day), Unit.parent.is_not(None))


def _merge(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    into = listing.name_of(session, UNITS, values["into"])
    names = named([listing.name_of(session, UNITS, id_) for id_ in ids])
    done = reorganising.merge(session, ids, values["into"], values["day"], values["document"] or "", today)
    told = f"把{names}并入{into}，{days.show_day_long(values['day'])}起：{done.words}。"
    seen = (UNITS.code, tuple(done.units))
    return DeedResult(ids=tuple(ids), words=told, name=f"{names}并入{into}", table=done.table, seen=seen)


def _split(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    done = reorganising.split(session, ids, values["day"], dict(values), today)
    told = f"分出{values['name']}，{days.show_day_long(values['day'])}起：{done.words}。"
    return DeedResult(
        ids=tuple(ids), words=told, name=str(values["name"]), table=done.table, seen=(UNITS.code, tuple(done.units))
    )


def _split_propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    """Beside the unit that the first of them are in, on its level."""
    unit = next(iter(deeds.held(session, Placement, ids, day).values()), None)
    if unit is None:
        return {}
    level, parent = session.execute(select(Unit.level, Unit.parent).where(Unit.id == unit)).one()
    return {"level": level, "parent": parent if parent is not None else unit}


def _rename(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    old = reorganising.rename(session, ids[0], values["name"], values["day"], values["document"] or "", today)
    told = f"把{old}更名为{values['name']}，{days.show_day_long(values['day'])}起；以前的表仍用{old}。"
    return DeedResult(ids=tuple(ids), words=told, name=f"{old}改为{values['name']}")


def _alive(day: date) -> ColumnElement[bool]:
    return Person.died_on.is_(None) | (Person.died_on > day)


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="members.merge_units", title="合并到别的单位", tab=TAB, ledger=lambda: UNITS, page=PAGE,
        help="所选单位从这一天起并入另一个：里面的人、职务、下面的单位和没有办完的事都跟过去，单位到此撤销。",
        asks=(DAY, Shown(key="into", label="并入", kind=Ref(lambda: UNITS, standing_on), required=True), DOCUMENT),
        do=_merge, fits=_below_the_union, unfit="要是那一天还在的分会、小组。", shows=("parent", "heads", "leader"),
    ),
    Deed(
        code="members.rename_unit", title="单位更名", tab=TAB, ledger=lambda: UNITS, rows="one", page=PAGE,
        help="从这一天起用新的名称，以前的名册和表仍用原来的名称。",
        asks=(DAY, Shown(key="name", label="新名称", kind=Text(60), required=True), DOCUMENT),
        do=_rename, fits=standing_on, unfit="要是那一天还在的单位。",
    ),
    Deed(
        code="members.split_unit", title="拆分出新的小组", tab=TAB, ledger=lambda: PEOPLE, page=PAGE,
        help="所选的人从这一天起组成一个新的分会、小组；原来的单位还在，以前的归属保留。",
        asks=(
            DAY, Shown(key="name", label="新单位名称", kind=Text(60), required=True),
            Shown(key="level", label="层级", kind=Choice(words.UNIT_LEVEL), required=True, default="小组"),
            Shown(key="parent", label="上级", kind=Ref(lambda: UNITS, standing_on), required=True),
            Shown(key="leader", label="负责人", kind=Ref(lambda: PEOPLE), help="不填的以后再登记任职。"), DOCUMENT,
        ),
        do=_split, propose=_split_propose, fits=_alive, unfit="已经登记了去世。", shows=("unit",),
    ),
)  # fmt: skip
