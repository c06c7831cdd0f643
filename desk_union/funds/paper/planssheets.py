"""预算表, 预算执行情况表, 决算表 and 账目公开表 on paper."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import first_day, last_day
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, budgets
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.account.spans import span_of
from desk_union.funds.ledgers.plans import BUDGET
from desk_union.funds.paper import auditsheets
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.paper.entriesbehind import Entries, opening
from desk_union.funds.paper.statementsheets import money
from desk_union.funds.tables import Budget, Project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import Chart

MONEY_MM = 28.0
BAR = 12



def _finals(session: Session, year: int, chart: Chart) -> dict[str, int]:
    """What the books say of a year, by code, on each account's own side."""
    found = balances.by_code(balances.sums(session, year * 100 + 1, year * 100 + 12, closing=False), chart)
    return {code: (one.year_debit - one.year_credit) * chart.by_code[code].sign for code, one in found.items()}


def budget(session: Session, request: Request) -> list[Table]:
    """上年决算, 本年预算 and 说明, income before spending."""
    year = request.year or request.today.year
    chart = read_chart(session)
    before = _finals(session, year - 1, chart)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    entries = Entries(session, chart)
    rows, sums = [], {INCOME: 0, EXPENSE: 0}
    kept = session.scalars(select(Budget).where(Budget.year == year)).all()
    changed = {line.id: line.changed for line in budgets.lines(session, year, chart)}
    for kind in (INCOME, EXPENSE):
        lasts: list[tuple[int, tuple[RowsBehind, ...]]] = []
        own = [one for one in kept if chart.by_id[one.account].kind == kind]
        for line in sorted(own, key=lambda one: (chart.by_id[one.account].code, one.project or 0)):
            facts = chart.by_id[line.account]
            if line.last_final is not None:
                lasts.append((line.last_final, (budgeted([line.id], year, "last_final"),)))
            else:
                behind = entries.flow([facts.code], year * 100 - 99, year * 100 - 88, facts.sign)
                lasts.append((before.get(facts.code, 0), behind))
            rows.append((
                kind, facts.code, _name(facts.full_name, projects.get(line.project or 0, "")),
                opening(money(lasts[-1][0]), lasts[-1][1]),
                Number(show_yuan(line.amount), budgeted([line.id], year, "amount")),
                opening(money(changed.get(line.id)), [budgeted([line.id], year, "changed")]), line.explanation or "",
            ))  # fmt: skip
        sums[kind] = sum(one.amount for one in own)
        last = Number(show_yuan(sum(amount for amount, _ in lasts)), *(part for _, parts in lasts for part in parts))
        total = Number(show_yuan(sums[kind]), budgeted([one.id for one in own], year, "amount"))
        rows.append((kind, "", f"{kind}合计", last, total, "", ""))
    heads = (
        Column("类别", "center", 14.0), Column("科目编码", "left", 18.0), Column("科目", "left", 60.0),
        Column("上年决算", "right", MONEY_MM), Column("本年预算", "right", MONEY_MM), Column("年中调整", "right", 24.0),
        Column("说明", "left", 50.0),
    )  # fmt: skip
    left = sums[INCOME] - sums[EXPENSE]
    note = f"预算收支相抵{'结余' if left >= 0 else '赤字'}{show_yuan(abs(left))}元。"
    return [signed_table(session, request, f"{year}年度工会经费收支预算表", heads, rows, period=f"{year}年", notes=(note,))]


def budgeted(ids: Sequence[int], year: int, *keys: str) -> RowsBehind:
    """These lines of the budget, with what of them is added up."""
    first, last = first_day(year * 100 + 1), last_day(year * 100 + 12)
    return RowsBehind(BUDGET, lambda _session: ids, Span(first, last), tuple((key, 1) for key in keys))


def _name(account: str, project: str) -> str:
    return f"{account}（{project}）" if project else account


def execution(session: Session, request: Request) -> list[Table]:
    """How much of each line is used until the month, with a bar."""
    span = span_of(request)
    year = span.last // 100
    chart = read_chart(session)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    entries = Entries(session, chart)
    rows = []
    for line in sorted(budgets.lines(session, year, chart, span.last), key=lambda one: chart.by_id[one.account].code):
        facts = chart.by_id[line.account]
        planned, change, allowed = (
            budgeted([line.id], year, *keys) for keys in (("amount",), ("changed",), ("amount", "changed"))
        )
        used = entries.flow([facts.code], year * 100 + 1, span.last, facts.sign, project=line.project)
        unused = entries.flow([facts.code], year * 100 + 1, span.last, -facts.sign, project=line.project)
        rows.append((
            facts.code, _name(facts.full_name, projects.get(line.project or 0, "")),
            Number(show_yuan(line.planned), planned), opening(money(line.changed), [change]),
            Number(show_yuan(line.allowed), allowed), Number(show_yuan(line.used), *used),
            Number(show_yuan(line.left), allowed, *unused), Ratio().show(line.tenths), bar(line.tenths),
        ))  # fmt: skip
    heads = (
        Column("科目编码", "left", 18.0), Column("科目", "left", 52.0), Column("年初预算", "right", 25.0),
        Column("调整", "right", 22.0), Column("调整后预算", "right", 25.0), Column("已执行", "right", 25.0),
        Column("结余", "right", 25.0), Column("执行率", "right", 14.0), Column("进度", "left", 36.0),
    )  # fmt: skip
    period = f"截至{span.day_words}"
    return [signed_table(session, request, f"{year}年度工会经费预算执行情况表", heads, rows, period=period)]


