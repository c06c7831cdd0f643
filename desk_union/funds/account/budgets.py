"""What a year's budget allows and how much of it is used; warns where a voucher would exceed a line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import last_day
from desk_union.funds.account import balances
from desk_union.funds.account.periods import year_of
from desk_union.funds.account.rules import CLOSING, EXPENSE, Caution
from desk_union.funds.tables import Budget, BudgetChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.deeds import HeldVoucher


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line: ``planned`` at first, ``changed`` since, ``used`` by posted vouchers; fen on the account's own side."""

    id: int
    account: int
    project: int | None
    planned: int
    changed: int
    used: int

    @property
    def allowed(self) -> int:
        return self.planned + self.changed

    @property
    def left(self) -> int:
        return self.allowed - self.used

    @property
    def tenths(self) -> int | None:
        """Share used in tenths of a per cent; None of nothing."""
        return share(self.used, self.allowed)


def share(used: int, allowed: int) -> int | None:
    """Tenths of a per cent, rounded; None of nothing."""
    return None if not allowed else (2000 * used + allowed) // (2 * allowed)


def lines(session: Session, year: int, chart: AccountChart, through: int | None = None) -> list[BudgetLine]:
    """The budget of a year with what posted vouchers have used until the end of month ``through``."""
    last = through or year * 100 + 12
    changed = select(BudgetChange.budget, func.sum(BudgetChange.amount)).where(BudgetChange.day <= last_day(last))
    changes: Mapping[int, int] = dict(session.execute(changed.group_by(BudgetChange.budget)).all())
    found = session.execute(
        select(Budget.id, Budget.account, Budget.project, Budget.amount).where(Budget.year == year)
    ).all()
    # A voucher is posted in a year without a budget too, and then need not wait for the sums.
    moved = used(session, last) if found else {}
    return [
        BudgetLine(
            row.id, row.account, row.project, row.amount, changes.get(row.id, 0),
            of_line(row.account, row.project, moved, chart),
        )
        for row in found
        if row.account in chart.by_id
    ]  # fmt: skip


def used(session: Session, last: int) -> dict[balances.Key, int]:
    """Debit-positive movements of the year until month ``last`` by account and project, without closing vouchers."""
    found = balances.sums(session, year_of(last) * 100 + 1, last, by_project=True, closing=False)
    return {key: one.year_debit - one.year_credit for key, one in found.items()}


def of_line(account: int, project: int | None, moved: Mapping[balances.Key, int], chart: AccountChart) -> int:
    """What moved on an account and all below it, of a project or (None) of all, on the account's own side (fen)."""
    facts = chart.by_id[account]
    below = {one.id for one in chart.below(facts.code)}
    total = sum(
        amount for (id_, of), amount in moved.items() if id_ in below and (project is None or of == project)
    )  # fmt: skip
    return total * facts.sign


def exceeded(session: Session, held: Sequence[HeldVoucher], chart: AccountChart) -> dict[int, list[Caution]]:
    """Vouchers whose spending goes beyond a line of the year's budget; nothing where the year has no budget."""
    found: dict[int, list[Caution]] = {}
    for year in sorted({one.draft.day.year for one in held}):
        planned = lines(session, year, chart)
        spent = Counter({line.id: line.used for line in planned})
        for one in held:
            if one.draft.day.year == year and one.draft.kind not in CLOSING:
                found.setdefault(one.id, []).extend(_beyond(one, planned, spent, chart))
    return found


def _beyond(one: HeldVoucher, planned: Sequence[BudgetLine], total: Counter[int], chart: AccountChart) -> list[Caution]:
    found = []
    for line in planned:
        facts = chart.by_id[line.account]
        if facts.kind != EXPENSE:
            continue
        below = {each.id for each in chart.below(facts.code)}
        spent = sum(
            each.debit - each.credit
            for each in one.draft.lines
            if each.account in below and (line.project is None or each.project == line.project)
        )
        total[line.id] += spent
        if spent > 0 and total[line.id] > line.allowed:
            over = total[line.id] - line.allowed
            found.append(
                Caution("budget", f"{facts.words}超出预算{show_yuan(over)}元（预算{show_yuan(line.allowed)}元）。")
            )
    return found
