"""What is given out: the lists (发放单), their lines, and the kinds of spending with their usual accounts."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class PayoutKind(Row):
    """A kind of spending; ``account`` is where it is usually booked, ``reason`` why, ``words`` by what it is known."""

    __tablename__ = "payout_kind"

    name: Mapped[str] = mapped_column(unique=True)
    account: Mapped[int | None] = mapped_column(ForeignKey("fund_account.id", ondelete="RESTRICT"))
    reason: Mapped[str | None]
    words: Mapped[str | None]  # separated by blanks
    members_only: Mapped[bool | None]
    place: Mapped[int] = mapped_column(default=0)


class PayoutList(Row):
    """A 发放单; ``seal`` is the digest of its lines as they were approved or signed."""

    __tablename__ = "payout_list"

    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[int | None] = mapped_column(ForeignKey("payout_kind.id", ondelete="RESTRICT"), index=True)
    occasion: Mapped[str | None]
    campaign: Mapped[str | None] = mapped_column(index=True)
    day: Mapped[date | None] = mapped_column(index=True)
    source: Mapped[str | None]
    way: Mapped[str | None]
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    stage: Mapped[str] = mapped_column(default="拟定")
    maker: Mapped[str | None]
    approved_on: Mapped[date | None]
    approver: Mapped[str | None]
    minutes: Mapped[str | None]
    signed_on: Mapped[date | None]
    booked_on: Mapped[date | None]
    seal: Mapped[str | None]
    note: Mapped[str | None]


class PayoutLine(Row):
    """What one person (or unit, or somebody who is in no list of the union) gets; visits pay by lines of no 发放单.

    ``applied`` was asked for, ``decided`` is what was approved, ``cash`` what is paid. ``kept_unit``, ``kept_class``,
    ``household`` and ``kept_reasons`` (why the receiver was chosen) are what held when the list was made and approved;
    ``move`` is the move of goods out of store in which the goods of this line went; ``prepaid`` goods were paid and
    booked before. ``owner_table`` and ``owner_id`` name the row of another tab whose money and goods these are (a
    visit): that row has none of its own; ``origin`` is the number by which that row is called, so that both find each
    other again in another book.
    """

    __tablename__ = "payout_line"
    __table_args__ = (Index("ix_payout_line_owner", "owner_table", "owner_id"),)

    roll: Mapped[int | None] = mapped_column(ForeignKey("payout_list.id", ondelete="CASCADE"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    matter: Mapped[str]
    grade: Mapped[str | None]
    household: Mapped[str | None]
    illness: Mapped[str | None]
    applied: Mapped[Fen | None]
    decided: Mapped[Fen | None]
    cash: Mapped[Fen | None]
    item: Mapped[str | None]
    good: Mapped[int | None] = mapped_column(ForeignKey("fund_good.id", ondelete="RESTRICT"), index=True)
    quantity: Mapped[int | None]
    goods_value: Mapped[Fen | None]
    prepaid: Mapped[bool | None] = mapped_column(default=False)
    source: Mapped[str | None]
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    day: Mapped[date | None] = mapped_column(index=True)
    signer: Mapped[str | None]
    signed_on: Mapped[date | None]
    kept_unit: Mapped[str | None]
    kept_class: Mapped[str | None]
    kept_reasons: Mapped[str | None]
    bank_card: Mapped[str | None]
    move: Mapped[int | None] = mapped_column(ForeignKey("fund_goods_move.id", ondelete="SET NULL"), index=True)
    owner_table: Mapped[str | None]
    owner_id: Mapped[int | None]
    origin: Mapped[str | None] = mapped_column(index=True)
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class PayoutCeiling(Row):
    """One rule of what may be given at most; ``amount`` holds here, ``preset_amount`` is what was published."""

    __tablename__ = "payout_ceiling"

    matter: Mapped[str]
    window: Mapped[str]
    festival: Mapped[str | None]
    amount: Mapped[Fen | None]
    preset_amount: Mapped[Fen | None]
    times: Mapped[int | None]
    share: Mapped[int | None]  # in thousandths of the year's income
    forms: Mapped[str | None]
    level: Mapped[str]
    extra: Mapped[bool | None]
    since: Mapped[date]
    until: Mapped[date | None]
    province: Mapped[str | None] = mapped_column(index=True)
    document: Mapped[str | None]
    mark: Mapped[str | None]
    source: Mapped[str | None]
    note: Mapped[str | None]
