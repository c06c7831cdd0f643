"""体检 and 疗休养: batches and who was examined, tours and who rested."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, cast, extract, func, or_, select

from desk_union.care import doubts, holders
from desk_union.care.cover import cover_words as words
from desk_union.care.cover import rules, settling
from desk_union.care.cover.tables import Checkup, CheckupBatch, RestStay, StayTour
from desk_union.care.growing import growing
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset
from desk_union.store import stages

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "体检、疗休养"
AHEAD = Day(ahead=366)


def _checkups() -> Ledger:
    return CHECKUPS


def _stays() -> Ledger:
    return STAYS


def _of_batch(what: Any) -> ColumnElement[Any]:
    return select(func.count(what)).where(Checkup.batch == CheckupBatch.id).correlate(CheckupBatch).scalar_subquery()


def _came(_day: date) -> ColumnElement[Any]:
    held = select(func.count(Checkup.id)).where(Checkup.batch == CheckupBatch.id, Checkup.attended.is_(True))
    return held.correlate(CheckupBatch).scalar_subquery()


BATCHES: Ledger = Ledger(
    code="care.checkup_batches", title="体检批次", counter="批", tab="送温暖", group=GROUP, row=CheckupBatch, files=True, when="first", called="2025年职工体检",
    name=lambda: CheckupBatch.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每组织一次体检一批：哪几天、在哪里、给哪些人。用“列体检名单”按对象把人列进来。",
    fields=(
        Field(CheckupBatch.name, "体检名称", Text(60), required=True, print_mm=50, aliases=("批次", "体检批次", "名称")),
        Field(CheckupBatch.kind, "体检种类", Choice(words.CHECK_KIND), print_mm=28, aliases=("种类", "类别")),
        Field(CheckupBatch.edition, "第几批", Count(least=1, most=999), print_mm=16, aliases=("批次序号",)),
        Field(CheckupBatch.first, "开始日期", AHEAD, print_mm=24, aliases=("体检日期", "日期", "时间")),
        Field(CheckupBatch.last, "结束日期", AHEAD, print_mm=24),
        Field(CheckupBatch.place, "体检地点", Text(60), print_mm=44, aliases=("医院", "地点", "体检医院", "体检机构")),
        Field(CheckupBatch.audience, "体检对象", Choice(words.CHECK_AUDIENCE), listed=False, aliases=("对象",)),
        Field(CheckupBatch.audience_note, "对象说明", Text(120), listed=False, help="如：40岁以上行政人员、中级职称人员，含退休。"),
        Derived(key="called", label="名单人数", kind=Count(), print_mm=18, total=True, sql=lambda _day: _of_batch(Checkup.id)),
        Derived(key="came", label="参加人数", kind=Count(), print_mm=18, total=True, sql=_came),
        Field(CheckupBatch.items, "体检项目", LongText(), listed=False, aliases=("项目",)),
        Field(CheckupBatch.notice, "注意事项", LongText(), listed=False, help="印在体检通知上，如空腹、带身份证。"),
        Field(CheckupBatch.organiser, "组织单位", Text(60), listed=False),
        Field(CheckupBatch.cost, "费用", Money(), listed=False, aliases=("总费用",)),
        Field(CheckupBatch.payer, "费用来源", Choice(words.CHECK_PAYER), listed=False, help="体检一般由行政出钱。"),
        Field(CheckupBatch.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "-id"), match=(("name",),), parts=(Part(_checkups, "batch"),), checks=(rules.check_batch,), grow=growing(lambda: BATCHES),
    presets=(Preset("year", "本年", lambda day: extract("year", CheckupBatch.first) == day.year),),
)  # fmt: skip


def to_recheck(day: date) -> ColumnElement[bool]:
    """Was found to need another look and has not had it; with a day it waits until then."""
    wanted = and_(Checkup.result.in_(words.TO_FOLLOW), Checkup.again_done_on.is_(None))
    return and_(wanted, or_(Checkup.again_on.is_(None), Checkup.again_on <= day))


def _batch_name() -> ColumnElement[Any]:
    held = select(CheckupBatch.name).where(CheckupBatch.id == Checkup.batch).correlate(Checkup).scalar_subquery()
    return func.concat(holders.name_of(Checkup), " ", func.coalesce(held, ""))


CHECKUPS: Ledger = Ledger(
    code="care.checkups", title="职工体检台账", counter="人次", tab="送温暖", group=GROUP, row=Checkup, when="day", name=_batch_name,
    help="每批体检谁在名单上、来了没有；结果分类、复检和随访只给经办人看，不印在名单上。",
    empty="还没有体检记录。先建体检批次，再列名单，或从Excel导入。",
    fields=(
        Field(Checkup.batch, "体检名称", Ref(lambda: BATCHES), required=True, print_mm=44, aliases=("批次", "体检批次", "体检项目")),
        *holders.columns(Checkup, "体检人", "受检人", "体检人员"),
        Field(Checkup.day, "体检日期", Day(ahead=0), print_mm=24, aliases=("日期", "体检时间"), help="参加了没有填日期的，就是这一批的开始日期。"),
        Field(Checkup.attended, "是否参加", Flag(), print_mm=16, aliases=("参加", "是否体检", "签到")),
        Field(Checkup.result, "结果分类", Choice(words.RESULT), private=True, aliases=("体检结果", "结论", "体检结论")),
        Field(Checkup.finding, "发现的问题", LongText(), private=True, listed=False, aliases=("异常情况", "检查所见", "异常项目")),
        Field(Checkup.advice, "建议", Choice(words.ADVICE), private=True, listed=False, aliases=("医生建议", "处理意见")),
        Field(Checkup.again_on, "应复检日期", AHEAD, private=True, listed=False, aliases=("复检日期",)),
        Field(Checkup.again_done_on, "已复检日期", Day(ahead=0), private=True, listed=False),
        Field(Checkup.again_result, "复检结果", Text(120), private=True, listed=False, aliases=("随访结果",)),
        Field(Checkup.aid_asked, "已申请救助", Flag(), private=True, listed=False),
        *holders.outside(Checkup),
        Field(Checkup.note, "备注", LongText(), private=True, listed=False),
    ),
    order=("batch", "id"), match=(("batch", "person"), ("batch", "outsider")), checks=(rules.check_checkup,),
    settle=settling.settling_checkups(lambda: CHECKUPS), together=doubts.people_in_sheets("day"),
    presets=(
        Preset("came", "参加了的", lambda _day: Checkup.attended.is_(True)),
        Preset("absent", "没有参加", lambda _day: or_(Checkup.attended.is_(None), Checkup.attended.is_(False))),
        Preset("recheck", "该复检、随访的", to_recheck),
        Preset("year", "本年", lambda day: extract("year", Checkup.day) == day.year),
    ),
)  # fmt: skip


def _booked(_day: date) -> ColumnElement[Any]:
    held = select(func.count(RestStay.id)).where(RestStay.tour == StayTour.id, RestStay.state != words.NOT_GONE)
    return held.correlate(StayTour).scalar_subquery()


TOURS: Ledger = Ledger(
    code="care.stay_tours", title="疗休养批次", counter="批", tab="送温暖", group=GROUP, row=StayTour, files=True, when="first", called="2025年第一批疗休养",
    name=lambda: StayTour.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每一批疗休养：去哪里、哪几天、多少名额。谁先去，看“疗休养公平表”。",
    fields=(
        Field(StayTour.name, "批次名称", Text(60), required=True, print_mm=50, aliases=("批次", "疗养批次", "期次", "名称")),
        Field(StayTour.place, "地点", Text(60), print_mm=50, aliases=("疗养地点", "疗养院")),
        Field(StayTour.first, "开始日期", AHEAD, print_mm=24, aliases=("出发日期", "日期")),
        Field(StayTour.last, "结束日期", AHEAD, print_mm=24, aliases=("返回日期",)),
        Field(StayTour.outside, "省外", Flag(), print_mm=14, aliases=("是否省外",)),
        Field(StayTour.quota, "名额", Count(least=1, most=5000), print_mm=16, total=True),
        Derived(key="heads", label="已安排", kind=Count(), print_mm=16, total=True, sql=_booked),
        Field(StayTour.day_rate, "每人每天标准", Money(), listed=False, help="按本地文件填，程序不猜。"),
        Field(StayTour.organiser, "承办单位", Text(60), listed=False),
        Field(StayTour.gathering, "集合时间地点", Text(120), listed=False),
        Field(StayTour.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "-id"), match=(("name",),), parts=(Part(_stays, "tour"),), checks=(rules.check_tour,), grow=growing(lambda: TOURS),
    presets=(Preset("year", "本年", lambda day: extract("year", StayTour.first) == day.year),),
)  # fmt: skip


def _nights(_day: date) -> ColumnElement[Any]:
    return cast(func.julianday(RestStay.until) - func.julianday(RestStay.since), Integer) + 1


STAYS: Ledger = Ledger(
    code="care.stays", title="职工疗休养档案", counter="人次", tab="送温暖", group=GROUP, row=RestStay, when="since",
    name=lambda: func.concat(holders.name_of(RestStay), " 疗休养"),
    help="谁哪一批去哪里疗休养、几天、各方出多少钱。两年内去过的再安排会提醒。",
    empty="还没有疗休养记录。先建批次再安排人，或把以前的从Excel导入。",
    fields=(
        *holders.columns(RestStay, "疗养人", "休养人员", "疗养人员"),
        Field(RestStay.tour, "批次名称", Ref(lambda: TOURS), print_mm=40, aliases=("批次", "疗养批次", "期次")),
        Field(RestStay.state, "情况", words.STAY_STAGE, required=True, default=words.WENT, print_mm=16, aliases=("状态", "参加情况")),
        Field(RestStay.category, "人员类别", Choice(words.CATEGORY), print_mm=22, aliases=("类别",)),
        Field(RestStay.place, "地点", Text(60), print_mm=36, aliases=("疗养地点", "疗养院", "疗休养地点")),
        Field(RestStay.since, "开始日期", AHEAD, print_mm=22, aliases=("日期", "疗养日期", "出发日期", "疗养时间"), help="不填就是批次的日期。"),
        Field(RestStay.until, "结束日期", AHEAD, print_mm=22, aliases=("返回日期",)),
        Derived(key="length", label="天数", kind=Count(), print_mm=12, total=True, sql=_nights),
        Field(RestStay.employer_part, "行政承担", Money(), listed=False, total=True, aliases=("单位承担",)),
        Field(RestStay.union_part, "工会承担", Money(), listed=False, total=True, aliases=("工会补助",)),
        Field(RestStay.own_part, "个人承担", Money(), listed=False, total=True, aliases=("自付",)),
        Field(RestStay.insured, "已买保险", Flag(), listed=False),
        Field(RestStay.illness, "特殊病情", Text(120), private=True, listed=False),
        *stages.columns(RestStay.state, words.STAY_STAGE, listed=False),
        *holders.outside(RestStay),
        Field(RestStay.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "-id"), match=(("tour", "person"), ("person", "since"), ("outsider", "since")), checks=(rules.check_stay,),
    settle=settling.settling_stays(lambda: STAYS), together=doubts.people_in_sheets("since", settling.stays_in_sheets),
    presets=(
        *stages.presets(RestStay.state, words.STAY_STAGE),
        Preset("year", "本年", lambda day: extract("year", RestStay.since) == day.year),
    ),
)  # fmt: skip
