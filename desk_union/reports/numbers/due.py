"""What is due of 手填数字."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due


def due(_session: Session, _today: date) -> list[Due]:
    return []
