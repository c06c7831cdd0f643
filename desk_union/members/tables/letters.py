"""Letters with which members take their membership to another union."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class TransferLetter(Row):
    """A 会籍转移介绍信 with its counterfoil, and when its receipt came back."""

    __tablename__ = "transfer_letter"

    number: Mapped[str | None]
    day: Mapped[date]
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    receiver: Mapped[str]
    valid_days: Mapped[int | None]
    dues_until: Mapped[int | None]
    handler: Mapped[str | None]
    returned_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    void_on: Mapped[date | None]
    note: Mapped[str | None]
