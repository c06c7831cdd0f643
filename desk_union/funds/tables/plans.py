"""The budget with its changes (S67), audits (S68), and the reasons given where a warning was passed over."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Budget(Row):
    """One line of a year's budget: an account, or one project of it."""

    __tablename__ = "fund_budget"
    __table_args__ = (UniqueConstraint("year", "account", "project"),)

    year: Mapped[int]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    last_final: Mapped[int | None]  # typed for the first year; later the books tell it
    amount: Mapped[Fen]
    explanation: Mapped[str | None]
    stage: Mapped[str | None] = mapped_column(default="编制中")
    approved_on: Mapped[date | None]
    approved_by: Mapped[str | None]  # which meeting or document


class BudgetChange(Row):
    __tablename__ = "fund_budget_change"

    budget: Mapped[int] = mapped_column(ForeignKey("fund_budget.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    amount: Mapped[Fen]  # more, or less when negative
    document: Mapped[str | None]
    reason: Mapped[str]


class Audit(Row):
    """经费审查: who looked at which months, what was found and what became of it."""

    __tablename__ = "fund_audit"

    day: Mapped[date]
    kind: Mapped[str]
    first: Mapped[int]
    last: Mapped[int]
    auditors: Mapped[str]
    vouchers: Mapped[int | None]
    income: Mapped[int | None]
    spending: Mapped[int | None]
    findings: Mapped[str | None]
    opinion: Mapped[str | None]
    rectified: Mapped[str | None]
    rectified_on: Mapped[date | None]
    published_on: Mapped[date | None]
    note: Mapped[str | None]


class Override(Row):
    """A warning that was passed over at a voucher, with the reason that the clerk gave."""

    __tablename__ = "fund_override"

    voucher: Mapped[int] = mapped_column(ForeignKey("fund_voucher.id", ondelete="CASCADE"), index=True)
    rule: Mapped[str]
    sentence: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    who: Mapped[str | None]
