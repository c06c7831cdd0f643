"""What must always hold of what is given out: a list that was approved or signed is still the one that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Problem
from desk_union.payouts.ledgers import LISTS
from desk_union.payouts.settling import broken_seals
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def sealed_lists_hold(session: Session) -> list[Problem]:
    return [
        Problem(
            f"发放单“{name_of(session, LISTS, row_id)}”的名单或金额，与批准、签领时的不一致。",
            "请对照纸质签领表核对；要改的先退回“拟定”，改好后重新批准、签领。",
            column=LISTS.title,
        )
        for row_id in broken_seals(session)
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (sealed_lists_hold,)
