"""The mapped classes of 送温暖 campaigns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class CareCampaign(Row):
    """One campaign of a year; its 发放单 bear its title as 活动/批次, which therefore stays as it is.

    ``rule`` says who is meant, ``chosen`` is the list that came of it, ``before`` the campaign that it follows.
    """

    __tablename__ = "care_campaign"

    title: Mapped[str] = mapped_column(unique=True)
    year: Mapped[int] = mapped_column(index=True)
    occasion: Mapped[str | None]
    first: Mapped[date | None]
    last: Mapped[date | None]
    rule: Mapped[int | None] = mapped_column(ForeignKey("choosing_rule.id", ondelete="SET NULL"), index=True)
    chosen: Mapped[int | None] = mapped_column(ForeignKey("chosen_list.id", ondelete="SET NULL"), index=True)
    kind: Mapped[int | None] = mapped_column(ForeignKey("payout_kind.id", ondelete="SET NULL"), index=True)
    matter: Mapped[str | None]
    per_head: Mapped[Fen | None]
    item: Mapped[str | None]
    item_value: Mapped[Fen | None]
    planned_heads: Mapped[int | None]
    planned_amount: Mapped[Fen | None]
    source: Mapped[str | None]
    before: Mapped[int | None] = mapped_column(ForeignKey("care_campaign.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
