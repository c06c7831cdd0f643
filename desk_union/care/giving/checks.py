"""What must always hold of donations: no more is passed on than came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.care.giving.ledgers import DRIVES, balance
from desk_union.care.giving.tables import DonationDrive

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def nothing_overspent(session: Session) -> list[Problem]:
    query = select(DonationDrive.name, balance().label("left")).where(balance() < 0).order_by(DonationDrive.id)
    return [
        Problem(
            f"“{row.name}”转交的比收到的多{show_yuan(-row.left)}元。",
            "请补登捐款，或核对转交金额。", column=DRIVES.title,
        )
        for row in session.execute(query)
    ]  # fmt: skip


CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (nothing_overspent,)
