"""How a year's budget is carried out: every budget line, what was moved without one, and totals that equal 02表."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.funds.account import budgets
from desk_union.funds.account.periods import year_of
from desk_union.funds.account.rules import EXPENSE, INCOME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountFacts, Chart
    from desk_union.funds.account.budgets import BudgetLine

KINDS = (INCOME, EXPENSE)


@dataclass(frozen=True, slots=True)
class Executed:
    """One line (fen on the account's own side); ``budgeted`` False: moved without a budget; ``within``: part of
    another line above it, and so in no total.
    """

    account: AccountFacts
    project: int | None
    planned: int
    changed: int
    used: int
    budgeted: bool = True
    within: bool = False

    @property
    def allowed(self) -> int:
        return self.planned + self.changed

    @property
    def left(self) -> int:
        return self.allowed - self.used

    @property
    def tenths(self) -> int | None:
        """Share used in tenths of a per cent; None where nothing was allowed."""
        return budgets.share(self.used, self.allowed)


def executed(session: Session, last: int, chart: Chart) -> dict[str, list[Executed]]:
    """By kind (收入, 支出) in the order of the codes, until the end of month ``last`` of its year."""
    lines = budgets.lines(session, year_of(last), chart, last)
    moved = budgets.used(session, last)
    found: dict[str, list[Executed]] = {kind: [] for kind in KINDS}
    for line in lines:
        facts = chart.by_id[line.account]
        if facts.kind in found:
            within = any(_holds(other, line, chart) for other in lines)
            found[facts.kind].append(
                Executed(facts, line.project, line.planned, line.changed, line.used, within=within)
            )
    for account, amount in _without(lines, moved, chart).items():
        facts = chart.by_id[account]
        if amount and facts.kind in found:
            found[facts.kind].append(Executed(facts, None, 0, 0, amount * facts.sign, budgeted=False))
    for rows in found.values():
        rows.sort(key=lambda one: (one.account.code, one.project or 0, one.budgeted))
    return found


def _holds(other: BudgetLine, line: BudgetLine, chart: Chart) -> bool:
    """Whether ``other`` counts everything that ``line`` counts, and more."""
    if other.id == line.id or not chart.by_id[line.account].code.startswith(chart.by_id[other.account].code):
        return False
    if other.project is not None:
        return other.project == line.project and other.account != line.account
    return other.account != line.account or line.project is not None


def _without(
    lines: Sequence[BudgetLine], moved: Mapping[tuple[int, int | None], int], chart: Chart
) -> Counter[int]:
    """What moved on accounts (debit positive) that no line counts."""
    left = Counter[int]()
    for (account, project), amount in moved.items():
        code = chart.by_id[account].code
        counted = any(
            code.startswith(chart.by_id[line.account].code) and line.project in {None, project} for line in lines
        )
        if not counted:
            left[account] += amount
    return left


def total(rows: Sequence[Executed], account: AccountFacts) -> Executed:
    """The sum of the lines that are in no other one; ``account`` only lends its kind."""
    top = [row for row in rows if not row.within]
    planned, changed, used = (sum(getattr(row, key) for row in top) for key in ("planned", "changed", "used"))
    return Executed(account, None, planned, changed, used)
