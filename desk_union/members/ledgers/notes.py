"""走访谈心随记: what was heard and promised, of a person or a unit, and when to see to it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import extract, func, select

from desk_union.basis import days
from desk_union.describe.kinds import Choice, Day, LongText, Ref, Text
from desk_union.describe.ledger import Fault, Field, Ledger, Preset
from desk_union.members import dictionaries as words
from desk_union.members.ledgers.membership import people
from desk_union.members.ledgers.units import UNITS
from desk_union.members.tables import FollowNote, Person, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

NEXT_AHEAD = 3660  # days; a later one was mistyped


def check_note(values: Values) -> Sequence[Fault]:
    """A note is about somebody, and what comes next comes later."""
    found = []
    if values.get("person") is None and values.get("unit") is None:
        found.append(Fault("person", "没有写是谁、哪个单位的。", "请填写人员或者单位，两样都填也行。"))
    day, again = values.get("day"), values.get("next_on")
    if day is not None and again is not None and again <= day:
        told = days.show_day(again)
        found.append(Fault("next_on", f"下次日期{told}不在这次之后。", "请填这次以后的日期，或者清空。"))
    if values.get("next_words") and again is None:
        found.append(Fault("next_words", "写了下次做什么，没有写哪一天。", "请填写下次日期，到时提醒。"))
    return found


def _name() -> ColumnElement[str]:
    whom = func.coalesce(
        select(Person.name).where(Person.id == FollowNote.person).scalar_subquery(),
        select(Unit.name).where(Unit.id == FollowNote.unit).scalar_subquery(),
        "",
    )
    return func.concat(whom, " ", func.replace(FollowNote.day, "-", "."), " ", FollowNote.kind)


NOTES = Ledger(
    code="members.notes", title="走访谈心随记", tab="会员台账", group="人员", row=FollowNote, when="day", name=_name,
    help="同一个人、一个单位谈过什么、答应过什么、下次什么时候再去，随手记下。内容是隐私：平时隐去，打印、导出默认不带，看了、带了会留下记录。"
    "填了下次日期，到时工作台会提醒。要计入数字的走访慰问、谈心，登记在送温暖。",
    empty="还没有随记。在会员档案或单位页里新增一条。",
    fields=(
        Field(FollowNote.day, "日期", Day(ahead=0), required=True, print_mm=22, aliases=("谈话日期", "走访日期", "时间")),
        Field(FollowNote.person, "姓名", Ref(people), print_mm=22, aliases=("谈话对象", "走访对象", "职工姓名")),
        Field(FollowNote.unit, "单位/小组", Ref(lambda: UNITS), print_mm=34, aliases=("单位", "走访单位"), help="同一个单位谈的填这里。"),
        Field(FollowNote.kind, "方式", Choice(words.NOTED), required=True, default="谈心", print_mm=16, aliases=("种类", "形式")),
        Field(FollowNote.who, "谈话人", Text(40), print_mm=22, aliases=("走访人", "经手人")),
        Field(FollowNote.words, "谈了什么", LongText(), required=True, private=True, print_mm=80, aliases=("内容", "谈话内容", "情况")),
        Field(FollowNote.next_on, "下次日期", Day(ahead=NEXT_AHEAD), print_mm=22, aliases=("下次走访日期", "回访日期"), help="到那天工作台会提醒；改了、清空了，提醒跟着变。"),
        Field(FollowNote.next_words, "下次做什么", Text(60), print_mm=44, aliases=("下一步",), help="写在提醒里，别写隐私。不填就是“再次走访谈心”。"),
    ),
    order=("-day", "-id"), match=(("day", "person", "unit", "kind"), ("day", "person", "kind"), ("day", "unit", "kind")), checks=(check_note,),
    presets=(
        Preset("year", "本年", lambda day: extract("year", FollowNote.day) == day.year),
        Preset("next", "定了下次的", lambda day: FollowNote.next_on >= day),
        Preset("people", "个人的", lambda _day: FollowNote.person.is_not(None)),
        Preset("units", "单位的", lambda _day: FollowNote.unit.is_not(None)),
    ),
)  # fmt: skip
