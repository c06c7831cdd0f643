"""拆分明细: a sub-account below an account that is already used, and the voucher that hands over what stands on it.

The voucher's lines are in red on the account's own side, so that balances and movements of the account together with
those below it, and with them every statement, stay what they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis.days import show_day
from desk_union.basis.months import first_day
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_settling, balances, deeds, yearend
from desk_union.funds.account.account_chart import parent_code, read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.periods import read_calendar
from desk_union.funds.account.rules import EXPENSE, INCOME, SPLIT, VoucherLine
from desk_union.funds.tables import Account, BankAccount, Entry, Voucher
from desk_union.funds.tables.books import DRAFT, POSTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountFacts

Held = tuple[int | None, bool]  # project, earmarked


def next_code(session: Session, account: int) -> str:
    """The first code below the account that is free; empty when all are taken."""
    code = session.scalar(select(Account.code).where(Account.id == account)) or ""
    taken = set(session.scalars(select(Account.code).where(Account.code.startswith(code))))
    return next((one for one in (f"{code}{place:02}" for place in range(1, 100)) if one not in taken), "")


def first_possible(session: Session, account: int, today: date) -> date:
    """The earliest day on which all that is posted on the account can be handed over."""
    last = session.scalar(
        select(func.max(Voucher.day))
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Entry.account == account, Voucher.state == POSTED)
    )
    opened = first_day(read_calendar(session, today).open_period)
    return max(opened, last) if last is not None else opened


def usual_day(session: Session, account: int, today: date) -> date:
    """Today, or the day in the open year that is nearest to it and possible."""
    year = read_calendar(session, today).open_year
    return max(min(today, today.replace(year=year, month=12, day=31)), first_possible(session, account, today))


def split(
    session: Session, account: int, code: str, name: str, day: date, today: date, maker: str | None = None
) -> tuple[int, int | None]:
    """Make the sub-account ``code`` (or take the one that is there) and draft the voucher; returns the ids of both.

    No voucher where nothing stands on the account. Raises Refusal, naming what is in the way.
    """
    above = session.get_one(Account, account)
    account_settling.refuse_closed_into(code, above)
    if parent_code(code) != above.code:
        reason = f"“{code}”不是“{above.code} {above.name}”的下一级编码。"
        raise Refusal(reason, f"请在{above.code}后面加两位，如{next_code(session, account)}。", field="code")
    _refuse_drafts(session, above)
    first, year = first_possible(session, account, today), read_calendar(session, today).open_year
    if day.year > year:
        raise Refusal(f"{year}年还没有年终结账。", f"请把日期写在{year}年内，或先年终结账。", field="day")
    if day < first:
        reason = f"“{above.code} {above.name}”在{show_day(first)}还有凭证或以前的月份已结账。"
        raise Refusal(reason, f"请把日期改到{show_day(first)}或以后。", field="day")
    lower = _lower(session, above, code, name)
    _hand_bank(session, above, lower)
    chart = read_chart(session)
    lines = tuple(_lines(chart.by_id[account], lower, _standing(session, chart.by_id[account], day)))
    if not lines:
        return lower, None
    return lower, deeds.draft_voucher(session, Draft(day, lines, kind=SPLIT, maker=maker))


def _refuse_drafts(session: Session, above: Account) -> None:
    waiting = session.scalar(
        select(func.min(Voucher.id))
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Entry.account == above.id, Voucher.state == DRAFT)
    )
    if waiting is not None:
        reason = f"“{above.code} {above.name}”还有没记账的凭证（草稿{waiting}）。"
        raise Refusal(reason, "请先把它记账、改科目或删除，再拆分明细。")


def _lower(session: Session, above: Account, code: str, name: str) -> int:
    known = session.scalar(select(Account).where(Account.code == code))
    if known is not None:
        if known.name != name:
            reason = f"“{code}”已经是“{known.name}”。"
            raise Refusal(reason, "请另写编码；要把余额转到它，名称请照写。", field="code")
        return known.id
    lower = Account(code=code, name=name, by_project=above.by_project, in_use=True)
    session.add(lower)
    session.flush()
    account_settling.place(session, lower, above)
    session.flush()
    return lower.id


def _hand_bank(session: Session, above: Account, lower: int) -> None:
    """A registered bank account goes to the sub-account, and with it its statement; the entries that its lines are
    ticked off against stay where they are and are still its own (``bank.held_accounts``).
    """
    session.execute(update(BankAccount).where(BankAccount.account == above.id).values(account=lower))


def _standing(session: Session, one: AccountFacts, day: date) -> Mapping[Held, int]:
    """What stands on the account itself (fen, debit positive)."""
    last = day.year * 100 + day.month
    if one.kind in {INCOME, EXPENSE}:
        moving = yearend.unclosed(session, last, read_chart(session))
        return {(project, own): -amount for (account, project, own), amount in moving.items() if account == one.id}
    found = balances.sums(session, last, last, by_project=True, accounts=[one.id])
    return {(project, False): sums.closing for (_, project), sums in found.items()}


def _lines(above: AccountFacts, lower: int, held: Mapping[Held, int]) -> Iterator[VoucherLine]:
    summary = f"拆分明细：{above.name}"
    for (project, earmarked), amount in sorted(held.items(), key=lambda one: (one[0][0] or 0, one[0][1])):
        if not amount:
            continue
        for account, part in ((above.id, -amount), (lower, amount)):
            debit, credit = (part, 0) if above.side == "借" else (0, -part)
            yield VoucherLine(summary, account, debit, credit, project, earmarked)
