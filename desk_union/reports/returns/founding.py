"""What 上报报表 begins with: the lines of each return and its deadline, which is left open for the office to fill."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.reports.returns.returns_words import FORM, lines_of
from desk_union.reports.returns.tables import ReturnDeadline, ReturnLine

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ALWAYS = date(2000, 1, 1)  # before any period of a book


def lacks(session: Session) -> bool:
    return session.scalar(select(ReturnDeadline.id).limit(1)) is None


def found(session: Session) -> None:
    for form in FORM.labels:
        session.add(ReturnDeadline(form=form, ahead=3, begins=1, since=ALWAYS))
        for place, one in enumerate(lines_of(form), 1):
            line = ReturnLine(
                form=form, place=place, section=one.section, label=one.label, figure=one.figure or None,
                measured=one.unit or None, code=one.code or None, within=one.within or None,
            )  # fmt: skip
            session.add(line)
    session.flush()
