"""The year-end vouchers of A.6 (财会〔2021〕7号) in their order, worked out before any of them is posted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.months import last_day, year_of
from desk_union.funds.account import balances
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.periods import start_of
from desk_union.funds.account.rules import EXPENSE, INCOME, VoucherLine
from desk_union.funds.tables import Account, Entry, Opening, Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

MONTHLY, YEARLY = "期末结转", "年终结转"
EARMARKED, FREE = "32103", "32203"
Balances = Counter[tuple[str, int | None]]  # by code and project, credit positive


@dataclass(frozen=True, slots=True)
class YearStep:
    """One step with its explanation; no draft where there is nothing to move."""

    number: int
    title: str
    explanation: str
    draft: Draft | None


TITLES = {
    1: ("结转专项收入", "把本期有专项用途的收入转入“工会资金结转”，钱跟着项目走。"),
    2: ("结转专项支出", "把本期花专项资金的支出转入“工会资金结转”，与专项收入相抵。"),
    3: ("结转其他收入", "把会费等没有专项用途的收入转入“工会资金结余”。"),
    4: ("结转其他支出", "把没有专项用途的支出转入“工会资金结余”，与其他收入相抵。"),
    5: ("单位内部调剂", "经批准用结余补充没有做完的项目时，平时用凭证记（借32202、贷32102）；这里没有要自动结转的。"),
    6: ("清理工会资金结转", "把结转的各明细余额并入“累计结转”，年末只有它有余额。"),
    7: ("转出已完成项目的剩余资金", "已填完成日期的项目，剩余的钱转入“工会资金结余”。"),
    8: ("清理工会资金结余", "把结余的各明细余额并入“累计结余”，年末只有它有余额。"),
}


def month_steps(session: Session, period: int, chart: AccountChart) -> list[YearStep]:
    """Steps 1 to 4 for books that move income and expense each month."""
    moving = unclosed(session, period, chart)
    return [_step(n, lines, last_day(period), MONTHLY) for n, lines in _transfers(moving, chart, Counter())]


def year_steps(session: Session, year: int, chart: AccountChart) -> list[YearStep]:
    """All eight steps as they would be posted on 31 December, each on what the ones before leave."""
    last = year * 100 + 12
    day = last_day(last)
    held = _fund_balances(session, last, chart)
    steps = [_step(n, lines, day, YEARLY) for n, lines in _transfers(unclosed(session, last, chart), chart, held)]
    steps.append(_step(5, [], day, YEARLY))
    steps.append(_step(6, list(_cleared(held, chart, ("32103", "32101", "32102"), "32104")), day, YEARLY))
    steps.append(_step(7, list(_finished(session, held, chart, day)), day, YEARLY))
    steps.append(_step(8, list(_cleared(held, chart, ("32203", "32201", "32202", "32204"), "32205")), day, YEARLY))
    return steps


def _step(number: int, lines: Sequence[VoucherLine], day: date, kind: str) -> YearStep:
    title, explanation = TITLES[number]
    draft = Draft(day, tuple(lines), kind=kind, note=title) if lines else None
    return YearStep(number, title, explanation, draft)


Moving = Mapping[tuple[int, int | None, bool], int]  # account, project, earmarked → credit-positive fen


def unclosed(session: Session, last: int, chart: AccountChart) -> Moving:
    """What income and expense accounts still hold at the end of ``last``."""
    kinds = Account.kind.in_((INCOME, EXPENSE))
    query = (
        select(Entry.account, Entry.project, Entry.earmarked, func.sum(Entry.credit - Entry.debit))
        .join(Account, Account.id == Entry.account)
        .where(kinds, Entry.period <= last, balances.posted())
        .group_by(Entry.account, Entry.project, Entry.earmarked)
    )
    found: Counter[tuple[int, int | None, bool]] = Counter()
    for account, project, earmarked, amount in session.connection().execute(query):
        found[account, project, bool(earmarked)] += amount
    held = Opening.credit - Opening.debit
    if last <= year_of(start_of(session)) * 100:
        # Of a book taken over during a year, what had moved before in that year was not there when the year began.
        held = held - Opening.moved_credit + Opening.moved_debit
    opened = select(Opening.account, Opening.project, held)
    for account, project, amount in session.connection().execute(opened):
        if chart.by_id[account].kind in {INCOME, EXPENSE}:
            found[account, project, project is not None] += amount
    return found


def _transfers(moving: Moving, chart: AccountChart, held: Balances) -> Iterator[tuple[int, list[VoucherLine]]]:
    """Steps 1 to 4 with their lines; ``held`` takes what they bring to 32103 and 32203."""
    for number, kind, earmarked in ((1, INCOME, True), (2, EXPENSE, True), (3, INCOME, False), (4, EXPENSE, False)):
        target = EARMARKED if earmarked else FREE
        some = [
            (account, project, amount)
            for (account, project, own), amount in moving.items()
            if own is earmarked and chart.by_id[account].kind == kind and amount
        ]
        some.sort(key=lambda one: (chart.by_id[one[0]].code, one[1] or 0))
        title = TITLES[number][0]
        lines = [_side(title, account, -amount, project, earmarked=earmarked) for account, project, amount in some]
        brought: Counter[int | None] = Counter()
        for _, project, amount in some:
            brought[project if earmarked else None] += amount
        goal = _goal(chart, target)
        for project, amount in brought.items():
            held[chart.by_id[goal].code, project] += amount
            if amount:
                lines.append(_side(title, goal, amount, project, earmarked=False))
        yield number, lines


def _goal(chart: AccountChart, code: str) -> int:
    """Id of the account that closing books to; of a book that has some below it, the first of these."""
    return next(one.id for one in chart.below(code) if one.leaf)


def _side(summary: str, account: int, credit: int, project: int | None, *, earmarked: bool) -> VoucherLine:
    """A line whose credit-positive amount stands on the side where it is no negative number."""
    if credit >= 0:
        return VoucherLine(summary, account, credit=credit, project=project, earmarked=earmarked)
    return VoucherLine(summary, account, debit=-credit, project=project, earmarked=earmarked)


def _fund_balances(session: Session, last: int, chart: AccountChart) -> Balances:
    """321 and 322 by detail and project at the end of ``last``."""
    ids = [one.id for code in ("321", "322") for one in chart.below(code)]
    found: Balances = Counter()
    for (account, project), sums in balances.sums(session, last, last, by_project=True, accounts=ids).items():
        found[chart.by_id[account].code, project] -= sums.closing
    return found


def _cleared(held: Balances, chart: AccountChart, sources: Sequence[str], target: str) -> Iterator[VoucherLine]:
    title = TITLES[6 if target == "32104" else 8][0]
    brought: Counter[int | None] = Counter()
    for code in sources:
        for (own, project), amount in sorted(held.items(), key=lambda one: (one[0][0], one[0][1] or 0)):
            if own.startswith(code) and amount:
                yield _side(title, chart.by_code[own].id, -amount, project, earmarked=False)
                brought[project if target == "32104" else None] += amount
                held[own, project] = 0
    goal = _goal(chart, target)
    for project, amount in brought.items():
        held[chart.by_id[goal].code, project] += amount
        if amount:
            yield _side(title, goal, amount, project, earmarked=False)


def _finished(session: Session, held: Balances, chart: AccountChart, day: date) -> Iterator[VoucherLine]:
    """What finished projects have left becomes free (step 7 comes before step 8: its credit stands in 32204)."""
    done = select(Project.id, Project.name).where(Project.finished_on.is_not(None), Project.finished_on <= day)
    for row in session.execute(done.order_by(Project.id)):
        title = f"{TITLES[7][0]}：{row.name}"
        for own, amount in [(key[0], left) for key, left in held.items() if key[1] == row.id and left]:
            if own.startswith("32104"):
                goal = _goal(chart, "32204")
                yield _side(title, chart.by_code[own].id, -amount, row.id, earmarked=False)
                yield _side(title, goal, amount, row.id, earmarked=False)
                held[own, row.id] = 0
                held[chart.by_id[goal].code, row.id] += amount
