"""By what of a person one may choose: membership, work, age, birthday, children, years, offices - all as of a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, exists, extract, func, or_, select

from desk_union.describe.criterion import Criterion
from desk_union.describe.ledger import open_on
from desk_union.members.age_lines import years_at
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import member_on, migrant, on_roll, retired_on
from desk_union.members.ledgers.union import in_office
from desk_union.members.tables import (
    Child,
    Employment,
    MembershipEvent,
    Person,
    PersonChange,
    Placement,
    Post,
    Standing,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import InstrumentedAttribute

    from desk_union.describe.criterion import AskedOf

    Where = Callable[[AskedOf], ColumnElement[bool]]

JUNE = 6
LINES = "女50 女55 男55 男60"  # office.md 4.1: 集体生日
LINE = re.compile(r"([男女]?)(\d+)")
MARRIED, MARRIAGE = "已婚", "婚姻状况"
JOINED = ("入会", "转入")


def _years(column: InstrumentedAttribute[Any]) -> Callable[[AskedOf], ColumnElement[Any]]:
    def fact(asked: AskedOf) -> ColumnElement[Any]:
        return case((column.is_(None), "不详"), else_=func.concat(years_at(column, asked.until), "年"))

    return fact


def _age(asked: AskedOf) -> ColumnElement[Any]:
    return case((Person.born_on.is_(None), "出生日期不详"), else_=func.concat(years_at(Person.born_on, asked.until), "岁"))


def _at_least(column: InstrumentedAttribute[Any]) -> Where:
    return lambda asked: and_(column.is_not(None), years_at(column, asked.until) >= (asked.number or 0))


def _at_most(asked: AskedOf) -> ColumnElement[bool]:
    return and_(Person.born_on.is_not(None), years_at(Person.born_on, asked.until) <= (asked.number or 0))


def _birthday_month(asked: AskedOf) -> ColumnElement[bool]:
    return extract("month", Person.born_on) == (asked.number or asked.day.month)


def round_birthday(asked: AskedOf) -> ColumnElement[bool]:
    """Reaches one of the lines of its sex in the year; on the day, the birthday must have come already."""
    grows = asked.day.year - extract("year", Person.born_on)
    told = [LINE.fullmatch(word) for word in asked.each or LINES.split()]
    lines = [
        and_(grows == int(found[2]), Person.sex == found[1]) if found[1] else grows == int(found[2])
        for found in told
        if found
    ]
    reached = years_at(Person.born_on, asked.until) == grows
    return and_(or_(*lines), reached) if lines else and_(Person.id.is_(None))


def _small(asked: AskedOf) -> ColumnElement[bool]:
    """A child below the line on 1 June of the year, born by then."""
    june = asked.day.replace(month=JUNE, day=1)
    return and_(Child.person == Person.id, Child.born_on <= june, years_at(Child.born_on, june) < (asked.number or 0))


def _children(asked: AskedOf) -> ColumnElement[Any]:
    told = select(func.group_concat(func.concat(Child.name, " ", Child.born_on), "、")).where(_small(asked))
    return told.correlate(Person).scalar_subquery()


def _born_since(asked: AskedOf) -> ColumnElement[bool]:
    return exists().where(Child.person == Person.id, Child.born_on.between(asked.first, asked.day))


def _married(asked: AskedOf) -> ColumnElement[bool]:
    """The marital state was another until a day of the span, and is 已婚 on the day."""
    changed = exists().where(
        PersonChange.person == Person.id, PersonChange.what == MARRIAGE, PersonChange.day.between(asked.first, asked.day),
        func.coalesce(PersonChange.before, "") != MARRIED,
    )  # fmt: skip
    return and_(changed, PEOPLE.by_key["marital"].column(asked.day) == MARRIED)


def _retired_since(asked: AskedOf) -> ColumnElement[bool]:
    return and_(retired_on(asked.day), Person.retired_on.between(asked.first, asked.day))


def _said(column: Callable[[AskedOf], Any], usual: str = "") -> Where:
    """One of the words stands in the column; without words, the usual ones."""

    def where(asked: AskedOf) -> ColumnElement[bool]:
        words = asked.each or usual.split()
        held = column(asked)
        return or_(*(held.contains(word, autoescape=True) for word in words)) if words else held.is_not(None)

    return where


def _lasting(key: str) -> Callable[[AskedOf], Any]:
    return lambda asked: PEOPLE.by_key[key].column(asked.day)


def _dated(row: Any, *, usual: str = "") -> Where:
    """One of the words is what held on the day."""

    def where(asked: AskedOf) -> ColumnElement[bool]:
        words = asked.each or usual.split()
        among = [row.value.in_(words)] if words else []
        return exists().where(row.person == Person.id, row.since <= asked.day, open_on(row, asked.day), *among)

    return where


def _unit(asked: AskedOf) -> ColumnElement[bool]:
    """Placed in a unit of one of these names or below it."""
    named = or_(*(Unit.name.contains(word, autoescape=True) for word in asked.each)) if asked.words else Unit.id > 0
    tree = select(Unit.id).where(named).cte(recursive=True)
    tree = tree.union(select(Unit.id).join(tree, Unit.parent == tree.c.id))
    return exists().where(
        Placement.person == Person.id, Placement.since <= asked.day, open_on(Placement, asked.day),
        Placement.value.in_(select(tree.c.id)),
    )  # fmt: skip


def _frontline(asked: AskedOf) -> ColumnElement[bool]:
    words = asked.each or ["一线"]
    job = PEOPLE.by_key["job"].column(asked.day)
    placed = select(Placement.person).join(Unit, Unit.id == Placement.value).where(
        Placement.since <= asked.day, open_on(Placement, asked.day),
        or_(*(Unit.name.contains(word, autoescape=True) for word in words)),
    )  # fmt: skip
    return or_(*(job.contains(word, autoescape=True) for word in words), Person.id.in_(placed))


def _joined(asked: AskedOf) -> ColumnElement[Any]:
    newest = select(func.max(MembershipEvent.day)).where(
        MembershipEvent.person == Person.id, MembershipEvent.kind.in_(JOINED), MembershipEvent.day <= asked.day
    )
    return newest.correlate(Person).scalar_subquery()


def _membership_years(asked: AskedOf) -> ColumnElement[Any]:
    return years_at(_joined(asked), asked.until)  # type: ignore[arg-type]  # any date expression serves


def _long_member(asked: AskedOf) -> ColumnElement[bool]:
    return and_(member_on(asked.day), _membership_years(asked) >= (asked.number or 0))


def _in_office(asked: AskedOf) -> ColumnElement[bool]:
    roles = [or_(*(Post.role.contains(word, autoescape=True) for word in asked.each))] if asked.words else []
    return exists().where(Post.person == Person.id, in_office(asked.day), *roles)


def _roles(asked: AskedOf) -> ColumnElement[Any]:
    told = select(func.group_concat(Post.role, "、")).where(Post.person == Person.id, in_office(asked.day))
    return told.correlate(Person).scalar_subquery()


def _flag(key: str) -> Where:
    return lambda asked: PEOPLE.by_key[key].column(asked.day).is_(True)


def _one(code: str, title: str, where: Where, help_: str, **more: Any) -> Criterion:
    return Criterion(code=f"members.{code}", title=title, where=where, help=help_, **more)


CRITERIA: tuple[Criterion, ...] = (
    _one("member", "会员", lambda asked: member_on(asked.day), "当天是会员。"),
    _one("on_roll", "在册职工", lambda asked: on_roll(asked.day), "当天在册，不含离退休。"),
    _one("women", "女职工", lambda _asked: Person.sex == "女", "性别是女。"),
    _one("migrant", "农民工", lambda asked: migrant(asked.day), "当天登记为农民工。"),
    _one("frontline", "一线", _frontline, "岗位或小组名称里有“一线”；可以写本单位的说法，如 车间 班组。", words="岗位、小组里的字样", fact=_lasting("job")),
    _one("age", "年满", _at_least(Person.born_on), "体检常用40，高龄慰问常用88。", number="岁", usual=40, fact=_age),
    _one("age_up_to", "年龄不超过", _at_most, "青年常用35。", number="岁", usual=35, fact=_age),
    _one("birthday_month", "生日在某月", _birthday_month, "不填月份就是当天所在的月。", number="月", fact=lambda _asked: Person.born_on),
    _one("round_birthday", "整寿", round_birthday, f"这一年满整寿；不填就是 {LINES}。", words="性别和岁数", fact=_age),
    _one("children", "有小孩", lambda asked: exists().where(_small(asked)), "当年6月1日还不满这个岁数的子女。", number="岁以下", usual=14, fact=_children),
    _one("birth", "生育", _born_since, "从某日起有子女出生；不填就是本年。", since="从哪天起"),
    _one("marriage", "结婚", _married, "从某日起婚姻状况改为已婚；不填就是本年。", since="从哪天起"),
    _one("retirement", "退休", _retired_since, "从某日起退休；不填就是本年。", since="从哪天起", fact=lambda _asked: Person.retired_on),
    _one("retired", "离退休", lambda asked: retired_on(asked.day), "当天已离退休、健在。"),
    _one("alone", "独居", _flag("lives_alone"), "登记为独居。"),
    _one("model", "劳模", _flag("is_model_worker"), "登记为劳模。"),
    _one("unit", "在某分会、小组", _unit, "写分会或小组的名称，连同下面的都算。", words="名称"),
    _one("standing", "就业状况", _dated(Standing), "如 在岗、病休、离休；几个词用空格隔开，有一个就算。", words="状况"),
    _one("employ_type", "用工形式", _dated(Employment), "如 正式、劳务派遣。", words="形式"),
    _one("job", "岗位、职务", _said(_lasting("job")), "岗位里有这些字样。", words="字样", fact=_lasting("job")),
    _one("title", "职称", _said(_lasting("title")), "职称里有这些字样，如 中级 工程师。", words="字样", fact=_lasting("title")),
    _one("political", "政治面貌", _said(_lasting("political")), "如 中共党员。", words="面貌", fact=_lasting("political")),
    _one("membership_years", "会龄满", _long_member, "从最近一次入会算起。", number="年", usual=1, fact=lambda asked: func.concat(func.coalesce(_membership_years(asked), 0), "年")),
    _one("service_years", "工龄满", _at_least(Person.started_on), "从参加工作算起。", number="年", usual=1, fact=_years(Person.started_on)),
    _one("here_years", "本单位工龄满", _at_least(Person.hired_on), "从进本单位算起。", number="年", usual=1, fact=_years(Person.hired_on)),
    _one("office", "担任工会职务", _in_office, "当天在任；可以写职务，如 小组长 委员。", words="职务", fact=_roles),
)  # fmt: skip
