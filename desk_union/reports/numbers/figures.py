"""How many numbers are typed, and how many of them in place of what the rows say."""

from __future__ import annotations

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.numbers.tables import TypedNumber

INSTEAD = TypedNumber.rows_said.is_not(None)
FIGURES: tuple[Figure, ...] = (
    Figure("reports.typed", "手填数字个数", "个", lambda: TYPED, during(TypedNumber, TypedNumber.last)),
    Figure("reports.typed_instead", "代替台账里的数的手填数字", "个", lambda: TYPED, during(TypedNumber, TypedNumber.last, INSTEAD), parent="reports.typed"),
)  # fmt: skip
