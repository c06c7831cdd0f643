"""预算表, 预算执行情况表, 决算表 and 账目公开表 on paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following
from desk_union.describe.behind import Number
from desk_union.describe.content import Tables
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, budget_approving, budgets, execution, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.account.spans import kept
from desk_union.funds.paper import auditsheets, leftover
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.paper.budgetsheet import budget, named
from desk_union.funds.paper.entriesbehind import Entries, opening
from desk_union.funds.paper.executionbehind import budgeted, words_of
from desk_union.funds.paper.statementsheets import money
from desk_union.funds.tables import Budget, Project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import RowsBehind
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.execution import Executed
    from desk_union.funds.paper.executionbehind import Words

BAR = 12


def carried_out(session: Session, request: Request) -> list[Table]:
    """How much of each line is used until the month, with a bar; what moved without a budget stands there too."""
    span = kept(session, request)
    year = span.last // 100
    chart = read_chart(session)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    entries = Entries(session, chart)
    rows = []
    for kind, found in execution.executed(session, span.last, chart).items():
        rows += [_line(one, projects, words_of(one, span.last, chart, entries, show_yuan)) for one in found.lines]
        if found.lines:
            whole = words_of(found.whole, span.last, chart, entries, show_yuan, whole=True)
            rows.append(("", f"{kind}合计", *_line(found.whole, {}, whole)[2:]))
    heads = (
        Column("科目编码", "left", 18.0), Column("科目", "left", 52.0), Column("年初预算", "right", 25.0),
        Column("调整", "right", 22.0), Column("调整后预算", "right", 25.0), Column("已执行", "right", 25.0),
        Column("结余", "right", 25.0), Column("执行率", "right", 14.0), Column("进度", "left", 36.0),
    )  # fmt: skip
    period = f"截至{span.day_words}"
    told = budget_approving.words_of(session, year, request.day)
    notes = (told,) if told else ()
    return [signed_table(session, request, f"{year}年度工会经费预算执行情况表", heads, rows, period=period, notes=notes)]


def _line(one: Executed, projects: Mapping[int, str], words: Words) -> tuple[str, ...]:
    name = named(one.account.full_name, projects.get(one.project or 0, ""))
    told = f"　其中：{name}" if one.within else name if one.budgeted else f"{name}（无预算）"
    shown = (words.planned, words.changed, words.allowed, words.used, words.left)
    return (one.account.code, told, *shown, Ratio().show(one.tenths), bar(one.tenths))


def bar(tenths: int | None) -> str:
    """A bar of blocks for a share in tenths of a per cent; what goes beyond the whole is marked."""
    if tenths is None or tenths < 0:
        return ""
    full = min(BAR, (tenths * BAR + 500) // 1000)
    return "█" * full + "░" * (BAR - full) + ("▶" if tenths > 1000 else "")  # noqa: PLR2004 - the whole


FINAL_HEADS = (
    Column("科目编码", "left", 20.0), Column("项目", "left", 66.0), Column("本年预算", "right", 30.0),
    Column("本年决算", "right", 30.0), Column("上年决算", "right", 30.0), Column("完成预算", "right", 18.0),
)  # fmt: skip


def final(session: Session, request: Request) -> list[Table]:
    """决算: budget beside what the books say, with the year before."""
    year = kept(session, request).last // 100
    chart = read_chart(session)
    now = last_year.flows(session, year + 1, chart) or {}
    before, typed = last_year.flows(session, year, chart), _typed(session, year, chart)
    known = typed.amounts if before is None else before
    executed = execution.executed(session, year * 100 + 12, chart)
    planned, lines = Counter[str](), defaultdict[str, list[int]](list)
    for line in (line for found in executed.values() for line in found.lines):
        if line.project is None or not line.within:
            planned[line.account.code] += line.allowed
            lines[line.account.code] += line.ids
    entries = Entries(session, chart)

    def told(codes: Sequence[str], ids: Sequence[int], words: Sequence[str], sign: int) -> tuple[str, ...]:
        """Budget, this year and the year before, with what is behind each."""
        flow = entries.flow_of_year(codes, year - 1, sign) if before is not None else typed.behind(codes)
        behind = ([budgeted(ids, year * 100 + 12, "amount", "changed")], entries.flow_of_year(codes, year, sign), flow)
        return tuple(opening(word, parts) for word, parts in zip(words, behind, strict=True))

    rows: list[tuple[str, ...]] = []
    bold, allowed_of, done = set[int](), dict[str, leftover.Amount](), dict[str, leftover.Amount]()
    for kind in (INCOME, EXPENSE):
        own = [one for one in chart.by_id.values() if one.kind == kind]
        top = [one.code for one in own if len(one.code) == 3]  # noqa: PLR2004 - first level
        whole = executed[kind].whole
        done[kind] = sum(now.get(code, 0) for code in top), entries.flow_of_year(top, year, own[0].sign)
        last = None if known is None else sum(known.get(code, 0) for code in top)
        words = show_yuan(whole.allowed), show_yuan(done[kind][0]), "" if last is None else show_yuan(last)
        bold.add(len(rows))
        rows.append(("", f"{kind}合计", *told(top, whole.ids, words, own[0].sign), ""))
        allowed_of[kind] = whole.allowed, (budgeted(whole.ids, year * 100 + 12, "amount", "changed"),)
        for one in own:
            if any(found.get(one.code) for found in (planned, now, before or {})):
                allowed, used = planned[one.code], now.get(one.code, 0)
                share = Ratio().show(budgets.share(used, allowed))
                indent = "　" * (len(one.code) // 2)
                words = (money(allowed), money(used), money((known or {}).get(one.code)))
                rows.append((one.code, f"{indent}{one.name}", *told([one.code], lines[one.code], words, one.sign), share))
    carried = leftover.before(session, year, chart, entries)
    ends = [leftover.lines(carried, leftover.less(sums[INCOME], sums[EXPENSE])) for sums in (allowed_of, done)]
    rows += [("", label, allowed, used, "", "") for (label, allowed), (_, used) in zip(*ends, strict=True)]
    notes = last_year.note(session, year, chart) if known is None else ()
    return [
        signed_table(
            session, request, f"{year}年度工会经费收支决算表", FINAL_HEADS, rows, period=f"{year}年", notes=notes,
            bold=frozenset(bold), signers=leftover.SIGNERS, official=leftover.OFFICIAL, one_page=True,
        )
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Typed:
    """上年决算 as it stands with the lines of the year's budget: by code with what lies below, None of nothing."""

    year: int
    ids: Mapping[str, Sequence[int]]
    amounts: Mapping[str, int] | None

    def behind(self, codes: Sequence[str]) -> tuple[RowsBehind, ...]:
        ids = [id_ for code in codes for id_ in self.ids.get(code, ())]
        return (budgeted(ids, self.year * 100 + 12, "last_final"),)


