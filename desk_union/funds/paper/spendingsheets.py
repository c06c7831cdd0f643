"""费用报销单, 借款单 and 支出审批单 on A5."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import budgets
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.spans import span_of
from desk_union.funds.ledgers.spending import EXPENSES, LOANS, REQUESTS
from desk_union.funds.paper.headings import headed
from desk_union.funds.spending import loan_settling, paying
from desk_union.funds.spending.spending_words import SETTLED
from desk_union.funds.tables import Expense, ExpenseLine, Loan, Project, SpendingRequest
from desk_union.members import tree
from desk_union.members.office import organisation
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart

OPTIONS = ("year", "month", "quarter", "id", "ids")


def _rows(session: Session, request: Request, ledger: Ledger) -> Sequence[Any]:
    """The rows picked, else those of the span; Refusal without any."""
    row = ledger.row
    query = select(row).order_by(row.day, row.id)
    if request.picked:
        query = query.where(row.id.in_(request.picked))
    else:
        span = span_of(request)
        query = query.where(row.day.between(span.first_day, span.last_day))
    found = session.scalars(query).all()
    if not found:
        raise Refusal(f"没有要打印的{ledger.title}。", "请先登记，或换一个时间。")
    return found


class _Names:
    """What is written on a slip by the ids that a row holds."""

    def __init__(self, session: Session, request: Request) -> None:
        self.session = session
        self.union = organisation(session)
        self.tree = tree.read(session, request.day)
        self.chart: AccountChart = read_chart(session)
        self.projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}

    def common(self, row: Any, person: int | None, name: str | None) -> dict[str, str]:
        return {
            "union": self.union, "number": row.number or "", "day": days.show_day_long(row.day), "matter": row.matter,
            "name": paying.who(self.session, person, name), "amount": f"¥{show_yuan(row.amount or 0)}",
            "unit": self.tree.full_name(row.unit) if row.unit is not None else "", "words": in_words(row.amount or 0),
            "approver": row.approver or "",
        }  # fmt: skip

    def account(self, account: int | None) -> str:
        return self.chart.by_id[account].words if account is not None else ""


def expenses(session: Session, request: Request) -> Filled:
    """A slip for each: its lines, the sum in words, and what of a loan is to be paid or given back."""
    names = _Names(session, request)
    return Filled([_expense(session, one, names) for one in _rows(session, request, EXPENSES)])


def _expense(session: Session, one: Expense, names: _Names) -> Copy:
    lines = session.scalars(select(ExpenseLine).where(ExpenseLine.expense == one.id).order_by(ExpenseLine.id)).all()
    loan = session.get(Loan, one.loan) if one.loan is not None else None
    number = session.scalar(select(SpendingRequest.number).where(SpendingRequest.id == one.request))
    beside = {"lent": "", "given": "", "returned": ""}
    if loan is not None:
        lent, given, returned = loan_settling.on_slip(session, loan, one)
        beside = {"lent": f"¥{show_yuan(lent)}", "given": f"¥{show_yuan(given)}", "returned": f"¥{show_yuan(returned)}"}
    words = {
        **names.common(one, one.claimant, one.claimant_name), **beside, "papers": str(sum(line.papers for line in lines)),
        "project": names.projects.get(one.project or 0, ""), "request": number or "", "maker": "",
    }  # fmt: skip
    told = [
        {
            "day": days.show_day(line.day) if line.day is not None else "", "matter": line.matter,
            "account": names.account(line.account), "papers": str(line.papers), "amount": show_yuan(line.amount),
        }
        for line in lines
    ]  # fmt: skip
    return Copy(words, {"lines": told})


def loans(session: Session, request: Request) -> Filled:
    names = _Names(session, request)
    return Filled([_loan(session, one, names) for one in _rows(session, request, LOANS)])


def _loan(session: Session, one: Loan, names: _Names) -> Copy:
    settled = ""
    if one.stage == SETTLED and one.settled_on is not None:
        by = session.scalar(select(Expense.number).where(Expense.loan == one.id).limit(1))
        settled = f"{days.show_day_long(one.settled_on)}{f'用报销单{by}冲销' if by else '归还'}"
    words = names.common(one, one.borrower, one.borrower_name)
    return Copy({**words, "due": days.show_day_long(one.due_on), "state": one.stage, "settled": settled})


def requests(session: Session, request: Request) -> Filled:
    """With what the budget of the account still allows on the day it is printed."""
    names = _Names(session, request)
    return Filled([_request(session, one, names) for one in _rows(session, request, REQUESTS)])


def _request(session: Session, one: SpendingRequest, names: _Names) -> Copy:
    words = {
        **names.common(one, one.applicant, one.applicant_name), "account": names.account(one.account),
        "project": names.projects.get(one.project or 0, ""), "payee": one.payee or "", "note": one.note or "",
        "papers": "" if one.papers is None else str(one.papers), "budget": _budget(session, one, names.chart),
        "approved_on": days.show_day_long(one.approved_on) if one.approved_on is not None else "",
    }  # fmt: skip
    return Copy(words)


def _budget(session: Session, one: SpendingRequest, chart: AccountChart) -> str:
    if one.account is None:
        return ""
    code = chart.by_id[one.account].code
    held = [
        line for line in budgets.lines(session, one.day.year, chart)
        if line.project in {None, one.project} and code.startswith(chart.by_id[line.account].code)
    ]  # fmt: skip
    if not held:
        return "没有这个科目的预算"
    line = max(held, key=lambda each: (chart.by_id[each.account].code, each.project or 0))
    allowed, used, left = show_yuan(line.allowed), show_yuan(line.used), show_yuan(line.left)
    return f"本年预算{allowed}元，已执行{used}元，结余{left}元"


def _listed(ledger: Ledger) -> Callable[[Session, Request], list[Table]]:
    def tables(session: Session, request: Request) -> list[Table]:
        ids = [one.id for one in _rows(session, request, ledger)]
        columns = [shown for shown in ledger.listed if shown.print_mm]
        told = {"title": f"{ledger.title}清单", "count_text": f"共 {len(ids)} 张", **headed(session, request)}
        return [ledger_table(session, ledger, columns, ids, request.day, **told)]

    return tables


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.expense_slip", "费用报销单", "A5横放：明细、附件张数、大写金额、原借款和应补应退，批准、审核、证明、领款人签字处。",
        OfficialForm("expense_slip", expenses, _listed(EXPENSES)), ledgers=(EXPENSES.code,), options=OPTIONS,
        outputs=("pdf", "xlsx"), monthly=True,
    ),
    Sheet(
        "funds.loan_slip", "借款单", "A5横放：借款事由、大写金额、应还日期和结清情况。",
        OfficialForm("loan_slip", loans, _listed(LOANS)), ledgers=(LOANS.code,), options=OPTIONS,
        outputs=("pdf", "docx", "xlsx"), monthly=True,
    ),
    Sheet(
        "funds.request_slip", "支出审批单", "A5横放：事由、金额、支出科目和预算还剩多少，逐级签字。",
        OfficialForm("spending_request", requests, _listed(REQUESTS)), ledgers=(REQUESTS.code,), options=OPTIONS,
        outputs=("pdf", "docx", "xlsx"), monthly=True,
    ),
)  # fmt: skip
