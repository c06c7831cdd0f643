"""What the tab begins with, and what it writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.campaigns import sample as of_campaigns
from desk_union.care.cover import sample as of_cover
from desk_union.care.giving import sample as of_giving
from desk_union.care.hardship import sample as of_hardship
from desk_union.care.serving import sample as of_serving
from desk_union.care.visits import founding as visits_begin
from desk_union.care.visits import sample as of_visits
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

BEGIN = (visits_begin,)
PARTS = (of_hardship, of_visits, of_campaigns, of_cover, of_giving, of_serving)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


def _found(session: Session, _union_name: str, _today: date) -> None:
    for part in BEGIN:
        if part.lacks(session):
            part.found(session)


def _lacks(session: Session) -> bool:
    return any(part.lacks(session) for part in BEGIN)


FOUNDING = Founding(title="建立慰问事由", found=_found, fill=_fill, lacks=_lacks)
