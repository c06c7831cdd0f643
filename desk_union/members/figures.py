"""The figures of 会员台账: every number is a query of rows, so that it can be opened.

``seeds`` names the figures of the office's own list (F001 ...) that one answers. Of the 27 computable ones four are not
here: F096, F112, F161 and F162 count the unions below an upper-level office, a ledger (S15) that a grassroots office does
not keep. F284 is typed by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, or_, select

from desk_union.describe.figure import Figure, Span
from desk_union.members import age_lines
from desk_union.members.ledgers import CHILDREN, EDUCATION, PEOPLE, POSTS, RETIREES, TERMS, UNITS
from desk_union.members.ledgers.lives import STUDY, gets_june_gift, june_day
from desk_union.members.ledgers.people import applying, entered_by, member_on, migrant, on_roll, retired_on
from desk_union.members.ledgers.union import in_office, leader_changed
from desk_union.members.ledgers.units import standing_on
from desk_union.members.life import rules
from desk_union.members.tables import (
    Child,
    EducationChange,
    Employment,
    Membership,
    MembershipEvent,
    Person,
    Post,
    Standing,
    Term,
    Unit,
    UnitChange,
)
from desk_union.store import stages

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

Where = Callable[[date], ColumnElement[bool]]
KINDS = {
    "正式": "regular", "临时用工": "temporary", "签约": "contract", "聘用": "engaged", "劳务派遣": "dispatched",
    "人事代理": "agency", "农民工": "rural", "其他": "other",
}  # fmt: skip
LEVELS = {
    "博士研究生": "doctor", "硕士研究生": "master", "大学本科": "bachelor", "大学专科": "college",
    "中等专科": "secondary", "技工学校": "technical", "高中": "high",
}  # fmt: skip
RESTRUCTURED = ("合并", "拆分", "调整", "撤销")  # a new name or place is no change of structure


def _people(where: Where) -> Callable[[Span], Select[Any]]:
    return lambda span: select(Person.id).where(where(span.last))


def _count(
    code: str, label: str, where: Where, *, parent: str = "", seeds: tuple[str, ...] = (), note: str = ""
) -> Figure:
    """So many persons on the last day of the span."""
    return Figure(
        f"members.{code}", label, "人", lambda: PEOPLE, _people(where), parent=_full(parent), seeds=seeds, note=note
    )


def _share(code: str, label: str, where: Where, base: str, *, seeds: tuple[str, ...] = (), note: str = "") -> Figure:
    """The persons that ``where`` finds, among those of the figure ``base``."""
    return Figure(
        f"members.{code}", label, "%", lambda: PEOPLE, _people(where), measure="ratio", base=_full(base), seeds=seeds, note=note
    )  # fmt: skip


def _full(code: str) -> str:
    return f"members.{code}" if code else ""


def members_at_work(day: date) -> ColumnElement[bool]:
    """On the roll and a member; 会员 who are not on the roll (elsewhere, retired) do not raise 入会率."""
    return and_(on_roll(day), member_on(day))


def employed_as(kind: str) -> Where:
    def where(day: date) -> ColumnElement[bool]:
        held = exists().where(
            Employment.person == Person.id, Employment.value == kind, Employment.since <= day,
            or_(Employment.until.is_(None), Employment.until > day),
        )  # fmt: skip
        return and_(on_roll(day), held)

    return where


def on_post(day: date) -> ColumnElement[bool]:
    """On the roll and not ill, laid off, resting or elsewhere; without an entry one is taken to be on post."""
    other = exists().where(
        Standing.person == Person.id, Standing.value != "在岗", Standing.since <= day,
        or_(Standing.until.is_(None), Standing.until > day),
    )  # fmt: skip
    return and_(on_roll(day), ~other)


def _also(one: Where, other: Where) -> Where:
    return lambda day: and_(one(day), other(day))


def _woman(_day: date) -> ColumnElement[bool]:
    return Person.sex == "女"


def young(day: date) -> ColumnElement[bool]:
    """Not older than the office's line for 青年; who has no birth date is not counted."""
    return age_lines.age(Person.born_on, day) <= age_lines.line(age_lines.YOUNG, rules.YOUNG_LINE)


def _holds(*roles: str) -> Where:
    return lambda day: exists().where(Post.person == Person.id, Post.role.in_(roles), in_office(day))


def _does_office_work(day: date) -> ColumnElement[bool]:
    return exists().where(
        Post.person == Person.id, or_(Post.role == "工会干事", Post.full_time.is_(True)), in_office(day)
    )


def _had_event(*kinds: str) -> Callable[[Span], Select[Any]]:
    """Persons, each once, with such an event in the span."""
    return lambda span: select(Person.id).where(
        exists().where(
            MembershipEvent.person == Person.id, MembershipEvent.kind.in_(kinds), MembershipEvent.day.between(span.first, span.last)
        )
    )  # fmt: skip


