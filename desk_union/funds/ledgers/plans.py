"""经费预算 with its changes, and 经费审查."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select

from desk_union.basis.months import period_of
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ratio, Ref, Text, Year
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.describe.settled import settled_once
from desk_union.funds.account import budget_approving
from desk_union.funds.account import plans_words as words
from desk_union.funds.ledgers.books import ACCOUNTS, PROJECTS
from desk_union.funds.tables import Account, Audit, Budget, BudgetChange, Entry, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

GROUP = "预算公开"


def _changes() -> Ledger:
    return BUDGET_CHANGES


def _budget() -> Ledger:
    return BUDGET


def _changed(day: date) -> ColumnElement[Any]:
    held = select(func.coalesce(func.sum(BudgetChange.amount), 0)).where(
        BudgetChange.budget == Budget.id, BudgetChange.day <= day
    )
    return held.correlate(Budget).scalar_subquery()


def _used(day: date) -> ColumnElement[Any]:
    """Posted amounts of the year until the month of the day on the account and all below it, closing vouchers left out; on the account's side."""
    upper = Account.__table__.alias()
    moved = case((upper.c.side == "贷", Entry.credit - Entry.debit), else_=Entry.debit - Entry.credit)
    held = (
        select(func.coalesce(func.sum(moved), 0))
        .select_from(Entry)
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .join(upper, upper.c.id == Budget.account)
        .where(
            Voucher.state == POSTED, Voucher.kind.not_in(("期末结转", "年终结转")),
            Entry.period.between(Budget.year * 100 + 1, Budget.year * 100 + 12), Entry.period <= period_of(day),
            Account.code.like(func.concat(upper.c.code, "%")),
            or_(Budget.project.is_(None), Entry.project == Budget.project),
        )
    )  # fmt: skip
    return held.correlate(Budget).scalar_subquery()


def _allowed(day: date) -> ColumnElement[Any]:
    return Budget.amount + _changed(day)


def _left(day: date) -> ColumnElement[Any]:
    return _allowed(day) - _used(day)


