"""Everything that the tab packages bring, each in one list: ledgers, sheets, figures, checks, and what is due.

Whoever shows or prints all of an office's things asks here and not a single package, so that a further package is added
in one place. Everything is given by functions: the descriptions of a tab are read from disk when it is first looked at,
so that a window opens without them, however many tabs there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem
    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.members.due import Due


@dataclass(frozen=True)
class Tab:
    """``name`` stands on all its ledgers, ``prefix`` begins all their codes."""

    name: str
    prefix: str
    ledgers: Callable[[], tuple[Ledger, ...]]


def _of_members() -> tuple[Ledger, ...]:
    from desk_union.members.ledgers import LEDGERS

    return LEDGERS


def _of_funds() -> tuple[Ledger, ...]:
    from desk_union.funds.ledgers import LEDGERS

    return LEDGERS


TABS = (Tab("会员台账", "members", _of_members), Tab("经费", "funds", _of_funds))


def ledgers() -> tuple[Ledger, ...]:
    return tuple(ledger for tab in TABS for ledger in tab.ledgers())


def sheets() -> tuple[Sheet, ...]:
    """Every printable sheet, in the order of the tabs."""
    from desk_union.funds.sheets import SHEETS as FUNDS_SHEETS
    from desk_union.members.sheets import SHEETS as MEMBERS_SHEETS

    return (*MEMBERS_SHEETS, *FUNDS_SHEETS)


def sheet_called(name: str) -> Sheet | None:
    """The sheet of this code or title; the statements, asked for most, come without reading all others from disk."""
    from desk_union.funds.paper.statementsheets import SHEETS as STATEMENTS

    found = next((sheet for sheet in STATEMENTS if name in {sheet.code, sheet.title}), None)
    return found or next((sheet for sheet in sheets() if name in {sheet.code, sheet.title}), None)


def figures() -> tuple[Figure, ...]:
    from desk_union.funds.figures import FIGURES as FUNDS_FIGURES
    from desk_union.members.figures import FIGURES as MEMBERS_FIGURES

    return (*MEMBERS_FIGURES, *FUNDS_FIGURES)


def checks() -> tuple[Callable[[Session], list[Problem]], ...]:
    """What must always hold in the whole book."""
    from desk_union.funds.checks import CHECKS as FUNDS_CHECKS
    from desk_union.members.checks import CHECKS as MEMBERS_CHECKS

    return (*MEMBERS_CHECKS, *FUNDS_CHECKS, _paid_agree)


def _paid_agree(session: Session) -> list[Problem]:
    """Rows and the vouchers that paid them say the same, in the ledgers of every tab."""
    from desk_union.funds.paid.agreeing import paid_agree

    return paid_agree(session, ledgers())


def claims(session: Session) -> list[str]:
    """What the books claimed when they were last closed and no longer keep, in sentences; asked at every opening."""
    from desk_union.funds.account.closing import recheck

    found = recheck(session)
    return [f"{found[0].reason}（共{len(found)}处）请用“文件”菜单里的“检查账本”看。"] if found else []


def due(session: Session, today: date) -> list[Due]:
    """Everything that is due, the late first."""
    from desk_union.funds.due import due as of_funds
    from desk_union.members.due import due as of_members

    rank = {"late": 0, "soon": 1, "info": 2}
    found: Sequence[Due] = [*of_members(session, today), *of_funds(session, today)]
    return sorted(found, key=lambda one: rank[one.urgency])
