"""流动红旗, 竞赛样板 and 义务劳动 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, cast, extract, func, select
from sqlalchemy.orm import aliased

from desk_union.contests.running import contest_settling as settling
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import rules
from desk_union.contests.running.ledgers.contesting import AHEAD, CONTESTS, GROUP
from desk_union.contests.running.tables import (
    ContestFlag,
    ContestPattern,
    JointWork,
)
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.members.ledgers import UNITS

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement


def _days_held(day: date) -> ColumnElement[Any]:
    until = func.coalesce(ContestFlag.until, day)
    return cast(func.julianday(until) - func.julianday(ContestFlag.since), Integer)


def _times(_day: date) -> ColumnElement[Any]:
    """How often this holder had this flag up to this time."""
    other = aliased(ContestFlag)
    same = and_(other.name == ContestFlag.name, other.holder == ContestFlag.holder)
    earlier = func.coalesce(other.since, ContestFlag.since) <= ContestFlag.since
    return select(func.count(other.id)).where(same, earlier).correlate(ContestFlag).scalar_subquery()


def held_now(day: date) -> ColumnElement[bool]:
    return and_(ContestFlag.since <= day, (ContestFlag.until.is_(None)) | (ContestFlag.until > day))


FLAGS: Ledger = Ledger(
    code="contests.flags", title="流动红旗和奖牌", tab="劳动竞赛", group=GROUP, row=ContestFlag, counter="面", when="since",
    name=lambda: func.concat(ContestFlag.name, " ", ContestFlag.holder),
    help="一面红旗每到一家记一行：谁、哪一期、从哪天到哪天。“移交红旗”会结束上一家、记下新的一家。",
    fields=(
        Field(ContestFlag.name, "旗牌名称", Text(40), required=True, print_mm=36, aliases=("红旗名称", "名称", "奖牌"), help="如：流动红旗；几面旗的编上号。"),
        Field(ContestFlag.period, "期间", Text(30), print_mm=26, aliases=("期别", "季度", "月份"), help="如：2025年三季度。"),
        Field(ContestFlag.holder, "获得单位", Text(60), required=True, print_mm=34, aliases=("持有单位", "单位", "班组", "获得者")),
        Field(ContestFlag.since, "授予日期", Day(ahead=0), print_mm=20, aliases=("获得日期", "日期")),
        Field(ContestFlag.until, "交出日期", Day(ahead=0), print_mm=20, aliases=("移交日期", "收回日期")),
        Field(ContestFlag.ended, "结束方式", Choice(words.FLAG_END), print_mm=18),
        Derived(key="days", label="保持天数", kind=Count(), sql=_days_held, print_mm=16),
        Derived(key="times", label="第几次", kind=Count(), sql=_times, print_mm=14),
        Field(ContestFlag.contest, "所属竞赛", Ref(lambda: CONTESTS), listed=False, aliases=("竞赛",)),
        Field(ContestFlag.unit, "分会/小组", Ref(lambda: UNITS), listed=False),
        Field(ContestFlag.reason, "收回原因", Text(120), listed=False, aliases=("原因",)),
        Field(ContestFlag.note, "备注", LongText(), listed=False),
    ),
    order=("name", "-since", "-id"), match=(("name", "period", "holder"), ("name", "since", "holder")), checks=(rules.check_flag,), settle=settling.settle_flags,
    presets=(
        Preset("now", "现在谁拿着", held_now),
        Preset("year", "本年授予", lambda day: extract("year", ContestFlag.since) == day.year),
    ),
)  # fmt: skip

PATTERNS: Ledger = Ledger(
    code="contests.patterns", title="竞赛样板", tab="劳动竞赛", group=GROUP, row=ContestPattern, counter="个", called="六赛",
    name=lambda: ContestPattern.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="开展竞赛时的样板：评分项目、奖项和方案文字。单位自己的竞赛可以“存为样板”。",
    fields=(
        Field(ContestPattern.name, "样板名称", Text(60), required=True, print_mm=40, aliases=("名称",)),
        Field(ContestPattern.kind, "类型", Choice(words.KIND), print_mm=26),
        Field(ContestPattern.theme, "主题", Text(80), print_mm=50),
        Field(ContestPattern.days, "天数", Count(least=1), print_mm=12, help="从开始日期算起几天；不填的到年底。"),
        Field(ContestPattern.judging, "计分方法", Choice(words.JUDGING), print_mm=22, default=words.PLAIN),
        Field(ContestPattern.precedence, "排名依据", Text(120), listed=False),
        Field(ContestPattern.items, "评分项目", LongText(), listed=False, help="一行一项：项目，种类，满分，权重，评分细则。"),
        Field(ContestPattern.grades, "奖项", LongText(), listed=False, help="一行一项：奖项，名额，每名奖金，评定依据。"),
        Field(ContestPattern.purpose, "指导思想", LongText(), listed=False),
        Field(ContestPattern.content, "竞赛内容", LongText(), listed=False),
        Field(ContestPattern.demands, "要求", LongText(), listed=False),
        Field(ContestPattern.own, "本单位的样板", Flag(), listed=False, default=True),
    ),
    order=("id",), match=(("name",),),
)  # fmt: skip

JOINT_WORK: Ledger = Ledger(
    code="contests.joint_work", title="义务劳动和工团活动", tab="劳动竞赛", group=GROUP, row=JointWork, files=True, counter="次", when="day",
    name=lambda: JointWork.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="工会和团组织一起开展的义务劳动、降本增效活动，一次一行。",
    fields=(
        Field(JointWork.name, "活动内容", Text(80), required=True, print_mm=60, aliases=("名称", "活动名称", "任务")),
        Field(JointWork.kind, "活动类型", Choice(words.JOINT_KIND), print_mm=24),
        Field(JointWork.day, "日期", Day(ahead=AHEAD), required=True, print_mm=20, aliases=("活动日期", "时间")),
        Field(JointWork.organiser, "组织单位", Text(60), print_mm=36, aliases=("主办",)),
        Field(JointWork.heads, "参加人数", Count(), print_mm=16, total=True, aliases=("人数",)),
        Field(JointWork.hours, "工时", Count(), print_mm=14, total=True, help="一共多少小时。"),
        Field(JointWork.effect, "成效", LongText(), print_mm=60, aliases=("效果",)),
        Field(JointWork.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("name", "day"),),
    presets=(Preset("year", "本年", lambda day: extract("year", JointWork.day) == day.year),),
)  # fmt: skip
