"""支出审批单, 借款单, 报销单 with its lines, and 审批权限."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, select

from desk_union.describe.kinds import Count, Day, LongText, Money, Offered, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.funds.account import payees
from desk_union.funds.ledgers.books import ACCOUNTS, PROJECTS
from desk_union.funds.spending import loan_settling
from desk_union.funds.spending import spending_links as links
from desk_union.funds.spending import spending_settling as settling
from desk_union.funds.spending import spending_words as words
from desk_union.funds.tables import ApprovalLimit, Expense, ExpenseLine, Loan, SpendingRequest
from desk_union.members.ledgers.people import PEOPLE
from desk_union.members.ledgers.units import UNITS
from desk_union.members.tables import Person
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values

GROUP = "报销借款"


def _loans() -> Ledger:
    return LOANS


def _expenses() -> Ledger:
    return EXPENSES


def _requests() -> Ledger:
    return REQUESTS


def _lines() -> Ledger:
    return EXPENSE_LINES


def _in_year(column: Any) -> Callable[[date], ColumnElement[bool]]:
    return lambda day: extract("year", column) == day.year


def named(row: Any, person: Any, name: Any) -> ColumnElement[Any]:
    """Who it is of, by name."""
    held = select(Person.name).where(Person.id == person).correlate(row).scalar_subquery()
    return func.coalesce(held, name, "")


def open_loan(_day: date) -> ColumnElement[bool]:
    """Handed out and not settled."""
    return Loan.stage == words.PAID


def late_loan(day: date) -> ColumnElement[bool]:
    return and_(Loan.stage == words.PAID, Loan.due_on < day)


def check_limit(values: Values) -> Sequence[Fault]:
    if values.get("upto") is not None and values["upto"] <= 0:
        return (Fault("upto", "限额应大于0。", "不限额的不填。"),)
    if values.get("until") is not None and values.get("since") is not None and values["until"] < values["since"]:
        return (Fault("until", "停用日期早于启用日期。", "请核对日期。"),)
    return ()


REQUESTS: Ledger = Ledger(
    code="funds.requests", title="支出审批单", counter="张", tab="经费", group=GROUP, row=SpendingRequest, files=True, when="day", called="购买运动会奖品",
    name=lambda: func.concat(func.coalesce(SpendingRequest.number, ""), " ", SpendingRequest.matter),
    help="花钱以前先批：做什么用、从哪个科目出、多少钱。批准后按单付款或报销，金额从批准起定住。",
    empty="还没有支出审批单。",
    fields=(
        Serial(SpendingRequest.number, "审批单号", "批-{year}-{n:04}", day="day", print_mm=26),
        Field(SpendingRequest.day, "申请日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期",)),
        Field(SpendingRequest.matter, "事由", Text(80), required=True, print_mm=40, aliases=("用途", "支出事由")),
        Field(SpendingRequest.applicant, "申请人", Ref(lambda: PEOPLE, beside="applicant_name"), print_mm=20, aliases=("经办人",)),
        Field(SpendingRequest.applicant_name, "不在册的申请人", Text(30, "name"), print_mm=20),
        Field(SpendingRequest.unit, "部门、小组", Ref(lambda: UNITS), print_mm=28, aliases=("申请部门",)),
        Field(SpendingRequest.account, "支出科目", Ref(lambda: ACCOUNTS), print_mm=40, aliases=("科目",)),
        Field(SpendingRequest.amount, "金额", Money(), required=True, print_mm=24, total=True, aliases=("申请金额",)),
        Field(SpendingRequest.stage, "办理情况", words.REQUEST_STAGE, required=True, default=words.DRAWN_UP, print_mm=18),
        Booked(links.REQUEST, print_mm=28),
        Field(SpendingRequest.payee, "收款人", Offered(60, offers=payees.like), listed=False, aliases=("收款单位",)),
        Field(SpendingRequest.project, "专项项目", Ref(lambda: PROJECTS), listed=False),
        Field(SpendingRequest.papers, "附件张数", Count(), listed=False),
        Field(SpendingRequest.approver, "批准人", Text(40), listed=False),
        Field(SpendingRequest.approved_on, "批准日期", Day(ahead=0), listed=False),
        Field(SpendingRequest.paid_on, "付款日期", Day(ahead=0), listed=False),
        *stages.columns(SpendingRequest.stage, words.REQUEST_STAGE, listed=False),
        Field(SpendingRequest.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "matter", "amount")), checks=(settling.somebody("applicant", "applicant_name", "申请人"), settling.check_amount),
    presets=(*stages.presets(SpendingRequest.stage, words.REQUEST_STAGE), Preset("year", "本年", _in_year(SpendingRequest.day))),
)  # fmt: skip

LOANS: Ledger = Ledger(
    code="funds.loans", title="借款单", counter="张", tab="经费", group=GROUP, row=Loan, files=True, when="day", called="活动备用金",
    name=lambda: func.concat(func.coalesce(Loan.number, ""), " ", named(Loan, Loan.borrower, Loan.borrower_name), " ", Loan.matter),
    help="职工为办工会的事先借的钱：借多少、哪天还。没有结清的在工作台提醒；用一张或几张报销单冲，最后多退少补，或原款退回。",
    empty="还没有借款单。",
    fields=(
        Serial(Loan.number, "借款单号", "借-{year}-{n:04}", day="day", print_mm=26),
        Field(Loan.day, "借款日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期",)),
        Field(Loan.borrower, "借款人", Ref(lambda: PEOPLE, beside="borrower_name"), print_mm=20, aliases=("姓名",)),
        Field(Loan.borrower_name, "不在册的借款人", Text(30, "name"), print_mm=20),
        Field(Loan.unit, "部门、小组", Ref(lambda: UNITS), print_mm=28, aliases=("部门",)),
        Field(Loan.matter, "借款事由", Text(80), required=True, print_mm=50, aliases=("事由", "用途")),
        Field(Loan.amount, "借款金额", Money(), required=True, print_mm=24, total=True, aliases=("金额",)),
        Field(Loan.due_on, "应还日期", Day(), required=True, print_mm=22, aliases=("还款日期", "归还期限")),
        Field(Loan.stage, "办理情况", words.LOAN_STAGE, required=True, default=words.DRAWN_UP, print_mm=18),
        Booked(links.LOAN, print_mm=28),
        Field(Loan.approver, "批准人", Text(40), listed=False),
        Field(Loan.approved_on, "批准日期", Day(ahead=0), listed=False),
        Field(Loan.paid_on, "借出日期", Day(ahead=0), listed=False),
        Derived(key="open", label="还没结清", kind=Money(), listed=False, sql=loan_settling.open_amount, help="借出的减去已经用报销单冲掉的。"),
        Field(Loan.settled_on, "结清日期", Day(ahead=0), listed=False),
        *stages.columns(Loan.stage, words.LOAN_STAGE, listed=False),
        Field(Loan.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "borrower", "amount"), ("day", "borrower_name", "amount")), checks=(settling.somebody("borrower", "borrower_name", "借款人"), settling.check_loan),
    presets=(
        *stages.presets(Loan.stage, words.LOAN_STAGE), Preset("open", "没有结清", open_loan), Preset("late", "过了应还日期", late_loan),
        Preset("year", "本年", _in_year(Loan.day)),
    ),
)  # fmt: skip

EXPENSES: Ledger = Ledger(
    code="funds.expenses", title="费用报销单", counter="张", tab="经费", group=GROUP, row=Expense, files=True, when="day", called="元宵节活动费用",
    name=lambda: func.concat(func.coalesce(Expense.number, ""), " ", named(Expense, Expense.claimant, Expense.claimant_name), " ", Expense.matter),
    help="谁垫了、花了什么钱，一张单子几行明细，附几张票据。批准后办“报销付款”起草凭证；有借款的先冲借款，多退少补。",
    empty="还没有报销单。",
    fields=(
        Serial(Expense.number, "报销单号", "销-{year}-{n:04}", day="day", print_mm=26),
        Field(Expense.day, "报销日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "填报日期")),
        Field(Expense.claimant, "报销人", Ref(lambda: PEOPLE, beside="claimant_name"), print_mm=20, aliases=("姓名", "领款人")),
        Field(Expense.claimant_name, "不在册的报销人", Text(30, "name"), print_mm=20),
        Field(Expense.unit, "部门、小组", Ref(lambda: UNITS), print_mm=28, aliases=("部门", "报销部门")),
        Field(Expense.matter, "报销事由", Text(80), required=True, print_mm=50, aliases=("事由", "用途")),
        Field(Expense.paid_on, "付款日期", Day(ahead=0), listed=False),
        Field(Expense.amount, "报销金额", Money(), print_mm=24, total=True, aliases=("金额",), help="有明细的不用填，由程序合计。"),
        Derived(key="papers", label="附件张数", kind=Count(), print_mm=14, sql=lambda _day: _of_lines(func.coalesce(func.sum(ExpenseLine.papers), 0))),
        Field(Expense.stage, "办理情况", words.EXPENSE_STAGE, required=True, default=words.DRAWN_UP, print_mm=18),
        Booked(links.EXPENSE, print_mm=28),
        Field(Expense.loan, "冲哪笔借款", Ref(_loans), listed=False, help="有借款的选它，付款时多退少补。"),
        Field(Expense.request, "支出审批单", Ref(_requests), listed=False, help="事先批过的选它。"),
        Field(Expense.project, "专项项目", Ref(lambda: PROJECTS), listed=False),
        Field(Expense.approver, "批准人", Text(40), listed=False),
        Field(Expense.approved_on, "批准日期", Day(ahead=0), listed=False),
        *stages.columns(Expense.stage, words.EXPENSE_STAGE, listed=False),
        Field(Expense.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "matter")), parts=(Part(_lines, "expense"),), checks=(settling.somebody("claimant", "claimant_name", "报销人"), settling.check_amount), settle=settling.settle_heads,
    presets=(*stages.presets(Expense.stage, words.EXPENSE_STAGE), Preset("year", "本年", _in_year(Expense.day))),
)  # fmt: skip


def _of_lines(what: Any) -> Any:
    return select(what).where(ExpenseLine.expense == Expense.id).correlate(Expense).scalar_subquery()


EXPENSE_LINES: Ledger = Ledger(
    code="funds.expense_lines", title="报销明细", counter="行", tab="经费", group=GROUP, row=ExpenseLine,
    name=lambda: ExpenseLine.matter,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="报销单上一行一项费用：做什么用、记哪个支出科目、多少钱、附几张票。",
    fields=(
        Field(ExpenseLine.expense, "报销单", Ref(_expenses), required=True, print_mm=50, aliases=("报销单号",)),
        Field(ExpenseLine.day, "费用日期", Day(ahead=0), print_mm=22, aliases=("日期", "发生日期")),
        Field(ExpenseLine.matter, "费用项目", Text(60), required=True, print_mm=44, aliases=("摘要", "内容", "用途")),
        Field(ExpenseLine.account, "支出科目", Ref(lambda: ACCOUNTS), required=True, print_mm=44, aliases=("科目",)),
        Field(ExpenseLine.amount, "金额", Money(), required=True, print_mm=24, total=True),
        Field(ExpenseLine.papers, "附件张数", Count(), default=1, print_mm=16, total=True, aliases=("票据张数", "单据张数")),
        Field(ExpenseLine.note, "备注", Text(60), listed=False),
    ),
    order=("expense", "id"), match=(("expense", "matter", "amount"),), checks=(settling.check_amount,), settle=settling.settle_lines, owners=settling.owners,
)  # fmt: skip

LIMITS: Ledger = Ledger(
    code="funds.approval_limits", title="审批权限", tab="经费", group=GROUP, row=ApprovalLimit,
    name=lambda: ApprovalLimit.approver,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="多少钱以内由谁批准，按本单位的经费管理办法填；不填就不核对。办批准时程序按它填批准人，由别人批的要写理由。",
    empty="还没有定审批权限；程序不自己定，请按本单位的办法填。",
    fields=(
        Field(ApprovalLimit.upto, "金额上限", Money(), print_mm=32, aliases=("限额", "审批限额"), help="这个数以内（含）由他批；最上面一级不限额的不填。"),
        Field(ApprovalLimit.approver, "批准人", Text(40), required=True, print_mm=50, aliases=("审批人",), help="写职务或会议，如 工会主席、工会委员会会议。"),
        Field(ApprovalLimit.since, "从哪天起", Day(), required=True, print_mm=26, aliases=("启用日期",)),
        Field(ApprovalLimit.until, "到哪天止", Day(), print_mm=26, aliases=("停用日期",)),
        Field(ApprovalLimit.document, "依据", Text(80), print_mm=50, aliases=("文号",)),
        Field(ApprovalLimit.note, "备注", LongText(), listed=False),
    ),
    order=("-since", "upto", "id"), match=(("since", "approver"),), checks=(check_limit,),
)  # fmt: skip

LEDGERS = (EXPENSES, EXPENSE_LINES, LOANS, REQUESTS, LIMITS)
