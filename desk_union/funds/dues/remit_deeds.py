"""What a clerk does with 拨缴经费, 上解, 返还 and 下拨: each drafts its voucher and links the rows; never commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.months import span_words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.account_codes import APPROPRIATED, DUES_INCOME, OWED_UP, SUBSIDY
from desk_union.funds.account.deeds import Draft, draft_voucher
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.bank import money_accounts
from desk_union.funds.dues.dues_words import APPROPRIATION, DUES, SELF
from desk_union.funds.dues.remit_rules import split
from desk_union.funds.ledgers.remitting import REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.paid import links
from desk_union.funds.tables import Refund, Remittance, Transfer
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paid import Paid


@dataclass(frozen=True, slots=True)
class Drafted:
    """The voucher, of how many rows, and the money in fen."""

    voucher: int
    rows: int
    amount: int


@dataclass(frozen=True, slots=True)
class Received:
    """``own`` is income here, ``upward`` a debt to the upper union, kept as a row of 上解 (None: nothing to remit)."""

    voucher: int
    remittance: int | None
    own: int
    upward: int


def receive(
    session: Session,
    day: date,
    total: int,
    first: int,
    last: int,
    *,
    rate: int = 0,
    channel: str = SELF,
    due_on: date | None = None,
    bank: int | None = None,
    maker: str | None = None,
) -> Received:
    """拨缴经费 came in for these months: 借102 贷402, and 贷211 for the upward share with its row of 上解.

    ``rate`` is the upward share in parts of ten thousand. What an upper union passes down (税务代收, 财政划拨) is
    wholly this union's own (domain-facts A.3).
    """
    if total <= 0:
        raise Refusal("金额应大于0。", field="total")
    own, upward = split(total, rate) if channel == SELF else (total, 0)
    chart = read_chart(session)
    lines = Lines(chart, f"收到{span_words(first, last)}拨缴经费")
    lines.debit(money_accounts.bank(session, chart, bank), total)
    lines.credit(APPROPRIATED, own, said=f"{lines.summary}（本级）")
    lines.credit(OWED_UP, upward, said=f"{lines.summary}（应上解）")
    voucher = draft_voucher(session, Draft(day, tuple(lines.found), maker=maker))
    remittance = None
    if upward:
        values = {
            "first": first, "last": last, "subject": APPROPRIATION, "channel": channel, "base": total, "rate": rate,
            "due": upward, "due_on": due_on,
        }  # fmt: skip
        remittance = rows.save_row(session, REMITTANCES, None, values, day)
    return Received(voucher, remittance, own, upward)


def remit(
    session: Session, ids: Sequence[int], day: date, *, bank: int | None = None, maker: str | None = None
) -> Drafted:
    """Pay the upper union what is owed on these rows: 借211 贷102.

    A share of 会费 was booked as income when it came in, so it is first taken out of 401 (贷401 in red, 贷211).
    """
    held = list(session.scalars(select(Remittance).where(Remittance.id.in_(ids)).order_by(Remittance.first)))
    _refuse(session, REMITTANCES, links.REMITTANCE, held)
    if other := next((row for row in held if row.channel != SELF), None):
        raise Refusal(
            f"{span_words(other.first, other.last)}{other.subject}是{other.channel}，由上级直接分成，不从本会付款。",
            "登记下来备查就可以，不用记账。",
        )
    chart = read_chart(session)
    lines = Lines(chart)
    total = 0
    for row in held:
        amount = row.paid or row.due
        if amount <= 0:
            raise Refusal("应上解是0，没有要付的钱。", "请核对基数和比例。")
        lines.summary = f"上解{span_words(row.first, row.last)}{row.subject}"
        if row.subject == DUES:
            lines.credit(DUES_INCOME, -amount, said=f"{lines.summary}（转出）")
            lines.credit(OWED_UP, amount, said=f"{lines.summary}（转出）")
        lines.debit(OWED_UP, amount)
        total += amount
        row.paid, row.paid_on = amount, row.paid_on or day
    said = lines.summary if len(held) == 1 else "上解会费、经费"
    lines.credit(money_accounts.bank(session, chart, bank), total, said=said)
    return _linked(session, held, Draft(day, tuple(lines.found), maker=maker), total)


def receive_refunds(
    session: Session, ids: Sequence[int], day: date, *, bank: int | None = None, maker: str | None = None
) -> Drafted:
    """The upper union sent back what this small union had paid: 借102 贷402."""
    return _refunded(session, ids, Draft(day, (), maker=maker), bank, passed_on=False)


def pass_refunds(
    session: Session, ids: Sequence[int], day: date, *, bank: int | None = None, maker: str | None = None
) -> Drafted:
    """This office pays the refunds out to the unions below it: 借508 贷102; needs the county account 508."""
    return _refunded(session, ids, Draft(day, (), maker=maker), bank, passed_on=True)


def _refunded(session: Session, ids: Sequence[int], draft: Draft, bank: int | None, *, passed_on: bool) -> Drafted:
    held = list(session.scalars(select(Refund).where(Refund.id.in_(ids)).order_by(Refund.id)))
    _refuse(session, REFUNDS, links.REFUND, held)
    if waiting := [row.enterprise for row in held if row.reviewed_on is None]:
        raise Refusal(f"{waiting[0]}的返还还没有审核。", "请先填审核人和审核日期。")
    chart = read_chart(session)
    total = sum(row.amount for row in held)
    money = money_accounts.bank(session, chart, bank)
    verb = "拨付" if passed_on else "收到"
    lines = Lines(chart, f"{verb}经费返还（{len(held)}家）" if len(held) > 1 else _refund_words(held[0], passed_on))
    if passed_on:
        for row in held:
            lines.debit(SUBSIDY, row.amount, said=_refund_words(row, passed_on))
        lines.credit(money, total)
    else:
        lines.debit(money, total)
        lines.credit(APPROPRIATED, total)
    for row in held:
        row.day = row.day or draft.day
    return _linked(session, held, Draft(draft.day, tuple(lines.found), maker=draft.maker), total)


def _refund_words(row: Refund, passed_on: bool) -> str:
    return f"{'拨付' if passed_on else '收到'}{row.enterprise}{span_words(row.first, row.last)}经费返还"


def transfer(
    session: Session,
    ids: Sequence[int],
    day: date | None = None,
    *,
    account: int | None = None,
    bank: int | None = None,
    maker: str | None = None,
) -> Drafted:
    """Pay what is passed down: 借508 补助下级支出 (or the chosen account) 贷102, on the day of the last one."""
    held = list(session.scalars(select(Transfer).where(Transfer.id.in_(ids)).order_by(Transfer.day, Transfer.id)))
    _refuse(session, TRANSFERS, links.TRANSFER, held)
    chart = read_chart(session)
    lines = Lines(chart, "下拨补助")
    for row in held:
        lines.debit(account or SUBSIDY, row.amount, said=f"拨付{row.receiver}{row.purpose}")
    total = sum(row.amount for row in held)
    said = lines.found[0].summary if len(held) == 1 and lines.found else ""
    lines.credit(money_accounts.bank(session, chart, bank), total, said=said)
    return _linked(session, held, Draft(day or held[-1].day, tuple(lines.found), maker=maker), total)


def _refuse(session: Session, ledger: Ledger, link: Paid, held: Sequence[Any]) -> None:
    """Nothing chosen, or something that has its voucher already."""
    if not held:
        raise Refusal("没有选中要记账的行。", "请先选中，再记入凭证。")
    booked = select(link.row.id).where(link.row.id.in_([row.id for row in held]), link.in_voucher())
    row_id = session.scalar(booked.limit(1))
    if row_id is not None:
        name = listing.name_of(session, ledger, row_id)
        raise Refusal(f"“{name}”已经记入凭证了。", "要重记，请先删除那张凭证草稿。")


def _linked(session: Session, held: Sequence[Any], draft: Draft, total: int) -> Drafted:
    voucher = draft_voucher(session, draft)
    for row in held:
        row.voucher = voucher
    session.flush()
    return Drafted(voucher, len(held), total)
