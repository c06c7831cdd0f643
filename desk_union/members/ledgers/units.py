"""The tree of units (工会-分会-小组) and what happened to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Past, Preset, open_on
from desk_union.describe.tab import Named
from desk_union.members import dictionaries as words
from desk_union.members.life import rules, unit_settling
from desk_union.members.tables import Person, Placement, Post, Unit, UnitChange

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Subquery


LEADERS = ("工会小组长", "分会主席", "工会主席")
"""The offices by which a unit is led."""


def _self() -> Ledger:
    return UNITS


_notes = Named("desk_union.members.ledgers:NOTES")  # by name: they stand on this one


def _changes() -> Ledger:
    return UNIT_CHANGES


def _tree_on(day: date) -> Subquery:
    """Every unit and the one above it on the day."""
    return select(Unit.id.label("id"), _PARENT.column(day).label("parent")).subquery("tree_on")


def within(unit: int, day: date) -> ColumnElement[Any]:
    """Ids of a unit and of all units below it on the day; unnamed, since one question may ask it of several units."""
    tree = select(Unit.id).where(Unit.id == unit).cte(recursive=True)
    child = _tree_on(day)
    tree = tree.union(select(child.c.id).where(child.c.parent == tree.c.id))
    return select(tree.c.id).scalar_subquery()


def standing_on(day: date) -> ColumnElement[bool]:
    """The unit had been founded and not yet closed on ``day``."""
    return and_(
        or_(Unit.founded_on.is_(None), Unit.founded_on <= day), or_(Unit.closed_on.is_(None), Unit.closed_on > day)
    )


def _heads(day: date) -> ColumnElement[Any]:
    """Who is in the unit or anywhere below it."""
    below = select(Unit.id.label("top"), Unit.id.label("unit")).cte(recursive=True)
    child = _tree_on(day)
    below = below.union(select(below.c.top, child.c.id).where(child.c.parent == below.c.unit))
    held = (
        select(func.count())
        .select_from(Placement)
        .join(below, below.c.unit == Placement.value)
        .where(below.c.top == Unit.id, Placement.since <= day, open_on(Placement, day))
    )
    return held.correlate(Unit).scalar_subquery()


def _leader(day: date) -> ColumnElement[Any]:
    held = (
        select(Person.name)
        .join(Post, Post.person == Person.id)
        .where(
            Post.unit == Unit.id,
            Post.role.in_(LEADERS),
            Post.since <= day,
            or_(Post.until.is_(None), Post.until > day),
        )
    )
    return held.order_by(Post.since.desc()).limit(1).correlate(Unit).scalar_subquery()


_NAMES = Past(
    row=UnitChange, owner=UnitChange.unit, day=UnitChange.day, before=UnitChange.before, of=Unit.id,
    marks=(("kind", unit_settling.RENAMED),), after="after",
)  # fmt: skip
_PARENTS = Past(
    row=UnitChange, owner=UnitChange.unit, day=UnitChange.day, before=UnitChange.parent_before, of=Unit.id,
    marks=(("kind", unit_settling.REPARENTED),), after="parent_after",
)  # fmt: skip
_PARENT = Field(
    Unit.parent, "上级", Ref(_self), past=_PARENTS, print_mm=44, aliases=("上级单位", "所属分会", "隶属"),
    help="归到别的单位下面时请填从哪天起，以前的名册仍按原来的上级。",
)  # fmt: skip

UNITS: Ledger = Ledger(
    code="members.units", title="分会、小组台账", counter="个", tab="会员台账", group="组织", row=Unit, called="机修分会",
    instead="不再有的请填“撤销日期”，过去的名册还用得到；还在里面的人先用“调动分会/小组”调走。",
    name=lambda: Unit.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="工会—分会—小组的树。撤销的单位填撤销日期，不要删除，过去的名册还要用。",
    fields=(
        Field(Unit.name, "名称", Text(60), past=_NAMES, required=True, print_mm=44, aliases=("单位名称", "分会名称", "小组名称")),
        Field(Unit.level, "层级", Choice(words.UNIT_LEVEL), required=True, print_mm=16, aliases=("类别", "类型")),
        _PARENT,
        Derived(key="heads", label="人数", kind=Count(), sql=_heads, print_mm=14),
        Derived(key="leader", label="负责人", kind=Text(), sql=_leader, print_mm=20, aliases=("组长", "小组长", "主席", "分会主席", "组长姓名", "负责人姓名")),
        Field(Unit.founded_on, "成立日期", Day(partial=True, told_by=("unit_change.day",)), print_mm=22, aliases=("建立日期", "成立时间")),
        Field(Unit.closed_on, "撤销日期", Day(partial=True, told_by=("unit_change.day",)), print_mm=22, aliases=("撤销时间",)),
        Field(Unit.code, "编号", Text(20), listed=False),
        Field(Unit.place, "排列顺序", Count(), listed=False, help="名册上的先后，小的在前。"),
        Field(Unit.note, "备注", LongText(), listed=False),
    ),
    order=("place", "id"), present="active", match=(("name", "parent"), ("name",)),
    presets=(
        Preset("active", "现有单位", standing_on),
        Preset("branches", "分会", lambda day: and_(standing_on(day), Unit.level == "分会")),
        Preset("groups", "小组", lambda day: and_(standing_on(day), Unit.level == "小组")),
    ),
    parts=(Part(_changes, "unit"), Part(_notes, "unit")),
    checks=(rules.check_unit,), within=within, grow=unit_settling.grow_unit, settle=unit_settling.settle_units,
)  # fmt: skip

UNIT_CHANGES: Ledger = Ledger(
    code="members.unit_changes", title="单位变更记录", tab="会员台账", group="组织", row=UnitChange, files=True,
    name=lambda: select(func.concat(Unit.name, " ", UnitChange.kind)).where(Unit.id == UnitChange.unit).scalar_subquery(),
    help="分会、小组、车间的新建、更名、变更上级、合并、调整和撤销。",
    fields=(
        Field(UnitChange.day, "日期", Day(partial=True, told_by=("unit.founded_on", "unit.closed_on")), required=True, print_mm=22),
        Field(UnitChange.unit, "单位", Ref(_self), required=True, print_mm=30),
        Field(UnitChange.kind, "变更类别", Choice(words.UNIT_CHANGE), required=True, print_mm=18, aliases=("类别",)),
        Field(UnitChange.before, "变更前", Text(120), print_mm=30, help="更名时不填就是现在的名称。"),
        Field(UnitChange.after, "变更后", Text(120), print_mm=30, help="更名时填新名称，单位台账上会跟着改。"),
        Field(UnitChange.parent_before, "原上级", Ref(_self), print_mm=30, help="变更上级时不填就是现在的上级。"),
        Field(UnitChange.parent_after, "现上级", Ref(_self), print_mm=30, help="变更上级时填归到哪个单位下面，单位台账上会跟着改。"),
        Field(UnitChange.document, "文号", Text(60), print_mm=30),
        Field(UnitChange.note, "备注", LongText(), print_mm=30),
    ),
    order=("-day", "-id"), match=(("unit", "day", "kind"),), when="day", checks=(rules.check_unit_change,), settle=unit_settling.settle_unit_changes,
)  # fmt: skip
