"""What is due of 上报报表: returns of a period that is over and that nobody sent out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.returns.issuing import standing
from desk_union.reports.returns.ledgers import DEADLINES, ISSUED
from desk_union.reports.returns.periods import last_ended, quoted
from desk_union.reports.returns.returns_words import CODE, FORM
from desk_union.reports.returns.rules import begins_in, deadline_on, last_day
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency


def due(session: Session, today: date) -> list[Due]:
    return [
        *_unsent(session, today),
        *of_preset(session, today, ISSUED, "reopened", "报表重新打开没有改报", "有{n}份报表重新打开了，还没有改报：{names}。", "info"),
    ]


def handed_in(session: Session, today: date) -> list[tuple[str, str]]:
    """The returns of which it is time: the code of the sheet, and until when to whom."""
    return [(CODE[form], sentence) for form, _, _, sentence in _waiting(session, today)]


def _unsent(session: Session, today: date) -> Iterator[Due]:
    for _, row, last, sentence in _waiting(session, today):
        urgency: Urgency = "late" if today > last else "soon"
        yield Due("return", "该报的报表", last, sentence, DEADLINES.code, (row,), urgency)


def _waiting(session: Session, today: date) -> Iterator[tuple[str, int, date, str]]:
    """Which return, the id of its deadline, the last day, and all that in words."""
    for form in FORM.labels:
        period = last_ended(form, today, begins_in(session, form, today))
        one = deadline_on(session, form, period.span.last)
        if one is None or one.days is None:
            continue
        last = last_day(period.span.last, one.days)
        if today + timedelta(one.ahead or 0) < last:
            continue
        if standing(session, one.form, period.span, None) is not None:
            continue
        late = today > last
        told = f"已经过了{(today - last).days}天" if late else "还没有报出"
        receiver = f"报{one.receiver}，" if one.receiver else ""
        yield form, one.id, last, f"{period.words}的{quoted(one.form)}{receiver}{days.show_day_long(last)}截止，{told}。"
