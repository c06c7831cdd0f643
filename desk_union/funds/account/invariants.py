"""What must always hold in the books (A.5 of the office's facts): each check gives the problems that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import words
from desk_union.basis.refusal import Problem
from desk_union.funds.account import balances, rules, tracing
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.balances import NOTHING, Sums
from desk_union.funds.tables import Entry, Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

TITLE = "记账凭证"


def broken(session: Session, last: int | None = None) -> list[Problem]:
    """Items 1 to 3, 5 and 6 of A.5 at the end of month ``last`` (of the last entry)."""
    last = last or session.scalar(select(func.max(Entry.period)))
    if last is None:
        return []
    chart = read_chart(session)
    found = balances.by_code(balances.sums(session, last, last), chart)
    apart = list(_mirrors(session, chart, found, last))
    # Where assets and funds differ the money equation differs by the same; it is told once.
    money = () if apart else _moneys(found, last)
    return [*_equation(found, last), *apart, *money, *_carried(session, last), *_projects(session, last)]


def _closing(found: Mapping[str, Sums], *codes: str) -> int:
    """Debit-positive closing balance of several accounts together."""
    return sum(found.get(code, NOTHING).closing for code in codes)


def _equation(found: Mapping[str, Sums], last: int) -> Iterator[Problem]:
    """资产 = 负债 + 净资产 (+ 收入 - 支出)."""
    total = sum(sums.closing for code, sums in found.items() if len(code) == 3)  # noqa: PLR2004 - first level
    if total:
        reason = f"{words(last)}末借贷不平，相差{show_yuan(abs(total))}元（资产不等于负债加净资产）。"
        yield Problem(reason, "请核对期初余额。", column=TITLE)


def _mirrors(session: Session, chart: AccountChart, found: Mapping[str, Sums], last: int) -> Iterator[Problem]:
    """30101 = 141, 30104 = 162 - 163 and so on; not told apart while something is pending in 182."""
    apart = rules.one_sided({code: sums.closing for code, sums in found.items()})
    for fund, gap in apart.items():
        assets = rules.MIRROR[fund]
        backed = -_closing(found, fund)
        reason = (
            f"{words(last)}末{'、'.join(assets)}净额{show_yuan(_closing(found, *assets))}元，资产基金{fund}是"
            f"{show_yuan(backed)}元，相差{show_yuan(abs(gap))}元。"
        )
        makers = tracing.titles(session, tracing.one_sided(session, chart, fund, last))
        value = "、".join(makers) or "期初余额"
        remedy = "请在“月末结账”里用“补上另一半”补记，或用红字冲销。" if makers else "请核对期初余额。"
        yield Problem(f"{reason}差在{value}。", remedy, column=TITLE, value=value)


def _carried(session: Session, last: int) -> Iterator[Problem]:
    """321 and 322 are touched by closing alone (A.5 item 5)."""
    for name in tracing.titles(session, tracing.carried_by_hand(session, last)):
        reason = f"{name}直接记了工会资金结转或结余，这些科目只由结账转入转出。"
        remedy = "请用红字冲销它；更正以前年度的，记“年初余额调整”明细。"
        yield Problem(reason, remedy, column=TITLE, value=name)


def _moneys(found: Mapping[str, Sums], last: int) -> Iterator[Problem]:
    """货币资金+131+135+182-211-215-221 = 321+322+收入-支出, for a book with the grassroots accounts only."""
    if any(found.get(code, NOTHING).moved for code in ("132", "151", "201", "212", "311", "331", "332", "341")):
        return
    kinds = [code for code in found if len(code) == 3 and code[0] in "45"]  # noqa: PLR2004 - first level
    net = _closing(found, "101", "102", "111", "121", "131", "135", "182", "211", "215", "221")
    funds = -_closing(found, "321", "322", *kinds)
    if net != funds:
        reason = (
            f"{words(last)}末资金类资产减负债是{show_yuan(net)}元，结转结余加未结转的收支是{show_yuan(funds)}元，"
            f"相差{show_yuan(abs(net - funds))}元。"
        )
        yield Problem(reason, "请查看记入301、321、322的凭证。", column=TITLE)


def _projects(session: Session, last: int) -> Iterator[Problem]:
    names = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    opened = balances.project_balances(session, 0)
    for project, left in sorted(balances.project_balances(session, last).items()):
        if left < 0:
            value = "、".join(
                tracing.titles(session, tracing.overspent(session, project, opened.get(project, 0), last))
            )
            reason = f"项目“{names.get(project, project)}”到{words(last)}末超支{show_yuan(-left)}元"
            told = f"{reason}，见{value}。" if value else f"{reason}。"
            remedy = "请核对是不是记错了项目（红字冲销后重记），或经批准用结余补充（借32202、贷32102）。"
            yield Problem(told, remedy, column="专项项目", value=value)
