"""自存的常用业务 with its entries, and the months for which each was drafted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from desk_union.basis.months import period_of
from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Choice, Count, Flag, LongText, Money, Offered, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.funds import dictionaries
from desk_union.funds.account import own_template_words as words
from desk_union.funds.account import payees
from desk_union.funds.account.voucher_words import words_of
from desk_union.funds.ledgers.books import ACCOUNTS, GROUP, PROJECTS
from desk_union.funds.tables import Account, OwnTemplate, OwnTemplateLine, TemplateMonth
from desk_union.members.ledgers.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

DAYS = 31


def _lines() -> Ledger:
    return OWN_TEMPLATE_LINES


def _months() -> Ledger:
    return TEMPLATE_MONTHS


def _templates() -> Ledger:
    return OWN_TEMPLATES


def check_template(values: Values) -> Sequence[Fault]:
    found = []
    day, first, last = values.get("day_of_month"), values.get("first"), values.get("last")
    if day is not None and not 1 <= day <= DAYS:
        found.append(Fault("day_of_month", "应是1到31日。", "小月没有的日子按月末算。"))
    if first is not None and last is not None and last < first:
        found.append(Fault("last", "截止月份早于开始月份。", "请核对两个月份。"))
    if day is None and (first is not None or last is not None):
        found.append(Fault("day_of_month", "填了起止月份，没有填每月几日。", "每月自动生成草稿的请填几日；不用的请清空月份。"))
    return found


def check_line(values: Values) -> Sequence[Fault]:
    how, amount = values.get("how"), values.get("amount")
    if how == words.FIXED and not amount:
        return (Fault("amount", "固定金额的要填金额。", "金额每次不一样的选“每次填”。"),)
    if how in (words.ASKED, words.BALANCES) and amount:
        return (Fault("amount", f"“{how}”的不填金额。", "请清空金额，或改选“固定金额”。"),)
    return ()


def settle_lines(session: Session, templates: Sequence[int], _today: date) -> None:
    """One entry at the most balances; fixed amounts alone must balance by themselves."""
    for template in templates:
        lines = session.scalars(select(OwnTemplateLine).where(OwnTemplateLine.template == template)).all()
        free = [one for one in lines if one.how == words.BALANCES]
        if len(free) > 1:
            raise Refusal("一个常用业务里只能有一条分录“凑平”。", "其余的请选“固定金额”或“每次填”。", field="how")


def owners(session: Session, ids: Sequence[int]) -> Sequence[int]:
    return session.scalars(select(OwnTemplateLine.template).where(OwnTemplateLine.id.in_(ids)).distinct()).all()


def recurs_in(period: int) -> ColumnElement[bool]:
    """A draft of it is wanted for the month and none was made yet."""
    made = select(TemplateMonth.template).where(TemplateMonth.period == period)
    return and_(
        OwnTemplate.in_use.is_(True), OwnTemplate.day_of_month.is_not(None), OwnTemplate.id.not_in(made),
        or_(OwnTemplate.first.is_(None), OwnTemplate.first <= period),
        or_(OwnTemplate.last.is_(None), OwnTemplate.last >= period),
    )  # fmt: skip


def _of_lines(what: Any) -> Any:
    return select(what).where(OwnTemplateLine.template == OwnTemplate.id).correlate(OwnTemplate).scalar_subquery()


def _newest(_day: date) -> Any:
    return select(func.max(TemplateMonth.period)).where(TemplateMonth.template == OwnTemplate.id).correlate(OwnTemplate).scalar_subquery()


OWN_TEMPLATES: Ledger = Ledger(
    code="funds.templates", title="自存的常用业务", tab="经费", group=GROUP, row=OwnTemplate, called="每月网络费",
    name=lambda: OwnTemplate.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="本单位常记的业务，存一次，以后写凭证时从“常用业务”里选，和程序自带的一样用；填了每月几日的，到日子在工作台提醒生成草稿。",
    empty="还没有自存的常用业务。在记账凭证里选中一张，用“存为常用业务”最快。",
    fields=(
        Field(OwnTemplate.name, "名称", Text(40), required=True, print_mm=50, aliases=("业务名称", "模板名称", "常用业务")),
        Derived(key="lines", label="分录条数", kind=Count(), sql=lambda _day: _of_lines(func.count(OwnTemplateLine.id)), print_mm=14),
        Field(OwnTemplate.day_of_month, "每月几日", Count(least=1), print_mm=16, aliases=("每月日期", "生成日"), help="填了就每月提醒生成一张草稿，凭证日期是这一天；不填就只在写凭证时选用。"),
        Field(OwnTemplate.first, "从哪个月起", MonthOfAccount(), print_mm=20, aliases=("起始月份", "开始月份")),
        Field(OwnTemplate.last, "到哪个月止", MonthOfAccount(), print_mm=20, aliases=("截止月份", "结束月份"), help="不填就一直生成。"),
        Derived(key="newest", label="已生成到", kind=MonthOfAccount(), sql=_newest, print_mm=20),
        Field(OwnTemplate.ask_party, "每次问往来单位或个人", Flag(), listed=False, default=False),
        Field(OwnTemplate.ask_unit, "每次问部门、小组", Flag(), listed=False, default=False),
        Field(OwnTemplate.spending, "支出种类", Choice(dictionaries.SPENDING), listed=False),
        Field(OwnTemplate.in_use, "在用", Flag(), default=True, print_mm=12, help="不用了选“否”，留着备查。"),
        Field(OwnTemplate.note, "备注", LongText(), listed=False),
    ),
    order=("name", "id"), match=(("name",),), checks=(check_template,), parts=(Part(_lines, "template"), Part(_months, "template")),
    presets=(
        Preset("due", "本月待生成", lambda day: recurs_in(period_of(day))),
        Preset("monthly", "每月生成的", lambda _day: OwnTemplate.day_of_month.is_not(None)),
        Preset("unused", "已停用", lambda _day: OwnTemplate.in_use.is_(False)),
    ),
)  # fmt: skip

OWN_TEMPLATE_LINES: Ledger = Ledger(
    code="funds.template_lines", title="常用业务的分录", tab="经费", group=GROUP, row=OwnTemplateLine,
    name=lambda: OwnTemplateLine.summary,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="自存的常用业务里每一条分录：哪个科目、借还是贷、金额固定还是每次填。",
    fields=(
        Field(OwnTemplateLine.template, "常用业务", Ref(_templates), required=True, print_mm=40, aliases=("业务名称", "模板名称")),
        Field(OwnTemplateLine.line, "行号", Count(least=1), default=1, print_mm=12),
        Field(OwnTemplateLine.summary, "摘要", Text(120), required=True, print_mm=50),
        Derived(key="code", label="科目编码", kind=Text(), listed=False, print_mm=16, sql=lambda _day: select(Account.code).where(Account.id == OwnTemplateLine.account).correlate(OwnTemplateLine).scalar_subquery()),
        Field(OwnTemplateLine.account, "科目名称", Ref(lambda: ACCOUNTS), required=True, print_mm=44, aliases=("科目", "会计科目")),
        Field(OwnTemplateLine.side, "借贷方向", Choice(words.SIDE), required=True, print_mm=16, aliases=("方向", "借/贷")),
        Field(OwnTemplateLine.how, "金额怎么来", Choice(words.HOW), required=True, default=words.FIXED, print_mm=20, help="固定金额：每次一样；每次填：用的时候问；凑平：由其余分录算出。"),
        Field(OwnTemplateLine.amount, "金额", Money(), print_mm=26),
        Field(OwnTemplateLine.project, "项目", Ref(lambda: PROJECTS), listed=False, aliases=("专项项目",)),
        Field(OwnTemplateLine.party, "往来单位或个人", Offered(60, offers=payees.like), listed=False, aliases=("往来单位", "收款人")),
        Field(OwnTemplateLine.unit, "部门、小组", Ref(lambda: UNITS), listed=False, aliases=("部门",)),
    ),
    order=("template", "line", "id"), match=(("template", "line"),), checks=(check_line,), settle=settle_lines, owners=owners,
)  # fmt: skip

TEMPLATE_MONTHS: Ledger = Ledger(
    code="funds.template_months", title="每月生成记录", tab="经费", group=GROUP, row=TemplateMonth,
    name=lambda: func.concat(select(OwnTemplate.name).where(OwnTemplate.id == TemplateMonth.template).correlate(TemplateMonth).scalar_subquery(), " ", TemplateMonth.period),
    help="每个自存的常用业务，哪个月已经生成过草稿。某个月不用生成的，自己加一行，那个月就不再提醒；删掉一行，那个月可以重新生成。",
    fields=(
        Field(TemplateMonth.template, "常用业务", Ref(_templates), required=True, print_mm=60),
        Field(TemplateMonth.period, "月份", MonthOfAccount(), required=True, print_mm=24),
        Derived(key="voucher", label="凭证", kind=Text(), sql=lambda _day: words_of(TemplateMonth.voucher), print_mm=40),
        Field(TemplateMonth.note, "备注", Text(80), print_mm=60),
    ),
    order=("-period", "template", "id"), match=(("template", "period"),),
)  # fmt: skip

LEDGERS = (OWN_TEMPLATES, OWN_TEMPLATE_LINES, TEMPLATE_MONTHS)
