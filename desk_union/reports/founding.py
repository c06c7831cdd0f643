"""What the tab begins with, lines of returns and the duties of a year, and what it writes into a sample book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Founding
from desk_union.reports.handing import sample as of_handing
from desk_union.reports.numbers import sample as of_numbers
from desk_union.reports.office import founding as office_founding
from desk_union.reports.office import sample as of_office
from desk_union.reports.ownforms import sample as of_own
from desk_union.reports.returns import founding as returns_founding
from desk_union.reports.returns import sample as of_returns
from desk_union.reports.upperforms import sample as of_forms
from desk_union.reports.writing import sample as of_writing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

PARTS = (of_numbers, of_writing, of_returns, of_forms, of_office, of_own, of_handing)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


def _found(session: Session, _union_name: str, today: date) -> None:
    returns_founding.found(session)
    office_founding.found(session, today)


def _lacks(session: Session) -> bool:
    return returns_founding.lacks(session) and office_founding.lacks(session)


FOUNDING = Founding(title="建立报表栏目和工作日历", found=_found, fill=_fill, lacks=_lacks)
