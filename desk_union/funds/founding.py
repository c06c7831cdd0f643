"""What 经费 begins with in a fresh book: the prescribed chart of accounts; for a sample book also two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.tab import Founding
from desk_union.funds.account.account_chart import lay_chart
from desk_union.funds.tables import Account

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book


def lacks(session: Session) -> bool:
    """The book has no accounts yet."""
    return session.scalar(select(Account.id).limit(1)) is None


def found(session: Session, _union_name: str, _today: date) -> None:
    lay_chart(session)


def fill(book: Book, today: date) -> None:
    """The made-up office's accounts; several deeds, because months are closed between them."""
    from desk_union.funds.sample import books

    books.fill(book, today)


FOUNDING = Founding(title="建立会计科目", found=found, fill=fill, lacks=lacks)
