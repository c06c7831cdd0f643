"""Closing a month and a year: what must be right first, what is posted, and what the books then claim for good.

There is no reopening (财会〔2013〕20号); whatever turns out wrong later is corrected in an open month.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import between, first_day, last_day, period_of, words, year_of
from desk_union.basis.refusal import Problem, Refusal
from desk_union.describe.due import UNBOOKED
from desk_union.funds.account import balances, deeds, invariants, posting, untouched, yearend
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import STYLE, read_calendar
from desk_union.funds.bank import reconciling
from desk_union.funds.paid.paid_rows import rows_waiting
from desk_union.funds.property import asset_deeds
from desk_union.funds.tables import BankAccount, BankLine, CashCount, Claim, Period, Voucher
from desk_union.funds.tables.books import DRAFT
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due
    from desk_union.describe.ledger import Ledger
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.funds.account.yearend import YearStep

MONTHLY = "monthly"
DECEMBER = 12
MANY = 500  # rows looked at for one line
TOLD = ("beginning", "drafts", "closing", "depreciation", "bank")  # kinds of due that lines of the checklist say


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of the checklist; ``blocking``: the month cannot be closed while it is not ``done``."""

    title: str
    done: bool
    sentence: str
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Closed:
    """What was closed, with the titles of the vouchers that closing itself posted."""

    period: int
    vouchers: tuple[str, ...]


def checklist(
    session: Session, period: int, ledgers: Sequence[Ledger] = (), due: Sequence[Due] = ()
) -> list[CheckItem]:
    """What closing the month needs, done or not, in the order in which a clerk works it off.

    Rows of ``ledgers`` that are in no voucher yet are told beside it, and whatever else of the money is ``due``.
    """
    chart = read_chart(session)
    return [
        _turn(session, period), _drafts(session, period), _numbers(session, period), _even(session, period),
        _sound(session, period), _worn(session, period), _cash(session, period, chart), _bank(session, period),
        *([_booked(session, period, ledgers)] if ledgers else ()), *_standing(session, period, ledgers, due),
    ]  # fmt: skip


def _standing(session: Session, period: int, ledgers: Sequence[Ledger], due: Sequence[Due]) -> list[CheckItem]:
    """What is due and no other line of the checklist says; the month may be closed all the same."""
    by_code = {ledger.code: ledger for ledger in ledgers}
    return [
        CheckItem(one.title, done=False, sentence=one.sentence, blocking=False)
        for one in due
        if one.kind not in TOLD and not one.kind.endswith(UNBOOKED)
        if _had_come(session, by_code.get(one.ledger_code), one.row_ids, last_day(period))
    ]


def _had_come(session: Session, ledger: Ledger | None, ids: Sequence[int], day: date) -> bool:
    """Whether any of the rows is of ``day`` or before; true of what has no rows or no day."""
    if ledger is None or not ids or not ledger.when:
        return True
    when = ledger.by_key[ledger.when].column(day)
    query = select(ledger.row.id).where(ledger.row.id.in_(ids[:MANY]), func.coalesce(when, day) <= day)
    return session.scalar(query.limit(1)) is not None


def _turn(session: Session, period: int) -> CheckItem:
    calendar = read_calendar(session, last_day(period))
    title = "按月份顺序结账"
    if not calendar.chosen and not calendar.closed and session.scalar(select(Voucher.id).limit(1)) is None:
        # Nobody said when the books begin: a mistyped year would open and close them there for good.
        sentence = "还没有凭证，也没有定启用月份。请先在“启用账套”里定启用月份，或先记账。"
        return CheckItem(title, done=False, sentence=sentence)
    if period == calendar.open_period:
        return CheckItem(title, done=True, sentence=f"轮到结{words(period)}。")
    if period < calendar.open_period:
        return CheckItem(title, done=False, sentence=f"{words(period)}已经结过账，或早于启用月份。")
    return CheckItem(title, done=False, sentence=f"请先结{words(calendar.open_period)}。")


def _drafts(session: Session, period: int) -> CheckItem:
    count = session.scalar(
        select(func.count()).select_from(Voucher).where(Voucher.state == DRAFT, Voucher.period <= period)
    )
    sentence = f"还有{count}张凭证没有记账，请先记账或删除。" if count else "没有未记账的凭证。"
    return CheckItem("凭证全部记账", done=not count, sentence=sentence)


def _numbers(session: Session, period: int) -> CheckItem:
    gaps = untouched.number_gaps(session, period)
    sentence = "；".join(gaps) if gaps else "凭证号连续，没有断号。"
    return CheckItem("凭证号连续", done=not gaps, sentence=sentence)


def _even(session: Session, period: int) -> CheckItem:
    found = balances.sums(session, period, period)
    debit = sum(max(one.closing, 0) for one in found.values())
    credit = sum(max(-one.closing, 0) for one in found.values())
    if debit == credit:
        return CheckItem("试算平衡", done=True, sentence=f"借方余额、贷方余额合计都是{show_yuan(debit)}元。")
    told = f"借方余额{show_yuan(debit)}元，贷方余额{show_yuan(credit)}元，相差{show_yuan(abs(debit - credit))}元。"
    return CheckItem("试算平衡", done=False, sentence=f"{told}请核对期初余额。")


