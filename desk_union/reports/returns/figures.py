"""Figures of 上报报表: how many returns went out, and how many kinds of them there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.ledgers import ISSUED, LINES
from desk_union.reports.returns.tables import IssuedReturn, ReturnLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.figure import Span

REGULAR = tuple(form for form, rhythm in words.RHYTHM.items() if rhythm != "year")


def _regular(_span: Span) -> Select[Any]:
    return select(ReturnLine.id).where(ReturnLine.form.in_(REGULAR))


def _form() -> Any:
    return ReturnLine.__table__.c.form


FIGURES: Sequence[Figure] = (
    Figure("reports.return_kinds", "定期上报报表种类", "种", lambda: LINES, _regular, "distinct", amount=_form, seeds=("F017",), note="报表栏目里有栏的月报、季报。"),
    Figure("reports.issued_returns", "报出报表", "份", lambda: ISSUED, during(IssuedReturn, IssuedReturn.issued_on, IssuedReturn.state != words.REPLACED)),
)  # fmt: skip
