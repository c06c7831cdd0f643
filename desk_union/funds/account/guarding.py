"""Warnings that need the books themselves: half an entry missing, cash below zero, a project or budget overspent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.funds.account import balances, budgets, questions, rules
from desk_union.funds.account.rules import Caution
from desk_union.funds.tables import Project, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.deeds import HeldVoucher

MONEY = ("101", "102")
DEBIT_SIDE, CREDIT_SIDE = ("131", "132", "135", "141"), ("201", "211", "212", "215", "221")


def warnings(
    session: Session, held: Sequence[HeldVoucher], chart: AccountChart, today: date
) -> dict[int, list[Caution]]:
    """By voucher; amounts build up over the vouchers in their order, as if each were posted before the next."""
    found: dict[int, list[Caution]] = {}
    held = [one for one in held if one.draft.kind not in (*rules.CLOSING, rules.SPLIT)]
    if not held:
        return found
    for one in held:
        found[one.id] = list(questions.of_voucher(one, chart, today))
    _order(session, held, found)
    _sides(session, held, chart, found)
    _mirrors(session, held, chart, found)
    _money(session, held, chart, found)
    _projects(session, held, chart, found)
    for row_id, more in budgets.exceeded(session, held, chart).items():
        found[row_id] += more
    return {row_id: some for row_id, some in found.items() if some}


def _order(session: Session, held: Sequence[HeldVoucher], found: dict[int, list[Caution]]) -> None:
    """Numbers run with the days of a month (《会计基础工作规范》); a late one stands behind younger ones."""
    query = select(Voucher.period, Voucher.word, func.max(Voucher.day)).where(
        Voucher.state == POSTED, Voucher.kind.not_in(rules.CLOSING), Voucher.period.in_({one.period for one in held})
    )
    newest = {(row[0], row[1]): row[2] for row in session.execute(query.group_by(Voucher.period, Voucher.word))}
    for one in held:
        last = newest.get((one.period, one.draft.word))
        if last is not None and one.draft.day < last:
            told = f"{one.draft.day.month}月{one.draft.day.day}日"
            sentence = f"{last.month}月{last.day}日的凭证已经记账，这张是{told}的，凭证号排在它后面。"
            found[one.id].append(Caution("order", sentence))


def _sides(session: Session, held: Sequence[HeldVoucher], chart: AccountChart, found: dict[int, list[Caution]]) -> None:
    """What is owed to the union and its goods stand in debit, what it owes in credit; it warns of what gets worse."""
    watched = {one.id: one.code[:3] for code in (*DEBIT_SIDE, *CREDIT_SIDE) for one in chart.below(code)}
    touched = [one for one in held if any(line.account in watched for line in one.draft.lines)]
    if not touched:
        return
    left = Counter[str]()
    last = max(one.period for one in held)
    for (account, _), sums in balances.sums(session, last, last, accounts=list(watched)).items():
        left[watched[account]] += sums.closing
    for one in sorted(touched, key=lambda each: (each.draft.day, each.id)):
        moved = Counter[str]()
        for line in one.draft.lines:
            if line.account in watched:
                moved[watched[line.account]] += line.debit - line.credit
        for code, amount in moved.items():
            left[code] += amount
            wrong = -left[code] if code in DEBIT_SIDE else left[code]
            worse = amount < 0 if code in DEBIT_SIDE else amount > 0
            if wrong > 0 and worse:
                side = "贷方" if code in DEBIT_SIDE else "借方"
                words = chart.by_code[code].words
                sentence = (
                    f"{words}到这张凭证为止是{side}余额{show_yuan(wrong)}元，方向反了；请核对金额，或先记前面漏记的。"
                )
                found[one.id].append(Caution("side", sentence))


def _mirrors(
    session: Session, held: Sequence[HeldVoucher], chart: AccountChart, found: dict[int, list[Caution]]
) -> None:
    """Non-cash assets move with their 资产基金 (A.5 item 2); a voucher that mends a difference may move one alone."""
    gaps = {one.id: rules.one_sided(_moved(one, chart)) for one in held}
    if not any(gaps.values()):
        return
    codes = [code for fund, assets in rules.MIRROR.items() for code in (fund, *assets)]
    ids = [one.id for code in codes for one in chart.below(code)]
    last = max(one.period for one in held)
    apart = Counter[str]()
    for (account, _), sums in balances.sums(session, last, last, accounts=ids).items():
        apart[_fund_of(chart.by_id[account].code)] += sums.closing
    for one in sorted(held, key=lambda each: (each.draft.day, each.id)):
        for fund, gap in gaps[one.id].items():
            before = apart[fund]
            apart[fund] += gap
            if abs(apart[fund]) > abs(before):
                found[one.id].append(_one_half(chart, fund, gap))


def _moved(one: HeldVoucher, chart: AccountChart) -> Counter[str]:
    moved = Counter[str]()
    for line in one.draft.lines:
        account = chart.by_id.get(line.account or 0)
        if account is not None:
            moved[rules.mirror_code(account.code)] += line.debit - line.credit
    return moved


def _fund_of(code: str) -> str:
    short = rules.mirror_code(code)
    return next(fund for fund, assets in rules.MIRROR.items() if short == fund or short in assets)


def _one_half(chart: AccountChart, fund: str, gap: int) -> Caution:
    assets = "、".join(code for code in rules.MIRROR[fund] if code in chart.by_code)
    side = f"贷记{fund}" if gap > 0 else f"借记{fund}"
    sentence = f"{assets}与对应的资产基金{fund}没有一起变动，相差{show_yuan(abs(gap))}元；同一张凭证里要同时{side}。"
    return Caution("mirror", sentence)


def _money(session: Session, held: Sequence[HeldVoucher], chart: AccountChart, found: dict[int, list[Caution]]) -> None:
    """Neither cash nor a bank account may fall below zero at the end of the vouchers."""
    ids = [one.id for code in MONEY for one in chart.below(code) if one.leaf]
    last = max(one.period for one in held)
    left = Counter({key[0]: sums.closing for key, sums in balances.sums(session, last, last, accounts=ids).items()})
    for one in sorted(held, key=lambda each: (each.draft.day, each.id)):
        moved = Counter[int]()
        for line in one.draft.lines:
            if line.account in ids:
                moved[line.account] += line.debit - line.credit
        for account, amount in moved.items():
            left[account] += amount
            if left[account] < 0 and amount < 0:
                words = chart.by_id[account].words
                found[one.id].append(
                    Caution("overdrawn", f"{words}到这张凭证为止余额是{show_yuan(left[account])}元，不应是负数。")
                )


def _projects(
    session: Session, held: Sequence[HeldVoucher], chart: AccountChart, found: dict[int, list[Caution]]
) -> None:
    """Of each project no more is spent than came in (A.5 item 6)."""
    touched = {line.project for one in held for line in one.draft.lines if line.project is not None and line.earmarked}
    if not touched:
        return
    left = Counter(balances.project_balances(session, max(one.period for one in held)))
    names = dict(session.execute(select(Project.id, func.coalesce(Project.name, ""))).all())
    for one in sorted(held, key=lambda each: (each.draft.day, each.id)):
        moved = Counter[int]()
        for line in one.draft.lines:
            account = chart.by_id.get(line.account or 0)
            if (
                account
                and line.project is not None
                and line.earmarked
                and account.kind in {rules.INCOME, rules.EXPENSE}
            ):
                moved[line.project] += line.credit - line.debit
        for project, amount in moved.items():
            left[project] += amount
            if left[project] < 0 and amount < 0:
                reason = f"项目“{names[project]}”的专项资金到这张凭证为止超支{show_yuan(-left[project])}元。"
                found[one.id].append(Caution("project", reason))
