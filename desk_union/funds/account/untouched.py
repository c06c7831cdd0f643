"""Whether vouchers and closings still are as they were when they were posted and closed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import between, words
from desk_union.basis.refusal import Problem
from desk_union.funds.account import balances, posting, rules
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.balances import NOTHING, Sums
from desk_union.funds.account.deeds import read_vouchers
from desk_union.funds.account.invariants import TITLE
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Claim, Entry, Period, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

TAMPERED = "请不要用别的程序改账本文件；请备份现在的账本，从改动前的备份恢复，并告诉经费审查人员。"


def number_gaps(session: Session, period: int | None = None) -> list[str]:
    """Sentences for numbers that are missing in a month; all months when none is named."""
    query = select(Voucher.period, Voucher.word, Voucher.number).where(Voucher.state == POSTED)
    if period is not None:
        query = query.where(Voucher.period == period)
    numbers: dict[tuple[int, str], set[int]] = defaultdict(set)
    for month, word, number in session.connection().execute(query):
        numbers[month, word].add(number or 0)
    found = []
    for (month, word), held in sorted(numbers.items()):
        missing = sorted(set(range(1, max(held) + 1)) - held)
        if missing:
            found.append(f"{words(month)}缺{word}-{'、'.join(map(str, missing[:5]))}号凭证")
    return found


def gapless(session: Session) -> list[Problem]:
    return [Problem(f"{gap}。", TAMPERED, column=TITLE) for gap in number_gaps(session)]


def chain_whole(session: Session) -> list[Problem]:
    """Every posted voucher still has the contents that its hash covers, and follows the one posted before it."""
    chart = read_chart(session)
    heads = session.execute(
        select(Voucher.id, Voucher.sequence, Voucher.previous, Voucher.hash, Voucher.number)
        .where(or_(Voucher.state == POSTED, Voucher.sequence.is_not(None)))
        .order_by(Voucher.sequence)
    ).all()
    previous, problems = "", []
    for chunk in chunks(heads):
        held = read_vouchers(session, [row.id for row in chunk])
        for row, one in zip(chunk, held, strict=True):
            link = posting.hash_of(posting.contents(one, row.number or 0, row.sequence or 0, chart), previous)
            if row.previous != previous:
                problems.append(Problem(f"{one.title}与它前一张凭证接不上，中间可能少了凭证。", TAMPERED, column=TITLE))
            elif row.hash != link:
                problems.append(Problem(f"{one.title}的内容与记账时不一样，被别的程序改动过。", TAMPERED, column=TITLE))
            previous = row.hash or ""
    return problems


def balanced(session: Session) -> list[Problem]:
    """Every posted voucher balances, and its lines are of its own month."""
    net = func.sum(Entry.debit - Entry.credit)
    query = (
        select(Voucher.id, Voucher.day, Voucher.word, Voucher.number, net)
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Voucher.state == POSTED)
        .group_by(Voucher.id)
        .having(or_(net != 0, func.max(Entry.period) != Voucher.period, func.min(Entry.period) != Voucher.period))
    )
    return [
        Problem(
            f"{title_of(row.word, row.number, row.day, row.id)}借贷相差{show_yuan(abs(row[4]))}元或月份不符。",
            TAMPERED, column=TITLE,
        )
        for row in session.execute(query)
    ]  # fmt: skip


def claims_kept(session: Session, period: int) -> list[Problem]:
    """What closing a month or year wrote down of each account is what its entries give today."""
    closed = session.scalar(select(Period).where(Period.period == period))
    if closed is None:
        return []
    chart = read_chart(session)
    year = period % 100 == 0
    first, last = (period + 1, period + 12) if year else (period, period)
    now = balances.sums(session, first, last) if year else _as_closed(session, closed)
    claimed = {row.account: row for row in session.scalars(select(Claim).where(Claim.period == period))}
    return [
        problem
        for account in sorted({*claimed, *(key[0] for key in now)})
        for problem in _differing(chart, period, account, claimed.get(account), now.get((account, None), NOTHING))
    ]


def _as_closed(session: Session, closed: Period) -> dict[balances.Key, Sums]:
    """The month without the year-end vouchers that were posted into December after it was closed."""
    found = balances.sums(session, closed.period, closed.period)
    later = (
        select(Entry.account, func.sum(Entry.debit), func.sum(Entry.credit))
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Voucher.period == closed.period, Voucher.sequence > closed.sequence)
        .group_by(Entry.account)
    )
    for account, debit, credit in session.connection().execute(later):
        found[account, None] = found.get((account, None), NOTHING) + Sums(0, -debit, -credit)
    return found


def _differing(chart: AccountChart, period: int, account: int, claim: Claim | None, now: Sums) -> Iterator[Problem]:
    said = (claim.opening, claim.debit, claim.credit) if claim is not None else (0, 0, 0)
    if said != (now.opening, now.debit, now.credit):
        balance = said[0] + said[1] - said[2]
        reason = (
            f"{words(period)}结账时{chart.by_id[account].words}余额是{show_yuan(balance)}元，"
            f"现在算出来是{show_yuan(now.closing)}元。"
        )
        yield Problem(reason, TAMPERED, column=TITLE)


def closings_whole(session: Session) -> list[Problem]:
    """What closing noted of the last voucher is still so, and no closing is missing where its vouchers are there."""
    problems = []
    links = {row.sequence: row.hash for row in session.execute(select(Voucher.sequence, Voucher.hash))}
    for one in session.scalars(select(Period).order_by(Period.period)):
        if one.sequence and links.get(one.sequence) != one.hash:
            reason = f"{_closed_words(one.period)}结账时最后一张凭证（记账顺序第{one.sequence}张）与现在的不一样。"
            problems.append(Problem(reason, TAMPERED, column=TITLE))
    held = set(session.scalars(select(Period.period)))
    carried = session.scalars(
        select(Voucher.period).where(Voucher.state == POSTED, Voucher.kind == rules.YEAR_END).distinct()
    )
    months = {one for one in held if one % 100}
    missing = {one // 100 * 100 for one in carried if one % 100 == 12} - held  # noqa: PLR2004 - December
    missing |= {one for one in between(min(months), max(months)) if one not in held} if months else set()
    missing |= {one + 12 for one in held if one % 100 == 0} - held
    problems += [
        Problem(f"{_closed_words(one)}结过账，结账记录却不见了。", TAMPERED, column=TITLE) for one in sorted(missing)
    ]
    return problems


def _closed_words(period: int) -> str:
    return words(period) if period % 100 else f"{period // 100}年"


def all_claims(session: Session) -> list[Problem]:
    closed = session.scalars(select(Period.period).order_by(Period.period)).all()
    return [problem for period in closed for problem in claims_kept(session, period)]
