"""What is due of 上报报表: returns of a period that is over and that nobody sent out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.returns.issuing import standing
from desk_union.reports.returns.ledgers import DEADLINES, ISSUED
from desk_union.reports.returns.periods import last_ended, quoted
from desk_union.reports.returns.returns_words import FORM
from desk_union.reports.returns.rules import begins_in, deadline_on, last_day
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *_unsent(session, today),
        *of_preset(session, today, ISSUED, "reopened", "报表重新打开没有改报", "有{n}份报表重新打开了，还没有改报：{names}。", "info"),
    ]


def _unsent(session: Session, today: date) -> Iterator[Due]:
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
        sentence = f"{period.words}的{quoted(one.form)}{receiver}{days.show_day_long(last)}截止，{told}。"
        yield Due("return", "该报的报表", last, sentence, DEADLINES.code, (one.id,), "late" if late else "soon")
