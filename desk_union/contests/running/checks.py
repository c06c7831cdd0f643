"""What must always hold of 竞赛: what was signed is still what was signed, and reckoning it again gives the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.contest_settling import seal_now
from desk_union.contests.running.ledgers import CONTESTS
from desk_union.contests.running.paper.ranking_sheets import signed_totals_hold
from desk_union.contests.running.tables import Contest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

NAMED = 3


def signed_results_hold(session: Session) -> list[Problem]:
    query = select(Contest.id, Contest.name, Contest.seal).where(
        Contest.stage.in_(words.FROZEN), Contest.seal.is_not(None)
    )
    found = []
    for row in session.execute(query).all():
        if seal_now(session, row.id) != row.seal:
            reason = f"竞赛“{row.name}”的评分项目、参赛者或分数，与签字时的不一致。"
            remedy = "请对照签字的排名表核对；要改的先退回“进行中”，改好再签字。"
            found.append(Problem(reason, remedy, column=CONTESTS.title))
        elif unlike := signed_totals_hold(session, row.id):
            reason = f"竞赛“{row.name}”重新计算的总分与签字的不一致：{'、'.join(unlike[:NAMED])}。"
            found.append(Problem(reason, "请对照签字的排名表核对。", column=CONTESTS.title))
    return found


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (signed_results_hold,)