def _typed(session: Session, year: int, chart: AccountChart) -> _Typed:
    held = session.scalars(select(Budget).where(Budget.year == year, Budget.last_final.is_not(None))).all()
    inner = execution.inner_lines(held, chart)
    ids, amounts = defaultdict[str, list[int]](list), Counter[str]()
    for line in held:
        code = chart.by_id[line.account].code if line.id not in inner else ""
        while code in chart.by_code:
            amounts[code] += line.last_final or 0
            ids[code].append(line.id)
            code = code[:-2]
    return _Typed(year, ids, amounts or None)


def disclosure(session: Session, request: Request) -> list[Table]:
    """账目公开: income and spending in plain words for the notice board; nobody is named."""
    span = kept(session, request)
    chart = read_chart(session)
    found = balances.by_code(balances.sums(session, span.first, span.last, closing=False), chart)
    whole = balances.by_code(balances.sums(session, span.first, span.last), chart)
    entries = Entries(session, chart)
    held = [whole[code] for code in ("101", "102") if code in whole]
    first, last = sum(one.opening for one in held), sum(one.closing for one in held)
    begun = entries.balance(("101", "102"), following(span.first, -1))
    rows = [("结存", "期初现金和银行存款", Number(show_yuan(first), *begun))]
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
    ended = entries.balance(("101", "102"), span.last)
    rows.append(("结存", "期末现金和银行存款", Number(show_yuan(last), *ended)))
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
        "funds.execution", "预算执行情况表", "每项预算用了多少、还剩多少，有进度条；没有预算的也列出来。",
        Tables(carried_out), ledgers=("funds.budget", "funds.vouchers"), options=MONTHS,
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
