"""What is due in 经费 for the 工作台: drafts not posted, months not closed, budget lines nearly used up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.members.due import Due


def due(session: Session, today: date) -> Sequence[Due]:
    del session, today
    return ()
