"""报表栏目, texts, deadlines and issued returns as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, or_, select

from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.describe.stage import Stage
from desk_union.members.ledgers import UNITS
from desk_union.reports.numbers.number_kinds import FigureName, unit_of
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.tables import IssuedNumber, IssuedReturn, ReturnDeadline, ReturnLine, ReturnText
from desk_union.reports.upperforms.ledgers import UPPER_FORMS
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, GROUP = "报表", "上报报表"
STATE = Stage(words.STATE, moves=words.MOVES)


def _issued() -> Ledger:
    return ISSUED


def _numbers() -> Ledger:
    return ISSUED_NUMBERS


def check_line(values: Values) -> Sequence[Fault]:
    """A figure keeps its own unit, so that no sum of money stands under 人."""
    figure, told = values.get("figure"), values.get("measured")
    own = unit_of(figure) if figure else ""
    if own and told and told != own:
        return [Fault("measured", f"“{told}”和这个数字的单位“{own}”不同。", f"请清空，或改为“{own}”。")]
    if values.get("code") and values.get("code") == values.get("within"):
        return [Fault("within", "一栏不能和自己比。", "请填另一栏的代码，或清空。")]
    return ()


def check_issued(values: Values) -> Sequence[Fault]:
    return [
        *in_order(values, ("first", "期间起"), ("last", "期间止")),
        *in_order(values, ("first", "期间起"), ("issued_on", "报出")),
    ]


LINES: Ledger = Ledger(
    code="reports.return_lines", title="报表栏目", counter="栏", tab=TAB, group=GROUP, row=ReturnLine,
    name=lambda: func.concat(ReturnLine.form, " ", ReturnLine.label),
    help="月报、季报、统计报表各有哪些栏：写哪个数字就由程序填，不写的在手填数字台账里按栏目名称和期间填。上级改了栏目，在这里改。",
    fields=(
        Field(ReturnLine.form, "报表", Choice(words.FORM), required=True, print_mm=44), Field(ReturnLine.place, "顺序", Count(least=1, most=999), required=True, print_mm=12, aliases=("序号",)),
        Field(ReturnLine.section, "类别", Text(30), print_mm=32, aliases=("部分",)), Field(ReturnLine.code, "代码", Text(12), print_mm=14), Field(ReturnLine.label, "栏目", Text(40), required=True, print_mm=52, aliases=("项目", "指标")),
        Field(ReturnLine.figure, "由哪个数字填", FigureName(), print_mm=52, aliases=("数字",), help="不写的就在手填数字台账里手填。"), Field(ReturnLine.measured, "单位", Text(12), print_mm=14, help="有数字的不用填，照数字的单位。"),
        Field(ReturnLine.within, "不大于", Text(12), print_mm=16, aliases=("不大于哪一栏",), help="填另一栏的代码；大了，报表上会说明。"), Field(ReturnLine.note, "备注", Text(30), print_mm=26, help="印在报表的备注栏里。"),
    ),
    order=("form", "place", "id"), match=(("form", "label", "section"), ("form", "place")), checks=(check_line,),
    presets=(Preset("by_hand", "手填的栏", lambda _day: ReturnLine.figure.is_(None)),),
)  # fmt: skip

TEXTS: Ledger = Ledger(
    code="reports.return_texts", title="报表文字", counter="份", tab=TAB, group=GROUP, row=ReturnText, when="day",
    name=lambda: func.concat(ReturnText.form, " ", ReturnText.day),
    help="报表上的文字：本月完成的工作、下月的打算。月报没有写的，完成的工作从工作日志里取。",
    fields=(
        Field(ReturnText.form, "报表", Choice(words.FORM), required=True, print_mm=44, default=words.MONTH), Field(ReturnText.day, "期间", Day(), required=True, print_mm=24, aliases=("月份", "日期"), help="这个月（季、年）里的任何一天，写 2025年3月 也可以。"),
        Field(ReturnText.unit, "单位", Ref(lambda: UNITS), print_mm=30, aliases=("分会/小组",), help="全单位的不填。"), Field(ReturnText.done, "本期完成", LongText(), print_mm=80, aliases=("本月完成", "完成工作", "本季完成")),
        Field(ReturnText.coming, "下期打算", LongText(), print_mm=60, aliases=("下月打算", "下季打算", "工作打算")), Field(ReturnText.author, "填报人", Text(40), listed=False), Field(ReturnText.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "id"), match=(("form", "day", "unit"), ("form", "day")),
)  # fmt: skip

DEADLINES: Ledger = Ledger(
    code="reports.return_deadlines", title="报送时限", counter="种", tab=TAB, group=GROUP, row=ReturnDeadline, name=lambda: func.concat(ReturnDeadline.form, " ", ReturnDeadline.since),
    help="每种报表在月、季、年结束后几天内报给谁。来文里没有统一的日期，照上级的通知填；不填就不提醒。",
    fields=(
        Field(ReturnDeadline.form, "报表", Choice(words.FORM), required=True, print_mm=50), Field(ReturnDeadline.days, "期后几天内", Count(most=366), print_mm=26, aliases=("报送期限", "天数"), help="期间结束后第几天是最后一天，如 5 就是下月5日。"),
        Field(ReturnDeadline.ahead, "提前几天提醒", Count(most=60), print_mm=28, default=3), Field(ReturnDeadline.begins, "年度从几月起", Count(least=1, most=12), print_mm=28, default=1, help="只用于年终统计报表：统计年度是上年10月到本年9月的填10。"),
        Field(ReturnDeadline.receiver, "报给谁", Text(60), print_mm=50, aliases=("受表单位", "上级")), Field(ReturnDeadline.since, "从哪天起", Day(), required=True, print_mm=24, help="从这天或以后结束的期间起照这一条；上级改了时限，另加一条。"), Field(ReturnDeadline.source, "依据", Text(80), print_mm=50, aliases=("文号", "来源")), Field(ReturnDeadline.note, "备注", LongText(), listed=False),
    ),
    order=("form", "-since", "id"), match=(("form", "since"),),
)  # fmt: skip


def _count(_day: date) -> ColumnElement[Any]:
    return select(func.count(IssuedNumber.id)).where(IssuedNumber.issued == IssuedReturn.id).correlate(IssuedReturn).scalar_subquery()


ISSUED: Ledger = Ledger(
    code="reports.issued", title="已报出报表台账", counter="份", tab=TAB, group=GROUP, row=IssuedReturn, files=True, when="issued_on",
    name=lambda: func.concat(func.coalesce(IssuedReturn.number, ""), " ", IssuedReturn.form, " ", IssuedReturn.first),
    help="报出去的月报、季报、统计报表：办“报出报表”时存下当时的整页、每个数和数后面的行，以后再印还是那一页。以前报过的也可以登记进来。",
    fields=(
        Serial(IssuedReturn.number, "编号", "报-{year}-{n:04}", day="issued_on", print_mm=28), Field(IssuedReturn.form, "报表", Choice(words.ISSUED_FORM), required=True, fixed=True, print_mm=30),
        Field(IssuedReturn.own, "上级表格", Ref(lambda: UPPER_FORMS), fixed=True, print_mm=28, help="“报表”是上级表格的，写是哪一张。"),
        Field(IssuedReturn.first, "期间起", Day(), required=True, fixed=True, print_mm=24), Field(IssuedReturn.last, "期间止", Day(), required=True, fixed=True, print_mm=24), Field(IssuedReturn.unit, "单位", Ref(lambda: UNITS), fixed=True, print_mm=26),
        Field(IssuedReturn.issued_on, "报出日期", Day(ahead=0), required=True, print_mm=24, aliases=("报送日期",)), Field(IssuedReturn.receiver, "报给谁", Text(60), print_mm=30), Field(IssuedReturn.state, "报送情况", STATE, required=True, default=words.ISSUED, print_mm=20), *stages.columns(IssuedReturn.state, STATE, listed=False),
        Derived(key="numbers", label="数字个数", kind=Count(), sql=_count, print_mm=14), Field(IssuedReturn.who, "经手人", Text(40), print_mm=18, editable=False), Field(IssuedReturn.reopened_on, "重新打开日期", Day(), listed=False, editable=False),
        Field(IssuedReturn.version, "程序版本", Text(20), listed=False, editable=False), Field(IssuedReturn.digest, "核对码", Text(64), listed=False, editable=False), Field(IssuedReturn.note, "备注", LongText(), listed=False),
    ),
    order=("-last", "-id"), match=(("number",), ("form", "own", "first", "last", "unit"), ("form", "first", "last", "unit"), ("form", "first", "last")), checks=(check_issued,), parts=(Part(_numbers, "issued"),),
    presets=(*stages.presets(IssuedReturn.state, STATE), Preset("standing", "现在有效的", lambda _day: IssuedReturn.state == words.ISSUED), Preset("reopened", "重新打开、还没有改报", lambda _day: IssuedReturn.state == words.REOPENED)),
)  # fmt: skip

ISSUED_NUMBERS: Ledger = Ledger(
    code="reports.issued_numbers", title="报出的数", counter="个", tab=TAB, group=GROUP, row=IssuedNumber, name=lambda: func.concat(IssuedNumber.label, " ", func.coalesce(IssuedNumber.part, "")),
    help="每份报出的报表上的每个数：当时是多少、是哪个期间的、后面有几行。",
    fields=(
        Field(IssuedNumber.issued, "报表", Ref(_issued), required=True, fixed=True, print_mm=70), Field(IssuedNumber.place, "顺序", Count(), required=True, fixed=True, print_mm=14), Field(IssuedNumber.label, "栏目", Text(60), required=True, fixed=True, print_mm=50),
        Field(IssuedNumber.part, "列", Text(60), fixed=True, print_mm=22), Field(IssuedNumber.shown, "报出的数", Text(60), required=True, fixed=True, print_mm=28), Field(IssuedNumber.measured, "单位", Text(12), fixed=True, print_mm=14),
        Field(IssuedNumber.figure, "数字", FigureName(), fixed=True, listed=False), Field(IssuedNumber.first, "从", Day(), fixed=True, print_mm=22), Field(IssuedNumber.last, "到", Day(), fixed=True, print_mm=22), Field(IssuedNumber.count, "行数", Count(), print_mm=14, editable=False),
    ),
    order=("-issued", "place"), match=(("issued", "place"),),
    presets=(Preset("typed", "手填的", lambda _day: or_(IssuedNumber.figure.is_(None), IssuedNumber.count.is_(None))),),
)  # fmt: skip

LEDGERS = (LINES, TEXTS, DEADLINES, ISSUED, ISSUED_NUMBERS)
