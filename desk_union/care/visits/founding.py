"""The occasions that a book begins with; which of them are the office's five, and what is usual, it says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.care.visits import visit_words as words
from desk_union.care.visits.tables import CareOccasion
from desk_union.payouts.tables import PayoutKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lacks(session: Session) -> bool:
    return session.scalar(select(CareOccasion.id).limit(1)) is None


def found(session: Session) -> None:
    kinds = {row.name: row.id for row in session.execute(select(PayoutKind.name, PayoutKind.id))}
    for place, one in enumerate(words.USUAL, start=1):
        occasion = CareOccasion(
            name=one.name, sort=one.sort, words=one.words or None, form=one.form or None, basis=one.basis or None,
            kind=kinds.get(one.kind), place=place,
        )  # fmt: skip
        session.add(occasion)
    session.flush()
