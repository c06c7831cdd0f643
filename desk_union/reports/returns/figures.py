"""Figures of 上报报表: how many returns went out, and how many kinds of them there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, or_, select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.returns.tables import IssuedReturn
from desk_union.reports.upperforms.forms_words import YEARLY
from desk_union.reports.upperforms.tables import UpperForm

if TYPE_CHECKING:
    from collections.abc import Sequence

REGULAR = tuple(form for form, rhythm in words.RHYTHM.items() if rhythm != "year")


def _form() -> Any:
    """Of the upper union's own workbooks each is a kind."""
    return func.concat(IssuedReturn.form, " ", func.coalesce(IssuedReturn.own, 0))


def _regular() -> ColumnElement[bool]:
    own = select(UpperForm.id).where(UpperForm.rhythm != YEARLY)
    return or_(IssuedReturn.form.in_(REGULAR), IssuedReturn.own.in_(own))


FIGURES: Sequence[Figure] = (
    Figure("reports.return_kinds", "定期上报报表种类", "种", lambda: ISSUED, during(IssuedReturn, IssuedReturn.issued_on, IssuedReturn.state != words.REPLACED, _regular()), "distinct", amount=_form, seeds=("F017",), note="期间内报出过的月报、季报有几种。"),
    Figure("reports.issued_returns", "报出报表", "份", lambda: ISSUED, during(IssuedReturn, IssuedReturn.issued_on, IssuedReturn.state != words.REPLACED)),
)  # fmt: skip
