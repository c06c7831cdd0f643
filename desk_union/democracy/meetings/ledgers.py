"""Meetings with attendance and follow-ups, participation, and violations as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import share
from desk_union.democracy.meetings.tables import Meeting, MeetingPerson, MeetingTask, Participation, Violation
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ratio, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.store.judging import only_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, GROUP = "民主管理", "会议与参与"


def _meetings() -> Ledger:
    return MEETINGS


def _persons() -> Ledger:
    return ATTENDANCE


def _tasks() -> Ledger:
    return TASKS


def came(day: date) -> ColumnElement[bool]:
    return by_then(MeetingPerson.came_on, day)


def called(day: date, *states: str) -> ColumnElement[Any]:
    """How many are listed by name, in one of these states."""
    held = select(func.count(MeetingPerson.id)).where(MeetingPerson.meeting == Meeting.id, came(day))
    return (held.where(MeetingPerson.state.in_(states)) if states else held).correlate(Meeting).scalar_subquery()


def _listed_else(day: date, typed: Any, *states: str) -> ColumnElement[Any]:
    return case((called(day) > 0, called(day, *states)), else_=typed)


def were_due(day: date) -> ColumnElement[Any]:
    return _listed_else(day, Meeting.due)


def were_there(day: date) -> ColumnElement[Any]:
    """Who came late came."""
    return _listed_else(day, Meeting.present, words.PRESENT, words.LATE)


def _check_meeting(values: Values) -> Sequence[Fault]:
    due, present = values.get("due"), values.get("present")
    if due is not None and present is not None and present > due:
        return [Fault("present", f"到会{present}人，多于应到的{due}人。", "请核对人数。")]
    return []


MEETINGS: Ledger = Ledger(
    code="democracy.meetings", title="会议与学习记录", counter="次", tab=TAB, group=GROUP, row=Meeting, files=True, when="day",
    name=lambda: func.concat(Meeting.day, " ", func.coalesce(Meeting.title, Meeting.kind)),
    help="委员会会议、例会、主席会议、学习：议题、决定、谁到了谁迟到、要办的事。按名单点名的，人数由程序算。",
    fields=(
        Field(Meeting.day, "会议日期", Day(ahead=366), required=True, print_mm=22, aliases=("日期", "召开日期", "时间")),
        Field(Meeting.kind, "会议类别", Choice(words.MEETING_KIND), required=True, default=words.COMMITTEE_MEETING, print_mm=30, aliases=("类别", "会议类型")),
        Field(Meeting.title, "会议名称", Text(80), print_mm=44, aliases=("名称", "主题")), Field(Meeting.chair, "主持人", Text(40), print_mm=20),
        Derived(key="were_due", label="应到", kind=Count(), sql=were_due, print_mm=12), Derived(key="were_there", label="到会", kind=Count(), sql=were_there, print_mm=12),
        Derived(key="late", label="迟到", kind=Count(), sql=lambda day: called(day, words.LATE), print_mm=12), Derived(key="absent", label="缺席", kind=Count(), sql=lambda day: called(day, words.ABSENT), print_mm=12),
        Derived(key="rate", label="出席率", kind=Ratio(), sql=lambda day: share(were_there(day), were_due(day)), print_mm=16),
        Field(Meeting.topics, "议题", LongText(), print_mm=40, aliases=("内容", "会议内容", "议程")), Field(Meeting.decisions, "决定事项", LongText(), print_mm=40, aliases=("决议", "决定", "会议决定")),
        Field(Meeting.due, "应到人数", Count(), listed=False), Field(Meeting.present, "到会人数", Count(), listed=False, aliases=("实到人数", "参加人数")),
        Field(Meeting.unit, "召开单位", Ref(lambda: UNITS), listed=False, aliases=("班组", "小组"), help="小组、分会自己的会填这里。"),
        Field(Meeting.place, "地点", Text(60), listed=False), Field(Meeting.recorder, "记录人", Text(40), listed=False), Field(Meeting.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "kind", "title"), ("day", "kind")), checks=(_check_meeting,), parts=(Part(_persons, "meeting"), Part(_tasks, "meeting")),
)  # fmt: skip

ATTENDANCE: Ledger = Ledger(
    code="democracy.attendance", title="会议到会情况", counter="人次", tab=TAB, group=GROUP, row=MeetingPerson, name=lambda: of_person(MeetingPerson.person, MeetingPerson.state),
    help="每次会议谁到了、谁迟到、谁请假、谁缺席。",
    fields=(
        Field(MeetingPerson.meeting, "会议", Ref(_meetings), required=True, print_mm=70), Field(MeetingPerson.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=30, aliases=("职工姓名",)),
        Field(MeetingPerson.state, "到会情况", Choice(words.ATTENDANCE), required=True, default=words.PRESENT, print_mm=30, aliases=("出勤", "情况")), Field(MeetingPerson.came_on, "到会日期", Day(ahead=0), listed=False, aliases=("补学日期",), help="不填就是开会那天；会后补学、补课的填补的那天。"),
        Field(MeetingPerson.note, "备注", LongText(), print_mm=60, aliases=("原因",)),
    ),
    order=("-meeting", "id"), match=(("meeting", "person"),), settle=only_once(_persons, "meeting", "person"), presets=(Preset("late", "迟到、缺席", lambda _day: MeetingPerson.state.in_((words.LATE, words.ABSENT))),),
)  # fmt: skip


def overdue(day: date) -> ColumnElement[bool]:
    return and_(or_(MeetingTask.done_on.is_(None), MeetingTask.done_on > day), MeetingTask.due_on < day)


TASKS: Ledger = Ledger(
    code="democracy.tasks", title="会议决定的落实", counter="件", tab=TAB, group=GROUP, row=MeetingTask, when="due_on",
    name=lambda: func.substr(MeetingTask.content, 1, 30),
    help="会上定下来的事由谁办、什么时候办完。到期没办的，工作台会提醒。",
    fields=(
        Field(MeetingTask.meeting, "会议", Ref(_meetings), required=True, print_mm=50), Field(MeetingTask.content, "要办的事", Text(200), required=True, print_mm=80, aliases=("事项", "内容")),
        Field(MeetingTask.owner, "承办人", Text(40), print_mm=24, aliases=("责任人", "负责人")), Field(MeetingTask.due_on, "完成期限", Day(), print_mm=24, aliases=("期限",)),
        Field(MeetingTask.done_on, "完成日期", Day(ahead=0), print_mm=24), Field(MeetingTask.result, "完成情况", LongText(), print_mm=44, aliases=("落实情况",)),
    ),
    order=("due_on", "id"), match=(("meeting", "content"),),
    presets=(Preset("open", "没有完成", lambda _day: MeetingTask.done_on.is_(None)), Preset("overdue", "过期没有完成", overdue)),
)  # fmt: skip

PARTICIPATIONS: Ledger = Ledger(
    code="democracy.participations", title="参与监督记录", counter="次", tab=TAB, group=GROUP, row=Participation, files=True, when="day",
    name=lambda: func.concat(Participation.day, " ", Participation.title),
    help="工会代表参加竞聘、采购、招投标等工作的情况和意见。",
    fields=(
        Field(Participation.day, "日期", Day(ahead=0), required=True, print_mm=22), Field(Participation.kind, "事项类别", Choice(words.TAKING_PART), required=True, print_mm=24, aliases=("类别",)),
        Field(Participation.title, "事项", Text(120), required=True, print_mm=60, aliases=("内容", "名称")), Field(Participation.representatives, "工会代表", Text(80), print_mm=36, aliases=("参加人", "代表")),
        Field(Participation.opinion, "提出的意见", LongText(), print_mm=50, aliases=("意见",)), Field(Participation.result, "结果", LongText(), print_mm=50), Field(Participation.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "title"),),
)  # fmt: skip

VIOLATIONS: Ledger = Ledger(
    code="democracy.violations", title="违纪违法登记", counter="例", tab=TAB, group=GROUP, row=Violation, files=True, when="day",
    name=lambda: func.concat(Violation.day, " ", Violation.kind),
    help="本单位发生的违纪违法事件；全年没有的，总结里就是“未出现一例”。姓名不打印。",
    fields=(
        Field(Violation.day, "日期", Day(ahead=0), required=True, print_mm=24), Field(Violation.kind, "类别", Choice(words.VIOLATION), required=True, print_mm=34),
        Field(Violation.who, "当事人", Text(40), private=True, print_mm=24, aliases=("姓名",)), Field(Violation.content, "事由", LongText(), required=True, print_mm=90, aliases=("内容",)),
        Field(Violation.handling, "处理情况", LongText(), print_mm=70, aliases=("处理",)), Field(Violation.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "kind", "content"),),
)  # fmt: skip

LEDGERS = (MEETINGS, ATTENDANCE, TASKS, PARTICIPATIONS, VIOLATIONS)
