"""What must hold of the marks of one form together: no cell is filled twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.ledger import Fault
from desk_union.reports.upperforms.tables import FormMark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line


def judge_marks(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    held = select(FormMark.id, FormMark.form, FormMark.sheet, FormMark.cell)
    forms = {values.get("form") for _, values in lines}
    own = {row for row, _ in lines if row is not None}
    seen = {
        (row.form, row.sheet, row.cell)
        for row in session.execute(held.where(FormMark.form.in_(forms)))
        if row.id not in own
    }
    for place, (_, values) in enumerate(lines):
        key = (values.get("form"), values.get("sheet"), values.get("cell"))
        if key in seen:
            told = f"“{values.get('sheet')}”的{values.get('cell')}已经标过了，一格不能填两个数。"
            yield place, Fault("cell", told, "请改原来的那个记号，或者另选一格。")
        seen.add(key)
