"""Education over time: a finished course raises a person's 学历, and a past day is told the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.members import dictionaries as words
from desk_union.members.tables import EducationChange, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

FINISHED = "毕业"
LEVELS = words.EDUCATION.labels  # the highest first


def settle_education(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - courses carry their days
    """Who finished a higher course has that education now; what one had before is kept where it was not told."""
    for id_ in ids:
        columns = (EducationChange.person, EducationChange.before, EducationChange.target, Person.education)
        course = session.execute(
            select(*columns)
            .join(Person, Person.id == EducationChange.person)
            .where(EducationChange.id == id_, EducationChange.state == FINISHED)
        ).first()
        if course is None or not _raises(course.education, course.target):
            continue
        if course.before is None and course.education is not None:
            session.execute(update(EducationChange).where(EducationChange.id == id_).values(before=course.education))
        session.execute(update(Person).where(Person.id == course.person).values(education=course.target))


def _raises(held: str | None, target: str) -> bool:
    return held is None or (held in LEVELS and target in LEVELS and LEVELS.index(target) < LEVELS.index(held))


def education_before(session: Session, day: date) -> dict[int, dict[str, str]]:
    """By person, in the shape of a row's values: the education on ``day`` of those who finished a course after it."""
    later = select(EducationChange.person, EducationChange.before).where(
        EducationChange.state == FINISHED, EducationChange.finished_on > day, EducationChange.before.is_not(None)
    )
    newest_first = later.order_by(EducationChange.finished_on.desc(), EducationChange.id.desc())
    return {row.person: {"education": row.before} for row in session.execute(newest_first)}
