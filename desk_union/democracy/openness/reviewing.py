"""A 考核 of 厂务公开 reckoned: the marks of its items become a total by the engine that contests use too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.democracy.openness.tables import OpennessItem, OpennessReview
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import ScoreItem, ScoreScheme
from desk_union.scoring.tally import MarkTally, tally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant

OWN, GIVEN = "own", "given"


def reviewed(session: Session, review: int, which: str = GIVEN) -> tuple[RankedEntrant, list[str]] | None:
    """The total with its arithmetic, by the marks given (or the unit's own); None while there is no mark."""
    items = session.scalars(select(OpennessItem).where(OpennessItem.review == review).order_by(OpennessItem.id)).all()
    scheme = ScoreScheme(tuple(ScoreItem(one.id, one.title, full=points.exact(one.full)) for one in items))
    marks = {one.id: getattr(one, which) for one in items}
    tallies: dict[tuple[int, int], MarkTally] = {
        (review, item): held for item, mark in marks.items() if mark is not None and (held := tally([mark])) is not None
    }
    if not tallies:
        return None
    (standing,) = ranked(scheme, tallies, [Contender(review)], points.SCALE)
    return standing, arithmetic(Reckoning(scheme, tallies, points.SCALE), standing)


def settle_reviews(session: Session, reviews: Sequence[int], _today: date) -> None:
    session.expire_all()
    for review in reviews:
        own, given = reviewed(session, review, OWN), reviewed(session, review)
        fresh = {
            "own_total": points.stored(own[0].total) if own else None,
            "total": points.stored(given[0].total) if given else None,
        }
        session.connection().execute(update(OpennessReview).where(OpennessReview.id == review).values(**fresh))


def reviews_of(session: Session, ids: Sequence[int]) -> list[int]:
    return sorted(set(session.scalars(select(OpennessItem.review).where(OpennessItem.id.in_(ids)))))
