"""How the office is named on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.members.tables import Union
from desk_union.store import chain, settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def organisation(session: Session) -> str:
    """The union's name from its record, else the one given when the book was made."""
    name = session.scalar(select(Union.name).order_by(Union.id).limit(1))
    return name or str(settings.get(session, settings.UNION_NAME, ""))


def seal(session: Session) -> tuple[str, ...]:
    """The note with the book's check code, which on paper contradicts a book that is rewritten later."""
    code = chain.present_code(session)
    return (f"账本校验码 {code}",) if code else ()
