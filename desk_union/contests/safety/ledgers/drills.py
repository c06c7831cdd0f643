"""Drills, the plans that they follow, and incidents, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, extract, func, or_

from desk_union.contests.safety import rules
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import EmergencyPlan, SafetyDrill, SafetyIncident
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Ref, Text
from desk_union.describe.ledger import Field, Ledger, Preset
from desk_union.members.ledgers import UNITS

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

TAB, GROUP = "劳动竞赛", "演练和事故"


def in_force(day: date) -> ColumnElement[bool]:
    """The plan had been issued and not withdrawn by ``day``."""
    return and_(
        or_(EmergencyPlan.issued_on.is_(None), EmergencyPlan.issued_on <= day),
        or_(EmergencyPlan.ended_on.is_(None), EmergencyPlan.ended_on > day),
    )


PLANS: Ledger = Ledger(
    code="contests.emergency_plans", title="应急预案台账", tab=TAB, group=GROUP, row=EmergencyPlan, files=True, counter="个", present="now", called="火灾应急预案",
    instead="不再用的请填“废止日期”。",
    name=lambda: EmergencyPlan.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="应急预案，一个版本一行；换了新版的，旧版填废止日期。处置步骤可以打印上墙。",
    fields=(
        Field(EmergencyPlan.name, "预案名称", Text(60), required=True, print_mm=70, aliases=("名称",)),
        Field(EmergencyPlan.kind, "类别", Choice(words.DRILL_KIND), print_mm=30, aliases=("预案类别",)),
        Field(EmergencyPlan.version, "版本", Text(20), print_mm=22),
        Field(EmergencyPlan.issued_on, "发布日期", Day(), print_mm=24),
        Field(EmergencyPlan.ended_on, "废止日期", Day(), print_mm=24),
        Field(EmergencyPlan.posted, "已上墙", Flag(), print_mm=18),
        Field(EmergencyPlan.document, "文号", Text(60), print_mm=40),
        Field(EmergencyPlan.steps, "处置步骤", LongText(), listed=False),
        Field(EmergencyPlan.note, "备注", LongText(), listed=False),
    ),
    order=("name", "-issued_on", "id"), match=(("name", "version"), ("name",)), checks=(rules.check_plan,),
    presets=(Preset("now", "现行的", in_force), Preset("unposted", "没有上墙", lambda day: and_(in_force(day), EmergencyPlan.posted.is_not(True)))),
)  # fmt: skip

DRILLS: Ledger = Ledger(
    code="contests.drills", title="演练台账", tab=TAB, group=GROUP, row=SafetyDrill, files=True, when="day", counter="次",
    name=lambda: func.concat(SafetyDrill.title, " ", SafetyDrill.day),
    help="消防疏散等应急演练，一次一行：谁组织、多少人、暴露什么问题、怎样改进。",
    fields=(
        Field(SafetyDrill.day, "演练日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "演练时间")),
        Field(SafetyDrill.title, "演练名称", Text(60), required=True, print_mm=54, aliases=("名称", "演练项目", "演练内容")),
        Field(SafetyDrill.kind, "演练类别", Choice(words.DRILL_KIND), print_mm=24, aliases=("类别", "类型")),
        Field(SafetyDrill.place, "地点", Text(60), print_mm=30, aliases=("演练地点",)),
        Field(SafetyDrill.organiser, "组织单位", Text(60), print_mm=30, aliases=("组织者",)),
        Field(SafetyDrill.heads, "参加人次", Count(), print_mm=20, total=True, aliases=("参加人数", "人数")),
        Field(SafetyDrill.problems, "暴露问题", LongText(), print_mm=44, aliases=("存在问题",)),
        Field(SafetyDrill.mending, "改进措施", LongText(), print_mm=36, aliases=("改进",)),
        Field(SafetyDrill.plan, "应急预案", Ref(lambda: PLANS), listed=False, aliases=("预案",)),
        Field(SafetyDrill.minutes, "用时（分钟）", Count(), listed=False, aliases=("用时",)),
        Field(SafetyDrill.course, "演练过程", LongText(), listed=False, aliases=("过程",)),
        Field(SafetyDrill.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "title"),),
    presets=(Preset("year", "本年", lambda day: extract("year", SafetyDrill.day) == day.year),),
)  # fmt: skip

INCIDENTS: Ledger = Ledger(
    code="contests.incidents", title="事故台账", tab=TAB, group=GROUP, row=SafetyIncident, files=True, when="day", counter="起",
    name=lambda: func.concat(SafetyIncident.kind, " ", SafetyIncident.day),
    help="发生的事故和险肇事件，一起一行；险肇事件不算进事故数。",
    fields=(
        Field(SafetyIncident.day, "发生日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "事故日期")),
        Field(SafetyIncident.kind, "事故类别", Choice(words.INCIDENT_KIND), required=True, print_mm=24, aliases=("类别", "事故类型")),
        Field(SafetyIncident.place, "地点", Text(60), print_mm=30),
        Field(SafetyIncident.what, "经过", LongText(), required=True, print_mm=60, aliases=("事故经过", "简要经过")),
        Field(SafetyIncident.minor, "轻伤", Count(), print_mm=14, total=True),
        Field(SafetyIncident.serious, "重伤", Count(), print_mm=14, total=True),
        Field(SafetyIncident.fatal, "死亡", Count(), print_mm=14, total=True),
        Field(SafetyIncident.loss, "直接损失", Money(), print_mm=24, total=True, aliases=("经济损失",)),
        Field(SafetyIncident.cause, "原因", LongText(), print_mm=40, aliases=("事故原因",)),
        Field(SafetyIncident.unit, "单位", Ref(lambda: UNITS), listed=False, aliases=("发生单位",)),
        Field(SafetyIncident.handling, "处理情况", LongText(), listed=False, aliases=("处理",)),
        Field(SafetyIncident.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "kind", "what"),),
    presets=(
        Preset("accidents", "事故（不含险肇）", lambda _day: SafetyIncident.kind != words.NEAR_MISS),
        Preset("year", "本年", lambda day: extract("year", SafetyIncident.day) == day.year),
    ),
)  # fmt: skip
