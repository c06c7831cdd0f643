"""What is due about books: those not brought back in time; of a person, what is lent to him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.culture.reading.ledgers import LOANS, SUBSCRIPTIONS
from desk_union.culture.reading.tables import BookLoan, LibraryBook
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, LOANS, "overdue", "图书过期没有还", "有{n}册图书过了应还日期：{names}。", "info", "due_on"),
        *of_preset(session, today, SUBSCRIPTIONS, "unbooked", "征订费用没有入账", "有{n}笔报刊征订还没有入账：{names}。", "soon"),
    ]  # fmt: skip


def due_of(session: Session, person: int, today: date) -> list[Due]:
    held = select(BookLoan.id, BookLoan.due_on, LibraryBook.title).join(LibraryBook, LibraryBook.id == BookLoan.book)
    rows = session.execute(held.where(BookLoan.person == person, BookLoan.returned_on.is_(None)).order_by(BookLoan.due_on)).all()
    if not rows:
        return []
    late = any(row.due_on is not None and row.due_on < today for row in rows)
    told = "、".join(f"《{row.title}》" + (f"（{days.show_day_long(row.due_on)}应还）" if row.due_on else "") for row in rows)
    return [Due("loans_of", "借的书", rows[0].due_on, f"借了{told}，还没有还。", LOANS.code, tuple(row.id for row in rows), "late" if late else "info")]
