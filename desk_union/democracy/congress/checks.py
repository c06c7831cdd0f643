"""What must always hold of 职代会: nothing was passed without quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.democracy.congress import rules
from desk_union.democracy.congress.ledgers import RESOLUTIONS
from desk_union.democracy.congress.tables import Congress, Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def passed_with_quorum(session: Session) -> list[Problem]:
    """Numbers of a sitting may be corrected after its papers were written down."""
    held = select(Resolution, Congress.due, Congress.present).join(Congress, Congress.id == Resolution.congress)
    found = []
    for paper, due, present in session.execute(held.order_by(Resolution.id)):
        values = {key: getattr(paper, key) for key in ("result", "issued", "returned", *rules.VOTES)}
        found += [
            Problem(f"“{paper.title}”：{fault.reason}", fault.remedy, column=RESOLUTIONS.title)
            for fault in rules.check_sitting(values, due, present)
        ]
    return found


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (passed_with_quorum,)
