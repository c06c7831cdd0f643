"""工人先锋号 applications with their papers, and inspections of service windows, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select

from desk_union.contests.teams import rules
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers.work_teams import TEAMS
from desk_union.contests.teams.tables import Pioneer, PioneerPaper, ServiceVisit, WorkTeam
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.store import stages

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

TAB, GROUP = "劳动竞赛", "工人先锋号"
_WAY, _STOP = "办理", "不得申报的情形"


def _pioneers() -> Ledger:
    return PIONEERS


def _papers() -> Ledger:
    return PAPERS


def lacking() -> ColumnElement[Any]:
    """How many papers of an application are not ready."""
    counted = select(func.count(PioneerPaper.id)).where(PioneerPaper.pioneer == Pioneer.id, PioneerPaper.ready_on.is_(None))
    return counted.correlate(Pioneer).scalar_subquery()


def unmended(day: date) -> ColumnElement[bool]:
    """Something was to be mended after an inspection and is not, on ``day``."""
    asked = or_(ServiceVisit.mending.is_not(None), ServiceVisit.mend_by.is_not(None))
    return and_(asked, or_(ServiceVisit.mended_on.is_(None), ServiceVisit.mended_on > day))


PIONEERS: Ledger = Ledger(
    code="contests.pioneers", title="工人先锋号台账", tab=TAB, group=GROUP, row=Pioneer, files=True, when="applied_on",
    name=lambda: func.concat(
        select(WorkTeam.name).where(WorkTeam.id == Pioneer.team).correlate(Pioneer).scalar_subquery(), " ", Pioneer.level, "工人先锋号",
    ),
    help="工人先锋号从创建计划、申报、公示、验收到命名；材料逐件打勾，有不得申报情形的提醒。",
    fields=(
        Serial(Pioneer.number, "编号", "先-{year}-{n:03}", day="applied_on", print_mm=26),
        Field(Pioneer.team, "班组", Ref(lambda: TEAMS), required=True, print_mm=44, aliases=("集体名称", "班组名称")),
        Field(Pioneer.level, "级别", Choice(words.PIONEER_LEVEL), required=True, default="企业", print_mm=18),
        Field(Pioneer.stage, "办理情况", words.PIONEER_STAGE, required=True, default=words.PLANNED, print_mm=22, aliases=("状态",)),
        Field(Pioneer.applied_on, "申报日期", Day(ahead=0), print_mm=22, group=_WAY),
        Derived(key="lacking", label="缺材料", kind=Count(), sql=lambda _day: lacking(), print_mm=18),
        Field(Pioneer.granted_on, "命名日期", Day(ahead=0), print_mm=22, group=_WAY, aliases=("授予日期", "获得日期")),
        Field(Pioneer.document, "文号", Text(60), print_mm=36, group=_WAY, aliases=("命名文号",)),
        Field(Pioneer.withdrawn_on, "撤销日期", Day(ahead=0), print_mm=22, group=_WAY),
        Field(Pioneer.plan, "创建计划", LongText(), listed=False),
        Field(Pioneer.deeds, "主要事迹", LongText(), listed=False),
        Field(Pioneer.past_honours, "曾获荣誉", LongText(), listed=False),
        Field(Pioneer.wages_owed, "拖欠工资或保险", Flag(), listed=False, group=_STOP),
        Field(Pioneer.no_union, "没有工会职代会合同", Flag(), listed=False, group=_STOP, help="没有建立工会、职代会或集体合同制度。"),
        Field(Pioneer.accident, "三年内事故职业病", Flag(), listed=False, group=_STOP),
        Field(Pioneer.shown_from, "公示开始", Day(), listed=False, group=_WAY),
        Field(Pioneer.shown_until, "公示截止", Day(), listed=False, group=_WAY, help="不少于5个工作日。"),
        Field(Pioneer.inspected_on, "验收日期", Day(ahead=0), listed=False, group=_WAY),
        Field(Pioneer.inspection, "验收意见", LongText(), listed=False, group=_WAY),
        *stages.columns(Pioneer.stage, words.PIONEER_STAGE, listed=False),
        Field(Pioneer.note, "备注", LongText(), listed=False),
    ),
    order=("-applied_on", "-id"), match=(("number",), ("team", "level", "applied_on"), ("team", "level")), parts=(Part(_papers, "pioneer"),),
    checks=(rules.PIONEER_DAYS, rules.check_stop_list),
    presets=(
        *stages.presets(Pioneer.stage, words.PIONEER_STAGE),
        Preset("lacking", "材料不齐", lambda _day: and_(Pioneer.stage.in_((words.APPLIED, words.SHOWN, words.INSPECTED)), lacking() > 0)),
    ),
)  # fmt: skip

PAPERS: Ledger = Ledger(
    code="contests.pioneer_papers", title="工人先锋号（材料）", tab=TAB, group=GROUP, row=PioneerPaper, counter="件",
    name=lambda: PioneerPaper.paper,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="申报要交的材料，备齐的填日期；用“列出申报材料”自动列好。",
    fields=(
        Field(PioneerPaper.pioneer, "申报", Ref(_pioneers), required=True, print_mm=60),
        Field(PioneerPaper.place, "序号", Count(), default=1, print_mm=14),
        Field(PioneerPaper.paper, "材料", Text(60), required=True, print_mm=70, aliases=("材料名称",)),
        Field(PioneerPaper.copies, "份数", Count(), print_mm=16),
        Field(PioneerPaper.ready_on, "备齐日期", Day(ahead=0), print_mm=24),
        Field(PioneerPaper.note, "备注", Text(120), print_mm=50),
    ),
    order=("pioneer", "place", "id"), match=(("pioneer", "paper"),),
)  # fmt: skip

SERVICE: Ledger = Ledger(
    code="contests.service_visits", title="文明优质服务检查台账", tab=TAB, group="文明窗口", row=ServiceVisit, files=True, when="day", counter="次",
    name=lambda: func.concat(ServiceVisit.outlet, " ", ServiceVisit.day),
    help="文明窗口、优质服务检查，查一处一行：文明用语、环境、效率，整改意见；不够资格的收回奖牌。",
    fields=(
        Field(ServiceVisit.day, "检查日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期",)),
        Field(ServiceVisit.outlet, "受检网点", Text(60), required=True, print_mm=40, aliases=("窗口", "网点", "单位", "受检单位")),
        Field(ServiceVisit.inspectors, "检查人", Text(60), print_mm=28, aliases=("检查组",)),
        Field(ServiceVisit.manners, "文明用语", Choice(words.MANNERS), print_mm=18),
        Field(ServiceVisit.surroundings, "环境", Choice(words.MANNERS), print_mm=14),
        Field(ServiceVisit.speed, "效率", Choice(words.MANNERS), print_mm=14),
        Field(ServiceVisit.findings, "发现问题", LongText(), print_mm=40, aliases=("问题",)),
        Field(ServiceVisit.mending, "整改意见", LongText(), print_mm=34, aliases=("整改要求",)),
        Field(ServiceVisit.mended_on, "整改完成日期", Day(ahead=0), print_mm=22),
        Field(ServiceVisit.withdrawn_on, "收回奖牌日期", Day(ahead=0), print_mm=22),
        Field(ServiceVisit.team, "班组", Ref(lambda: TEAMS), listed=False),
        Field(ServiceVisit.mend_by, "整改期限", Day(), listed=False),
        Field(ServiceVisit.plaque, "奖牌名称", Text(40), listed=False, aliases=("奖牌",)),
        Field(ServiceVisit.reason, "收回原因", Text(120), listed=False),
        Field(ServiceVisit.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("outlet", "day"),), checks=(rules.VISIT_DAYS, rules.check_visit),
    presets=(
        Preset("unmended", "整改没有完成", unmended),
        Preset("withdrawn", "收回了奖牌", lambda _day: ServiceVisit.withdrawn_on.is_not(None)),
        Preset("year", "本年", lambda day: extract("year", ServiceVisit.day) == day.year),
    ),
)  # fmt: skip
