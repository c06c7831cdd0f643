"""Figures of 上报报表: how many returns went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.ledgers import ISSUED
from desk_union.reports.returns.tables import IssuedReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

FIGURES: Sequence[Figure] = (
    Figure("reports.issued_returns", "报出报表", "份", lambda: ISSUED, during(IssuedReturn, IssuedReturn.issued_on, IssuedReturn.state != words.REPLACED)),
)  # fmt: skip
