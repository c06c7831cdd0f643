"""工作移交 and its lines as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.tables import HandOver, HandOverLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, GROUP = "报表", "工作日历和资料"


def _hand_overs() -> Ledger:
    return HAND_OVERS


def _lines() -> Ledger:
    return HAND_OVER_LINES


def check_people(values: Values) -> Sequence[Fault]:
    """Nobody hands over to himself, and nobody who takes part witnesses it."""
    giver, taker, witness = (values.get(key) for key in ("giver", "taker", "witness"))
    if giver and giver == taker:
        return [Fault("taker", "移交人和接交人是同一个人。", "请写接手的人。")]
    if witness and witness in {giver, taker}:
        return [Fault("witness", "监交人不能是移交人或接交人。", "请写第三个人，一般是主席或经审委员。")]
    return ()


def _open_now(_day: date) -> ColumnElement[bool]:
    return (HandOverLine.kind == words.OPEN) & HandOverLine.done_on.is_(None)


def _count(kind: bool) -> Any:
    def sql(day: date) -> ColumnElement[Any]:
        held = select(func.count(HandOverLine.id)).where(HandOverLine.hand_over == HandOver.id, _open_now(day) if kind else HandOverLine.kind != words.OPEN)
        return held.correlate(HandOver).scalar_subquery()

    return sql


HAND_OVERS: Ledger = Ledger(
    code="reports.hand_overs", title="工作移交台账", counter="次", tab=TAB, group=GROUP, row=HandOver, files=True, when="day",
    name=lambda: func.concat(HandOver.giver, " 移交 ", HandOver.taker, " ", HandOver.day),
    help="换人时办“工作移交”：交出去的印章、钥匙、账证、资料和没办完的事，一行一件，印一式三份的移交清单，移交文件夹里有账本的备份。",
    empty="还没有办过移交。换人时在“总结和上报”菜单里点“工作移交”。",
    fields=(
        Field(HandOver.day, "移交日期", Day(ahead=31), required=True, print_mm=26, aliases=("日期",)), Field(HandOver.giver, "移交人", Text(20), required=True, print_mm=24), Field(HandOver.taker, "接交人", Text(20), required=True, print_mm=24, aliases=("接收人",)),
        Field(HandOver.witness, "监交人", Text(20), print_mm=24), Field(HandOver.passwords, "密码放在哪里", LongText(), print_mm=60, help="只写放在哪里、谁知道，如“信封封好放在主席保险柜”；不要写密码。"),
        Derived(key="things", label="交了几件", kind=Count(), sql=_count(kind=False), print_mm=20), Derived(key="open", label="未了几件", kind=Count(), sql=_count(kind=True), print_mm=20), Field(HandOver.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "giver", "taker"),), parts=(Part(_lines, "hand_over"),), checks=(check_people,),
)  # fmt: skip

HAND_OVER_LINES: Ledger = Ledger(
    code="reports.hand_over_lines", title="移交清单明细", counter="件", tab=TAB, group=GROUP, row=HandOverLine,
    name=lambda: HandOverLine.what,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="移交清单的每一行：交了什么、几件、放在哪里；未了事项办完了，办“未了事项办结”。",
    fields=(
        Field(HandOverLine.hand_over, "哪次移交", Ref(_hand_overs), required=True, print_mm=44, aliases=("移交",)), Field(HandOverLine.kind, "移交内容", Choice(words.KIND), required=True, default=words.OTHER, print_mm=24, aliases=("类别",)),
        Field(HandOverLine.what, "名称或事项", LongText(), required=True, print_mm=70, aliases=("名称", "事项")), Field(HandOverLine.amount, "数量", Text(20), print_mm=18), Field(HandOverLine.place, "存放地点", Text(60), print_mm=30, aliases=("放在哪里",)),
        Field(HandOverLine.due_on, "应办日期", Day(), print_mm=24), Field(HandOverLine.kept_in, "在哪个台账", Text(60), listed=False), Field(HandOverLine.kept, "哪些记录", Text(2000), listed=False, help="那些记录的编号，程序自己记的。"),
        Field(HandOverLine.done_on, "办结日期", Day(ahead=0), print_mm=24), Field(HandOverLine.note, "备注", Text(200), listed=False),
    ),
    order=("-hand_over", "id"), presets=(Preset("open", "还没有办的", _open_now),), match=(("hand_over", "kind", "what"),),
)  # fmt: skip

LEDGERS = (HAND_OVERS, HAND_OVER_LINES)
