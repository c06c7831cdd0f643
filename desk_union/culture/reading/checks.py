"""What must always hold of 职工书屋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Problem
from desk_union.culture.reading import rules
from desk_union.culture.reading.ledgers import LOANS
from desk_union.culture.reading.tables import BookLoan, LibraryBook

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

def lent_while_there(session: Session) -> list[Problem]:
    """A book is lent after it came and is back before it goes."""
    of_loan, of_book = (BookLoan.id, BookLoan.lent_on, BookLoan.returned_on), (LibraryBook.came_on, LibraryBook.gone_on)
    held = select(*of_loan, *of_book, LibraryBook.title).join(LibraryBook, LibraryBook.id == BookLoan.book)
    found = []
    for row in session.execute(held.order_by(BookLoan.id)):
        why = rules.out_of_library(rules.Lent(row.id, row.lent_on, row.returned_on), row.came_on, row.gone_on)
        if why:
            reason = f"《{row.title}》{show_day_long(row.lent_on)}借出，可是{why}。"
            found.append(Problem(reason, "请核对借出、归还日期和图书台账里的入库、注销日期。", column=LOANS.title))
    return found


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (lent_while_there,)
