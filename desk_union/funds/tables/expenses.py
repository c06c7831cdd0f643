"""What is paid to those who spent for the office: requests to spend, loans, reimbursements, and who approves them."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class ApprovalLimit(Row):
    """Up to which sum who approves, from a day on; ``upto`` is empty for the last one, who approves everything."""

    __tablename__ = "fund_approval_limit"

    upto: Mapped[int | None]  # fen
    approver: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    document: Mapped[str | None]
    note: Mapped[str | None]


class SpendingRequest(Row):
    """支出审批单: money that is to be spent, before it is."""

    __tablename__ = "fund_spending_request"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    matter: Mapped[str]
    applicant: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    applicant_name: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    account: Mapped[int | None] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    payee: Mapped[str | None]
    amount: Mapped[Fen]
    papers: Mapped[int | None]
    stage: Mapped[str] = mapped_column(default="填报")
    approver: Mapped[str | None]
    approved_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class Loan(Row):
    """借款单: money handed to somebody who will account for it until ``due_on``."""

    __tablename__ = "fund_loan"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    borrower: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    borrower_name: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    matter: Mapped[str]
    amount: Mapped[Fen]
    due_on: Mapped[date]
    stage: Mapped[str] = mapped_column(default="填报")
    approver: Mapped[str | None]
    approved_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    settled_on: Mapped[date | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class Expense(Row):
    """费用报销单; ``amount`` is what its lines come to. ``loan`` is the loan that it accounts for."""

    __tablename__ = "fund_expense"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    claimant: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    claimant_name: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    matter: Mapped[str]
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    loan: Mapped[int | None] = mapped_column(ForeignKey("fund_loan.id", ondelete="RESTRICT"), index=True)
    request: Mapped[int | None] = mapped_column(
        ForeignKey("fund_spending_request.id", ondelete="RESTRICT"), index=True
    )
    amount: Mapped[int | None]  # what the lines come to; empty before the first
    stage: Mapped[str] = mapped_column(default="填报")
    approver: Mapped[str | None]
    approved_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class ExpenseLine(Row):
    """One line of a 报销单: what for, on which account, how much, with how many bills."""

    __tablename__ = "fund_expense_line"

    expense: Mapped[int] = mapped_column(ForeignKey("fund_expense.id", ondelete="CASCADE"), index=True)
    day: Mapped[date | None]
    matter: Mapped[str]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    amount: Mapped[Fen]
    papers: Mapped[int] = mapped_column(default=1)
    note: Mapped[str | None]
