"""What must always hold of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import points
from desk_union.basis.refusal import Problem
from desk_union.contests.naming import shown
from desk_union.contests.teams import assessing
from desk_union.contests.teams.tables import Mentorship, TeamAssessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def totals_agree(session: Session) -> list[Problem]:
    """The total of an assessment is what its marks come to."""
    found = []
    for row in session.execute(select(TeamAssessment.id, TeamAssessment.total)):
        told = assessing.assessed(session, row.id)
        if row.total != (points.stored(told.standing.total) if told else None):
            name = assessing.name_of(session, row.id)
            found.append(Problem(f"班组考核“{name}”的总分和各项分数不一致。", "请打开这次考核，重新保存一项得分。"))
    return found


def nobody_teaches_himself(session: Session) -> list[Problem]:
    himself = select(shown(Mentorship.mentor, Mentorship.mentor_name)).where(Mentorship.mentor == Mentorship.apprentice)
    return [Problem(f"师傅和徒弟都是{name}。", "请改师傅或徒弟。") for name in session.scalars(himself)]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (totals_agree, nobody_teaches_himself)
