"""手填数字台账 as the clerk sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.describe import figure as figures
from desk_union.describe.figure import Span
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Day, LongText, Text
from desk_union.describe.ledger import Fault, Field, Ledger, Preset
from desk_union.reports.numbers.number_kinds import ExactNumber, FigureName, label_of, unit_of
from desk_union.reports.numbers.tables import TypedNumber
from desk_union.reports.numbers.units import check_unit
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, GROUP = "报表", "数字"
YEARS_AHEAD = 3 * 366  # days: standards and plans are typed for years to come, but not for the next century
COUNTED = frozenset({"人", "户", "人次", "次", "项", "个", "篇", "条", "期", "份", "册", "家", "场", "名", "件", "套", "起", "台", "块", "对", "本", "届", "天"})


def _named(values: Values) -> Values:
    """Of a number that the program knows, the name and the unit follow from it."""
    code = values.get("figure")
    if not code:
        return {}
    return {key: told for key, told in (("name", label_of(code)), ("unit", unit_of(code))) if not values.get(key)}


def _check(values: Values) -> Sequence[Fault]:
    return [*in_order(values, ("first", "期间起"), ("last", "期间止")), *_below_nought(values)]


def _below_nought(values: Values) -> Sequence[Fault]:
    """What is counted is never less than nothing; an indicator such as a profit may be, but it is asked."""
    told = str(values.get("value") or "")
    if "-" not in told:
        return ()
    if values.get("figure") or values.get("unit") in COUNTED:
        return (Fault("value", f"“{told}”是负数，{values.get('name') or '这个数'}不会小于0。", "请改正数值。"),)
    return (Fault("value", f"“{told}”是负数。", "请核对；确实是负的，请说明理由。", warns=True),)


def _settle(session: Session, ids: Sequence[int], _today: date) -> None:
    """Beside a number typed in place of a figure stands what the rows said when it was typed."""
    every = figures.known()
    held = select(TypedNumber.id, TypedNumber.figure, TypedNumber.first, TypedNumber.last)
    for id_, code, first, last in session.execute(held.where(TypedNumber.id.in_(ids))).all():
        figure = next((one for one in every if one.code == code), None)
        said = f"{evaluate(session, figure, Span(first, last), every).shown}{figure.unit}" if figure else None
        session.execute(update(TypedNumber).where(TypedNumber.id == id_).values(rows_said=said))


TYPED: Ledger = Ledger(
    code="reports.typed", title="手填数字台账", counter="个", tab=TAB, group=GROUP, row=TypedNumber, files=True, when="last",
    name=lambda: func.concat(TypedNumber.name, "（", TypedNumber.first, "至", TypedNumber.last, "）"),
    help="台账里没有的数：生产经营指标、上级才知道的排名、定的标准。每个数写明期间、谁填的、哪来的。程序自己会数的也可以另填一个，旁边记着当时台账里的数是多少。",
    fields=(
        Field(TypedNumber.name, "指标名称", Text(60), required=True, print_mm=44, aliases=("指标", "项目", "名称")), Field(TypedNumber.value, "数值", ExactNumber(), required=True, print_mm=24, aliases=("数", "完成数", "实际")),
        Field(TypedNumber.unit, "单位", Text(20), print_mm=18, aliases=("计量单位",)), Field(TypedNumber.first, "期间起", Day(ends="last", ahead=YEARS_AHEAD), required=True, print_mm=24, aliases=("开始日期",)), Field(TypedNumber.last, "期间止", Day(ahead=YEARS_AHEAD), required=True, print_mm=24, aliases=("截止日期", "截止")),
        Field(TypedNumber.figure, "对应数字", FigureName(), print_mm=34, help="清单里有的数字写它的名称；自己起名的指标不填。"), Field(TypedNumber.rows_said, "台账里的数", Text(40), print_mm=24, editable=False, help="填的时候台账里数出来是多少。"),
        Field(TypedNumber.author, "填报人", Text(40), print_mm=20, aliases=("填表人",)), Field(TypedNumber.typed_on, "填报日期", Day(ahead=0), print_mm=24), Field(TypedNumber.source, "来源", Text(80), print_mm=30, aliases=("来源部门", "提供部门", "依据")),
        Field(TypedNumber.reason, "为什么手填", Text(120), listed=False, aliases=("手填原因",)), Field(TypedNumber.note, "备注", LongText(), listed=False),
    ),
    order=("-last", "id"), match=(("name", "first", "last"),), note=_named, checks=(_check, check_unit), settle=_settle,
    presets=(Preset("instead", "代替台账里的数的", lambda _day: TypedNumber.rows_said.is_not(None)),),
)  # fmt: skip

LEDGERS = (TYPED,)
