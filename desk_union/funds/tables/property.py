"""固定资产 cards with their monthly depreciation, and goods in store with what came in and went out."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Asset(Row):
    """A card (domain-facts A.8); ``depreciated`` is what had been written off before the book began."""

    __tablename__ = "fund_asset"

    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    category: Mapped[str]
    kind: Mapped[str | None]
    spec: Mapped[str | None]
    quantity: Mapped[int] = mapped_column(default=1)
    measure: Mapped[str | None]
    cost: Mapped[Fen]
    acquired_on: Mapped[date]
    months: Mapped[int | None]  # useful life; none where nothing is written off
    nominal: Mapped[bool] = mapped_column(default=False)
    depreciated: Mapped[Fen] = mapped_column(default=0)
    source: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    place: Mapped[str | None]
    keeper: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    disposed_on: Mapped[date | None]
    disposal: Mapped[str | None]
    disposal_voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    counted_on: Mapped[date | None]
    note: Mapped[str | None]


class Depreciation(Row):
    """What was written off an asset in one month."""

    __tablename__ = "fund_depreciation"
    __table_args__ = (UniqueConstraint("asset", "period"),)

    asset: Mapped[int] = mapped_column(ForeignKey("fund_asset.id", ondelete="RESTRICT"))
    period: Mapped[int]
    amount: Mapped[Fen]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="CASCADE"), index=True)


class Good(Row):
    """A kind of thing kept in store (S71)."""

    __tablename__ = "fund_good"

    code: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    category: Mapped[str]
    spec: Mapped[str | None]
    measure: Mapped[str]
    place: Mapped[str | None]
    keeper: Mapped[str | None]
    note: Mapped[str | None]


class GoodsMove(Row):
    """Goods in or out; ``amount`` of what goes out is the weighted average of that day."""

    __tablename__ = "fund_goods_move"

    good: Mapped[int] = mapped_column(ForeignKey("fund_good.id", ondelete="RESTRICT"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    quantity: Mapped[int]  # always positive; the kind says in which direction
    amount: Mapped[Fen]
    source: Mapped[str | None]
    receiver: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[str | None]
    slip: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
