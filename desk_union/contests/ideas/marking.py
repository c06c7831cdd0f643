"""The judges' marks of a suggestion become its score by the engine: the items of one firm's sheet (E.3), 100 in all."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.tables import Suggestion, SuggestionMark
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import ScoreItem, ScoreScheme
from desk_union.scoring.tally import tally
from desk_union.scoring.telling import arithmetic
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.tally import MarkTally

ITEMS = tuple(ScoreItem(place, name, full=Fraction(full)) for place, (_, name, full) in enumerate(words.SCORED_BY))
SCHEME = ScoreScheme(items=ITEMS, trimmed=True)


def _tallies(session: Session, ids: Sequence[int]) -> Mapping[tuple[int, int], MarkTally]:
    marks: dict[tuple[int, int], list[int]] = defaultdict(list)
    session.expire_all()
    for chunk in chunks(ids):
        for row in session.scalars(select(SuggestionMark).where(SuggestionMark.suggestion.in_(chunk))):
            for place, (key, _, _) in enumerate(words.SCORED_BY):
                if (mark := getattr(row, key)) is not None:
                    marks[row.suggestion, place].append(mark)
    return {key: made for key, some in marks.items() if (made := tally(some)) is not None}


def settle_marks(session: Session, ids: Sequence[int], _today: date) -> None:
    """Keep with each suggestion what its marks come to; without marks it has no score."""
    _once_each(session, ids)
    scores = scores_of(session, ids)
    for row_id in ids:
        score = scores.get(row_id)
        changed = Suggestion.score.is_distinct_from(score)
        session.connection().execute(
            update(Suggestion).where(Suggestion.id == row_id, changed).values(score=score)
        )


def scores_of(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """What the marks of these suggestions come to, in millionths; those without marks are left out."""
    tallies = _tallies(session, ids)
    marked = {row_id for row_id, _ in tallies}
    totals = Reckoning(SCHEME, tallies, points.SCALE).totals([Contender(row_id) for row_id in marked])
    return {row_id: points.stored(total) for row_id, total in totals.items()}


def _once_each(session: Session, ids: Sequence[int]) -> None:
    """No judge marks a suggestion twice."""
    twice = (
        select(SuggestionMark.judge, Suggestion.title)
        .join(Suggestion, Suggestion.id == SuggestionMark.suggestion)
        .group_by(SuggestionMark.suggestion, SuggestionMark.judge)
        .having(func.count() > 1)
    )
    for chunk in chunks(ids):
        for row in session.execute(twice.where(Suggestion.id.in_(chunk)).limit(1)):
            reason = f"评委“{row.judge}”已经给“{row.title}”打过分。"
            raise Refusal(reason, "请改原来的那一行。", field="judge")


def told(session: Session, row_id: int) -> list[str]:
    """The arithmetic of a suggestion's score, sentence by sentence; empty without marks."""
    tallies = _tallies(session, [row_id])
    if not tallies:
        return []
    (standing,) = ranked(SCHEME, tallies, [Contender(row_id)], points.SCALE)
    return arithmetic(Reckoning(SCHEME, tallies, points.SCALE), standing)
