"""会费 (S64), what is owed upward (S65), sent back (S69), passed down (S70), and what others paid (S72)."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class DuesRule(Row):
    """How dues are reckoned from a day on (domain-facts B.3, formulas A to E); the most specific rule wins."""

    __tablename__ = "fund_dues_rule"

    name: Mapped[str]
    formula: Mapped[str]
    rate: Mapped[int | None]  # parts of ten thousand: 50 is 0.5%
    fixed: Mapped[int | None]  # fen a month
    employ_type: Mapped[str | None]  # only for these; all when empty
    since: Mapped[date]
    until: Mapped[date | None]
    document: Mapped[str | None]
    note: Mapped[str | None]


class DuesRun(Row):
    """One reckoning of dues for the members of the months from ``first`` to ``last`` (yyyymm)."""

    __tablename__ = "fund_dues_run"

    title: Mapped[str]
    first: Mapped[int]
    last: Mapped[int]
    made_on: Mapped[date]
    note: Mapped[str | None]


class Dues(Row):
    """What one member owes for one month; nothing when exempt."""

    __tablename__ = "fund_dues"
    __table_args__ = (UniqueConstraint("person", "period"), Index("ix_fund_dues_period", "period"))

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    period: Mapped[int]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    run: Mapped[int | None] = mapped_column(ForeignKey("fund_dues_run.id", ondelete="CASCADE"), index=True)
    rule: Mapped[int | None] = mapped_column(ForeignKey("fund_dues_rule.id", ondelete="RESTRICT"), index=True)
    base: Mapped[int | None]
    due: Mapped[Fen]
    exempt: Mapped[str | None]
    note: Mapped[str | None]


class DuesPayment(Row):
    """Money paid on one month's dues, in whole or in part; frozen once its voucher is posted."""

    __tablename__ = "fund_dues_payment"

    dues: Mapped[int] = mapped_column(ForeignKey("fund_dues.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    amount: Mapped[Fen]
    way: Mapped[str | None]
    collector: Mapped[str | None]
    receipt: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class WageTotal(Row):
    """The employer's total of wages in one month, of which 拨缴经费 is reckoned; ``rate`` and ``share`` held then."""

    __tablename__ = "fund_wage_total"

    period: Mapped[int] = mapped_column(unique=True)
    wages: Mapped[Fen]
    heads: Mapped[int | None]
    rate: Mapped[int]  # parts of ten thousand of the wages
    share: Mapped[int]  # parts of ten thousand of it that come to this union
    channel: Mapped[str]
    source: Mapped[str | None]
    note: Mapped[str | None]


class DuesReminder(Row):
    """A 催缴通知 sent to one member: for which months how much was owed then."""

    __tablename__ = "fund_dues_reminder"

    day: Mapped[date]
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    first: Mapped[int]
    last: Mapped[int]
    months: Mapped[str]
    amount: Mapped[Fen]
    pay_until: Mapped[date]
    payee: Mapped[str | None]
    note: Mapped[str | None]


class PayrollLine(Row):
    """What the payroll office says that it kept back of one person's wage; the next list takes its place."""

    __tablename__ = "fund_payroll_line"

    batch: Mapped[int | None]
    name: Mapped[str]
    work_no: Mapped[str | None]
    id_number: Mapped[str | None]
    bank_card: Mapped[str | None]
    period: Mapped[int | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    told: Mapped[bool | None]  # the clerk said who it is
    outcome: Mapped[str | None]
    owed: Mapped[int | None] = mapped_column(BigInteger)
    booked_on: Mapped[date | None]
    note: Mapped[str | None]


class Remittance(Row):
    """A share of 拨缴经费 or 会费 that goes to the upper union."""

    __tablename__ = "fund_remittance"

    first: Mapped[int]
    last: Mapped[int]
    subject: Mapped[str]
    channel: Mapped[str]
    base: Mapped[Fen]
    rate: Mapped[int]  # parts of ten thousand
    due: Mapped[Fen]
    due_on: Mapped[date | None]
    paid: Mapped[Fen] = mapped_column(default=0)
    paid_on: Mapped[date | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class Refund(Row):
    """经费返还: what was paid up and comes back to a small union."""

    __tablename__ = "fund_refund"

    enterprise: Mapped[str]
    first: Mapped[int]
    last: Mapped[int]
    paid: Mapped[Fen]
    rate: Mapped[int]
    amount: Mapped[Fen]
    reviewed_by: Mapped[str | None]
    reviewed_on: Mapped[date | None]
    day: Mapped[date | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class Transfer(Row):
    """转移支付 and 下拨补助: money passed to a unit below."""

    __tablename__ = "fund_transfer"

    receiver: Mapped[str]
    purpose: Mapped[str]
    amount: Mapped[Fen]
    day: Mapped[date]
    document: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class Outlay(Row):
    """Something good for the staff that was paid from another purse: kept apart from the union's money."""

    __tablename__ = "fund_outlay"

    name: Mapped[str]
    payer: Mapped[str]
    purpose: Mapped[str | None]
    amount: Mapped[Fen]
    quantity: Mapped[int | None]
    measure: Mapped[str | None]
    day: Mapped[date]
    effect: Mapped[str | None]
    note: Mapped[str | None]
