"""What must always hold of 合理化建议, 金点子, 小改小革 and slogans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.refusal import Problem
from desk_union.contests.ideas import marking, proposers
from desk_union.contests.ideas.rules import WHOLE
from desk_union.contests.ideas.tables import Innovation, InnovationMember, Suggestion, SuggestionMark
from desk_union.contests.naming import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def proposers_agree(session: Session) -> list[Problem]:
    """The names on a suggestion are those of its proposers' rows."""
    held = proposers.names_of(session)
    rows = session.execute(select(Suggestion.id, Suggestion.number, Suggestion.title, Suggestion.proposers))
    return [
        Problem(f"建议 {row.number or ''}“{row.title}”的建议人和下面的名单不一致。", "请打开这条建议，重新保存建议人。")
        for row in rows
        if named(row.proposers) != held.get(row.id, [])
    ]


def scores_agree(session: Session) -> list[Problem]:
    """The score of a suggestion is what its judges' marks come to."""
    marked = list(session.scalars(select(SuggestionMark.suggestion).distinct()))
    scores = marking.scores_of(session, marked)
    rows = session.execute(select(Suggestion.id, Suggestion.title, Suggestion.score))
    return [
        Problem(f"建议“{row.title}”的评分和评委打分算出来的不一致。", "请打开评委打分，重新保存一行。")
        for row in rows
        if row.score != scores.get(row.id)
    ]


def shares_hold(session: Session) -> list[Problem]:
    """The shares of an innovation, where all are told, are the whole of it."""
    whole = func.sum(InnovationMember.share)
    told = select(Innovation.title, whole).join(InnovationMember, InnovationMember.innovation == Innovation.id)
    untold = func.count() - func.count(InnovationMember.share)
    found = session.execute(told.group_by(Innovation.id).having(untold == 0, whole != WHOLE)).all()
    return [
        Problem(f"“{title}”各人的贡献份额合计{share}%，不是100%。", "请核对完成人的份额。", warning=True)
        for title, share in found
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (proposers_agree, scores_agree, shares_hold)
