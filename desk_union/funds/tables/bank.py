"""Bank accounts, the lines of their statements, which entry each line is paired with, and counts of the cash."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class BankAccount(Row):
    __tablename__ = "fund_bank_account"

    name: Mapped[str] = mapped_column(unique=True)
    bank: Mapped[str | None]
    number: Mapped[str | None]
    account: Mapped[int] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"), index=True)
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    opening: Mapped[Fen] = mapped_column(default=0)  # of the bank's own statement where the book begins
    note: Mapped[str | None]


class BankLine(Row):
    """One line of a statement; ``digest`` tells a line that was imported before."""

    __tablename__ = "fund_bank_line"
    __table_args__ = (UniqueConstraint("bank_account", "digest"), Index("ix_fund_bank_line_day", "bank_account", "day"))

    bank_account: Mapped[int] = mapped_column(ForeignKey("fund_bank_account.id", ondelete="RESTRICT"))
    day: Mapped[date]
    summary: Mapped[str | None]
    party: Mapped[str | None]
    bill: Mapped[str | None]
    income: Mapped[Fen] = mapped_column(default=0)
    outgo: Mapped[Fen] = mapped_column(default=0)
    balance: Mapped[int | None]
    digest: Mapped[str]
    note: Mapped[str | None]


class BankPair(Row):
    """A line of the statement and the entry of the book that are the same event."""

    __tablename__ = "fund_bank_pair"
    __table_args__ = (UniqueConstraint("bank_line", "entry"),)

    bank_line: Mapped[int] = mapped_column(ForeignKey("fund_bank_line.id", ondelete="CASCADE"))
    entry: Mapped[int] = mapped_column(ForeignKey("fund_entry.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]


class CashCount(Row):
    """Cash counted on a day, by pieces of each value; ``coins`` is the rest in fen."""

    __tablename__ = "fund_cash_count"

    day: Mapped[date]
    n100: Mapped[int] = mapped_column(default=0)
    n50: Mapped[int] = mapped_column(default=0)
    n20: Mapped[int] = mapped_column(default=0)
    n10: Mapped[int] = mapped_column(default=0)
    n5: Mapped[int] = mapped_column(default=0)
    n1: Mapped[int] = mapped_column(default=0)
    coins: Mapped[Fen] = mapped_column(default=0)
    counted: Mapped[Fen] = mapped_column(default=0)
    booked: Mapped[Fen] = mapped_column(default=0)  # what the cash journal said on that day
    cashier: Mapped[str | None]
    witness: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]
