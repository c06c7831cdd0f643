"""预算表, 预算执行情况表, 决算表, 经费审查记录, 账目公开表 and 处理说明清单 on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.months import first_day, last_day, words
from desk_union.describe.kinds import Ratio
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, budgets, closing, execution, invariants, last_year
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import EXPENSE, INCOME
from desk_union.funds.account.spans import kept, span_of
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.paper.statementsheets import money
from desk_union.funds.tables import Audit, Budget, Override, Project, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import Chart
    from desk_union.funds.account.execution import Executed

SIGNERS = ("工会主席", "经审主任", "制表")
MONEY_MM = 28.0
LATE_DAYS = 31  # a voucher posted so long after its day is told to 经审
BAR = 12


Cells = tuple[str, str, str, str, str]


def _table(
    session: Session,
    request: Request,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    **more: object,
) -> Table:
    return Table(
        title=title, columns=columns, rows=rows, printed_on=request.today, organisation=organisation(session),
        **{"signers": SIGNERS, **more},  # type: ignore[arg-type]  # what a table further takes
    )  # fmt: skip


# Budget


def budget(session: Session, request: Request) -> list[Table]:
    """上年决算, 本年预算 and 说明, income before spending."""
    year = request.year or request.today.year
    chart = read_chart(session)
    before = last_year.flows(session, year, chart)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    rows, total = [], {INCOME: [0, 0], EXPENSE: [0, 0]}
    unknown = False
    held = session.scalars(select(Budget).where(Budget.year == year)).all()
    changed = {line.id: line.changed for line in budgets.lines(session, year, chart)}
    for kind in (INCOME, EXPENSE):
        for line in sorted(held, key=lambda one: (chart.by_id[one.account].code, one.project or 0)):
            facts = chart.by_id[line.account]
            if facts.kind != kind:
                continue
            last = line.last_final if line.last_final is not None or before is None else before.get(facts.code, 0)
            unknown = unknown or last is None
            total[kind][0] += last or 0
            total[kind][1] += line.amount
            rows.append((
                kind, facts.code, _name(facts.full_name, projects.get(line.project or 0, "")), money(last),
                show_yuan(line.amount), money(changed.get(line.id)), line.explanation or "",
            ))  # fmt: skip
        rows.append((kind, "", f"{kind}合计", show_yuan(total[kind][0]), show_yuan(total[kind][1]), "", ""))
    heads = (
        Column("类别", "center", 14.0), Column("科目编码", "left", 18.0), Column("科目", "left", 60.0),
        Column("上年决算", "right", MONEY_MM), Column("本年预算", "right", MONEY_MM), Column("年中调整", "right", 24.0),
        Column("说明", "left", 50.0),
    )  # fmt: skip
    left = total[INCOME][1] - total[EXPENSE][1]
    notes = [f"预算收支相抵{'结余' if left >= 0 else '赤字'}{show_yuan(abs(left))}元。"]
    notes += last_year.note(session, year, chart) if unknown else ()
    return [_table(session, request, f"{year}年度工会经费收支预算表", heads, rows, period=f"{year}年", notes=notes)]


def _name(account: str, project: str) -> str:
    return f"{account}（{project}）" if project else account


def carried_out(session: Session, request: Request) -> list[Table]:
    """How much of each line is used until the month, with a bar; what moved without a budget stands there too."""
    span = kept(session, request)
    year = span.last // 100
    chart = read_chart(session)
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    rows = []
    for kind, lines in execution.executed(session, span.last, chart).items():
        rows += [_line(one, projects) for one in lines]
        if lines:
            whole = execution.total(lines, lines[0].account)
            rows.append(("", f"{kind}合计", *_line(whole, {})[2:]))
    heads = (
        Column("科目编码", "left", 18.0), Column("科目", "left", 52.0), Column("年初预算", "right", 25.0),
        Column("调整", "right", 22.0), Column("调整后预算", "right", 25.0), Column("已执行", "right", 25.0),
        Column("结余", "right", 25.0), Column("执行率", "right", 14.0), Column("进度", "left", 36.0),
    )  # fmt: skip
    period = f"截至{span.day_words}"
    return [_table(session, request, f"{year}年度工会经费预算执行情况表", heads, rows, period=period)]


def _line(one: Executed, projects: Mapping[int, str]) -> tuple[str, ...]:
    name = _name(one.account.full_name, projects.get(one.project or 0, ""))
    if not one.budgeted:
        return (one.account.code, f"{name}（无预算）", "", "", "", show_yuan(one.used), "", "", "")
    return (
        one.account.code, f"　其中：{name}" if one.within else name, show_yuan(one.planned), money(one.changed),
        show_yuan(one.allowed), show_yuan(one.used), show_yuan(one.left), Ratio().show(one.tenths), bar(one.tenths),
    )  # fmt: skip


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
    now = last_year.flows(session, year + 1, chart) or {}
    before = _finals_before(session, year, chart)
    lines = execution.executed(session, year * 100 + 12, chart)
    planned = Counter[str]()
    for line in (line for own in lines.values() for line in own if line.project is None or not line.within):
        planned[line.account.code] += line.allowed
    rows = []
    for kind in (INCOME, EXPENSE):
        own = [one for one in chart.by_id.values() if one.kind == kind]
        top = [one.code for one in own if len(one.code) == 3]  # noqa: PLR2004 - first level
        rows.append((
            "", f"{kind}合计", show_yuan(sum(line.allowed for line in lines[kind] if not line.within)),
            show_yuan(sum(now.get(code, 0) for code in top)),
            "" if before is None else show_yuan(sum(before.get(code, 0) for code in top)), "",
        ))  # fmt: skip
        for one in own:
            if any(found.get(one.code) for found in (planned, now, before or {})):
                allowed, used = planned[one.code], now.get(one.code, 0)
                share = Ratio().show(budgets.share(used, allowed))
                indent = "　" * (len(one.code) // 2)
                cells = (money(allowed), money(used), money((before or {}).get(one.code)), share)
                rows.append((one.code, f"{indent}{one.name}", *cells))
    heads = (
        Column("科目编码", "left", 20.0), Column("项目", "left", 66.0), Column("本年预算", "right", 30.0),
        Column("本年决算", "right", 30.0), Column("上年决算", "right", 30.0), Column("完成预算", "right", 18.0),
    )  # fmt: skip
    notes = last_year.note(session, year, chart) if before is None else ()
    return [_table(session, request, f"{year}年度工会经费收支决算表", heads, rows, period=f"{year}年", notes=notes)]


def _finals_before(session: Session, year: int, chart: Chart) -> dict[str, int] | None:
    """上年决算 as 预算表 has it: by the books, else as copied, else what stands with the lines of the year's budget."""
    known = last_year.flows(session, year, chart)
    if known is not None:
        return known
    query = select(Budget.account, Budget.last_final).where(Budget.year == year, Budget.last_final.is_not(None))
    typed: dict[str, int] = {}
    for account, amount in session.execute(query):
        code = chart.by_id[account].code
        while code in chart.by_code:
            typed[code] = typed.get(code, 0) + (amount or 0)
            code = code[:-2]
    return typed or None


