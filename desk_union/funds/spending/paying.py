"""The vouchers of 报销, 借款 and 支出审批: money handed out, a loan accounted for with the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.account_codes import RECEIVABLE
from desk_union.funds.account.deeds import Draft, draft_voucher
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.spending import loan_settling
from desk_union.funds.spending.spending_words import PAID, SETTLED
from desk_union.funds.tables import Expense, ExpenseLine, Loan, SpendingRequest
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PaidOut:
    """``given`` is what was handed out beside the loan, ``returned`` what came back of it, ``left`` what of it stays
    lent for the 报销单 to come, in fen.
    """

    voucher: int
    amount: int
    given: int = 0
    returned: int = 0
    left: int = 0


def who(session: Session, person: int | None, name: str | None) -> str:
    return name or (session.scalar(select(Person.name).where(Person.id == person)) or "")


def papers_of(session: Session, expense: int) -> int:
    query = select(func.coalesce(func.sum(ExpenseLine.papers), 0)).where(ExpenseLine.expense == expense)
    return session.scalar(query) or 0


def pay_expense(
    session: Session, row_id: int, day: date, pay: int, papers: int | None, maker: str | None, *, keep: bool = False
) -> PaidOut:
    """Debit each line's account, credit money; of a loan 135 first, with the difference handed out or taken back.

    What is left of the loan stays lent with ``keep``, and while other 报销单 wait for it.
    """
    held = session.get_one(Expense, row_id)
    items = session.scalars(select(ExpenseLine).where(ExpenseLine.expense == row_id).order_by(ExpenseLine.id)).all()
    if not items:
        raise Refusal(f"报销单{held.number or ''}还没有明细。", "请先填明细。")
    claimant = who(session, held.claimant, held.claimant_name)
    lines = Lines(read_chart(session), f"{claimant}报销{held.matter}")
    marked = held.project is not None
    common: dict[str, Any] = {"party": claimant, "project": held.project, "earmarked": marked, "unit": held.unit}
    for item in items:
        lines.debit(item.account, item.amount, said=f"{claimant}报销{item.matter}", **common)
    loan = _loan_of(session, held)
    lent = loan_settling.still_lent(session, loan, row_id) if loan is not None else 0
    spent = held.amount or 0
    given, rest = max(spent - lent, 0), max(lent - spent, 0)
    stays = loan is not None and loan.stage != SETTLED and (keep or bool(loan_settling.waiting(session, loan, row_id)))
    left, returned = (rest, 0) if stays else (0, rest)
    lines.debit(pay, returned, said=f"{claimant}退回借款余款", party=claimant)
    lines.credit(RECEIVABLE, lent - left, said=f"{claimant}报销冲借款", party=claimant)
    lines.credit(pay, given, party=claimant)
    count = papers_of(session, row_id) if papers is None else papers
    voucher = draft_voucher(session, Draft(day, tuple(lines.found), papers=count, maker=maker))
    held.voucher, held.stage, held.paid_on = voucher, PAID, day
    if loan is not None and not left:
        loan.stage, loan.settled_on = SETTLED, day
    session.flush()
    return PaidOut(voucher, spent, given, returned, left)


def _loan_of(session: Session, held: Expense) -> Loan | None:
    if held.loan is None:
        return None
    loan = session.get_one(Loan, held.loan)
    settled_by_it = held.stage == PAID and loan.stage == SETTLED  # its voucher was deleted, and is drafted once more
    if loan.stage != PAID and not settled_by_it:
        raise Refusal(f"借款单{loan.number or ''}现在是“{loan.stage}”，不能用来冲这次报销。", "请核对“冲哪笔借款”。")
    return loan


def lend(session: Session, row_id: int, day: date, pay: int, maker: str | None) -> PaidOut:
    """借135 贷 money."""
    held = session.get_one(Loan, row_id)
    borrower = who(session, held.borrower, held.borrower_name)
    lines = Lines(read_chart(session), f"{borrower}借款：{held.matter}")
    lines.debit(RECEIVABLE, held.amount, party=borrower)
    lines.credit(pay, held.amount, party=borrower)
    voucher = draft_voucher(session, Draft(day, tuple(lines.found), papers=1, maker=maker))
    held.voucher, held.paid_on = voucher, day
    held.stage = SETTLED if held.stage == SETTLED else PAID
    session.flush()
    return PaidOut(voucher, held.amount, given=held.amount)


def take_back(session: Session, row_id: int, day: date, pay: int, maker: str | None) -> PaidOut:
    """What was not accounted for comes back: 借 money 贷135, by a voucher that refers to the one that lent."""
    held = session.get_one(Loan, row_id)
    if numbers := loan_settling.waiting(session, held, 0):
        told = f"报销单{'、'.join(numbers)}要冲这笔借款，还没有付款。"
        raise Refusal(told, "请先办那张报销单的“报销付款”，多的会一并退回。")
    back = loan_settling.still_lent(session, held, 0)
    borrower = who(session, held.borrower, held.borrower_name)
    lines = Lines(read_chart(session), f"{borrower}退回借款：{held.matter}")
    lines.debit(pay, back, party=borrower)
    lines.credit(RECEIVABLE, back, party=borrower)
    draft = Draft(day, tuple(lines.found), papers=1, origin=held.voucher, maker=maker)
    voucher = draft_voucher(session, draft)
    held.stage, held.settled_on = SETTLED, day
    session.flush()
    return PaidOut(voucher, back, returned=back)


def pay_request(
    session: Session, row_id: int, day: date, pay: int, account: int | None, papers: int | None, maker: str | None
) -> PaidOut:
    """Debit the account of the request, credit money."""
    held = session.get_one(SpendingRequest, row_id)
    claimed = session.scalar(select(Expense.number).where(Expense.request == row_id).limit(1))
    if claimed is not None:
        raise Refusal(f"这张审批单由报销单{claimed}报销，不另付款。", "请办那张报销单的“报销付款”。")
    expense = account or held.account
    if expense is None:
        raise Refusal("审批单上没有写支出科目。", "请填支出科目。", field="account")
    payee = held.payee or who(session, held.applicant, held.applicant_name)
    lines = Lines(read_chart(session), held.matter)
    marked = held.project is not None
    common: dict[str, Any] = {"party": payee, "project": held.project, "earmarked": marked, "unit": held.unit}
    lines.debit(expense, held.amount, **common)
    lines.credit(pay, held.amount, party=payee)
    count = (held.papers or 0) if papers is None else papers
    voucher = draft_voucher(session, Draft(day, tuple(lines.found), papers=count, maker=maker))
    held.voucher, held.stage, held.paid_on = voucher, PAID, day
    session.flush()
    return PaidOut(voucher, held.amount, given=held.amount)


def told(done: PaidOut) -> str:
    """What is handed over, in words."""
    given = f"付{show_yuan(done.given)}元" if done.given else ""
    returned = f"收回{show_yuan(done.returned)}元" if done.returned else ""
    left = f"借款还有{show_yuan(done.left)}元没有结清，以后再冲" if done.left else ""
    return "，".join(filter(None, (given, returned, left))) or "正好冲完借款，不收不付"


