"""上级表格 and the marks on their cells as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select

from desk_union.describe.kinds import Choice, Count, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.reports.numbers.number_kinds import FigureName, label_of, unit_of
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.judging import judge_marks
from desk_union.reports.upperforms.tables import FormMark, UpperForm
from desk_union.store.judging import line_by_line, settling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, GROUP = "报表", "上报报表"


def _forms() -> Ledger:
    return UPPER_FORMS


def _marks() -> Ledger:
    return FORM_MARKS


def _called(values: Values) -> Values:
    """A mark without words of its own bears those of its figure."""
    code = values.get("figure")
    if values.get("label") or values.get("what") != words.NUMBER or not code:
        return {}
    return {"label": label_of(code)}


def check_mark(values: Values) -> Sequence[Fault]:
    """A number says which, by a figure or by a name under which it is typed; fixed words are there."""
    what, figure = values.get("what"), values.get("figure")
    if what == words.FIXED and not values.get("text"):
        return [Fault("text", "没有写要填的字。", "请写“填的字”，或者改“填什么”。")]
    if what == words.NUMBER and not figure and not values.get("label"):
        return [Fault("figure", "没有说填哪个数字。", "请写“由哪个数字填”；没有这样的数字，写“栏目”，以后在手填数字台账里按它填。")]
    if what != words.NUMBER and figure:
        return [Fault("figure", f"填的是“{what}”，不是数字。", "请清空“由哪个数字填”，或者把“填什么”改为数字。")]
    if figure and values.get("money") and unit_of(figure) != words.YUAN:
        return [Fault("money", f"“{label_of(figure)}”的单位是{unit_of(figure) or '无'}，不是金额。", "请清空“金额单位”。")]
    return ()


def _count(_day: date) -> ColumnElement[Any]:
    held = select(func.count(FormMark.id)).where(FormMark.form == UpperForm.id)
    return held.correlate(UpperForm).scalar_subquery()


UPPER_FORMS: Ledger = Ledger(
    code="reports.upper_forms", title="上级表格", counter="张", tab=TAB, group=GROUP, row=UpperForm, files=True, called="总工会基层统计表",
    name=lambda: UpperForm.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="上级发下来的Excel表：把文件附在这一行，在“标上级表格”里点单元格，标上填哪个数字；以后选月、季、年，程序填好存成Excel，格式不动。",
    empty="还没有上级表格。办“标上级表格”，选上级发的Excel文件，点单元格标上数字。",
    fields=(
        Field(UpperForm.name, "表格名称", Text(60), required=True, print_mm=80, aliases=("名称", "表格", "报表")), Field(UpperForm.rhythm, "填报周期", Choice(words.RHYTHM), required=True, default=words.MONTHLY, print_mm=22, aliases=("周期",)),
        Field(UpperForm.receiver, "报给谁", Text(60), print_mm=44, aliases=("受表单位", "上级")), Field(UpperForm.days, "期后几天内", Count(most=366), print_mm=26, aliases=("报送期限", "天数"), help="期间结束后第几天是最后一天；不填就不提醒。"),
        Field(UpperForm.ahead, "提前几天提醒", Count(most=60), listed=False, default=3), Derived(key="marks", label="标了几格", kind=Count(), sql=_count, print_mm=20, total=True), Field(UpperForm.note, "备注", LongText(), listed=False),
    ),
    order=("id",), match=(("name",),), parts=(Part(_marks, "form"),),
)  # fmt: skip

FORM_MARKS: Ledger = Ledger(
    code="reports.form_marks", title="上级表格的记号", counter="格", tab=TAB, group=GROUP, row=FormMark,
    name=lambda: func.concat(FormMark.sheet, " ", FormMark.cell, " ", func.coalesce(FormMark.label, FormMark.what)),
    help="上级表格里每一格填什么：哪个数字、哪段期间；没有这样的数字，写栏目名称，在手填数字台账里按它和期间填。",
    fields=(
        Field(FormMark.form, "表格名称", Ref(_forms), required=True, print_mm=50, aliases=("表格",)), Field(FormMark.sheet, "工作表", Text(31), required=True, print_mm=26), Field(FormMark.cell, "单元格", words.CellName(), required=True, print_mm=18, aliases=("格", "位置")),
        Field(FormMark.what, "填什么", Choice(words.WHAT), required=True, default=words.NUMBER, print_mm=22), Field(FormMark.label, "栏目", Text(60), print_mm=44, aliases=("项目", "指标"), help="没有数字可填的，在手填数字台账里按这个名称填。"),
        Field(FormMark.figure, "由哪个数字填", FigureName(), print_mm=48, aliases=("数字",)), Field(FormMark.span, "哪段期间", Choice(words.SPAN), default=words.NOW, print_mm=22, aliases=("期间",)), Field(FormMark.money, "金额单位", Choice(words.MONEY), print_mm=18, help="不填是元。"),
        Field(FormMark.text, "填的字", Text(120), listed=False, aliases=("固定的字",)), Field(FormMark.note, "备注", Text(60), listed=False),
    ),
    order=("form", "sheet", "id"), match=(("form", "sheet", "cell"),), note=_called, checks=(check_mark,),
    presets=(Preset("by_hand", "手填的格", lambda _day: FormMark.figure.is_(None) & (FormMark.what == words.NUMBER)),),
    together=line_by_line(judge_marks), settle=settling(_marks, judge_marks),
)  # fmt: skip

LEDGERS = (UPPER_FORMS, FORM_MARKS)
