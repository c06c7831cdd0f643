"""工会经费收支预算表: what each line had, has and why, with the sums of the first level and what is left at the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.describe.behind import Number
from desk_union.describe.paper import Column, Table
from desk_union.funds.account import budget_approving, budgets, execution, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of, year_of
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.paper import leftover
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.paper.entriesbehind import Entries, opening
from desk_union.funds.paper.executionbehind import budgeted
from desk_union.funds.paper.statementsheets import money
from desk_union.funds.tables import Budget, Project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import RowsBehind
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart

MONEY_MM = 28.0
HEADS = (
    Column("类别", "center", 14.0), Column("科目编码", "left", 18.0), Column("科目", "left", 60.0),
    Column("上年决算", "right", MONEY_MM), Column("本年预算", "right", MONEY_MM), Column("年中调整", "right", 24.0),
    Column("说明", "left", 50.0),
)  # fmt: skip


def budget(session: Session, request: Request) -> list[Table]:
    """上年决算, 本年预算 and 说明, income before spending; a line within another one is in no total."""
    year = request.year or request.today.year
    chart = read_chart(session)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    held = session.scalars(select(Budget).where(Budget.year == year)).all()
    changed = {line.id: line.changed for line in budgets.lines(session, year, chart)}
    plan = _Plan(year, chart, projects, changed, execution.inner_lines(held, chart), _Before(session, year, chart))
    sums = {
        kind: plan.put(kind, [one for one in held if chart.by_id[one.account].kind == kind])
        for kind in (INCOME, EXPENSE)
    }
    difference = leftover.less(sums[INCOME], sums[EXPENSE])
    carried = leftover.before(session, year, chart, Entries(session, chart))
    ends = [("结余", "", label, "", amount, "", "") for label, amount in leftover.lines(carried, difference)]
    left = difference[0]
    notes = [f"预算收支相抵{'结余' if left >= 0 else '赤字'}{show_yuan(abs(left))}元。"]
    notes += last_year.note(session, year, chart) if plan.unknown else ()
    notes += [told] if (told := budget_approving.words_of(session, year, request.day)) else []
    return [
        signed_table(
            session, request, f"{year}年度工会经费收支预算表", HEADS, [*plan.rows, *ends], period=f"{year}年",
            notes=notes, bold=frozenset(plan.bold), signers=leftover.SIGNERS, official=leftover.OFFICIAL, one_page=True,
        )
    ]  # fmt: skip


def named(account: str, project: str) -> str:
    return f"{account}（{project}）" if project else account


@dataclass
class _Plan:
    """The rows as they are put; ``bold`` are the places of sums, ``unknown`` says that 上年决算 lacks a line."""

    year: int
    chart: AccountChart
    projects: Mapping[int, str]
    changed: Mapping[int, int]
    inner: AbstractSet[int]
    before: _Before
    rows: list[tuple[str, ...]] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    unknown: bool = False

    def put(self, kind: str, held: Sequence[Budget]) -> leftover.Amount:
        """The lines of income or spending and their sum, which is returned with its rows."""
        heads_due = _without_own_line(held, self.chart)
        for line in _in_order(held, self.chart):
            code = self.chart.by_id[line.account].code[:3]
            below = heads_due.get(code, ())
            if below and below[0] is line:
                self._sum(kind, code, self.chart.by_code[code].name, below)
            self._line(kind, line, within=bool(below))
        return self._sum(kind, "", f"{kind}合计", held)

    def _line(self, kind: str, line: Budget, *, within: bool) -> None:
        facts, end = self.chart.by_id[line.account], self.year * 100 + 12
        last = self.before.of(line)
        self.unknown = self.unknown or last[0] is None
        name = named(f"　{facts.name}" if within else facts.full_name, self.projects.get(line.project or 0, ""))
        self.rows.append((
            kind, facts.code, f"　其中：{name}" if line.id in self.inner else name, opening(money(last[0]), last[1]),
            Number(show_yuan(line.amount), budgeted([line.id], end, "amount")),
            opening(money(self.changed.get(line.id)), [budgeted([line.id], end, "changed")]), line.explanation or "",
        ))  # fmt: skip

    def _sum(self, kind: str, code: str, name: str, held: Sequence[Budget]) -> leftover.Amount:
        own = [line for line in held if line.id not in self.inner]
        lasts = [self.before.of(line) for line in own]
        known = [amount for amount, _ in lasts if amount is not None]
        words = show_yuan(sum(known)) if known or not lasts else ""
        last = opening(words, [part for amount, parts in lasts if amount is not None for part in parts])
        total = sum(one.amount for one in own)
        behind = (budgeted([one.id for one in own], self.year * 100 + 12, "amount"),)
        self.bold.add(len(self.rows))
        self.rows.append((kind, code, name, last, Number(show_yuan(total), *behind), "", ""))
        return total, behind


def _in_order(held: Sequence[Budget], chart: AccountChart) -> list[Budget]:
    return sorted(held, key=lambda one: (chart.by_id[one.account].code, one.project or 0))


def _without_own_line(held: Sequence[Budget], chart: AccountChart) -> dict[str, list[Budget]]:
    """By account of the first level that is budgeted only below: its lines, in the order of the sheet."""
    found = defaultdict[str, list[Budget]](list)
    for line in _in_order(held, chart):
        found[chart.by_id[line.account].code[:3]].append(line)
    return {
        code: lines for code, lines in found.items() if all(chart.by_id[one.account].code != code for one in lines)
    }


class _Before:
    """上年决算 of a line of the budget: as typed with it, else by the books of the year before.

    None of what nobody knows, as of one project where only the whole account was copied.
    """

    def __init__(self, session: Session, year: int, chart: AccountChart) -> None:
        self.year, self.chart = year, chart
        self.flows = last_year.flows(session, year, chart)
        self.entries = Entries(session, chart)
        begun = year > year_of(start_of(session))
        self.moved = budgets.used(session, (year - 1) * 100 + 12) if begun else None

    def of(self, line: Budget) -> tuple[int | None, tuple[RowsBehind, ...]]:
        facts = self.chart.by_id[line.account]
        if line.last_final is not None:
            return line.last_final, (budgeted([line.id], self.year * 100 + 12, "last_final"),)
        if line.project is None:
            known = None if self.flows is None else self.flows.get(facts.code, 0)
            return known, self.entries.flow_of_year([facts.code], self.year - 1, facts.sign)
        if self.moved is None:
            return None, ()
        first = (self.year - 1) * 100 + 1
        behind = self.entries.flow([facts.code], first, first + 11, facts.sign, projects=(line.project,))
        return budgets.of_line(line.account, line.project, self.moved, self.chart), behind