def _sound(session: Session, period: int) -> CheckItem:
    problems = invariants.broken(session, period)
    sentence = "；".join(problem.reason for problem in problems) if problems else "资产基金、资金结转结余等都对得上。"
    return CheckItem("账账相符", done=not problems, sentence=sentence, blocking=False)


def _worn(session: Session, period: int) -> CheckItem:
    """What is bought after the month was written off is told too: its amount is missing."""
    late = [*asset_deeds.missed(session, period), *([period] if asset_deeds.planned(session, period) else ())]
    count = sum(len(asset_deeds.planned(session, one)) for one in late)
    told = f"{'、'.join(map(words, late))}有{count}项固定资产还没有计提折旧，请用“计提折旧”补提。"
    return CheckItem("计提折旧", done=not late, sentence=told if late else "没有要计提的折旧。")


def _cash(session: Session, period: int, chart: AccountChart) -> CheckItem:
    ids = [one.id for one in chart.below("101")]
    found = balances.sums(session, period, period, accounts=ids).values()
    title = "现金盘点"
    if not any(one.closing or one.debit or one.credit for one in found):
        return CheckItem(title, done=True, sentence="本月没有现金。", blocking=False)
    first, last = last_day(period).replace(day=1), last_day(period)
    counted = session.scalar(select(func.max(CashCount.day)).where(CashCount.day.between(first, last)))
    if counted is None:
        return CheckItem(title, done=False, sentence="本月还没有登记现金盘点。", blocking=False)
    return CheckItem(title, done=True, sentence=f"{counted.month}月{counted.day}日已盘点。", blocking=False)


def _bank(session: Session, period: int) -> CheckItem:
    title = "银行对账"
    accounts = session.scalar(select(func.count()).select_from(BankAccount)) or 0
    if not accounts:
        return CheckItem(title, done=False, sentence="还没有登记银行账户，不能对账。", blocking=False)
    first, last = last_day(period).replace(day=1), last_day(period)
    told = session.scalar(
        select(func.count(func.distinct(BankLine.bank_account))).where(BankLine.day.between(first, last))
    )
    if (told or 0) < accounts:
        return CheckItem(title, done=False, sentence="本月的银行对账单还没有导入齐。", blocking=False)
    found = [reconciling.reconcile(session, one, last) for one in reconciling.read_accounts(session, last)]
    if apart := [one for one in found if one.difference]:
        sentence = f"“{apart[0].account.name}”调节后还差{show_yuan(abs(apart[0].difference))}元，请在“银行对账”里核对。"
        return CheckItem(title, done=False, sentence=sentence, blocking=False)
    count = sum(one.open_count for one in found)
    left = f"还有{count}笔没有勾对，列入余额调节表。" if count else "全部勾对。"
    loose = sum(len((*one.bank_received, *one.bank_paid)) for one in found)
    if loose:
        left = f"还有{count}笔没有勾对，其中{loose}笔银行已收付、账上还没有记，请核对后记账。"
    return CheckItem(title, done=not loose, sentence=f"本月的银行对账单已导入，调节后相等，{left}", blocking=False)


def _booked(session: Session, period: int, ledgers: Sequence[Ledger]) -> CheckItem:
    waiting = rows_waiting(session, ledgers, last_day(period))
    told = "".join(f"{one.words}还没有入账。{one.link.drafted}" for one in waiting)
    return CheckItem("业务全部入账", done=not waiting, sentence=told or "各台账的收付都已入账。", blocking=False)


def early(period: int, today: date) -> Problem | None:
    """A month that is not over yet: what happens on its last days could not be booked any more."""
    if last_day(period) <= today:
        return None
    reason = f"{words(period)}还没有过完（今天是{today:%Y-%m-%d}），结账后余下几天的业务不能再记在这个月。"
    return Problem(reason, "请等这个月过完再结；")


def close_month(session: Session, period: int, at: datetime, *, who: str = "", reason: str = "") -> Closed:
    """Close the month for good; raises Refusal naming the first thing in the way, ``Unsound`` where it is too early and
    no ``reason`` is given.
    """
    if first_day(period) > at.date():
        raise Refusal(f"{words(period)}还没有到，不能结账。", "请等这个月过完再结。")
    _refuse_unready(session, period)
    ahead = early(period, at.date())
    if ahead is not None and not reason.strip():
        raise Unsound(f"{words(period)}现在还不能结账", [ahead])
    posted: tuple[str, ...] = ()
    if settings.get(session, STYLE) == MONTHLY:
        posted = _post_steps(session, yearend.month_steps(session, period, read_chart(session)), at, who)
    _claim(session, period, at, who, reason.strip() if ahead is not None else "")
    session.info["kind"] = "final"
    return Closed(period, posted)


