"""What must always hold of 评先: places add up, and what was counted is still what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.refusal import Problem
from desk_union.honors.selection import tallying
from desk_union.honors.selection.ledgers import BALLOTS, QUOTAS
from desk_union.honors.selection.tables import AwardBallot, AwardQuota, AwardRound

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def places_add_up(session: Session) -> list[Problem]:
    summed = select(AwardRound.award, AwardRound.places, func.sum(AwardQuota.places).label("sum")).join(
        AwardQuota, AwardQuota.round == AwardRound.id
    )
    found = session.execute(summed.group_by(AwardRound.id).order_by(AwardRound.id))
    return [
        Problem(
            f"“{row.award}”各单位名额合计{row.sum}，与总名额{row.places}不符。",
            "请用“调整名额”或“分配名额”改好。",
            column=QUOTAS.title,
        )
        for row in found
        if row.sum != row.places
    ]


def counts_hold(session: Session) -> list[Problem]:
    """A ballot that was counted, counted again, comes to the same."""
    counted = select(AwardBallot.id, AwardBallot.result).where(AwardBallot.counted_on.is_not(None))
    return [
        Problem(
            f"投票计票后票数改过：当时{kept}，现在{now}。",
            "请核对计票单，再办理一次“计票”。",
            column=BALLOTS.title,
        )
        for row, kept in session.execute(counted.order_by(AwardBallot.id)).all()
        if (now := tallying.altered(session, row))
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (places_add_up, counts_hold)