# Audit and disclosure


def disclosure(session: Session, request: Request) -> list[Table]:
    """账目公开: income and spending in plain words for the notice board; nobody is named."""
    span = kept(session, request)
    chart = read_chart(session)
    found = balances.by_code(balances.sums(session, span.first, span.last, closing=False), chart)
    whole = balances.by_code(balances.sums(session, span.first, span.last), chart)
    money_at = [whole[code] for code in ("101", "102") if code in whole]
    rows = [("结存", "期初现金和银行存款", show_yuan(sum(one.opening for one in money_at)))]
    totals = {INCOME: 0, EXPENSE: 0}
    for kind in (INCOME, EXPENSE):
        for one in chart.by_id.values():
            sums = found.get(one.code)
            amount = (sums.debit - sums.credit) * one.sign if sums and one.kind == kind else 0
            if amount:
                if len(one.code) == 3:  # noqa: PLR2004 - first level
                    totals[kind] += amount
                rows.append((kind, f"{'　' * (len(one.code) // 2 - 1)}{one.name}", show_yuan(amount)))
        rows.append((kind, f"{kind}合计", show_yuan(totals[kind])))
    rows.append(("结存", "期末现金和银行存款", show_yuan(sum(one.closing for one in money_at))))
    heads = (Column("类别", "center", 20.0), Column("项目", "left", 100.0), Column("金额（元）", "right", 40.0))
    left = f"本期收支相抵{show_yuan(totals[INCOME] - totals[EXPENSE])}元。"
    notes = (f"{left}对账目有疑问的，可向工会委员会或经审委员会询问。",)
    return [_table(session, request, "工会经费收支公开表", heads, rows, period=span.words, notes=notes)]


