"""What is due about 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.teams.ledgers import ASSESSMENTS, MENTORSHIPS, PIONEERS, SERVICE, TITLES
from desk_union.contests.waiting import standing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due


LATE, TOLD = "师徒检验超期", "师徒（带班组）到了检验的时候还没有检验。"


def due(session: Session, today: date) -> list[Due]:
    return [
        *standing(session, today, MENTORSHIPS, "overdue", LATE, TOLD, "late"),
        *standing(session, today, MENTORSHIPS, "expired", "师徒到期", "师徒协议到期，还没有登记结业。", "soon"),
        *standing(session, today, SERVICE, "unmended", "服务检查没整改", "文明服务检查的整改还没有完成。", "late"),
        *standing(session, today, ASSESSMENTS, "unmended", "班组考核没整改", "班组考核的整改还没有完成。", "soon"),
        *standing(session, today, PIONEERS, "lacking", "申报材料不齐", "工人先锋号申报的材料还不齐。", "soon"),
        *standing(session, today, TITLES, "ended", "称号任期到了", "称号任期到了，还没有考核。", "info"),
    ]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The checks of those whom the person teaches, or who teach the person."""
    return [
        one
        for key in ("mentor", "apprentice")
        for one in standing(session, today, MENTORSHIPS, "overdue", LATE, TOLD, "late", (key, person))
    ]
