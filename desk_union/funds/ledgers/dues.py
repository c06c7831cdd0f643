"""会费标准, 会费计算, 会费收缴台账 and 会费收款明细."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select

from desk_union.basis.months import period_of, year_of
from desk_union.describe.accounting import MonthOfAccount, Rate
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Fault, Field, Ledger, Part, Preset
from desk_union.funds.account.voucher_words import words_of
from desk_union.funds.dues import dues_rules, dues_settling, dues_state, remit_rules
from desk_union.funds.dues import dues_words as words
from desk_union.funds.dues.receipts import RECEIPT
from desk_union.funds.paid import links
from desk_union.funds.tables import Dues, DuesPayment, DuesRule, DuesRun
from desk_union.members import dictionaries as member_words
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.ledgers.units import UNITS
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

GROUP = "会费"
NOT_YET = Day(ahead=0)


def _rules() -> Ledger:
    return DUES_RULES


def _runs() -> Ledger:
    return DUES_RUNS


def _dues() -> Ledger:
    return DUES


def _payments() -> Ledger:
    return DUES_PAYMENTS


DUES_RULES: Ledger = Ledger(
    code="funds.dues_rules", title="会费标准", tab="经费", group=GROUP, row=DuesRule, called="会费标准",
    instead="不再用的请填“停用日期”，以前的月份还按它算。",
    name=lambda: DuesRule.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="会费怎么算，从哪天起用。按用工形式另定的标准先于通用的；标准变了请新增一条，不要改旧的，以前的月份还按旧的算。",
    empty="还没有会费标准。请先新增一条，如：按比例，尾数不足十元不计，0.5%。",
    fields=(
        Field(DuesRule.name, "名称", Text(40), required=True, print_mm=44, aliases=("标准名称",)),
        Field(DuesRule.formula, "计算方法", Choice(words.FORMULA), required=True, print_mm=52, default=words.FLOOR, help="按比例的都以登记的月工资为基数。"),
        Field(DuesRule.rate, "比例", Rate(), print_mm=18, aliases=("缴费比例",), help="通常是 0.5%。"),
        Field(DuesRule.fixed, "每月定额", Money(), print_mm=24, help="计算方法是固定数额时填。"),
        Field(DuesRule.employ_type, "适用的用工形式", Choice(member_words.EMPLOYMENT), print_mm=32, help="不填就是对所有会员。"),
        Field(DuesRule.since, "启用日期", Day(), required=True, print_mm=24, aliases=("开始日期",)),
        Field(DuesRule.until, "停用日期", Day(), print_mm=24, aliases=("结束日期",), help="这一天所在的月份是最后一个月；不填表示一直用。"),
        Field(DuesRule.document, "依据文件", Text(60), print_mm=36, aliases=("文号",)),
        Field(DuesRule.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "-id"), match=(("name", "since"),), checks=(dues_rules.check_rule,),
    presets=(
        Preset("now", "现行标准", lambda day: and_(DuesRule.since <= day, or_(DuesRule.until.is_(None), DuesRule.until >= day))),
    ),
)  # fmt: skip


def _of_run(column: Any) -> ColumnElement[Any]:
    return select(column).select_from(Dues).where(Dues.run == DuesRun.id).correlate(DuesRun).scalar_subquery()


def _paid_of_run(*where: ColumnElement[bool]) -> ColumnElement[Any]:
    joined = select(func.coalesce(func.sum(DuesPayment.amount), 0)).join(Dues, Dues.id == DuesPayment.dues)
    return joined.where(Dues.run == DuesRun.id, *where).correlate(DuesRun).scalar_subquery()


DUES_RUNS: Ledger = Ledger(
    code="funds.dues_runs", title="会费应缴计算", tab="经费", group=GROUP, row=DuesRun,
    name=lambda: DuesRun.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每次“生成应缴”留一条：算的是哪几个月，多少人次，该收多少，收了多少。记账以前可以整批撤回。",
    empty="还没有生成过应缴会费。请在“收缴会费”里点“生成应缴”。",
    fields=(
        Field(DuesRun.title, "名称", Text(60), required=True, print_mm=60),
        Field(DuesRun.first, "起始月份", MonthOfAccount(), required=True, print_mm=20),
        Field(DuesRun.last, "截止月份", MonthOfAccount(), required=True, print_mm=20),
        Field(DuesRun.made_on, "计算日期", Day(), required=True, print_mm=24),
        Derived(key="rows", label="人次", kind=Count(), sql=lambda _day: _of_run(func.count()), print_mm=16, total=True),
        Derived(key="due", label="应缴", kind=Money(), sql=lambda _day: _of_run(func.coalesce(func.sum(Dues.due), 0)), print_mm=28, total=True),
        Derived(key="paid", label="已缴", kind=Money(), sql=lambda _day: _paid_of_run(), print_mm=28, total=True),
        Derived(key="booked", label="已记账", kind=Money(), sql=lambda _day: _paid_of_run(links.DUES_PAYMENT.binds()), print_mm=28, total=True),
        Field(DuesRun.note, "备注", LongText(), listed=False),
    ),
    order=("-first", "-id"), match=(("title", "first", "made_on"),), checks=(remit_rules.check_span,),
    presets=(
        Preset("unbooked", "有收款没有入账", lambda _day: _paid_of_run(links.DUES_PAYMENT.waits()) != 0),
        Preset("year", "本年", lambda day: and_(DuesRun.first >= day.year * 100, DuesRun.first <= day.year * 100 + 12)),
    ),
)  # fmt: skip


def _month_words(period: Any) -> ColumnElement[str]:
    return func.concat(period // 100, "年", period % 100, "月")


def _last(column: Any) -> Any:
    return lambda _day: dues_state.last_payment(column)


def by_hand(_values: Values) -> Values:
    """What a clerk sets belongs to no run any more, so that no later run changes it."""
    return {"run": None}


def _this_year(day: date) -> ColumnElement[bool]:
    return Dues.period.between(day.year * 100, day.year * 100 + 12)


def _years_before(day: date) -> ColumnElement[bool]:
    return and_(dues_state.arrears(day), Dues.period < year_of(period_of(day)) * 100)


def _booked(_day: date) -> ColumnElement[Any]:
    return words_of(dues_state.last_payment(DuesPayment.voucher))


DUES: Ledger = Ledger(
    code="funds.dues", title="会费收缴台账", tab="经费", group=GROUP, row=Dues,
    name=lambda: of_person(Dues.person, func.concat(_month_words(Dues.period), "会费")),
    help="每个会员每个月一行：应缴多少，缴了多少，还欠多少。一般由“收缴会费”生成和登记，也可以从Excel导入。",
    empty="还没有应缴会费。请在“收缴会费”里点“生成应缴”，或从Excel导入。",
    fields=(
        Field(Dues.period, "月份", MonthOfAccount(), required=True, print_mm=18, aliases=("所属月份", "缴费月份", "会费月份")),
        Field(Dues.person, "姓名", Ref(people), required=True, print_mm=22, aliases=("会员姓名", "会员")),
        Field(Dues.unit, "分会/小组", Ref(lambda: UNITS), print_mm=36, aliases=("分会", "小组", "所属小组", "工会小组", "部门", "所在部门", "车间", "班组", "科室", "所在分会", "单位", "分会/小组名称"), help="生成应缴时所在的小组。"),
        Field(Dues.base, "工资基数", Money(), private=True, listed=False, aliases=("基数", "缴费基数", "会费基数", "月工资", "基本工资", "工资", "工资总额", "月基本工资")),
        Field(Dues.rule, "会费标准", Ref(_rules), listed=False),
        Field(Dues.due, "应缴会费", Money(), required=True, total=True, print_mm=24, aliases=("应缴", "应缴金额", "月应缴会费", "会费", "会费金额", "应缴会费金额", "应交会费", "应缴额", "应收会费")),
        Field(Dues.exempt, "免缴原因", Choice(words.EXEMPT), print_mm=22, aliases=("免缴",)),
        Derived(key="paid", label="已缴会费", kind=Money(), editable=True, total=True, print_mm=24, sql=lambda _day: dues_state.paid(),
                aliases=("已缴", "实缴", "实缴会费", "实缴金额", "缴费金额", "已交会费", "实交会费", "实收会费", "已收会费", "缴纳金额"), help="改大就是又收了一笔；已经入账的不能改小。"),
        Derived(key="owed", label="欠缴", kind=Money(), total=True, print_mm=24, sql=lambda _day: dues_state.owed()),
        Derived(key="state", label="缴纳情况", kind=Choice(words.STATE), print_mm=20, sql=lambda _day: dues_state.state()),
        Derived(key="paid_on", label="缴费日期", kind=NOT_YET, editable=True, print_mm=22, sql=_last(DuesPayment.day), aliases=("收款日期", "缴纳日期"), help="不填就是登记的当天。"),
        Derived(key="way", label="缴费方式", kind=Choice(words.WAY), editable=True, listed=False, sql=_last(DuesPayment.way)),
        Derived(key="collector", label="收款人", kind=Text(40), editable=True, print_mm=20, sql=_last(DuesPayment.collector), aliases=("收缴人", "经收人", "小组长")),
        Derived(key="receipt", label="收据号", kind=Text(40), editable=True, listed=False, sql=_last(DuesPayment.receipt), aliases=("收据编号",)),
        Derived(key="booked", label="凭证", kind=Text(), print_mm=30, sql=_booked),
        Field(Dues.run, "应缴计算", Ref(_runs), editable=False, listed=False),
        Field(Dues.note, "备注", LongText(), listed=False),
    ),
    leading=("period", "person", "unit", "due", "owed"), order=("-period", "unit", "person"), match=(("person", "period"),), note=dues_rules.complete_dues, hidden=by_hand,
    checks=(dues_rules.check_dues, lambda values: tuple(dues_settling.check_paid(values))), record=dues_settling.record,
    parts=(Part(_payments, "dues"),),
    presets=(
        Preset("arrears", "欠费", dues_state.arrears),
        Preset("old_arrears", "往年欠费", _years_before),
        Preset("partial", "部分缴纳", lambda _day: dues_state.state() == words.PARTLY),
        Preset("exempt", "免缴", lambda _day: Dues.exempt.is_not(None)),
        Preset("unknown", "缺工资基数", lambda _day: dues_state.unknown()),
        Preset("over", "多缴", lambda _day: dues_state.paid() > Dues.due),
        Preset("month", "本月", lambda day: Dues.period == period_of(day)),
        Preset("year", "本年", _this_year),
        Preset("unbooked", "收了没有入账", lambda _day: select(literal(1)).where(DuesPayment.dues == Dues.id, links.DUES_PAYMENT.waits()).exists()),
    ),
)  # fmt: skip


def _payment_name() -> ColumnElement[str]:
    day = DuesPayment.day
    words_ = func.concat(Person.name, " ", _month_words(Dues.period), "会费 ", func.replace(day, "-", "."), "收")
    joined = select(words_).select_from(Dues).join(Person, Person.id == Dues.person)
    return joined.where(Dues.id == DuesPayment.dues).scalar_subquery()


def _nothing_paid(values: Values) -> Sequence[Fault]:
    if values.get("amount") == 0:
        return (Fault("amount", "金额不能是0。", "请填收了多少；退还的填负数。"),)
    return ()


DUES_PAYMENTS: Ledger = Ledger(
    code="funds.dues_payments", title="会费收款明细", tab="经费", group=GROUP, row=DuesPayment, files=True,
    name=_payment_name,
    help="每收一笔会费一行，分几次缴的有几行，退还的是负数。记入凭证并记账以后，金额和日期不能再改。",
    empty="还没有收过会费。",
    fields=(
        Field(DuesPayment.day, "收款日期", NOT_YET, required=True, print_mm=24, aliases=("日期", "缴费日期")),
        Field(DuesPayment.dues, "会员和月份", Ref(_dues), required=True, print_mm=56, aliases=("会费",)),
        Field(DuesPayment.amount, "金额", Money(), required=True, total=True, print_mm=26, aliases=("收款金额", "缴费金额", "会费", "会费金额", "实缴金额", "实缴会费", "缴纳金额", "已缴会费", "收款")),
        Field(DuesPayment.way, "缴费方式", Choice(words.WAY), print_mm=22, default=words.CASH),
        Field(DuesPayment.collector, "收款人", Text(40), print_mm=24, aliases=("收缴人", "经收人")),
        RECEIPT,
        Booked(links.DUES_PAYMENT, print_mm=32),
        Field(DuesPayment.note, "备注", LongText(), print_mm=40),
    ),
    order=("-day", "-id"), when="day", match=(("dues", "day", "amount"),), checks=(_nothing_paid,),
    presets=(
        Preset("cash", "现金", lambda _day: DuesPayment.way == words.CASH),
        Preset("back", "退还", lambda _day: DuesPayment.amount < 0),
    ),
)  # fmt: skip

LEDGERS = (DUES, DUES_PAYMENTS, DUES_RUNS, DUES_RULES)