def audits(session: Session, request: Request) -> list[Table]:
    """经费审查记录 of the year."""
    span = span_of(request)
    held = session.scalars(
        select(Audit).where(Audit.day.between(first_day(span.first), last_day(span.last))).order_by(Audit.day)
    ).all()
    rows = [
        (
            days.show_day(one.day), one.kind, f"{words(one.first)}至{words(one.last)}", one.auditors,
            "" if one.vouchers is None else str(one.vouchers), one.findings or "无", one.opinion or "",
            one.rectified or "",
            days.show_day(one.published_on) if one.published_on else "",
        )
        for one in held
    ]  # fmt: skip
    heads = (
        Column("审查日期", "left", 21.0), Column("种类", "left", 24.0), Column("审查期间", "left", 34.0),
        Column("审查人", "left", 28.0), Column("凭证张数", "right", 16.0), Column("发现的问题", "left", 46.0),
        Column("审查意见", "left", 40.0), Column("整改情况", "left", 36.0), Column("公布日期", "left", 21.0),
    )  # fmt: skip
    note = "" if rows else "本期没有经费审查记录；每年应审查一到两次。"
    notes = (note,) if note else ()
    return [_table(session, request, "工会经费审查记录", heads, rows, period=span.words, notes=notes)]


def overrides(session: Session, request: Request) -> list[Table]:
    """For 经审: every warning passed over, every correction, and what was posted late."""
    span = span_of(request)
    within = (Voucher.period.between(span.first, span.last), Voucher.state == POSTED)
    rows = [*_passed_over(session, within), *_corrected(session, within), *_late(session, within)]
    excuse = closing.excuse(session, span.last)
    rows += [
        ("账账不符", "", "", problem.reason, f"结账说明：{excuse}" if excuse else problem.remedy)
        for problem in invariants.broken(session, span.last)
    ]
    heads = (
        Column("类别", "center", 22.0), Column("日期", "left", 21.0), Column("凭证", "left", 30.0),
        Column("情况", "left", 96.0), Column("说明", "left", 70.0),
    )  # fmt: skip
    count = f"共 {len(rows)} 项"
    return [_table(session, request, "经费审查提示清单", heads, rows, period=span.words, count_text=count)]


def _named(row: Voucher) -> tuple[str, str]:
    return days.show_day(row.day), title_of(row.word, row.number, row.day, row.id).split(" ")[-1]


def _passed_over(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Override, Voucher).join(Voucher, Voucher.id == Override.voucher).where(*within)
    for override, voucher in session.execute(query.order_by(Voucher.sequence, Override.id)):
        yield ("提醒后仍记账", *_named(voucher), override.sentence, override.reason)


def _corrected(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Voucher).where(*within, Voucher.origin.is_not(None)).order_by(Voucher.sequence)
    for row in session.scalars(query):
        origin = session.get(Voucher, row.origin)
        of = title_of(origin.word, origin.number, origin.day, origin.id) if origin else ""
        yield (row.kind, *_named(row), f"更正 {of}", row.note or "")


def _late(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Voucher).where(*within, Voucher.posted_at.is_not(None)).order_by(Voucher.sequence)
    for row in session.scalars(query):
        late = (row.posted_at.date() - row.day).days if row.posted_at else 0
        if late > LATE_DAYS:
            yield ("记账偏晚", *_named(row), f"业务日期后{late}天才记账", "")


YEARS, MONTHS = ("year",), ("year", "month", "quarter")
SHEETS = (
    Sheet(
        "funds.budget", "工会经费收支预算表", "上年决算、本年预算和说明，报会员（代表）大会和上级工会。", budget, options=YEARS,
    ),
    Sheet(
        "funds.execution", "预算执行情况表", "每项预算用了多少、还剩多少，有进度条。", carried_out, options=MONTHS,
    ),
    Sheet("funds.final", "工会经费收支决算表", "预算与决算对照，并列上年数。", final, options=YEARS),
    Sheet(
        "funds.disclosure", "工会经费收支公开表", "贴在公开栏的收支账目，不含任何人的姓名。", disclosure, options=MONTHS,
    ),
    Sheet(
        "funds.audit_sheet", "工会经费审查记录", "一年里的经费审查、发现的问题和整改、公布情况。", audits, options=MONTHS,
    ),
    Sheet(
        "funds.overrides", "经费审查提示清单", "提醒后仍记账的、红字冲销和更正的、记账偏晚的，供经审查阅。",
        overrides, options=MONTHS,
    ),
)  # fmt: skip
