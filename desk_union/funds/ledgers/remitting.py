"""会费经费上解, 经费返还, 转移支付 and 办实事: what goes up, comes back or is passed down, and what others paid."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, extract, func

from desk_union.describe.accounting import MonthOfAccount, Rate
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Preset
from desk_union.funds.dues import dues_words as words
from desk_union.funds.dues import remit_rules
from desk_union.funds.paid import links
from desk_union.funds.tables import Outlay, Refund, Remittance, Transfer

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

GROUP = "上解下拨"
SOON = 30  # days before 应上解日期 at which it is told


def unpaid() -> ColumnElement[int]:
    """Fen of a remittance still to be paid."""
    return case((Remittance.paid < Remittance.due, Remittance.due - Remittance.paid), else_=0)


def still_due() -> ColumnElement[bool]:
    return Remittance.paid < Remittance.due


def late(day: date) -> ColumnElement[bool]:
    return and_(still_due(), Remittance.due_on < day)


def due_soon(day: date) -> ColumnElement[bool]:
    return and_(still_due(), Remittance.due_on.between(day, day + timedelta(SOON)))


def _span(row: type[Any]) -> ColumnElement[str]:
    return func.concat(row.first // 100, "年", row.first % 100, "月至", row.last // 100, "年", row.last % 100, "月")


def _in_year(column: InstrumentedAttribute[Any]) -> Any:
    return lambda day: extract("year", column) == day.year


def _begins_in_year(column: InstrumentedAttribute[int]) -> Any:
    return lambda day: column.between(day.year * 100, day.year * 100 + 12)


REMITTANCES: Ledger = Ledger(
    code="funds.remittances", title="会费经费上解台账", tab="经费", group=GROUP, row=Remittance, files=True,
    name=lambda: func.concat(_span(Remittance), Remittance.subject, "上解"),
    help="应上解＝基数×比例，按上级文件的比例填。税务代收、财政划拨的由上级直接分成，不用再上解，登记下来备查。",
    empty="还没有上解记录。可以新增，或从Excel导入。",
    fields=(
        Field(Remittance.first, "起始月份", MonthOfAccount(), required=True, print_mm=18, aliases=("所属期起",)),
        Field(Remittance.last, "截止月份", MonthOfAccount(), required=True, print_mm=18, aliases=("所属期止",)),
        Field(Remittance.subject, "上解项目", Choice(words.SUBJECT), required=True, print_mm=22, default=words.APPROPRIATION, aliases=("项目", "种类")),
        Field(Remittance.channel, "上解渠道", Choice(words.CHANNEL), required=True, print_mm=22, default=words.SELF, aliases=("渠道", "缴纳渠道")),
        Field(Remittance.base, "上解基数", Money(), required=True, print_mm=28, total=True, aliases=("基数", "计提基数"), help="如这一期收到的拨缴经费总额。"),
        Field(Remittance.rate, "上解比例", Rate(), required=True, print_mm=18, aliases=("比例",), help="按上级工会的文件填，如 40%。"),
        Field(Remittance.due, "应上解", Money(), print_mm=26, total=True, aliases=("应缴", "应上缴", "应上解金额"), help="不填就按基数和比例算。"),
        Field(Remittance.due_on, "应上解日期", Day(), print_mm=22, aliases=("期限", "上解期限")),
        Field(Remittance.paid, "已上解", Money(), print_mm=26, total=True, aliases=("已缴", "已上缴", "已上解金额")),
        Field(Remittance.paid_on, "上解日期", Day(ahead=0), print_mm=22, aliases=("缴款日期",)),
        Derived(key="owed", label="欠上解", kind=Money(), total=True, print_mm=24, sql=lambda _day: unpaid()),
        Booked(links.REMITTANCE, listed=False),
        Field(Remittance.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "-id"), match=(("first", "last", "subject", "channel"),), note=remit_rules.complete_remittance,
    checks=(remit_rules.check_span, remit_rules.check_remittance),
    presets=(
        Preset("unpaid", "没有缴清", lambda _day: still_due()),
        Preset("late", "已过期限", late),
        Preset("soon", "快到期限", due_soon),
        Preset("year", "本年", _begins_in_year(Remittance.first)),
    ),
)  # fmt: skip

REFUNDS: Ledger = Ledger(
    code="funds.refunds", title="经费返还审核台账", tab="经费", group=GROUP, row=Refund, files=True,
    name=lambda: func.concat(Refund.enterprise, " ", _span(Refund), "返还"),
    help="小微企业工会经费返还：哪家、哪一期缴了多少、按什么比例返还、谁审核的、哪天返还的。",
    empty="还没有返还记录。可以新增，或从Excel导入。",
    fields=(
        Field(Refund.enterprise, "企业名称", Text(80), required=True, print_mm=56, aliases=("单位", "单位名称", "企业", "小微企业")),
        Field(Refund.first, "起始月份", MonthOfAccount(), required=True, print_mm=18, aliases=("所属期起",)),
        Field(Refund.last, "截止月份", MonthOfAccount(), required=True, print_mm=18, aliases=("所属期止",)),
        Field(Refund.paid, "已缴经费", Money(), required=True, print_mm=28, total=True, aliases=("缴纳金额", "上缴金额", "已缴")),
        Field(Refund.rate, "返还比例", Rate(), required=True, print_mm=18, aliases=("比例",), help="按当年的返还文件填。"),
        Field(Refund.amount, "返还金额", Money(), print_mm=28, total=True, aliases=("返还额", "应返还"), help="不填就按已缴和比例算。"),
        Field(Refund.reviewed_by, "审核人", Text(40), print_mm=20),
        Field(Refund.reviewed_on, "审核日期", Day(ahead=0), print_mm=22),
        Field(Refund.day, "返还日期", Day(ahead=0), print_mm=22, help="还没有返还的不填。"),
        Booked(links.REFUND, print_mm=32),
        Field(Refund.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "enterprise"), match=(("enterprise", "first", "last"),), note=remit_rules.complete_refund,
    checks=(remit_rules.check_span, remit_rules.check_refund),
    presets=(
        Preset("unreviewed", "没有审核", lambda _day: Refund.reviewed_on.is_(None)),
        Preset("waiting", "审核了没有返还", lambda _day: and_(Refund.reviewed_on.is_not(None), Refund.day.is_(None))),
        Preset("year", "本年返还", _in_year(Refund.day)),
    ),
)  # fmt: skip

TRANSFERS: Ledger = Ledger(
    code="funds.transfers", title="转移支付和下拨台账", tab="经费", group=GROUP, row=Transfer, files=True,
    name=lambda: func.concat(Transfer.receiver, " ", Transfer.purpose),
    help="拨给下级工会、分会的转移支付和补助：给谁、做什么用、多少、依据什么文件。",
    empty="还没有下拨记录。可以新增，或从Excel导入。",
    fields=(
        Field(Transfer.day, "日期", Day(ahead=0), required=True, print_mm=24, aliases=("下拨日期", "拨付日期")),
        Field(Transfer.receiver, "收款单位", Text(80), required=True, print_mm=60, aliases=("接收单位", "单位", "下级工会")),
        Field(Transfer.purpose, "用途", Choice(words.PURPOSE), required=True, print_mm=40),
        Field(Transfer.amount, "金额", Money(), required=True, print_mm=30, total=True, aliases=("下拨金额",)),
        Field(Transfer.document, "文号", Text(60), print_mm=40, aliases=("依据文件",)),
        Booked(links.TRANSFER, print_mm=36),
        Field(Transfer.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), when="day", match=(("day", "receiver", "purpose", "amount"),),
    presets=(
        Preset("year", "本年", _in_year(Transfer.day)),
    ),
)  # fmt: skip

OUTLAYS: Ledger = Ledger(
    code="funds.outlays", title="办实事登记", tab="经费", group=GROUP, row=Outlay, files=True,
    name=lambda: Outlay.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="为职工办的实事和出了多少钱。行政、上级出的钱不是工会经费，不进工会的账，在这里单独记。",
    empty="还没有登记实事。可以新增，或从Excel导入。",
    fields=(
        Field(Outlay.day, "日期", Day(ahead=0), required=True, print_mm=24, aliases=("完成日期", "时间")),
        Field(Outlay.name, "实事名称", Text(80), required=True, print_mm=60, aliases=("项目", "名称", "实事")),
        Field(Outlay.payer, "出资方", Choice(words.PAYER), required=True, print_mm=22, default=words.EMPLOYER, aliases=("出资单位",)),
        Field(Outlay.purpose, "类别", Choice(words.DEED), print_mm=26, aliases=("用途", "实事类别")),
        Field(Outlay.amount, "出资金额", Money(), required=True, print_mm=32, total=True, aliases=("金额", "投入资金")),
        Field(Outlay.quantity, "数量", Count(), print_mm=16),
        Field(Outlay.measure, "计量单位", Text(10), print_mm=18, aliases=("单位",)),
        Field(Outlay.effect, "效果", LongText(), print_mm=60, aliases=("成效",)),
        Field(Outlay.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), when="day", match=(("day", "name"),),
    presets=(
        Preset("employer", "行政出资", lambda _day: Outlay.payer == words.EMPLOYER),
        Preset("union", "工会出资", lambda _day: Outlay.payer == "工会"),
        Preset("home", "建家投入", lambda _day: Outlay.purpose == words.HOME),
        Preset("year", "本年", _in_year(Outlay.day)),
    ),
)  # fmt: skip

LEDGERS = (REMITTANCES, REFUNDS, TRANSFERS, OUTLAYS)
