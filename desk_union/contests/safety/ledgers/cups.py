"""安康杯 of a year with its 十个一, its targets and who takes part, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from desk_union.contests.safety import rules
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import SafetyCup, SafetyEntrant, SafetyTarget, SafetyTask
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Phone, Points, Ref, Text, Year
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset
from desk_union.members.ledgers import UNITS
from desk_union.members.tables import Unit

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

TAB, GROUP = "劳动竞赛", "安康杯"
_ENTRY, _PLAN = "报名表", "方案"


def _cups() -> Ledger:
    return CUPS


def _tasks() -> Ledger:
    return TASKS


def _targets() -> Ledger:
    return TARGETS


def _entrants() -> Ledger:
    return ENTRANTS


def _tasks_done(*, done: bool) -> ColumnElement[Any]:
    counted = select(func.count(SafetyTask.id)).where(SafetyTask.cup == SafetyCup.id)
    if done:
        counted = counted.where(SafetyTask.done_on.is_not(None))
    return counted.correlate(SafetyCup).scalar_subquery()


def late(day: date) -> ColumnElement[bool]:
    return and_(SafetyTask.done_on.is_(None), SafetyTask.due_on < day)


CUPS: Ledger = Ledger(
    code="contests.cups", title="安康杯台账", tab=TAB, group=GROUP, row=SafetyCup, files=True, counter="届", called="2025年安康杯竞赛",
    name=lambda: SafetyCup.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每年的安康杯竞赛一行：方案、考核小组、报名表上的数、评比结果；“十个一”和零事故目标在下面。",
    fields=(
        Field(SafetyCup.year, "年度", Year(), required=True, fixed=True, print_mm=16),
        Field(SafetyCup.title, "名称", Text(60), required=True, print_mm=56, aliases=("竞赛名称",)),
        Field(SafetyCup.theme, "主题", Text(80), print_mm=50),
        Field(SafetyCup.organiser, "主办", Text(60), print_mm=30, aliases=("主办单位",)),
        Field(SafetyCup.leader, "领导小组组长", Text(30), print_mm=26, aliases=("组长",)),
        Derived(key="tasks", label="十个一", kind=Count(), sql=lambda _day: _tasks_done(done=False), print_mm=16),
        Derived(key="done", label="已完成", kind=Count(), sql=lambda _day: _tasks_done(done=True), print_mm=16),
        Field(SafetyCup.result, "评比结果", Choice(words.CUP_RESULT), print_mm=30, aliases=("获奖情况",)),
        Field(SafetyCup.starts_on, "开始日期", Day(ends="ends_on"), listed=False, group=_PLAN),
        Field(SafetyCup.ends_on, "结束日期", Day(), listed=False, group=_PLAN),
        Field(SafetyCup.body, "考核小组", LongText(), listed=False, group=_PLAN, aliases=("考核小组成员", "领导小组成员")),
        Field(SafetyCup.plan, "活动方案", LongText(), listed=False, group=_PLAN, aliases=("方案细则", "方案")),
        Field(SafetyCup.industry, "行业", Text(40), listed=False, group=_ENTRY),
        Field(SafetyCup.address, "地址", Text(80), listed=False, group=_ENTRY),
        Field(SafetyCup.staff, "职工总数", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.women, "女职工", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.migrants, "农民工", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.entrants, "参赛职工", Count(), listed=False, group=_ENTRY, aliases=("参赛人数",)),
        Field(SafetyCup.teams, "班组数", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.entrant_teams, "参赛班组", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.contact, "联系人", Text(30), listed=False, group=_ENTRY),
        Field(SafetyCup.phone, "联系电话", Phone(), listed=False, group=_ENTRY, aliases=("电话",)),
        Field(SafetyCup.department, "安全机构", Text(40), listed=False, group=_ENTRY),
        Field(SafetyCup.full_time, "专职安全员", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.part_time, "兼职安全员", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.minor, "近三年轻伤", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.serious, "近三年重伤", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.fatal, "近三年死亡", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.illnesses, "近三年职业病", Count(), listed=False, group=_ENTRY),
        Field(SafetyCup.spent, "投入经费", Money(), listed=False, group=_ENTRY),
        Field(SafetyCup.opinion, "单位意见", LongText(), listed=False, group=_ENTRY),
        Field(SafetyCup.note, "备注", LongText(), listed=False),
    ),
    order=("-year",), match=(("year",),), parts=(Part(_tasks, "cup"), Part(_targets, "cup"), Part(_entrants, "cup")), checks=(rules.check_cup,),
)  # fmt: skip

TASKS: Ledger = Ledger(
    code="contests.cup_tasks", title="安康杯（十个一）", tab=TAB, group=GROUP, row=SafetyTask, counter="项", files=True,
    name=lambda: SafetyTask.what,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="“十个一”每项谁负责、什么时候完成、凭什么证明；在安康杯台账里用“列出十个一”自动列好，各地说法不同可以改。",
    fields=(
        Field(SafetyTask.cup, "安康杯", Ref(_cups), required=True, print_mm=44),
        Field(SafetyTask.place, "序号", Count(), default=1, print_mm=12),
        Field(SafetyTask.what, "内容", Text(80), required=True, print_mm=70, aliases=("项目", "要求")),
        Field(SafetyTask.owner, "责任人", Text(40), print_mm=24, aliases=("负责人", "责任单位")),
        Field(SafetyTask.due_on, "完成期限", Day(), print_mm=22),
        Field(SafetyTask.done_on, "完成日期", Day(ahead=0), print_mm=22),
        Field(SafetyTask.proof, "佐证", Text(80), print_mm=40, aliases=("证明", "完成情况")),
        Field(SafetyTask.note, "备注", Text(120), listed=False),
    ),
    order=("-cup", "place", "id"), match=(("cup", "what"),),
    presets=(Preset("open", "没有完成", lambda _day: SafetyTask.done_on.is_(None)), Preset("late", "超期没有完成", late)),
)  # fmt: skip

TARGETS: Ledger = Ledger(
    code="contests.cup_targets", title="安康杯（安全目标）", tab=TAB, group=GROUP, row=SafetyTarget, counter="项",
    name=lambda: SafetyTarget.what,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="全年的安全目标，如死亡事故0起；年底填实际数。",
    fields=(
        Field(SafetyTarget.cup, "安康杯", Ref(_cups), required=True, print_mm=60),
        Field(SafetyTarget.place, "序号", Count(), default=1, print_mm=14),
        Field(SafetyTarget.what, "目标项目", Text(60), required=True, print_mm=70, aliases=("项目", "指标")),
        Field(SafetyTarget.most, "目标不超过", Count(), required=True, default=0, print_mm=26, aliases=("目标", "目标值")),
        Field(SafetyTarget.actual, "实际", Count(), print_mm=22, aliases=("实际数",)),
        Field(SafetyTarget.note, "备注", Text(120), print_mm=50),
    ),
    order=("-cup", "place", "id"), match=(("cup", "what"),),
    presets=(
        Preset("zero", "零目标", lambda _day: SafetyTarget.most == 0),
        Preset("missed", "超过目标", lambda _day: SafetyTarget.actual > SafetyTarget.most),
    ),
)  # fmt: skip

ENTRANTS: Ledger = Ledger(
    code="contests.cup_entrants", title="安康杯（参赛单位）", tab=TAB, group=GROUP, row=SafetyEntrant, counter="个",
    name=lambda: func.coalesce(select(Unit.name).where(Unit.id == SafetyEntrant.unit).correlate(SafetyEntrant).scalar_subquery(), SafetyEntrant.name, ""),
    help="参加安康杯的分会、班组，人数和评比结果。",
    fields=(
        Field(SafetyEntrant.cup, "安康杯", Ref(_cups), required=True, print_mm=50),
        Field(SafetyEntrant.unit, "分会、小组", Ref(lambda: UNITS), print_mm=44),
        Field(SafetyEntrant.name, "参赛单位", Text(60), print_mm=44, aliases=("参赛班组", "单位名称"), help="会员台账里没有的写名称。"),
        Field(SafetyEntrant.heads, "参赛人数", Count(), print_mm=22, total=True),
        Field(SafetyEntrant.women, "其中女职工", Count(), print_mm=24, total=True),
        Field(SafetyEntrant.score, "考核得分", Points(), print_mm=22, aliases=("得分",)),
        Field(SafetyEntrant.result, "评比结果", Choice(words.CUP_RESULT), print_mm=30),
        Field(SafetyEntrant.note, "备注", Text(120), listed=False),
    ),
    order=("-cup", "id"), match=(("cup", "unit"), ("cup", "name")), checks=(rules.check_entrant,),
)  # fmt: skip
