"""What must always hold of issued returns: page and numbers are those that went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.reports.returns.issuing import intact
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def issued_unchanged(session: Session) -> list[Problem]:
    held = session.scalars(select(IssuedReturn).where(IssuedReturn.page.is_not(None)).order_by(IssuedReturn.id)).all()
    return [
        Problem(f"“{name_of(session, ISSUED, one.id)}”存下的内容被改动过，和核对码不符。", "请从备份恢复，或改报。")
        for one in held
        if not intact(session, one)
    ]


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (issued_unchanged,)
