"""Numbers of cards and slips: 固-2025-003, 领-2025-012."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import InstrumentedAttribute, Session


def next_number(session: Session, column: InstrumentedAttribute[Any], prefix: str) -> str:
    """The number after the highest one with this prefix."""
    used: Iterable[str] = session.scalars(select(column).where(column.startswith(prefix)))
    tails = [text.removeprefix(prefix) for text in used]
    last = max((int(tail) for tail in tails if tail.isdecimal()), default=0)
    return f"{prefix}{last + 1:03}"
