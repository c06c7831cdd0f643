"""SQL for rows of 送温暖 that are about a person of the roster or a plain name: their name, number and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desk_union.describe.kinds import DocNumber, Ref, Text
from desk_union.describe.ledger import Derived, Field, Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person, Placement, Unit

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

NAMES = ("职工姓名", "会员姓名", "员工姓名")


def name_of(row: Any) -> ColumnElement[Any]:
    """By name, of any row with ``person`` and ``outsider``."""
    person = select(Person.name).where(Person.id == row.person).correlate(row).scalar_subquery()
    return func.coalesce(person, row.outsider, "")


def number_of(row: Any) -> ColumnElement[Any]:
    person = select(Person.id_number).where(Person.id == row.person).correlate(row).scalar_subquery()
    return func.coalesce(person, row.outsider_id)


def unit_of(row: Any, day: date) -> ColumnElement[Any]:
    """The unit of the person on the day, by name."""
    placed = select(Placement.value).where(
        Placement.person == row.person, Placement.since <= day, or_(Placement.until.is_(None), Placement.until > day)
    )
    held = placed.order_by(Placement.since.desc()).limit(1).correlate(row).scalar_subquery()
    return select(Unit.name).where(Unit.id == held).correlate(row).scalar_subquery()


def columns(row: Any, *aliases: str) -> tuple[Shown, ...]:
    """The columns that say who it is, as a list shows them first."""
    return (
        Field(row.person, "姓名", Ref(lambda: PEOPLE), print_mm=20, aliases=(*NAMES, *aliases)),
        Derived(
            key="id_number", label="证件号码", kind=DocNumber(), private=True, listed=False,
            sql=lambda _day: number_of(row),
        ),
        Derived(key="in_unit", label="单位/小组", kind=Text(), sql=lambda day: unit_of(row, day), print_mm=28),
    )  # fmt: skip


def outside(row: Any) -> tuple[Shown, ...]:
    """The columns for who is not in the roster."""
    told = "花名册里没有的人（如退休多年的、家属）填这里，姓名空着。"
    return (
        Field(row.outsider, "不在册人员姓名", Text(30, "name"), listed=False, aliases=("不在册人员",), help=told),
        Field(row.outsider_id, "不在册人员证件号码", DocNumber(), private=True, listed=False),
    )
