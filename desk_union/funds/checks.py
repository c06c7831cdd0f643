"""What must always hold in 经费: each check gives the problems that it finds in the whole book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.account import invariants, untouched
from desk_union.funds.bank import bank_checks
from desk_union.funds.property import property_checks

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem

CHECKS: tuple[Callable[[Session], list[Problem]], ...] = (
    untouched.chain_whole,
    untouched.gapless,
    untouched.balanced,
    untouched.all_claims,
    untouched.closings_whole,
    invariants.broken,
    *property_checks.CHECKS,
    *bank_checks.CHECKS,
)
