"""The unit that is written beside a number is the one that the number has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.ledger import Fault
from desk_union.reports.numbers.number_kinds import unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Values

MONEY = {"元", "万元"}


def check_unit(values: Values) -> Sequence[Fault]:
    """So that no sum of money stands under 人; money may be written in either of its units."""
    own = unit_of(values["figure"]).strip() if values.get("figure") else ""
    told = values.get("unit")
    if not own or not told or told == own or {own, told} <= MONEY:
        return []
    return [Fault("unit", f"“{told}”和这个数字的单位“{own}”不同。", f"请清空，或改为“{own}”。")]
