"""In a sample book some notes and reminders, so that 工作台 shows what they are good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book


def fill(book: Book, today: date) -> None:
    from desk_union.reminders import sample

    with book.deed("示例提醒", code="found") as session:
        session.info["kind"] = "final"
        sample.fill(session, today)


FOUNDING = Founding(title="示例提醒", fill=fill)