def _lost(span: Span) -> Select[Any]:
    """Persons, each once, whose time as 会员 was ended in the span by such an event; applicants and 保留会籍 lose nothing."""
    ended = exists().where(
        MembershipEvent.person == Person.id, MembershipEvent.kind.in_(rules.ENDS), MembershipEvent.day.between(span.first, span.last),
        Membership.person == Person.id, Membership.until == MembershipEvent.day, Membership.value == "会员",
    )  # fmt: skip
    return select(Person.id).where(ended)


def _units(level: str) -> Callable[[Span], Select[Any]]:
    return lambda span: select(Unit.id).where(Unit.level == level, standing_on(span.last))


def _restructured(span: Span) -> Select[Any]:
    changed = exists().where(
        UnitChange.unit == Unit.id, UnitChange.kind.in_(RESTRUCTURED), UnitChange.day.between(span.first, span.last)
    )
    return select(Unit.id).where(Unit.level == "车间", changed)


def _leader_changes(span: Span) -> Select[Any]:
    return select(Post.id).where(leader_changed(span.first, span.last))


def _self_taught(span: Span) -> Select[Any]:
    return select(EducationChange.id).where(
        EducationChange.target == "大学专科", EducationChange.route == "自学", EducationChange.state == "毕业",
        EducationChange.finished_on.between(span.first, span.last),
    )  # fmt: skip


def finished(span: Span) -> ColumnElement[bool]:
    """A course was finished in the span."""
    return and_(EducationChange.state == "毕业", EducationChange.finished_on.between(span.first, span.last))


def _by_level() -> tuple[Figure, ...]:
    """How many reached a new education in the span, all and by level; who finished two courses counts in both levels."""

    def reached(level: str = "") -> Callable[[Span], Select[Any]]:
        return lambda span: select(EducationChange.id).where(
            finished(span), *([EducationChange.target == level] if level else [])
        )

    person: dict[str, Any] = {"measure": "distinct", "amount": lambda: EducationChange.person}
    every = _other("reached", "取得新学历人数", "人", EDUCATION, reached(), note="期间内毕业的人，一人只算一次。", **person)
    return (every, *(
        _other(f"reached_{code}", f"取得{level}学历人数", "人", EDUCATION, reached(level), parent="members.reached", **person)
        for level, code in LEVELS.items()
    ))  # fmt: skip


def _studying(span: Span) -> Select[Any]:
    """At it on the last day: begun by then, and still at it now or finished only later."""
    begun = or_(EducationChange.started_on.is_(None), EducationChange.started_on <= span.last)
    running = or_(
        EducationChange.state == "在修", and_(EducationChange.state == "毕业", EducationChange.finished_on > span.last)
    )
    return select(EducationChange.id).where(EducationChange.target == "大学本科", begun, running)


def _last_term(span: Span) -> Select[Any]:
    held = select(Term.id).where(Term.body == "工会委员会", Term.unit.is_(None), Term.held_on <= span.last)
    return held.order_by(Term.held_on.desc(), Term.id.desc()).limit(1)


def _small_children(span: Span) -> Select[Any]:
    """As the list of the day has them: on 1 June where the span holds one."""
    return select(Child.id).where(gets_june_gift(june_day(span.first, span.last)))


def _by_employment() -> tuple[Figure, ...]:
    """Staff, members among them, and 入会率 for each kind of employment."""
    found: list[Figure] = []
    seeds = {"正式": ("F002",), "临时用工": ("F003",)}
    for kind, n in KINDS.items():
        where = employed_as(kind)
        name = {"农民工": "农民工（用工形式）", "临时用工": "临时用工"}.get(kind, f"{kind}职工")
        found += [
            _count(f"staff_{n}", f"{name}人数", where, parent="staff", seeds=seeds.get(kind, ())),
            _count(f"joined_staff_{n}", f"{name}中的会员人数", _also(where, member_on), parent=f"staff_{n}"),
            _share(f"rate_{n}", f"{name}入会率", _also(where, member_on), f"staff_{n}", seeds=("F046",) if kind == "签约" else ()),
        ]  # fmt: skip
    return tuple(found)


def _post(code: str, label: str, *roles: str, seeds: tuple[str, ...] = ()) -> Figure:
    return _count(code, label, _holds(*roles), seeds=seeds, note="在任的人，一人担任几处也只算一人。")


def _other(
    code: str, label: str, unit: str, ledger: Ledger, rows: Callable[[Span], Select[Any]], **more: Any
) -> Figure:
    return Figure(f"members.{code}", label, unit, lambda: ledger, rows, **more)


