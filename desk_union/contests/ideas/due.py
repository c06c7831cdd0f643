"""What is due about 合理化建议, 金点子, 小改小革 and slogans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.ledgers import INNOVATIONS, SUGGESTIONS
from desk_union.contests.ideas.tables import Suggestion, SuggestionProposer
from desk_union.contests.waiting import SHOWN, standing
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *standing(session, today, SUGGESTIONS, "overdue", "建议承办超期", "建议过了承办期限还没有办完。", "late"),
        *standing(session, today, SUGGESTIONS, "unanswered", "建议没有答复", "建议还没有答复建议人。", "soon"),
        *standing(session, today, SUGGESTIONS, "unexplained", "不采纳没写理由", "建议不采纳，没有写理由。", "info"),
        *standing(session, today, SUGGESTIONS, "unlisted", "建议奖金没发", "建议评了奖金，还没有编发放单。", "soon"),
        *standing(session, today, INNOVATIONS, "unproved", "效益没有依据", "成果的年效益没有写计算或证明。", "info"),
    ]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """What the person proposed, and how much of it came about."""
    mine = select(SuggestionProposer.suggestion).where(SuggestionProposer.person == person)
    query = select(Suggestion.id, Suggestion.stage).where(Suggestion.id.in_(mine), Suggestion.raised_on <= today)
    found = session.execute(query.order_by(Suggestion.raised_on)).all()
    if not found:
        return []
    parts = (("采纳", words.TAKEN_UP), ("实施", words.FINISHED), ("还没有答复", words.UNANSWERED))
    counts = [(told, sum(row.stage in stages for row in found)) for told, stages in parts]
    sentence = "，".join([f"提过建议{len(found)}条", *(f"{told}{count}条" for told, count in counts if count)])
    ids = tuple(row.id for row in found)[:SHOWN]
    return [Due("contests_proposed", "提过的建议", None, f"{sentence}。", SUGGESTIONS.code, ids, "info")]
