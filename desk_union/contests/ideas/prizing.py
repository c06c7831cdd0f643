"""From the prizes of suggestions to the 发放单 by which they are handed out, split among those who proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas.tables import Suggestion, SuggestionProposer
from desk_union.payouts import making, rules
from desk_union.payouts.tables import PayoutKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.payouts.making import MadeList

KIND = "劳动竞赛奖"  # 合理化建议 are rewarded from 50301, as contests are (the office's facts J.10)
TITLE = "合理化建议奖金"
NAME = 30  # characters of somebody outside the book in a 发放单
NOTE = 60  # characters of a suggestion's name beside a line


def unlisted() -> ColumnElement[bool]:
    """A prize in money that stands in no 发放单."""
    return and_(Suggestion.bonus > 0, Suggestion.roll.is_(None))


def prize_list(
    session: Session, ids: Sequence[int], title: str | None, source: str | None, project: int | None, today: date
) -> MadeList:
    """A 发放单 of the prizes of these suggestions, each split evenly among its proposers, every fen kept."""
    query = select(Suggestion).where(Suggestion.id.in_(ids), unlisted()).order_by(Suggestion.raised_on, Suggestion.id)
    held = list(session.scalars(query))
    lines = [line for one in held for line in _lines(session, one)]
    if not lines:
        raise Refusal("没有要发的建议奖金。", "请先办理“给建议评奖”，填每条奖金。")
    kind = session.scalar(select(PayoutKind.id).where(PayoutKind.name == KIND))
    given = {
        "title": title or TITLE, "kind": kind, "occasion": title or TITLE, "campaign": title or TITLE, "source": source,
        "project": project, "day": today,
    }  # fmt: skip
    made = making.make_lines(session, given, lines, today)
    done = [one.id for one in held]
    session.connection().execute(update(Suggestion).where(Suggestion.id.in_(done)).values(roll=made.id))
    session.expire_all()
    return made


def _lines(session: Session, one: Suggestion) -> Iterator[dict[str, Any]]:
    query = select(SuggestionProposer.person, func.coalesce(SuggestionProposer.name, "").label("name"))
    of_it = query.where(SuggestionProposer.suggestion == one.id)
    proposers = session.execute(of_it.order_by(SuggestionProposer.place, SuggestionProposer.id)).all()
    if not proposers:
        raise Refusal(f"“{one.title}”没有写建议人，奖金发不出去。", "请先填建议人。", field="proposers")
    told = {"matter": one.award or TITLE, "note": one.title[:NOTE]}
    for whom, share in zip(proposers, rules.spread(one.bonus or 0, len(proposers)), strict=True):
        if share:
            receiver = {"outsider": whom.name[:NAME]} if whom.person is None else {"person": whom.person}
            yield {**receiver, **told, "cash": share}
