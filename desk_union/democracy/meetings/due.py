"""What is due about meetings: what they decided and is not done; of a person, how often he came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.meetings.ledgers import ATTENDANCE, TASKS
from desk_union.democracy.meetings.tables import Meeting, MeetingPerson
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return list(of_preset(session, today, TASKS, "overdue", "会议决定没有落实", "有{n}件会上定下来的事过期没有办完：{names}。", "late", "due_on"))


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """This year's meetings of the person."""
    first = date(today.year, 1, 1)
    held = select(MeetingPerson.id, MeetingPerson.state).join(Meeting, Meeting.id == MeetingPerson.meeting).where(MeetingPerson.person == person, Meeting.day.between(first, today))
    rows = session.execute(held.order_by(Meeting.day.desc())).all()
    if not rows:
        return []
    counts = {state: sum(row.state == state for row in rows) for state in words.ATTENDANCE.labels}
    told = "，".join(f"{state}{number}次" for state, number in counts.items() if number)
    return [Due("meetings_of", "参加会议", None, f"今年应到会{len(rows)}次：{told}。", ATTENDANCE.code, tuple(row.id for row in rows), "info")]