def bar(tenths: int | None) -> str:
    """A bar of blocks for a share in tenths of a per cent; what goes beyond the whole is marked."""
    if tenths is None or tenths < 0:
        return ""
    full = min(BAR, (tenths * BAR + 500) // 1000)
    return "█" * full + "░" * (BAR - full) + ("▶" if tenths > 1000 else "")  # noqa: PLR2004 - the whole


def final(session: Session, request: Request) -> list[Table]:
    """决算: budget beside what the books say, with the year before."""
    year = request.year or request.today.year
    chart = read_chart(session)
    now, before = _finals(session, year, chart), _finals(session, year - 1, chart)
    planned: dict[str, int] = {}
    lines: dict[str, list[int]] = defaultdict(list)
    for line in budgets.lines(session, year, chart):
        code = chart.by_id[line.account].code
        planned[code] = planned.get(code, 0) + line.allowed
        lines[code].append(line.id)
    entries = Entries(session, chart)

    def told(codes: Sequence[str], words: Sequence[str], sign: int) -> tuple[str, ...]:
        """Budget, this year and the year before, with what is behind each."""
        ids = [id_ for code in codes for id_ in lines[code]]
        top = [code for code in codes if len(code) == len(codes[0])]
        flows = (entries.flow(top, (year - ago) * 100 + 1, (year - ago) * 100 + 12, sign) for ago in (0, 1))
        behind = ([budgeted(ids, year, "amount", "changed")], *flows)
        return tuple(opening(word, parts) for word, parts in zip(words, behind, strict=True))

    rows = []
    for kind in (INCOME, EXPENSE):
        own = [one for one in chart.by_id.values() if one.kind == kind]
        top = [one.code for one in own if len(one.code) == 3]  # noqa: PLR2004 - first level
        sums = (
            sum(planned.get(one.code, 0) for one in own), sum(now.get(code, 0) for code in top),
            sum(before.get(code, 0) for code in top),
        )  # fmt: skip
        rows.append(("", f"{kind}合计", *told([one.code for one in own], [*map(show_yuan, sums)], own[0].sign), ""))
        for one in own:
            if any(found.get(one.code) for found in (planned, now, before)):
                allowed, used = planned.get(one.code), now.get(one.code, 0)
                share = Ratio().show((2000 * used + allowed) // (2 * allowed)) if allowed else ""
                indent = "　" * (len(one.code) // 2)
                words_ = (money(allowed), money(used), money(before.get(one.code)))
                rows.append((one.code, f"{indent}{one.name}", *told([one.code], words_, one.sign), share))
    heads = (
        Column("科目编码", "left", 20.0), Column("项目", "left", 66.0), Column("本年预算", "right", 30.0),
        Column("本年决算", "right", 30.0), Column("上年决算", "right", 30.0), Column("完成预算", "right", 18.0),
    )  # fmt: skip
    return [signed_table(session, request, f"{year}年度工会经费收支决算表", heads, rows, period=f"{year}年")]


def disclosure(session: Session, request: Request) -> list[Table]:
    """账目公开: income and spending in plain words for the notice board; nobody is named."""
    span = span_of(request)
    chart = read_chart(session)
    found = balances.by_code(balances.sums(session, span.first, span.last, closing=False), chart)
    closing = balances.by_code(balances.sums(session, span.last, span.last), chart)
    entries = Entries(session, chart)
    rows = []
    totals = {INCOME: 0, EXPENSE: 0}
    for kind in (INCOME, EXPENSE):
        for one in chart.by_id.values():
            sums = found.get(one.code)
            amount = (sums.debit - sums.credit) * one.sign if sums and one.kind == kind else 0
            if amount:
                if len(one.code) == 3:  # noqa: PLR2004 - first level
                    totals[kind] += amount
                behind = entries.flow([one.code], span.first, span.last, one.sign)
                name = f"{'　' * (len(one.code) // 2 - 1)}{one.name}"
                rows.append((kind, name, Number(show_yuan(amount), *behind)))
        own = [one for one in chart.by_id.values() if one.kind == kind and len(one.code) == 3]  # noqa: PLR2004
        behind = entries.flow([one.code for one in own], span.first, span.last, own[0].sign if own else 1)
        rows.append((kind, f"{kind}合计", Number(show_yuan(totals[kind]), *behind)))
    held = sum(closing[code].closing for code in ("101", "102") if code in closing)
    rows.append(("结存", "期末现金和银行存款", Number(show_yuan(held), *entries.balance(("101", "102"), span.last))))
    heads = (Column("类别", "center", 20.0), Column("项目", "left", 100.0), Column("金额（元）", "right", 40.0))
    left = f"本期收支相抵{show_yuan(totals[INCOME] - totals[EXPENSE])}元。"
    notes = (f"{left}对账目有疑问的，可向工会委员会或经审委员会询问。",)
    return [signed_table(session, request, "工会经费收支公开表", heads, rows, period=span.words, notes=notes)]


YEARS, MONTHS = ("year",), ("year", "month", "quarter")
SHEETS = (
    Sheet(
        "funds.budget", "工会经费收支预算表", "上年决算、本年预算和说明，报会员（代表）大会和上级工会。",
        Tables(budget), ledgers=("funds.budget",), options=YEARS,
    ),
    Sheet(
        "funds.execution", "预算执行情况表", "每项预算用了多少、还剩多少，有进度条。",
        Tables(execution), ledgers=("funds.budget", "funds.vouchers"), options=MONTHS,
    ),
    Sheet(
        "funds.final", "工会经费收支决算表", "预算与决算对照，并列上年数。",
        Tables(final), ledgers=("funds.budget", "funds.vouchers"), options=YEARS,
    ),
    Sheet(
        "funds.disclosure", "工会经费收支公开表", "贴在公开栏的收支账目，不含任何人的姓名。",
        Tables(disclosure), ledgers=("funds.vouchers",), options=MONTHS,
    ),
    *auditsheets.SHEETS,
)  # fmt: skip
