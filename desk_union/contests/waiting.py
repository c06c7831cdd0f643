"""What waits in a ledger of this tab, by one of its filters, as a line of the 工作台."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.store import dueing
from desk_union.store.dueing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due, Urgency
    from desk_union.describe.ledger import Ledger

__all__ = ["SHOWN", "standing"]


def standing(
    session: Session,
    today: date,
    ledger: Ledger,
    preset: str,
    title: str,
    sentence: str,
    urgency: Urgency,
    person: tuple[str, int] | None = None,
) -> Iterator[Due]:
    """One line where rows wait; ``person`` (key of a column, id) asks only for those of one person."""
    told = f"有{{n}}{ledger.counter}{sentence}"
    return dueing.of_preset(session, today, ledger, preset, title, told, urgency, owner=person)
