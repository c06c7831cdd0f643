"""What is due of the office: duties that are late or near, and checklists whose inspection comes while items lack."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.office.duties import COMING, DONE, newest_open, of_days
from desk_union.reports.office.ledgers import CHECKLIST_ITEMS, CHECKLISTS, DUTIES, lacking
from desk_union.reports.office.rules import period_around
from desk_union.reports.office.tables import Checklist, ChecklistItem, Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

AHEAD = 3  # days before a duty at which it is told, where the duty itself does not say
INSPECTION_AHEAD = 30
BACK = timedelta(400)


def due(session: Session, today: date) -> list[Due]:
    return [*_duties(session, today), *_inspections(session, today)]


def _duties(session: Session, today: date) -> Iterator[Due]:
    """A duty is late until it is done or its next day has come; one without a first day is late in its period alone."""
    for duty in session.scalars(select(Duty).order_by(Duty.id)).all():
        late = newest_open(session, duty, today, BACK)
        told = {key: getattr(duty, key) for key in ("rhythm", "month", "day")}
        if late is not None and late.day < today and (duty.since or period_around(told, late.day)[1] >= today):
            gone = (today - late.day).days
            sentence = f"“{duty.name}”应在{days.show_day_long(late.day)}办，过了{gone}天。"
            yield Due("duty_late", "日历上的事逾期", late.day, sentence + _who(duty), DUTIES.code, (duty.id,), "late")
            continue
        ahead = AHEAD if duty.ahead is None else duty.ahead
        for one in of_days(session, today, today + timedelta(ahead), today, [duty.id])[:1]:
            if one.state != DONE:
                when = "今天" if one.state != COMING else days.show_day_long(one.day)
                yield Due("duty", "日历上的事", one.day, f"“{duty.name}”{when}要办。{_who(duty)}", DUTIES.code, (duty.id,), "soon")


def _who(duty: Duty) -> str:
    return f"责任人：{duty.owner}。" if duty.owner else ""


def _inspections(session: Session, today: date) -> Iterator[Due]:
    coming = select(Checklist).where(Checklist.day.between(today, today + timedelta(INSPECTION_AHEAD)))
    for one in session.scalars(coming.order_by(Checklist.day)).all():
        items = select(ChecklistItem.id).where(ChecklistItem.checklist == one.id, lacking(today))
        ids = tuple(session.scalars(items.order_by(ChecklistItem.place)))
        if ids:
            sentence = f"“{one.name}”{days.show_day_long(one.day)}检查，还缺{len(ids)}项资料。"  # type: ignore[arg-type]  # it lies in a span of days
            yield Due("inspection", "验收资料没有备齐", one.day, sentence, CHECKLIST_ITEMS.code, ids, "soon")
        elif not session.scalar(select(ChecklistItem.id).where(ChecklistItem.checklist == one.id).limit(1)):
            yield Due("inspection", "验收清单没有项目", one.day, f"“{one.name}”还没有写项目。", CHECKLISTS.code, (one.id,), "soon")
