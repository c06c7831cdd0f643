"""质量评估 of a sitting reckoned: the votes on its questions become a total by the engine that contests use too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.democracy.congress.tables import Congress, CongressQuestion
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import ScoreItem, ScoreScheme
from desk_union.scoring.tally import MarkTally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant

PER_CENT = 100
# 质量评估表 of 职代会: eight questions, each 满意, 基本满意 or 不满意 (office's facts F.1, F:[ZDF])
QUESTIONS = (
    "会议议程安排", "会前预审、知情情况", "会议报告质量", "会议民主程序",
    "表决形式", "会议民主气氛", "主持人民主作风", "会务工作",
)  # fmt: skip


def tallied(question: CongressQuestion, worth: int | None) -> MarkTally | None:
    """Every vote is a mark: 满意 the full one, 基本满意 ``worth`` per cent of it, 不满意 none.

    None where nobody voted, or where 基本满意 was voted and nobody said what it is worth.
    """
    good, fair, bad = (getattr(question, key) or 0 for key in ("good", "fair", "bad"))
    if good + fair + bad == 0 or (fair and worth is None):
        return None
    middle = points.exact(question.full * (worth or 0)) * points.SCALE / PER_CENT
    marks = [mark for mark, count in ((question.full, good), (middle, fair), (0, bad)) if count]
    return MarkTally(good + fair + bad, question.full * good + middle * fair, min(marks), max(marks))


def reckoned(session: Session, congress: int) -> tuple[RankedEntrant, list[str]] | None:
    """The total of a sitting with its arithmetic; None while no question can be reckoned."""
    worth = session.scalar(select(Congress.fair_worth).where(Congress.id == congress))
    asked = select(CongressQuestion).where(CongressQuestion.congress == congress)
    questions = session.scalars(asked.order_by(CongressQuestion.place, CongressQuestion.id)).all()
    scheme = ScoreScheme(tuple(ScoreItem(one.id, one.title, full=points.exact(one.full)) for one in questions))
    tallies = {(congress, one.id): held for one in questions if (held := tallied(one, worth)) is not None}
    if not tallies:
        return None
    (standing,) = ranked(scheme, tallies, [Contender(congress)], points.SCALE)
    return standing, arithmetic(Reckoning(scheme, tallies, points.SCALE), standing)


def settle_quality(session: Session, congresses: Sequence[int], _today: date) -> None:
    """Keep with each sitting what its questions come to."""
    session.expire_all()
    for congress in congresses:
        held = reckoned(session, congress)
        total = points.stored(held[0].total) if held is not None else None
        session.connection().execute(update(Congress).where(Congress.id == congress).values(quality=total))
