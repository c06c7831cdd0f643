"""What must hold of the items of one checklist together: none stands in it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.ledger import Fault
from desk_union.reports.office.tables import ChecklistItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line


def judge_items(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Beside the lines themselves, against those that the book holds; blanks do not make another item."""
    held = select(ChecklistItem.id, ChecklistItem.checklist, ChecklistItem.place, ChecklistItem.title)
    lists = {values.get("checklist") for _, values in lines}
    own = {row for row, _ in lines if row is not None}
    seen: dict[tuple[object, str], int] = {}
    for row in session.execute(held.where(ChecklistItem.checklist.in_(lists)).order_by(ChecklistItem.id)):
        if row.id not in own:
            seen[row.checklist, _plain(row.title)] = row.place
    for place, (_, values) in enumerate(lines):
        key = (values.get("checklist"), _plain(values.get("title") or ""))
        if key in seen:
            told = f"“{values.get('title')}”在这份清单里已经有了（第{seen[key]}项），同一项不能有两次。"
            yield place, Fault("title", told, "请删去一项，或把两项写得不同。")
        seen.setdefault(key, values.get("place") or 0)


def _plain(title: str) -> str:
    return "".join(title.split())
