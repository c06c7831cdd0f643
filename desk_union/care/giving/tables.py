"""What is kept of pairs and of donations: who helps whom with each contact; drives, gifts and what became of them."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class HelpPair(Row):
    """Somebody who helps a household; ``every`` is how many months may pass between two contacts."""

    __tablename__ = "help_pair"

    kind: Mapped[str] = mapped_column(index=True)
    helper: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    helper_name: Mapped[str | None]
    helper_unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    file: Mapped[int | None] = mapped_column(ForeignKey("hardship_file.id", ondelete="SET NULL"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    target: Mapped[str | None]
    since: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None]
    every: Mapped[int | None]
    plan: Mapped[str | None]
    result: Mapped[str | None]
    note: Mapped[str | None]


class PairContact(Row):
    """One contact of a pair; ``worth`` is what the helpers gave of their own, never the union's money."""

    __tablename__ = "pair_contact"

    pair: Mapped[int] = mapped_column(ForeignKey("help_pair.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    way: Mapped[str | None]
    who: Mapped[str | None]
    situation: Mapped[str | None]
    worth: Mapped[Fen | None]
    result: Mapped[str | None]
    note: Mapped[str | None]


class DonationDrive(Row):
    """A call for donations, for somebody or something."""

    __tablename__ = "donation_drive"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    first: Mapped[date | None] = mapped_column(index=True)
    last: Mapped[date | None]
    beneficiary: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    goes_to: Mapped[str | None]
    called_by: Mapped[str | None]
    note: Mapped[str | None]


class Donation(Row):
    """What one donor gave to a drive; ``voucher`` is the one by which the money came in, to be held."""

    __tablename__ = "donation"

    drive: Mapped[int] = mapped_column(ForeignKey("donation_drive.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    heads: Mapped[int | None]
    day: Mapped[date | None] = mapped_column(index=True)
    cash: Mapped[Fen | None]
    item: Mapped[str | None]
    quantity: Mapped[int | None]
    goods_value: Mapped[Fen | None]
    nameless: Mapped[bool | None] = mapped_column(default=False)
    receipt: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class DonationUse(Row):
    """What of a drive was passed on; ``voucher`` is the one by which the money went out."""

    __tablename__ = "donation_use"

    drive: Mapped[int] = mapped_column(ForeignKey("donation_drive.id", ondelete="RESTRICT"), index=True)
    day: Mapped[date | None] = mapped_column(index=True)
    receiver: Mapped[str]
    purpose: Mapped[str | None]
    cash: Mapped[Fen | None]
    item: Mapped[str | None]
    goods_value: Mapped[Fen | None]
    approver: Mapped[str | None]
    signer: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