def _refuse_unready(session: Session, period: int) -> None:
    open_ = [item for item in checklist(session, period) if item.blocking and not item.done]
    if open_:
        raise Refusal(f"{words(period)}还不能结账：{open_[0].title}——{open_[0].sentence}", "处理好以后再结账。")


def _post_steps(session: Session, steps: Sequence[YearStep], at: datetime, who: str) -> tuple[str, ...]:
    ids = [deeds.draft_voucher(session, step.draft) for step in steps if step.draft is not None]
    return posting.post(session, ids, at, who=who).titles if ids else ()


def _claim(session: Session, period: int, at: datetime, who: str, reason: str = "") -> None:
    """Write down what the books say now; a year is claimed under yyyy00."""
    year = period % 100 == 0
    first, last = (period + 1, period + DECEMBER) if year else (period, period)
    found = balances.sums(session, first, last)
    count = select(func.count()).select_from(Voucher).where(Voucher.period.between(first, last))
    sequence, link = posting.last_link(session)
    session.connection().execute(
        insert(Period).values(
            period=period, closed_at=at, closed_by=who or None, vouchers=session.scalar(count) or 0, sequence=sequence,
            hash=link, debit=sum(one.debit for one in found.values()), credit=sum(one.credit for one in found.values()),
            reason=reason or None,
        )
    )  # fmt: skip
    rows = [
        {"period": period, "account": key[0], "opening": one.opening, "debit": one.debit, "credit": one.credit}
        for key, one in sorted(found.items())
        if one.moved
    ]
    if rows:
        session.connection().execute(insert(Claim), rows)


class Unsound(Refusal):
    """What is closed too early, or a year whose books break what must always hold: not yet, or with a reason."""

    def __init__(self, what: str, problems: Sequence[Problem]) -> None:
        more = f"（共{len(problems)}处）" if len(problems) > 1 else ""
        super().__init__(
            f"{what}：{problems[0].reason}{more}",
            f"{problems[0].remedy}确实要这样结账的，请写明原因，经费审查时会看到；账账不符的，还会印在报表和附注上。",
        )
        self.problems = tuple(problems)


def close_year(session: Session, year: int, at: datetime, *, who: str = "", reason: str = "") -> list[Closed]:
    """Close the months still open, post the eight steps of A.6 and close the year for good.

    Raises Refusal naming the first thing in the way, ``Unsound`` where the year is not over or the books break an
    invariant and no ``reason`` is given; then nothing is done.
    """
    calendar = read_calendar(session, last_day(year * 100 + 1))
    if year <= calendar.closed_year:
        raise Refusal(f"{year}年已经结过账了。", "以前年度的更正，请用年初余额调整凭证。")
    if year != calendar.open_year:
        raise Refusal(f"现在要结的是{calendar.open_year}年。", f"请先结{calendar.open_year}年，再结{year}年。")
    december = year * 100 + DECEMBER
    if first_day(december) > at.date():
        raise Refusal(f"{words(december)}还没有到，不能年终结账。", f"请等{year}年过完再结。")
    ahead, problems = early(december, at.date()), invariants.broken(session, december)
    if (ahead or problems) and not reason.strip():
        raise Unsound(f"{year}年还不能年终结账", [*([ahead] if ahead else ()), *problems])
    done = [
        close_month(session, period, at, who=who, reason=reason) for period in between(calendar.open_period, december)
    ]
    titles = _post_steps(session, yearend.year_steps(session, year, read_chart(session)), at, who)
    _claim(session, year * 100, at, who, reason.strip() if problems else "")
    session.info["kind"] = "final"
    return [*done, Closed(year * 100, titles)]


def excuse(session: Session, last: int) -> str:
    """Why the year that ended with or before month ``last`` was closed though the books did not agree; else empty."""
    query = select(Period.reason).where(Period.period <= last, Period.period % 100 == 0, Period.reason.is_not(None))
    return session.scalar(query.order_by(Period.period.desc()).limit(1)) or ""


def recheck(session: Session, periods: Sequence[int] | None = None) -> list[Problem]:
    """Compare what closing claimed with the entries as they are now; by default the months last closed."""
    if periods is None:
        last = session.scalar(select(func.max(Period.period)))
        periods = [last] if last is not None else []
    return [problem for period in periods for problem in untouched.claims_kept(session, period)]


def claims(session: Session) -> list[str]:
    """What the last closing claimed and the entries no longer keep, in a sentence for whoever opens the book."""
    found = recheck(session)
    return [f"{found[0].reason}（共{len(found)}处）请用“文件”菜单里的“检查账本”看。"] if found else []


def is_late(session: Session, today: date) -> int | None:
    """The open month that should have been closed by now; None when there is none."""
    if session.scalar(select(Voucher.id).limit(1)) is None:
        return None
    calendar = read_calendar(session, today)
    period = calendar.open_period
    return period if period < period_of(today) and year_of(period) else None
