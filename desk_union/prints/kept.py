"""What only this book can print: the forms that the office brought itself, and its own reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.prints.lists import ownsheet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Sheet


def kept_in(session: Session) -> tuple[Sheet, ...]:
    return (*ownsheet.sheets_of(session), *tabs.kept_sheets(session))


def called_in(session: Session, name: str) -> Sheet | None:
    """The one of these with this code or title."""
    return next((one for one in kept_in(session) if name in {one.code, one.title}), None)