FIGURES: tuple[Figure, ...] = (
    _count("staff", "职工总数", on_roll, seeds=("F001",), note="在册职工，含各种用工形式，不含离退休人员。"),
    *_by_employment(),
    _count("staff_women", "女职工人数", _also(on_roll, _woman), parent="staff"),
    _count("staff_migrant", "农民工人数", _also(on_roll, migrant), parent="staff"),
    _count("staff_young", "青年职工人数", _also(on_roll, young), parent="staff", note="青年的年龄线可在设置中改，默认35岁。"),
    _count("staff_on_post", "在岗职工人数", on_post, parent="staff"),
    _count("members", "工会会员人数", member_on, seeds=("F173",), note="不含保留会籍的人员。"),
    _count("members_women", "女会员人数", _also(member_on, _woman), parent="members"),
    _count("members_migrant", "农民工会员人数", _also(member_on, migrant), parent="members"),
    _count("members_at_work", "在册职工中的会员人数", members_at_work, parent="staff"),
    _count("members_on_post", "在岗职工中的会员人数", _also(on_post, member_on), parent="staff_on_post"),
    _count("members_entered", "会员信息录入人数", entered_by, parent="members", seeds=("F099",)),
    _count("kept", "保留会籍人数", lambda day: member_on(day, "保留会籍")),
    _count("applying", "申请入会人数", applying, note="在册、已申请入会、还没有批准的人。"),
    _other("applied", "收到入会申请人数", "人", PEOPLE, _had_event(rules.APPLYING), note="期间内申请入会的人，一人只算一次。"),
    _other("joined", "新吸纳会员人数", "人", PEOPLE, _had_event(*rules.STARTS), seeds=("F258",), note="期间内入会和转入的人，一人只算一次。"),
    _other("gone", "减少会员人数", "人", PEOPLE, _lost, note="期间内由会员转出、退会、除名和去世的人，不含办理保留会籍的人，一人只算一次。"),
    _other("newly_kept", "办理保留会籍人数", "人", PEOPLE, _had_event("保留会籍"), note="期间内办理保留会籍的人，一人只算一次。"),
    _share("rate", "职工入会率", members_at_work, "staff"),
    _share("rate_on_post", "在岗职工入会率", _also(on_post, member_on), "staff_on_post", seeds=("F193",)),
    _share("rate_women", "女职工入会率", _also(members_at_work, _woman), "staff_women"),
    _share("rate_migrant", "农民工入会率", _also(members_at_work, migrant), "staff_migrant"),
    _share("women_share", "女职工比例", _also(on_roll, _woman), "staff", seeds=("F175",)),
    _share("young_share", "青年职工比例", _also(on_roll, young), "staff", seeds=("F304",), note="青年的年龄线可在设置中改，默认35岁。"),
    _other("branches", "分会数", "个", UNITS, _units("分会"), seeds=("F004",)),
    _other("groups", "工会小组数", "个", UNITS, _units("小组"), seeds=("F005", "F253")),
    _other("restructured", "处于结构调整的车间数", "个", UNITS, _restructured, seeds=("F051",), note="期间内合并、拆分、调整或撤销的车间。"),
    _other("leader_changes", "工会小组长变更次数", "次", POSTS, _leader_changes, seeds=("F052",), note="期间内从别人手里接任的小组长。"),
    _post("group_leaders", "工会小组长人数", "工会小组长", seeds=("F006",)),
    _post("safety", "工会劳动保护监督检查员人数", "劳动保护监督检查员", seeds=("F007",)),
    _post("group_safety", "工会小组劳动保护检查员人数", "小组劳动保护检查员", seeds=("F008",)),
    _post("supervisors", "群监员人数", "群监员", seeds=("F121",)),
    _post("committee", "工会委员会委员人数", "工会主席", "工会副主席", "工会委员"),
    _post("audit", "经费审查委员人数", "经审委员会主任", "经审委员"),
    _post("women_committee", "女职工委员会委员人数", "女职工委员会主任", "女职工委员"),
    _count("office", "承办工会日常工作人数", _does_office_work, seeds=("F054",), note="工会干事和各种专职人员。"),
    _other("term", "工会届次", "", TERMS, _last_term, measure="latest", seeds=("F172", "F315"),
           show=lambda: cast(Term.number, String).concat("届").concat(cast(Term.session, String)).concat("次")),
    _other("self_taught", "自学取得大专文凭人数", "人", EDUCATION, _self_taught, seeds=("F038",)),
    _other("studying", "在修本科人数", "人", EDUCATION, _studying, seeds=("F039",)),
    *_by_level(),
    *stages.figures("members.study", lambda: EDUCATION, EducationChange.state, STUDY, "在职学习", unit="项"),
    _other("small_children", "职工子女数（六一慰问年龄）", "人", CHILDREN, _small_children, note="当年6月1日（期间里没有6月1日的，期末）未满14岁、家长在册；年龄线可在设置中改。"),
    _other("retired", "离退休人数", "人", RETIREES, _people(retired_on)),
)  # fmt: skip
