"""家 and 小家, 责任书, rooms with visits and equipment, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text, Year
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.describe.settled import settled_once
from desk_union.honors import honors_words as words
from desk_union.honors.homes import rules
from desk_union.honors.homes.tables import Pledge, RoomThing, RoomVisit, UnionHome, UnionRoom
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person, Unit

if TYPE_CHECKING:
    from datetime import date

TAB, GROUP, ROOMS_GROUP = "建家评先", "建家", "阵地"
AHEAD = 366


def _rooms() -> Ledger:
    return ROOMS


def _visits() -> Ledger:
    return VISITS


def _things() -> Ledger:
    return THINGS


def home_of() -> ColumnElement[Any]:
    """The unit, the name written, or the office's own union."""
    unit = select(Unit.name).where(Unit.id == UnionHome.unit).correlate(UnionHome).scalar_subquery()
    return func.coalesce(unit, UnionHome.name, "本单位工会")


def standing_home(day: date) -> ColumnElement[bool]:
    """Passed by ``day`` and not withdrawn."""
    return and_(UnionHome.passed_on <= day, or_(UnionHome.withdrawn_on.is_(None), UnionHome.withdrawn_on > day))


def _state(day: date) -> ColumnElement[Any]:
    return case(
        (UnionHome.withdrawn_on <= day, "已收回"), (and_(UnionHome.passed_on <= day, UnionHome.recheck_on < day, UnionHome.rechecked_on.is_(None)), "复查到期"),
        (UnionHome.passed_on <= day, "已命名"), (UnionHome.applied_on <= day, "已申报"), else_="创建中",
    )  # fmt: skip


HOMES: Ledger = Ledger(
    code="honors.homes", title="职工之家、小家台账", counter="个", tab=TAB, group=GROUP, row=UnionHome, files=True, present="now", name=lambda: func.concat(home_of(), " ", UnionHome.level, UnionHome.kind),
    help="职工之家、职工小家创建：哪个单位、什么等级、哪天申报、哪天命名、什么时候复查；收回牌子的填收回日期。一个单位升一级另起一行。",
    fields=(
        Field(UnionHome.unit, "单位", Ref(lambda: UNITS), print_mm=40, aliases=("分会/小组", "小组", "创建单位"), help="全单位的职工之家不填。"), Field(UnionHome.name, "名称", Text(80), print_mm=36, aliases=("单位名称", "企业名称", "家的名称"), help="不在分会、小组台账里的写名称。"),
        Derived(key="whose", label="单位（名称）", kind=Text(), sql=lambda _day: home_of(), listed=False, print_mm=50),
        Field(UnionHome.kind, "类别", Choice(words.HOME), required=True, print_mm=26, aliases=("种类",)), Field(UnionHome.level, "等级", Choice(words.HOME_LEVEL), required=True, default="合格", print_mm=22, aliases=("级别",)),
        Field(UnionHome.stars, "星数", Count(least=1, most=5), listed=False, aliases=("星级",)), Field(UnionHome.applied_on, "申报日期", Day(ahead=0), print_mm=22, aliases=("申报时间",)), Field(UnionHome.passed_on, "命名日期", Day(ahead=0), print_mm=22, aliases=("通过日期", "验收日期", "评定日期")),
        Field(UnionHome.recheck_on, "应复查日期", Day(ahead=3660), print_mm=22, aliases=("复查到期",), help="不填就是命名三年以后。"), Field(UnionHome.rechecked_on, "复查日期", Day(ahead=0), listed=False), Field(UnionHome.outcome, "复查结果", Choice(words.RECHECK), listed=False),
        Derived(key="state", label="状态", kind=Text(), sql=_state, print_mm=20), Field(UnionHome.withdrawn_on, "收回日期", Day(ahead=0), listed=False, aliases=("撤销日期",)), Field(UnionHome.document, "文号", Text(60), print_mm=30),
        Field(UnionHome.features, "建家特色", LongText(), listed=False, aliases=("申报理由", "主要做法")), Field(UnionHome.note, "备注", LongText(), listed=False),
    ),
    order=("kind", "-passed_on", "id"), match=(("unit", "name", "kind", "level"), ("unit", "kind", "level"), ("name", "kind", "level")), note=rules.complete_home, checks=(rules.check_home,),
    presets=(
        Preset("now", "现有的家", standing_home), Preset("recheck", "复查到期", lambda day: and_(standing_home(day), UnionHome.recheck_on <= day, or_(UnionHome.rechecked_on.is_(None), UnionHome.rechecked_on < UnionHome.recheck_on))),
        Preset("applied", "已申报没有命名", lambda day: and_(UnionHome.applied_on <= day, UnionHome.passed_on.is_(None))), Preset("withdrawn", "收回的", lambda day: UnionHome.withdrawn_on <= day),
    ),
)  # fmt: skip


