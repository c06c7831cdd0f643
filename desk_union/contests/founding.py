"""What the tab begins with, the patterns of contests, and what it writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.contests.ideas import sample as of_ideas
from desk_union.contests.running import sample as of_running
from desk_union.contests.running.pattern_words import USUAL
from desk_union.contests.running.tables import ContestPattern
from desk_union.contests.safety import sample as of_safety
from desk_union.contests.teams import sample as of_teams
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

PARTS = (of_running, of_ideas, of_teams, of_safety)


def _lacks(session: Session) -> bool:
    return session.scalar(select(ContestPattern.id).limit(1)) is None


def _found(session: Session, _union_name: str, _today: date) -> None:
    session.add_all(ContestPattern(own=False, **one) for one in USUAL)
    session.flush()


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(title="建立竞赛样板", found=_found, fill=_fill, lacks=_lacks)