def _share(day: date) -> ColumnElement[Any]:
    """Tenths of a per cent of the budget that are used."""
    used, allowed = _used(day), _allowed(day)
    return case((_allowed(day) > 0, (2000 * used + allowed) // (2 * allowed)))


def _spends() -> ColumnElement[bool]:
    """Income beyond the budget is nobody's worry."""
    return Budget.account.in_(select(Account.id).where(Account.kind == "支出"))


def check_change(values: Values) -> Sequence[Fault]:
    if values.get("amount") == 0:
        return (Fault("amount", "调整金额不能是0。", "增加填正数，减少填负数。"),)
    return ()


BUDGET: Ledger = Ledger(
    code="funds.budget", title="经费预算", tab="经费", group=GROUP, row=Budget, files=True, called="2026年 职工活动支出-会员活动支出",
    name=lambda: func.concat(Budget.year, "年 ", select(Account.full_name).where(Account.id == Budget.account).scalar_subquery()),
    help="一年一套，按科目（需要时按项目）编。会议通过后办“核定预算”，本年预算从此定住；年中调整另记一笔。凭证超出预算时会提醒并要求说明。",
    fields=(
        Field(Budget.year, "年度", Year(), required=True, print_mm=14, aliases=("预算年度", "年份")),
        Field(Budget.account, "科目名称", Ref(lambda: ACCOUNTS), required=True, print_mm=34, aliases=("科目", "预算科目", "收支项目")),
        Field(Budget.project, "项目", Ref(lambda: PROJECTS), print_mm=26, listed=False),
        Field(Budget.amount, "本年预算", Money(), required=True, print_mm=24, total=True, aliases=("预算金额", "年初预算", "预算数")),
        Derived(key="used", label="已执行", kind=Money(), sql=_used, print_mm=24, total=True),
        Derived(key="share", label="执行率", kind=Ratio(), sql=_share, print_mm=14),
        Derived(key="left", label="结余", kind=Money(), sql=_left, print_mm=24, total=True),
        Derived(key="changed", label="年中调整", kind=Money(), sql=_changed, listed=False, print_mm=22, total=True),
        Derived(key="code", label="科目编码", kind=Text(), listed=False, print_mm=18, sql=lambda _day: select(Account.code).where(Account.id == Budget.account).scalar_subquery()),
        Field(Budget.stage, "预算状态", words.BUDGET_STAGE, default=words.PLANNED, print_mm=18, help="办“核定预算”后是“已核定”，本年预算从此不能改，只能另记预算调整。"),
        Field(Budget.approved_on, "核定日期", Day(ahead=0), print_mm=22, listed=False, aliases=("批准日期", "通过日期")),
        Field(Budget.approved_by, "核定依据", Text(120), listed=False, aliases=("批准文号", "会议"), help="哪次会议通过的、上级批复的文号。"),
        *stages.columns(Budget.stage, words.BUDGET_STAGE, listed=False),
        Field(Budget.last_final, "上年决算", Money(), listed=False, print_mm=24, total=True, help="第一年填上年的决算数；以后由账上得出。"),
        Field(Budget.explanation, "说明", LongText(), print_mm=36, listed=False),
    ),
    order=("-year", "code", "id"), match=(("year", "account", "project"), ("year", "account")), parts=(Part(_changes, "budget"),), settle=budget_approving.settle_lines,
    presets=(
        Preset("now", "本年", lambda day: Budget.year == day.year),
        *stages.presets(Budget.stage, words.BUDGET_STAGE),
        Preset("tight", "执行过九成", lambda day: (Budget.year == day.year) & _spends() & (_used(day) * 10 > _allowed(day) * 9)),
        Preset("over", "超预算", lambda day: _spends() & (_used(day) > _allowed(day))),
    ),
)  # fmt: skip

BUDGET_CHANGES: Ledger = Ledger(
    code="funds.budget_changes", title="预算调整", tab="经费", group=GROUP, row=BudgetChange, files=True,
    name=lambda: BudgetChange.reason,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="预算核定以后要改，都在这里另记一笔：日期、金额、原因、文号。增加填正数，减少填负数；按编预算的同样程序批准。",
    fields=(
        Field(BudgetChange.budget, "预算", Ref(_budget), required=True, print_mm=70),
        Field(BudgetChange.day, "日期", Day(), required=True, print_mm=22),
        Field(BudgetChange.amount, "调整金额", Money(), required=True, print_mm=30, total=True, aliases=("金额",)),
        Field(BudgetChange.reason, "原因", Text(120), required=True, print_mm=60, aliases=("说明", "调整原因")),
        Field(BudgetChange.document, "文号", Text(60), required=True, print_mm=40, aliases=("批准文号", "依据"), help="批准这次调整的文号；会议通过的写哪次会议。"),
    ),
    order=("-day", "-id"), match=(("budget", "day"),), when="day", checks=(check_change,), settle=budget_approving.settle_changes,
    compared=(settled_once("document", "这次调整已经批准", budget="预算", day="日期", amount="调整金额", document="文号"),),
)  # fmt: skip


def check_audit(values: Values) -> Sequence[Fault]:
    found = []
    if values.get("first") is not None and values.get("last") is not None and values["last"] < values["first"]:
        found.append(Fault("last", "截止月份早于开始月份。", "请核对审查的期间。"))
    for key, words_ in (("rectified_on", "整改日期"), ("published_on", "公布日期")):
        if values.get(key) is not None and values.get("day") is not None and values[key] < values["day"]:
            found.append(Fault(key, f"{words_}早于审查日期。", "请核对日期。"))
    return found


AUDITS: Ledger = Ledger(
    code="funds.audits", title="经费审查记录", tab="经费", group=GROUP, row=Audit, files=True,
    name=lambda: func.concat(Audit.kind, " ", Audit.day),
    help="经费审查委员会每年审查一到两次，结果要整改、要公布。",
    fields=(
        Field(Audit.day, "审查日期", Day(), required=True, print_mm=22, aliases=("日期", "审计日期")),
        Field(Audit.kind, "种类", Choice(words.AUDIT), required=True, default="本级经审会审查", print_mm=28),
        Field(Audit.first, "从几月", MonthOfAccount(), required=True, print_mm=16, aliases=("期间起",)),
        Field(Audit.last, "到几月", MonthOfAccount(), required=True, print_mm=16, aliases=("期间止",)),
        Field(Audit.auditors, "审查人", Text(80), required=True, print_mm=36, aliases=("审计人员",)),
        Field(Audit.vouchers, "抽查凭证张数", Count(), print_mm=22),
        Field(Audit.income, "审定收入", Money(), listed=False),
        Field(Audit.spending, "审定支出", Money(), listed=False),
        Field(Audit.findings, "发现的问题", LongText(), print_mm=46),
        Field(Audit.opinion, "审查意见", LongText(), listed=False),
        Field(Audit.rectified, "整改情况", LongText(), print_mm=36),
        Field(Audit.rectified_on, "整改日期", Day(), listed=False),
        Field(Audit.published_on, "公布日期", Day(), print_mm=22, help="结果在公开栏或大会上公布的日子。"),
        Field(Audit.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("day", "kind"),), when="day", checks=(check_audit,),
    compared=(settled_once("published_on", "审查结果已经公布", income="审定收入", spending="审定支出", findings="发现的问题", opinion="审查意见"),),
    presets=(
        Preset("year", "本年", lambda day: Audit.day.between(day.replace(month=1, day=1), day.replace(month=12, day=31))),
        Preset("unpublished", "还没有公布", lambda _day: Audit.published_on.is_(None)),
        Preset("open", "还没有整改", lambda _day: Audit.findings.is_not(None) & Audit.rectified_on.is_(None)),
    ),
)  # fmt: skip

LEDGERS = (BUDGET, BUDGET_CHANGES, AUDITS)
