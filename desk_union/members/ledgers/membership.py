"""Membership events (入会, 转入, 保留, 转出, 退会, 除名, 去世): the ledger of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import extract, func, select

from desk_union.describe.kinds import Choice, Day, LongText, Ref, Text
from desk_union.describe.ledger import Field, Ledger, Preset
from desk_union.members import dictionaries as words
from desk_union.members.life import rules, settling
from desk_union.members.tables import MembershipEvent, Person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute


def people() -> Ledger:
    from desk_union.members.ledgers.people import PEOPLE

    return PEOPLE


def of_person(person: InstrumentedAttribute[int], what: object) -> ColumnElement[str]:
    """Names a row that belongs to a person: 张三 入会."""
    return select(func.concat(Person.name, " ", what)).where(Person.id == person).scalar_subquery()


def _this_month(day: date) -> ColumnElement[bool]:
    return (extract("year", MembershipEvent.day) == day.year) & (extract("month", MembershipEvent.day) == day.month)


_OF_PERSON = ("person.joined_on", "person.applied_on", "person.change_day", "person.died_on")  # where a roster tells the day

EVENTS = Ledger(
    code="members.events", title="会籍变动台账", tab="会员台账", group="会籍", row=MembershipEvent,
    name=lambda: of_person(MembershipEvent.person, MembershipEvent.kind),
    help="每一次入会、转入、保留、恢复、转出、退会、除名、去世。会员的会籍状态由这里得出。",
    fields=(
        Field(MembershipEvent.day, "变化日期", Day(ahead=366, partial=True, told_by=_OF_PERSON), required=True, print_mm=22, aliases=("会籍变化日期", "日期", "变动日期", "入会日期", "变动时间", "变化时间", "会籍变动日期", "会籍变动时间", "办理日期")),
        Field(MembershipEvent.person, "姓名", Ref(people), required=True, print_mm=22, aliases=("会员姓名", "会员", "职工姓名")),
        Field(MembershipEvent.kind, "变化类型", Choice(words.EVENT), required=True, print_mm=20, aliases=("会籍变化类型", "变动类型", "变化类别", "变动类别", "会籍变动类型", "异动类型")),
        Field(MembershipEvent.reason, "变化原因", Choice(words.EVENT_REASON), print_mm=44, aliases=("会籍变化原因", "原因", "变动原因", "会籍变动原因", "异动原因")),
        Field(MembershipEvent.approver, "批准人", Text(40), print_mm=24, aliases=("审批人", "批准单位")),
        Field(MembershipEvent.document, "文件", Text(60), print_mm=30, aliases=("文号", "依据文件", "批准文号", "批复文号", "文件号")),
        Field(MembershipEvent.other_union, "转出/转入工会", Text(80), print_mm=40, aliases=("对方工会", "转往工会", "原工会", "转入单位", "转出单位", "转往单位", "转入工会", "转出工会", "接收单位", "原单位")),
        Field(MembershipEvent.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), when="day",
    presets=(
        Preset("month", "本月变动", _this_month),
        Preset("joined", "本年新会员", lambda day: (extract("year", MembershipEvent.day) == day.year) & MembershipEvent.kind.in_(("入会", "转入"))),
        Preset("gone", "本年减少", lambda day: (extract("year", MembershipEvent.day) == day.year) & MembershipEvent.kind.in_(rules.ENDS)),
    ),
    match=(("person", "day", "kind"),), files=True,
    checks=(rules.check_event,), settle=settling.settle_events, owners=settling.persons_of_events,
)  # fmt: skip
