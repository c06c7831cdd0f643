"""What of the lists tells of single people and not of money: blanked in a copy for auditors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.private import Private
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Mapping

BLANKED: Mapping[str, frozenset[str]] = {
    PayoutLine.__tablename__: frozenset(
        {"outsider_id", "note", "illness", "bank_card", "grade", "household", "kept_reasons"}
    ),
    PayoutList.__tablename__: frozenset({"note"}),
}
OF_PEOPLE = frozenset({PayoutLine.__tablename__, PayoutList.__tablename__})
PRIVATE = Private(blanked=BLANKED, of_people=OF_PEOPLE)
