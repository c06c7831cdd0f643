"""What is due about courses: those of the plan whose day is near, certificates that run out; of a person, both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS, expiring
from desk_union.culture.training.tables import Trainee, Training
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

AHEAD = 14


def due(session: Session, today: date) -> list[Due]:
    return [*of_preset(session, today, TRAINEES, "expiring", "证书到期", "有{n}本证书快到期或刚到期，还没有换证。", "soon", "valid_until"), *_coming(session, today)]


def _coming(session: Session, today: date) -> Iterator[Due]:
    held = select(Training.id, Training.name, Training.starts_on).where(Training.starts_on.between(today, today + timedelta(AHEAD)))
    for row in session.execute(held.order_by(Training.starts_on)):
        yield Due("training", "就要办的培训", row.starts_on, f"{row.name}{days.show_day_long(row.starts_on)}开始。", TRAININGS.code, (row.id,), "info")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    held = select(Trainee.id, Trainee.passed, Training.name).join(Training, Training.id == Trainee.training).where(Trainee.person == person)
    rows = session.execute(held.order_by(Training.starts_on.desc())).all()
    found = []
    if rows:
        failed = sum(row.passed is False for row in rows)
        told = f"参加培训{len(rows)}次，最近的是{rows[0].name}" + (f"，{failed}次不及格" if failed else "")
        found.append(Due("trainings_of", "参加培训", None, f"{told}。", TRAINEES.code, tuple(row.id for row in rows), "info"))
    for row in session.execute(select(Trainee.id, Trainee.certificate, Trainee.valid_until).where(Trainee.person == person, expiring(today)).order_by(Trainee.valid_until)):
        if row.valid_until is not None:
            late = row.valid_until < today
            found.append(Due("certificate", "证书到期", row.valid_until, f"{row.certificate or '证书'}{days.show_day_long(row.valid_until)}{'已到期' if late else '到期'}。", TRAINEES.code, (row.id,), "late" if late else "soon"))
    return found
