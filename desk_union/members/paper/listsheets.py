"""Sheets that are lists of persons of a day: 职工花名册, 未入会职工名单, 职工子女名单, 实名制缺项清单, 已录入统计."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.behind import counted
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members import age_lines, missing
from desk_union.members.ledgers import CHILDREN, PEOPLE
from desk_union.members.ledgers.lives import gets_june_gift
from desk_union.members.ledgers.people import entered_by, member_on, on_roll
from desk_union.members.paper import rolls
from desk_union.members.tables import Child, Person
from desk_union.store import listing
from desk_union.store.figures import NOTHING, tenths_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

STAFF = (
    "work_no", "name", "sex", "born_on", "ethnicity", "political", "education", "employ_type", "job", "hired_on",
    "member_state",
)  # fmt: skip
OUTSIDE = ("work_no", "name", "sex", "born_on", "education", "employ_type", "job", "hired_on", "member_state")
CHILD = ("name", "sex", "born_on", "age", "stage", "school")


def staff(session: Session, request: Request) -> list[Table]:
    """Everybody on the roll, of every kind of employment."""
    roll = on_roll(request.day)
    found = rolls.ids(session, request, roll)
    members = rolls.count(session, request, roll, member_on(request.day))
    women = rolls.count(session, request, roll, Person.sex == "女")
    notes = (f"其中女职工{women}人，会员{members}人；不含离退休人员。",) if found else ()
    return [rolls.by_unit(session, request, "职工花名册", STAFF, found, empty="本期没有在册职工。", notes=notes)]


def outside(session: Session, request: Request) -> list[Table]:
    """On the roll, and neither 会员 nor with 保留会籍."""
    roll = on_roll(request.day)
    found = rolls.ids(session, request, roll, ~member_on(request.day, "会员", "保留会籍"))
    everybody, members = (rolls.count(session, request, roll, *more) for more in ((), (member_on(request.day),)))
    kept = everybody - members - len(found)
    told = f"在册职工{everybody}人，其中会员{members}人，{f'保留会籍{kept}人，' if kept else ''}未入会{len(found)}人。"
    return [
        rolls.by_unit(
            session, request, "未入会职工名单", OUTSIDE, found, empty="本期没有未入会的职工。",
            notes=(told,) if everybody else (),
        )
    ]  # fmt: skip


def children(session: Session, request: Request) -> list[Table]:
    """Children below the office's line on 1 June of the year (or the asked day), whose parent is then on the roll."""
    day = rolls.june_of(request)
    lines = age_lines.read(session)
    born = (
        select(Child.id, Child.person, Child.name, Child.born_on)
        .join(Person, Person.id == Child.person)
        .where(gets_june_gift(day), rolls.of_unit(request, day))
        .order_by(Person.sort, Person.id, Child.born_on, Child.id)
    )
    small = list(session.execute(born))
    shown = [CHILDREN.by_key[key] for key in CHILD]
    told = listing.lines(session, CHILDREN, shown, [row.id for row in small], day)
    parents = rolls.lines(session, request, ("unit", "name"), [row.person for row in small], day)
    parent_of = {line.id: line for line in parents}
    order = rolls.UnitOrder(session, day)
    rows = [(parent_of[row.person], line) for row, line in zip(small, told, strict=True)]
    rows.sort(key=lambda pair: order.place(pair[0].values[0]))
    cells = [(order.name(parent.values[0]), parent.words[1], *line.words) for parent, line in rows]
    twice = Counter((row.name, row.born_on) for row in small)
    double = sum(number - 1 for number in twice.values())
    heads = (rolls.SECTION, Column("职工姓名"), *(Column(one.label, one.kind.align) for one in shown))
    return [
        rolls.table(
            session, request, "职工子女名单", heads, cells, sections=True,
            period=f"截至{days.show_day_long(day)}，未满{lines.child}岁",
            empty="本期没有符合年龄的职工子女。",
            notes=(f"有{double}行与另一行同名同日出生，可能由父母双方各登记一次，发放前请核对。",) if double else (),
        )
    ]  # fmt: skip


def lacking(session: Session, request: Request) -> list[Table]:
    """Who lacks what of the real-name data set; the data are those of now, the persons those of the day."""
    wanted = set(rolls.ids(session, request))
    found = [one for one in missing.missing(session, request.day) if one.id in wanted]
    lacks = {one.id: (str(len(one.keys)), "、".join(one.labels)) for one in found}
    beside = ((Column("缺几项", "right"), Column("缺的项目")), lacks.__getitem__)
    told_now = "缺不缺按今天的资料，人员按所选日期。" if request.day < request.today else ""
    summed = "，".join(f"{label}缺{number}人" for label, number in missing.counts(found).items())
    return [
        rolls.by_unit(
            session, request, "实名制缺项清单", ("work_no", "name", "sex"), list(lacks), beside,
            notes=(f"{summed}。" if summed else "", told_now), empty="本期没有缺项的人员。",
        )
    ]  # fmt: skip


def entered(session: Session, request: Request) -> list[Table]:
    """How many members of each unit are in the upper union's system."""
    day = request.day
    members = rolls.ids(session, request, member_on(day))
    done = set(rolls.ids(session, request, entered_by(day)))
    units = {line.id: line.values[0] for line in rolls.lines(session, request, ("unit",), members, day)}
    order = rolls.UnitOrder(session, request.day)
    held: dict[int | None, list[int]] = defaultdict(list)
    for id_, unit in units.items():
        held[unit].append(id_)
    rows = [(order.name(unit), *_share(held[unit], done, day)) for unit in sorted(held, key=order.place)]
    heads = (Column("分会、小组"), *(Column(title, "right") for title in ("会员数", "已录入", "未录入", "录入率")))
    return [
        rolls.table(
            session, request, "实名制已录入统计", heads, rows, counted=f"共 {len(members)} 人", empty="本期没有会员。",
            totals=("合计", "", *_share(members, done, day)),
        )
    ]  # fmt: skip


def _share(members: list[int], done: set[int], day: date) -> tuple[str, ...]:
    span = Span(day, day)
    entered_ones, others = [id_ for id_ in members if id_ in done], [id_ for id_ in members if id_ not in done]
    tenths = tenths_of(len(entered_ones), len(members))
    numbers = (counted(PEOPLE, some, span) for some in (members, entered_ones, others))
    return (*numbers, NOTHING if tenths is None else Ratio().show(tenths))


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.staff", "职工花名册", "某一天在册的全部职工，入会的和没入会的，按分会、小组排列。",
        Tables(staff), ledgers=("members.people",),
    ),
    Sheet(
        "members.outside", "未入会职工名单", "在册职工里还没有入会的人，用来动员入会。",
        Tables(outside), ledgers=("members.people",),
    ),
    Sheet(
        "members.children_list", "职工子女名单", "当年6月1日未满14岁的职工子女，六一慰问用；年龄线可在设置中改。",
        Tables(children), ledgers=("members.children",),
        options=("year", "unit"), says="按所选年度6月1日的情况打印。", ahead=True,
    ),
    Sheet(
        "members.lacking", "实名制缺项清单", "每个人的实名制信息还缺哪几项。",
        Tables(lacking), ledgers=("members.people",), options=("unit",),
    ),
    Sheet(
        "members.entered", "实名制已录入统计", "各分会、小组的会员有多少人已录入上级系统。",
        Tables(entered), ledgers=("members.people",),
    ),
)  # fmt: skip
