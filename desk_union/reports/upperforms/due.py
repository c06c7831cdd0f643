"""What is due of 上级表格: one whose period is over and which nobody sent out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.returns.issuing import standing
from desk_union.reports.returns.periods import last_of
from desk_union.reports.returns.returns_words import UPPER
from desk_union.reports.returns.rules import last_day
from desk_union.reports.upperforms.forms_words import RHYTHM_CODE
from desk_union.reports.upperforms.ledgers import UPPER_FORMS
from desk_union.reports.upperforms.tables import UpperForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return list(_unsent(session, today))


def _unsent(session: Session, today: date) -> Iterator[Due]:
    for form in session.scalars(select(UpperForm).where(UpperForm.days.is_not(None)).order_by(UpperForm.id)).all():
        period = last_of(RHYTHM_CODE[form.rhythm], today)
        last = last_day(period.span.last, form.days or 0)
        if today + timedelta(form.ahead or 0) < last or standing(session, UPPER, period.span, None, form.id):
            continue
        told = f"已经过了{(today - last).days}天" if today > last else "还没有报出"
        receiver = f"报{form.receiver}，" if form.receiver else ""
        sentence = f"{period.words}的“{form.name}”{receiver}{days.show_day_long(last)}截止，{told}。"
        yield Due("return", "该报的报表", last, sentence, UPPER_FORMS.code, (form.id,), "late" if today > last else "soon")
