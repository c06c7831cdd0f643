"""How a year's budget is carried out: every budget line, what was moved without one, and totals that equal 02表."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.funds.account import balances, budgets
from desk_union.funds.account.periods import year_of
from desk_union.funds.account.rules import EXPENSE, INCOME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.funds.account.budgets import BudgetLine
    from desk_union.funds.tables import Budget

KINDS = (INCOME, EXPENSE)


@dataclass(frozen=True, slots=True)
class Executed:
    """One line (fen on the account's own side); ``within``: part of another line above it, and so in no total.

    ``ids`` are the budget lines it stands for, none where it was moved without a budget; ``projects`` those that it
    counts, None among them what is of no project (all, where there is no such list).
    """

    account: AccountFacts
    project: int | None
    planned: int
    changed: int
    used: int
    ids: tuple[int, ...] = ()
    projects: tuple[int | None, ...] | None = None
    within: bool = False

    @property
    def budgeted(self) -> bool:
        return bool(self.ids)

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


@dataclass(frozen=True, slots=True)
class ExecutedKind:
    """The lines of income or of spending, and ``whole``: what is planned at the top and everything that moved."""

    lines: tuple[Executed, ...]
    whole: Executed


def executed(session: Session, last: int, chart: AccountChart) -> dict[str, ExecutedKind]:
    """By kind (收入, 支出) in the order of the codes, until the end of month ``last`` of its year."""
    lines = budgets.lines(session, year_of(last), chart, last)
    moved, inner = budgets.used(session, last), inner_lines(lines, chart)
    found: dict[str, list[Executed]] = {kind: [] for kind in KINDS}
    for line in lines:
        facts = chart.by_id[line.account]
        if facts.kind in found:
            within = line.id in inner
            projects = None if line.project is None else (line.project,)
            found[facts.kind].append(
                Executed(
                    facts, line.project, line.planned, line.changed, line.used, (line.id,), projects, within=within
                )
            )
    for account, of in _without(lines, moved, chart).items():
        facts = chart.by_id[account]
        amount = sum(moved[account, project] for project in of)
        if amount and facts.kind in found:
            found[facts.kind].append(Executed(facts, None, 0, 0, amount * facts.sign, projects=tuple(of)))
    return {kind: _kind(kind, rows, moved, chart) for kind, rows in found.items()}


def _kind(kind: str, rows: list[Executed], moved: Mapping[balances.Key, int], chart: AccountChart) -> ExecutedKind:
    top = next(one for one in chart.by_id.values() if one.kind == kind)
    used = sum(amount for (account, _), amount in moved.items() if chart.by_id[account].kind == kind) * top.sign
    planned, changed = (sum(getattr(row, key) for row in rows if not row.within) for key in ("planned", "changed"))
    ids = tuple(id_ for row in rows if not row.within for id_ in row.ids)
    rows.sort(key=lambda one: (one.account.code, one.project or 0, one.budgeted))
    return ExecutedKind(tuple(rows), Executed(top, None, planned, changed, used, ids))


def inner_lines(lines: Sequence[BudgetLine | Budget], chart: AccountChart) -> set[int]:
    """Ids of the lines that another one counts whole, and which therefore are in no total."""
    return {line.id for line in lines if any(_holds(other, line, chart) for other in lines)}


def _holds(other: BudgetLine | Budget, line: BudgetLine | Budget, chart: AccountChart) -> bool:
    """Whether ``other`` counts everything that ``line`` counts, and more."""
    if other.id == line.id or not chart.by_id[line.account].code.startswith(chart.by_id[other.account].code):
        return False
    if other.project is not None:
        return other.project == line.project and other.account != line.account
    return other.account != line.account or line.project is not None


def _without(
    lines: Sequence[BudgetLine], moved: Mapping[balances.Key, int], chart: AccountChart
) -> dict[int, list[int | None]]:
    """The projects (None: of no project) by account that moved and that no line counts."""
    left: dict[int, list[int | None]] = {}
    for account, project in moved:
        code = chart.by_id[account].code
        counted = any(
            code.startswith(chart.by_id[line.account].code) and line.project in {None, project} for line in lines
        )
        if not counted:
            left.setdefault(account, []).append(project)
    return left
