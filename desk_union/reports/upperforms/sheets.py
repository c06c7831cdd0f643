"""A form of the upper union's as it is saved: the workbook itself, filled, and the list of what was written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Document
from desk_union.describe.sheet import Choose, Sheet
from desk_union.reports.returns.issuing import page_of, standing
from desk_union.reports.returns.returns_words import UPPER
from desk_union.reports.returns.sheets import AS_SENT, WHICH
from desk_union.reports.upperforms.filling import fill_form, period_of, prose_of
from desk_union.reports.upperforms.tables import UpperForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Prose
    from desk_union.describe.sheet import Request

FORM = "form"


def _meant(session: Session, request: Request) -> UpperForm:
    """The one asked for, else the first."""
    row = request.row if request.row is not None else request.chosen.get(FORM)
    held = session.get(UpperForm, int(row)) if row is not None else None
    held = held or session.scalar(select(UpperForm).order_by(UpperForm.id).limit(1))
    if held is None:
        raise Refusal("还没有上级表格。", "请办“标上级表格”，选上级发的Excel文件，点单元格标上数字。")
    return held


def _forms(session: Session) -> tuple[Choose, ...]:
    held = session.execute(select(UpperForm.id, UpperForm.name).order_by(UpperForm.id)).all()
    return (Choose(FORM, "上级表格", tuple((str(row), name) for row, name in held)),) if held else ()


def _fill(session: Session, request: Request) -> Prose:
    form = _meant(session, request)
    period = period_of(form.name, form.rhythm, request)
    held = standing(session, UPPER, period.span, request.unit, form.id)
    if held is not None and held.page is not None and request.chosen.get(WHICH.key, AS_SENT) == AS_SENT:
        return page_of(session, held)
    return prose_of(fill_form(session, form, period, request.unit, request.today), request.today)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "reports.upper_form", "填好的上级表格", "上级发的Excel表，照标好的格子填上数字，格式不动；PDF里列出每一格填了什么。", Document(_fill), ledgers=("reports.upper_forms", "reports.form_marks"),
        options=("year", "month", "quarter", "unit", "id"), outputs=("xlsx", "pdf"), choices=(WHICH,), asks=_forms, says="不选月份、季度就是现在这一期；报出过的再存还是报出的那些数。预览列出每一格填的数，另存为Excel就是填好的表。",
    ),
)  # fmt: skip
