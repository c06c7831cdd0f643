"""Books of the 职工书屋 and who has them, reading together, subscriptions."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class LibraryBook(Row):
    """A title on the shelf, with how many copies of it there are."""

    __tablename__ = "library_book"

    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    author: Mapped[str | None]
    publisher: Mapped[str | None]
    isbn: Mapped[str | None]
    kind: Mapped[str | None]
    copies: Mapped[int] = mapped_column(default=1)
    price: Mapped[Fen | None]
    came_on: Mapped[date | None]
    source: Mapped[str | None]
    shelf: Mapped[str | None]
    gone_on: Mapped[date | None]
    note: Mapped[str | None]


class BookLoan(Row):
    """One copy lent to one reader."""

    __tablename__ = "book_loan"

    book: Mapped[int] = mapped_column(ForeignKey("library_book.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    lent_on: Mapped[date] = mapped_column(index=True)
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    note: Mapped[str | None]


class ReadingDrive(Row):
    """A book or theme read together, with copies handed out and 心得 handed in."""

    __tablename__ = "reading_drive"

    title: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    audience: Mapped[str | None]
    book: Mapped[str | None]
    copies: Mapped[int | None]
    readers: Mapped[int | None]
    essays: Mapped[int | None]
    note: Mapped[str | None]


class Subscription(Row):
    """A newspaper, magazine or set of study books ordered for a time."""

    __tablename__ = "subscription"

    title: Mapped[str]
    since: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None]
    copies: Mapped[int | None]
    price: Mapped[Fen | None]
    cost: Mapped[Fen | None]
    recipients: Mapped[str | None]
    source: Mapped[str | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
