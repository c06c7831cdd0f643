"""Several years side by side: income and spending by account with what grew, and budgets beside what came of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.describe.content import Tables
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account import budgets, execution, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of, year_of
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.account.spans import kept
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.paper.entriesbehind import Entries, opening
from desk_union.funds.paper.executionbehind import budgeted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

FIRST_LEVEL = 3  # digits
YEARS = Choose("years", "几年", (("3", "三年"), ("4", "四年"), ("5", "五年")))


def _years(session: Session, request: Request) -> tuple[range, int]:
    """The years asked for, and the month until which the last of them is told."""
    span = kept(session, request)
    last = year_of(span.last)
    return range(last - int(request.chosen.get("years", "3")) + 1, last + 1), span.last


def side_by_side(session: Session, request: Request) -> list[Table]:
    """By account with its upper ones; of the last year what grew against the one before, in yuan and per cent."""
    years, _ = _years(session, request)
    chart, entries = read_chart(session), Entries(session, read_chart(session))
    flows = {year: last_year.flows(session, year + 1, chart) for year in years}
    rows: list[tuple[str, ...]] = []
    bold = set[int]()
    for kind in (INCOME, EXPENSE):
        own = [one for one in chart.by_id.values() if one.kind == kind]
        top = [one.code for one in own if len(one.code) == FIRST_LEVEL]
        bold.add(len(rows))
        rows.append(_compared("", f"{kind}合计", top, own[0].sign, flows, entries))
        for one in own:
            if any((held or {}).get(one.code) for held in flows.values()):
                name = f"{'　' * (len(one.code) // 2)}{one.name}"
                rows.append(_compared(one.code, name, [one.code], one.sign, flows, entries))
    heads = (
        Column("科目编码", "left", 18.0), Column("项目", "left", 52.0),
        *(Column(f"{year}年", "right", 28.0) for year in years), Column("比上年增减", "right", 28.0),
        Column("增减%", "right", 18.0),
    )  # fmt: skip
    unknown = [str(year) for year, held in flows.items() if held is None]
    notes = [f"{'、'.join(unknown)}年在启用账套以前，没有账簿，空着；启用前一年的可在“上年数”里填。"] if unknown else []
    if years[-1] == request.today.year:
        notes.append(f"{years[-1]}年还没有过完，是到目前为止已记账的数。")
    period = f"{years[0]}—{years[-1]}年"
    return [
        signed_table(
            session, request, "工会经费收支年度对比表", heads, rows, period=period, notes=tuple(notes),
            bold=frozenset(bold), one_page=True,
        )
    ]  # fmt: skip


def _compared(
    code: str, name: str, codes: Sequence[str], sign: int, flows: Mapping[int, Mapping[str, int] | None],
    entries: Entries,
) -> tuple[str, ...]:  # fmt: skip
    amounts: dict[int, int | None] = {
        year: None if held is None else sum(held.get(one, 0) for one in codes) for year, held in flows.items()
    }
    behind = {year: entries.flow_of_year(codes, year, sign) for year, held in flows.items() if held is not None}
    cells = [
        opening(show_yuan(amount), behind[year]) if amount is not None else "" for year, amount in amounts.items()
    ]  # fmt: skip
    *_, before, now = amounts
    grown, share = _grown(amounts[now], amounts[before])
    if grown:
        parts = (*behind[now], *entries.flow_of_year(codes, before, -sign))
        grown = opening(grown, parts)
    return (code, name, *cells, grown, share)


def _grown(now: int | None, before: int | None) -> tuple[str, str]:
    """What grew, in yuan and per cent of what it was; nothing where one of the two is not known."""
    if now is None or before is None:
        return "", ""
    share = Ratio().show(_tenths(now - before, before)) if before > 0 else ""
    return show_yuan(now - before), share


def _tenths(part: int, whole: int) -> int:
    """Tenths of a per cent, rounded half away from zero."""
    tenths = (2000 * abs(part) + whole) // (2 * whole)
    return tenths if part >= 0 else -tenths


def budgets_and_ends(session: Session, request: Request) -> list[Table]:
    """Budget and result of each account year by year; an account that was neither planned nor moved is left out."""
    years, last = _years(session, request)
    start = year_of(start_of(session))
    chart = read_chart(session)
    entries = Entries(session, chart)
    told = {year: _of_year(session, min(year * 100 + 12, last), chart) for year in years if year >= start}
    rows: list[tuple[str, ...]] = []
    bold = set[int]()
    for kind in (INCOME, EXPENSE):
        own = [one for one in chart.by_id.values() if one.kind == kind]
        for one in own:
            lines = [
                _line(one, year, planned.get(one.code), used.get(one.code, 0), min(year * 100 + 12, last), entries)
                for year, (planned, used) in told.items()
                if planned.get(one.code) or used.get(one.code)
            ]
            if len(one.code) == FIRST_LEVEL:
                bold.update(range(len(rows), len(rows) + len(lines)))
            rows += lines
    heads = (
        Column("科目编码", "left", 20.0), Column("项目", "left", 62.0), Column("年度", "center", 18.0),
        Column("预算（含调整）", "right", 32.0), Column("实际", "right", 32.0), Column("差额", "right", 32.0),
        Column("完成预算", "right", 20.0),
    )  # fmt: skip
    period = f"{years[0]}—{years[-1]}年"
    notes = ("差额＝实际－预算；没有预算的年份预算栏空着。",)
    return [signed_table(session, request, "历年预算与实际对照表", heads, rows, period=period, notes=notes, bold=frozenset(bold))]


Planned = dict[str, tuple[int, list[int]]]


def _of_year(session: Session, last: int, chart: AccountChart) -> tuple[Planned, Mapping[str, int]]:
    """By code with all that lies below: what was allowed and the lines that say so, and what moved."""
    amounts, ids = Counter[str](), defaultdict[str, list[int]](list)
    for found in execution.executed(session, last, chart).values():
        for line in found.lines:
            code = "" if line.within or not line.budgeted else line.account.code
            while code in chart.by_code:
                amounts[code] += line.allowed
                ids[code] += line.ids
                code = code[:-2]
    used = Counter[str]()
    for (account, _project), amount in budgets.used(session, last).items():
        code = chart.by_id[account].code
        while code in chart.by_code:
            used[code] += amount * chart.by_id[account].sign
            code = code[:-2]
    return {code: (amount, ids[code]) for code, amount in amounts.items()}, used


def _line(
    one: AccountFacts, year: int, planned: tuple[int, list[int]] | None, used: int, last: int, entries: Entries
) -> tuple[str, ...]:
    name = f"{'　' * (len(one.code) // 2 - 1)}{one.name}"
    moved = entries.flow([one.code], year * 100 + 1, last, one.sign)
    actual = opening(show_yuan(used), moved)
    if planned is None:
        return (one.code, name, f"{year}年", "", actual, "", "")
    allowed, ids = planned
    words = opening(show_yuan(allowed), (budgeted(ids, last, "amount", "changed"),))
    return (
        one.code, name, f"{year}年", words, actual, show_yuan(used - allowed),
        Ratio().show(budgets.share(used, allowed)),
    )  # fmt: skip


SHEETS = (
    Sheet(
        "funds.years", "工会经费收支年度对比表", "三到五年的收入、支出按科目并排，比上年增减多少、百分之几；每个数都能打开。",
        Tables(side_by_side), ledgers=("funds.vouchers", "funds.last_year"), options=("year",), choices=(YEARS,),
    ),
    Sheet(
        "funds.years_budget", "历年预算与实际对照表", "三到五年每个科目的预算、实际、差额和完成率。",
        Tables(budgets_and_ends), ledgers=("funds.budget", "funds.vouchers"), options=("year",), choices=(YEARS,),
    ),
)  # fmt: skip
