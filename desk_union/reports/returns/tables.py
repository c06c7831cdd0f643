"""What a return asks, what is written on it, when it is due, and what was issued with the rows behind each number."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class ReturnLine(Row):
    """One line of a return; ``within`` is the code of the line above which it cannot rise."""

    __tablename__ = "return_line"

    form: Mapped[str] = mapped_column(index=True)
    place: Mapped[int]
    section: Mapped[str | None]
    label: Mapped[str]
    figure: Mapped[str | None]
    measured: Mapped[str | None]
    code: Mapped[str | None]
    within: Mapped[str | None]
    note: Mapped[str | None]


class ReturnText(Row):
    """What was done and what is meant to be done next; ``day`` is any day of the period."""

    __tablename__ = "return_text"

    form: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    done: Mapped[str | None]
    coming: Mapped[str | None]
    author: Mapped[str | None]
    note: Mapped[str | None]


class ReturnDeadline(Row):
    """Until when a return goes to whom, ``since`` a period that ends then or later.

    ``days`` are counted from the end of the period; ``begins`` is the month in which the year of the return begins.
    """

    __tablename__ = "return_deadline"

    form: Mapped[str] = mapped_column(index=True)
    days: Mapped[int | None]
    ahead: Mapped[int | None]
    begins: Mapped[int | None]
    receiver: Mapped[str | None]
    source: Mapped[str | None]
    since: Mapped[date]
    note: Mapped[str | None]


class IssuedReturn(Row):
    """A return as it went out; ``page`` is all that stood on it, ``digest`` the hash over page and numbers."""

    __tablename__ = "issued_return"

    number: Mapped[str | None] = mapped_column(unique=True)
    form: Mapped[str]
    own: Mapped[int | None] = mapped_column(ForeignKey("upper_form.id", ondelete="SET NULL"), index=True)
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="SET NULL"), index=True)
    issued_on: Mapped[date]
    state: Mapped[str]
    reopened_on: Mapped[date | None]
    who: Mapped[str | None]
    version: Mapped[str | None]
    receiver: Mapped[str | None]
    page: Mapped[str | None]
    digest: Mapped[str | None]
    note: Mapped[str | None]


class IssuedNumber(Row):
    """A number of an issued return; ``keys`` are the rows that it counted, each with what it is worth in a sum."""

    __tablename__ = "issued_number"

    issued: Mapped[int] = mapped_column(ForeignKey("issued_return.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    label: Mapped[str]
    part: Mapped[str | None]
    shown: Mapped[str]
    measured: Mapped[str | None]
    figure: Mapped[str | None]
    first: Mapped[date | None]
    last: Mapped[date | None]
    ledger: Mapped[str | None]
    count: Mapped[int | None]
    keys: Mapped[str | None]
    digest: Mapped[str | None]