def pledger() -> ColumnElement[Any]:
    unit = select(Unit.name).where(Unit.id == Pledge.unit).correlate(Pledge).scalar_subquery()
    person = select(Person.name).where(Person.id == Pledge.person).correlate(Pledge).scalar_subquery()
    return func.trim(func.concat(func.coalesce(unit, ""), " ", func.coalesce(person, Pledge.signer, "")))


PLEDGES: Ledger = Ledger(
    code="honors.pledges", title="责任书签订台账", counter="份", tab=TAB, group=GROUP, row=Pledge, files=True, name=lambda: func.concat(pledger(), " ", Pledge.year, "年", Pledge.kind),
    help="目标管理责任书、安全责任书：哪个单位、谁签、哪天签的。在分会、小组台账里选好单位，用“编责任书”一次编好，签回来用“登记签订”。",
    fields=(
        Serial(Pledge.number, "编号", "责-{year}-{n:03}", print_mm=24), Field(Pledge.kind, "责任书种类", Choice(words.PLEDGE), required=True, default=words.TARGETS, print_mm=34, aliases=("种类", "类别", "责任书")), Field(Pledge.year, "年度", Year(), required=True, print_mm=14),
        Field(Pledge.unit, "单位", Ref(lambda: UNITS), print_mm=36, aliases=("小组", "签订单位")), Field(Pledge.person, "姓名", Ref(lambda: PEOPLE), print_mm=22, aliases=("责任人", "组长")), Field(Pledge.signer, "签订人", Text(40), listed=False, help="不在花名册里的写这里。"),
        Field(Pledge.due_on, "应签日期", Day(ahead=AHEAD), print_mm=22, aliases=("签订期限",)), Field(Pledge.signed_on, "签订日期", Day(ahead=0), print_mm=22, aliases=("签定日期",)), Field(Pledge.outcome, "考核结果", Choice(words.FULFILLED), print_mm=20),
        Field(Pledge.clauses, "责任内容", LongText(), listed=False, aliases=("条款", "目标")), Field(Pledge.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "kind", "id"), match=(("number",), ("kind", "year", "unit", "person"), ("kind", "year", "unit"), ("kind", "year", "person")), checks=(rules.check_pledge,),
    compared=(settled_once("signed_on", "责任书已经签订", clauses="责任内容", unit="单位", person="姓名", signed_on="签订日期"),),
    presets=(Preset("unsigned", "没有签订", lambda day: or_(Pledge.signed_on.is_(None), Pledge.signed_on > day)), Preset("overdue", "过期没有签订", lambda day: and_(Pledge.signed_on.is_(None), Pledge.due_on < day))),
)  # fmt: skip


def open_room(day: date) -> ColumnElement[bool]:
    return and_(or_(UnionRoom.opened_on.is_(None), UnionRoom.opened_on <= day), or_(UnionRoom.closed_on.is_(None), UnionRoom.closed_on > day))


def _visitors(day: date) -> ColumnElement[Any]:
    held = select(func.coalesce(func.sum(RoomVisit.visitors), 0)).where(RoomVisit.room == UnionRoom.id, RoomVisit.day <= day)
    return held.correlate(UnionRoom).scalar_subquery()


ROOMS: Ledger = Ledger(
    code="honors.rooms", title="家的阵地台账", counter="处", tab=TAB, group=ROOMS_GROUP, row=UnionRoom, files=True, present="now", called="教工之家活动室",
    name=lambda: UnionRoom.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="活动室、荣誉室、书屋等阵地：在哪里、谁管、有什么设备、接待了多少人次。",
    fields=(
        Field(UnionRoom.name, "名称", Text(60), required=True, print_mm=44, aliases=("阵地名称", "活动室")), Field(UnionRoom.kind, "类别", Choice(words.ROOM), print_mm=24), Field(UnionRoom.place, "地点", Text(60), print_mm=34, aliases=("位置",)), Field(UnionRoom.area, "面积（平方米）", Count(), print_mm=24, total=True, aliases=("面积",)),
        Field(UnionRoom.hours, "开放时间", Text(60), print_mm=34), Field(UnionRoom.keeper, "管理人", Ref(lambda: PEOPLE), print_mm=22, aliases=("负责人", "管理员")), Derived(key="visitors", label="接待人次", kind=Count(), sql=_visitors, print_mm=22, total=True),
        Field(UnionRoom.opened_on, "开放日期", Day(ahead=AHEAD), listed=False, aliases=("建成日期", "启用日期")), Field(UnionRoom.closed_on, "停用日期", Day(ahead=AHEAD), listed=False), Field(UnionRoom.cost, "建设投入", Money(), listed=False, total=True, aliases=("投入金额",)),
        Field(UnionRoom.source, "资金来源", Text(60), listed=False), Field(UnionRoom.note, "备注", LongText(), listed=False),
    ),
    order=("kind", "id"), match=(("name",),), checks=(rules.check_room,), parts=(Part(_visits, "room"), Part(_things, "room")), presets=(Preset("now", "在用的", open_room),),
)  # fmt: skip

VISITS: Ledger = Ledger(
    code="honors.room_visits", title="阵地使用登记", counter="次", tab=TAB, group=ROOMS_GROUP, row=RoomVisit, when="day", name=lambda: func.concat(select(UnionRoom.name).where(UnionRoom.id == RoomVisit.room).correlate(RoomVisit).scalar_subquery(), " ", RoomVisit.day),
    help="哪天开放、来了多少人、做什么。",
    fields=(
        Field(RoomVisit.room, "阵地", Ref(_rooms), required=True, print_mm=44, aliases=("名称", "活动室")), Field(RoomVisit.day, "日期", Day(ahead=0), required=True, print_mm=22, aliases=("开放日期", "使用日期")), Field(RoomVisit.visitors, "接待人次", Count(), required=True, print_mm=20, total=True, aliases=("人数", "人次", "来访人数")),
        Field(RoomVisit.guests, "来访单位或人员", Text(80), print_mm=44, aliases=("来访单位",)), Field(RoomVisit.purpose, "用途", Text(80), print_mm=44, aliases=("活动内容",)), Field(RoomVisit.keeper, "值班人", Text(40), print_mm=22), Field(RoomVisit.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("room", "day", "purpose"), ("room", "day")),
)  # fmt: skip

THINGS: Ledger = Ledger(
    code="honors.room_things", title="阵地设备清单", tab=TAB, group=ROOMS_GROUP, row=RoomThing, counter="种", name=lambda: func.concat(select(UnionRoom.name).where(UnionRoom.id == RoomThing.room).correlate(RoomThing).scalar_subquery(), " ", RoomThing.name),
    help="阵地里有什么设备器材；记在固定资产账上的，这里只记在哪一处。",
    fields=(
        Field(RoomThing.room, "阵地", Ref(_rooms), required=True, print_mm=50), Field(RoomThing.name, "设备名称", Text(60), required=True, print_mm=50, aliases=("名称", "器材")), Field(RoomThing.quantity, "数量", Count(), required=True, default=1, print_mm=16, total=True), Field(RoomThing.measure, "单位", Text(10), print_mm=14, aliases=("计量单位",)),
        Field(RoomThing.since, "配备日期", Day(ahead=0), print_mm=24), Field(RoomThing.state, "状况", Choice(words.THING_STATE), print_mm=20, default="完好"), Field(RoomThing.note, "备注", LongText(), print_mm=40),
    ),
    order=("room", "id"), match=(("room", "name"),),
)  # fmt: skip

LEDGERS = (HOMES, PLEDGES, ROOMS, VISITS, THINGS)
