"""What is due of a hand-over: whatever was open that day and is not done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.ledgers import HAND_OVER_LINES
from desk_union.reports.handing.tables import HandOver, HandOverLine

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    held = session.execute(
        select(HandOver, HandOverLine).join(HandOverLine, HandOverLine.hand_over == HandOver.id)
        .where(HandOverLine.kind == words.OPEN, HandOverLine.done_on.is_(None)).order_by(HandOver.day, HandOver.id, HandOverLine.id)
    )  # fmt: skip
    by_hand_over: dict[int, tuple[HandOver, list[HandOverLine]]] = {}
    for one, line in held:
        by_hand_over.setdefault(one.id, (one, []))[1].append(line)
    found = []
    for one, lines in by_hand_over.values():
        late = [line for line in lines if line.due_on is not None and line.due_on < today]
        told = f"，{len(late)}件已经过了应办日期" if late else ""
        sentence = f"{days.show_day_long(one.day)}{one.giver}移交时没办完的事，还有{len(lines)}件没有办结{told}：{lines[0].what}"
        nearest = min((line.due_on for line in lines if line.due_on is not None), default=one.day)
        found.append(Due(words.DUE_KIND, "移交的未了事项", nearest, sentence, HAND_OVER_LINES.code, tuple(line.id for line in lines),
                         "late" if late else "soon", asked=True))  # fmt: skip
    return found
