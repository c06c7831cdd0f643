"""提醒 as the clerk sees it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_

from desk_union.describe import known_ledgers
from desk_union.describe.kinds import Choice, Day, LongText, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.reminders import linking
from desk_union.reminders.recurring import ONCE, REPEATS
from desk_union.reminders.tables import Reminder
from desk_union.store import anyrow
from desk_union.store.judging import line_by_line, settling

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

SOON = timedelta(days=7)  # so long before its day it stands on 工作台


def _reminders() -> Ledger:
    return REMINDERS


def open_by(day: date) -> ColumnElement[bool]:
    """Not seen to, and due by a day."""
    return and_(Reminder.done_on.is_(None), Reminder.day <= day)


REMINDERS: Ledger = Ledger(
    code="reminders.reminders", title="提醒", tab="报表", group="提醒", row=Reminder, counter="条",
    name=lambda: Reminder.words,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="到哪天提醒做什么。可以连着任何一本台账的一条（在那本台账里选中它，办“提醒我”，自己就填好了），也可以不连。到期前七天起摆在工作台上，办好了按“已办”，要推迟按“改期”；每周、每月、每季、每年的，办完一次自动登记下一次。",
    empty="还没有提醒。在任何台账里选中一条，按 Ctrl+Shift+A；或者在这里新增。",
    fields=(
        Field(Reminder.day, "日期", Day(), required=True, print_mm=22, aliases=("提醒日期", "哪天")),
        Field(Reminder.words, "提醒什么", Text(120), required=True, print_mm=70, aliases=("内容", "事项")),
        Field(Reminder.source, "哪本台账", Choice(known_ledgers.LEDGER), print_mm=36, aliases=("台账",)),
        Field(Reminder.named, "哪一条", Text(200), print_mm=50, aliases=("名称", "编号"), help="台账里那一条的名称或编号；同名的后面写行号，如“张三 #12”。"),
        Derived(key="target", label="那一条", kind=Text(), sql=lambda _day: anyrow.state(Reminder.owner_table, Reminder.owner_id), print_mm=16, help="连着的那一条还在不在台账里；恢复了又会写“在”。"),
        Field(Reminder.repeats, "重复", Choice(REPEATS), required=True, default=ONCE, print_mm=16),
        Field(Reminder.until, "到哪天为止", Day(), print_mm=22, listed=False, aliases=("截止", "截止日期"), help="重复的提醒到这一天为止；不填就一直提醒。"),
        Field(Reminder.done_on, "办完日期", Day(ahead=0), print_mm=22, aliases=("已办", "完成日期")),
        Field(Reminder.who, "谁办", Text(40), print_mm=20, aliases=("经手人", "负责人")),
        Field(Reminder.note, "备注", LongText(), listed=False),
    ),
    order=("day", "id"), match=(("day", "words", "source", "named"), ("day", "words")), checks=(linking.check,),
    together=line_by_line(linking.judge), settle=settling(_reminders, linking.judge, linking.settle),
    presets=(
        Preset("open", "没有办的", lambda _day: Reminder.done_on.is_(None)),
        Preset("due", "到期的", open_by),
        Preset("soon", "七天内的", lambda day: open_by(day + SOON)),
        Preset("recurring", "重复的", lambda _day: Reminder.repeats != ONCE),
        Preset("done", "办完的", lambda _day: Reminder.done_on.is_not(None)),
        Preset("gone", "那一条已删除", lambda _day: anyrow.state(Reminder.owner_table, Reminder.owner_id) == anyrow.GONE),
    ),
)  # fmt: skip

LEDGERS = (REMINDERS,)
