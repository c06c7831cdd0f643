"""群监员 and what reaches their station, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from desk_union.contests.safety import rules
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import SafetyMessage, SafetyWatcher
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Field, Ledger, Preset, Serial, open_on
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

TAB, GROUP = "劳动竞赛", "群监"


def on_duty(day: date) -> ColumnElement[bool]:
    return and_(SafetyWatcher.since <= day, open_on(SafetyWatcher, day))


def unanswered(day: date) -> ColumnElement[bool]:
    return and_(SafetyMessage.day <= day, or_(SafetyMessage.answered_on.is_(None), SafetyMessage.answered_on > day))


WATCHERS: Ledger = Ledger(
    code="contests.watchers", title="群监员台账", tab=TAB, group=GROUP, row=SafetyWatcher, counter="人", present="now",
    name=lambda: select(func.concat(Person.name, " ", SafetyWatcher.kind)).where(Person.id == SafetyWatcher.person).correlate(SafetyWatcher).scalar_subquery(),
    help="群监员、劳动保护监督检查员，记起止日期和培训学时；离任的填终止日期，不要删除。",
    fields=(
        Field(SafetyWatcher.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=30),
        Field(SafetyWatcher.unit, "所在小组", Ref(lambda: UNITS), print_mm=44, aliases=("小组", "单位", "工区")),
        Field(SafetyWatcher.kind, "身份", Choice(words.WATCHER_KIND), required=True, default=words.WATCHER, print_mm=40),
        Field(SafetyWatcher.since, "开始日期", Day(), required=True, print_mm=24, aliases=("任职日期", "聘任日期")),
        Field(SafetyWatcher.until, "终止日期", Day(), print_mm=24),
        Field(SafetyWatcher.hours, "培训学时", Count(), print_mm=20),
        Field(SafetyWatcher.certificate, "证书号", Text(40), print_mm=36, aliases=("证号",)),
        Field(SafetyWatcher.note, "备注", Text(120), listed=False),
    ),
    order=("unit", "since", "id"), match=(("person", "kind", "since"), ("person", "kind")), checks=(rules.check_period,),
    presets=(Preset("now", "现任", on_duty),),
)  # fmt: skip

MESSAGES: Ledger = Ledger(
    code="contests.safety_messages", title="安全信息台账", tab=TAB, group=GROUP, row=SafetyMessage, when="day",
    name=lambda: func.coalesce(SafetyMessage.number, SafetyMessage.what),
    help="群监员安全信息站收到的信息，转给谁办、反馈了什么。",
    fields=(
        Serial(SafetyMessage.number, "编号", "信-{year}-{n:04}", day="day", print_mm=26),
        Field(SafetyMessage.day, "收到日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期",)),
        Field(SafetyMessage.teller, "反映人", Text(40), print_mm=24, aliases=("信息来源", "群监员")),
        Field(SafetyMessage.what, "信息内容", LongText(), required=True, print_mm=76, aliases=("内容", "反映问题")),
        Field(SafetyMessage.passed_to, "转办单位", Text(60), print_mm=34, aliases=("承办单位",)),
        Field(SafetyMessage.answer, "反馈内容", LongText(), print_mm=56, aliases=("处理结果", "反馈")),
        Field(SafetyMessage.answered_on, "反馈日期", Day(ahead=0), print_mm=22),
        Field(SafetyMessage.unit, "所在小组", Ref(lambda: UNITS), listed=False),
        Field(SafetyMessage.passed_on, "转办日期", Day(ahead=0), listed=False),
        Field(SafetyMessage.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "what")), checks=(rules.check_message,),
    presets=(Preset("unanswered", "没有反馈", unanswered),),
)  # fmt: skip
