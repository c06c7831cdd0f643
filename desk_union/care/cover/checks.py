"""What must always hold of 互助保障: what the union pays agrees with who is said to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desk_union.basis.refusal import Problem
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.insurance_ledgers import INSURANCE
from desk_union.care.cover.tables import Insurance
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def shares_agree(session: Session) -> list[Problem]:
    """Held money is what is not the union's own: a wrong share would make income or spending of it."""
    premium, part = func.coalesce(Insurance.premium, 0), func.coalesce(Insurance.union_part, 0)
    wrong = or_(
        part > premium,
        Insurance.payer.in_(words.BY_UNION) & (part != premium),
        Insurance.payer.in_((words.OWN, words.EMPLOYER)) & (part != 0),
    )
    return [
        Problem(
            f"{name_of(session, INSURANCE, row_id)}的工会承担金额和缴费方不一致。",
            "请核对保费、缴费方和工会承担。", column=INSURANCE.title,
        )
        for row_id in session.scalars(select(Insurance.id).where(wrong).order_by(Insurance.id))
    ]  # fmt: skip


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (shares_agree,)
