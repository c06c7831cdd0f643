"""What must always hold of 安康杯."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desk_union.basis.refusal import Problem
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import SafetyHazard

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def hazards_in_order(session: Session) -> list[Problem]:
    """Nothing is mended before it was found, looked at again before it was mended, or open with a day of mending."""
    wrong = or_(
        SafetyHazard.fixed_on < SafetyHazard.found_on, SafetyHazard.rechecked_on < SafetyHazard.fixed_on,
        and_(SafetyHazard.stage == words.OPEN, SafetyHazard.fixed_on.is_not(None)),
    )  # fmt: skip
    rows = session.execute(select(SafetyHazard.number, SafetyHazard.what).where(wrong))
    return [
        Problem(f"隐患 {row.number or ''}“{row.what[:20]}”的日期和办理情况不合。", "请核对发现、整改、复查的日期。")
        for row in rows
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (hazards_in_order,)
