"""What is due of 上报报表: returns of a period that is over and that nobody sent out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.returns.issuing import standing
from desk_union.reports.returns.ledgers import DEADLINES, ISSUED
from desk_union.reports.returns.periods import JANUARY, last_ended
from desk_union.reports.returns.rules import last_day
from desk_union.reports.returns.tables import ReturnDeadline
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
    held = select(ReturnDeadline).where(ReturnDeadline.days.is_not(None)).order_by(ReturnDeadline.id)
    for one in session.scalars(held):
        period = last_ended(one.form, today, one.begins or JANUARY)
        last = last_day(period.span.last, one.days or 0)
        if (one.since and period.span.last < one.since) or today + timedelta(one.ahead or 0) < last:
            continue
        if standing(session, one.form, period.span, None) is not None:
            continue
        late = today > last
        told = f"已经过了{(today - last).days}天" if late else "还没有报出"
        receiver = f"报{one.receiver}，" if one.receiver else ""
        sentence = f"{period.words}的“{one.form}”{receiver}{days.show_day_long(last)}截止，{told}。"
        yield Due("return", "该报的报表", last, sentence, DEADLINES.code, (one.id,), "late" if late else "soon")
