"""荣誉 of persons and units, and 会议纪律罚款 and deposits as money."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Honour(Row):
    """An honour that a person or a unit received; ``holder`` is who is in no list."""

    __tablename__ = "honour"

    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    level: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    holder: Mapped[str | None]
    year: Mapped[int | None]
    granted_on: Mapped[date] = mapped_column(index=True)
    granter: Mapped[str | None]
    document: Mapped[str | None]
    certificate: Mapped[str | None]
    prize: Mapped[Fen | None]
    gift: Mapped[str | None]
    deeds: Mapped[str | None]
    nomination: Mapped[int | None] = mapped_column(ForeignKey("award_nomination.id", ondelete="SET NULL"), index=True)
    roll: Mapped[int | None] = mapped_column(ForeignKey("payout_list.id", ondelete="SET NULL"), index=True)
    withdrawn_on: Mapped[date | None]
    withdrawn_because: Mapped[str | None]
    note: Mapped[str | None]


class MeetingPenalty(Row):
    """A fine, or a deposit that was paid in or given back."""

    __tablename__ = "meeting_penalty"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str | None]
    meeting: Mapped[str | None]
    amount: Mapped[Fen]
    paid_on: Mapped[date | None]
    deposit: Mapped[int | None] = mapped_column(ForeignKey("meeting_penalty.id", ondelete="SET NULL"), index=True)
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
