"""Everything that the tab packages bring, each in one list: ledgers, sheets, figures, checks, and what is due.

Whoever shows or prints all of an office's things asks here and not a single package, so that a further package is added
in one place. What takes long to import is given by functions, so that a window opens without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers import LEDGERS as FUNDS
from desk_union.members.ledgers import LEDGERS as MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem
    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.members.due import Due

LEDGERS: tuple[Ledger, ...] = (*MEMBERS, *FUNDS)


def sheets() -> tuple[Sheet, ...]:
    """Every printable sheet, in the order of the tabs."""
    from desk_union.funds.sheets import SHEETS as FUNDS_SHEETS
    from desk_union.members.sheets import SHEETS as MEMBERS_SHEETS

    return (*MEMBERS_SHEETS, *FUNDS_SHEETS)


def figures() -> tuple[Figure, ...]:
    from desk_union.funds.figures import FIGURES as FUNDS_FIGURES
    from desk_union.members.figures import FIGURES as MEMBERS_FIGURES

    return (*MEMBERS_FIGURES, *FUNDS_FIGURES)


def checks() -> tuple[Callable[[Session], list[Problem]], ...]:
    """What must always hold in the whole book."""
    from desk_union.funds.checks import CHECKS as FUNDS_CHECKS
    from desk_union.members.checks import CHECKS as MEMBERS_CHECKS

    return (*MEMBERS_CHECKS, *FUNDS_CHECKS)


def due(session: Session, today: date) -> list[Due]:
    """Everything that is due, the late first."""
    from desk_union.funds.due import due as of_funds
    from desk_union.members.due import due as of_members

    rank = {"late": 0, "soon": 1, "info": 2}
    found: Sequence[Due] = [*of_members(session, today), *of_funds(session, today)]
    return sorted(found, key=lambda one: rank[one.urgency])
