"""自设栏目: a row for each column that the office declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desk_union.describe import known_ledgers
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.describe.words import dictionary
from desk_union.own import rules, settling
from desk_union.store.ownfields import CHOICE, KINDS
from desk_union.store.tables import OwnField, OwnValue

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "本单位设置"
KIND = dictionary("own_kind", "栏目种类", *KINDS, CHOICE)


def _filled(_day: date) -> ColumnElement[Any]:
    there = or_(OwnValue.number.is_not(None), OwnValue.words.is_not(None))
    held = select(func.count(OwnValue.id)).where(OwnValue.field == OwnField.id, there)
    return held.correlate(OwnField).scalar_subquery()


FIELDS: Ledger = Ledger(
    code="own.fields", title="自设栏目", tab="报表", group=GROUP, row=OwnField, counter="个", called="工作服尺码",
    name=lambda: OwnField.label,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="给任何一本台账加自己要的栏目，每本最多10个。加了以后，它和别的栏目一样：表单、列表、筛选、导入、导出、打印、批量修改、修改记录里都有。",
    empty="还没有自设栏目。新增一个：选台账，写名称，选种类。",
    instead="用不着的请用“停用自设栏目”，填过的内容留着，可以恢复。",
    fields=(
        Field(OwnField.ledger, "台账", Choice(known_ledgers.LEDGER), required=True, fixed=True, print_mm=40, aliases=("加在哪本台账",), help="加在哪本台账上。"),
        Field(OwnField.label, "栏目名称", Text(20), required=True, print_mm=40, aliases=("名称", "栏目"), help="表头上的名称，如“工作服尺码”。改名不影响填过的内容。"),
        Field(OwnField.kind, "种类", Choice(KIND), required=True, fixed=True, print_mm=18, aliases=("栏目种类", "类型"), help="决定怎么填、怎么排、能不能合计。保存后不能改：填过的内容要按它来读。"),
        Field(OwnField.choices, "可选的词", LongText(1200), print_mm=60, aliases=("选项", "备选"), help="种类是“选项”的才写：一行一个，或用顿号隔开。"),
        Field(OwnField.place, "次序", Count(least=1, most=99), print_mm=14, help="数小的排在前面；不填的按登记的先后排在后面。"),
        Field(OwnField.private, "保密", Flag(), default=False, print_mm=14, help="选“是”：平时遮着，打印、导出要另外选，看过、拿走过都留下记录。"),
        Field(OwnField.help, "怎么填", Text(80), listed=False, print_mm=60, aliases=("填写说明",), help="写一句说明，填的人在栏目旁边看得到。"),
        Derived(key="filled", label="已填", kind=Count(), sql=_filled, print_mm=14),
        Field(OwnField.retired_on, "停用日期", Day(ahead=0), print_mm=22, help="从哪天起不再显示。填过的内容都留着，清空这一格就恢复。"),
    ),
    order=("ledger", "place", "id"), match=(("ledger", "label"),),
    presets=(
        Preset("used", "在用", lambda _day: OwnField.retired_on.is_(None)),
        Preset("retired", "已停用", lambda _day: OwnField.retired_on.is_not(None)),
    ),
    checks=(rules.check,), foreseen=settling.foreseen, hidden=settling.code_of, settle=settling.settle,
)  # fmt: skip

LEDGERS = (FIELDS,)
