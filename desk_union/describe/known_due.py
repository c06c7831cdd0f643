"""What is due in the whole house, for a tab below that hands it over to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

_TELLERS: list[Callable[[Session, date], list[Due]]] = []


def told_by(tell: Callable[[Session, date], list[Due]]) -> None:
    """The tabs tell what is due in them; a tab below them asks ``known``."""
    _TELLERS.append(tell)


def known(session: Session, today: date) -> list[Due]:
    return [one for tell in _TELLERS for one in tell(session, today)]
