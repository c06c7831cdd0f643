"""What must always hold of visits: the line of what was given says who, when and why as the visit does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.basis.refusal import Problem
from desk_union.care.visits.gifts import of_visit
from desk_union.care.visits.ledgers import VISITS
from desk_union.care.visits.tables import CareVisit
from desk_union.payouts.tables import PayoutLine
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

SHOWN = 50


def lines_follow_visits(session: Session) -> list[Problem]:
    """A line that was changed in 发放明细 to another person or day than its visit's."""
    differs = or_(
        PayoutLine.person.is_distinct_from(CareVisit.person), PayoutLine.day.is_distinct_from(CareVisit.day)
    )  # fmt: skip
    query = select(CareVisit.id).join(PayoutLine, of_visit()).where(differs).order_by(CareVisit.id)
    return [
        Problem(
            f"走访“{name_of(session, VISITS, row_id)}”的对象或日期，与发放明细里它的那一笔不一致。",
            "请打开这次走访，核对后保存一次，发放明细会跟着改；已经签领、入账的，按规定更正凭证。",
            column=VISITS.title,
        )
        for row_id in session.scalars(query.limit(SHOWN))
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (lines_follow_visits,)
