"""Education over time: a finished course raises a person's 学历, and a past day is told the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from desk_union.basis import days
from desk_union.members import dictionaries as words
from desk_union.members.tables import EducationChange, Person, PersonChange
from desk_union.store.deeds import before_deed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

FINISHED, WHAT = "毕业", "学历"
_EDUCATION = PersonChange.what == WHAT
LEVELS = words.EDUCATION.labels  # the highest first


def settle_education(session: Session, ids: Sequence[int], today: date) -> None:
    """Who finished a higher course has that education from that day on; what one had before is kept with its day."""
    for id_ in ids:
        columns = (
            EducationChange.person, EducationChange.before, EducationChange.target, EducationChange.finished_on,
            Person.education,
        )  # fmt: skip
        course = session.execute(
            select(*columns)
            .join(Person, Person.id == EducationChange.person)
            .where(EducationChange.id == id_, EducationChange.state == FINISHED)
        ).first()
        _forget(session, id_)
        if course is None:
            continue
        before = course.before or (course.education if _raises(course.education, course.target) else None)
        if before != course.before:
            session.execute(update(EducationChange).where(EducationChange.id == id_).values(before=before))
        if before is not None and course.finished_on is not None:
            _note(session, course.person, before, min(course.finished_on, today))
        if _raises(course.education, course.target):
            session.execute(update(Person).where(Person.id == course.person).values(education=course.target))


def _forget(session: Session, id_: int) -> None:
    """What the course said before it was changed, such as a wrong day."""
    was = before_deed(session, EducationChange.__tablename__, [id_]).get(id_)
    if was and was["state"] == FINISHED and was["finished_on"] and was["before"]:
        day = days.parse_day(was["finished_on"])
        told = (PersonChange.person == was["person"], _EDUCATION, PersonChange.before == was["before"])
        session.execute(delete(PersonChange).where(*told, PersonChange.day == day))


def _note(session: Session, person: int, before: str, day: date) -> None:
    """A change that the form dated later is this one: it gets the day on which the course ended."""
    same = select(PersonChange.id).where(PersonChange.person == person, _EDUCATION, PersonChange.day == day)
    if session.scalar(same) is not None:
        return
    next_ = select(PersonChange.id, PersonChange.before).where(
        PersonChange.person == person, _EDUCATION, PersonChange.day > day
    )
    later = session.execute(next_.order_by(PersonChange.day, PersonChange.id)).first()
    if later is not None and later.before == before:
        session.execute(update(PersonChange).where(PersonChange.id == later.id).values(day=day))
    else:
        session.add(PersonChange(person=person, what=WHAT, day=day, before=before))
        session.flush()


def _raises(held: str | None, target: str) -> bool:
    return held is None or (held in LEVELS and target in LEVELS and LEVELS.index(target) < LEVELS.index(held))
