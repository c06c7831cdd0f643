"""Counting the cash: what the books say, what was counted, and the draft for the difference; never commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.bank import cash_rules
from desk_union.funds.ledgers.bank import CASH_COUNTS
from desk_union.funds.tables import Entry, Opening, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Counted:
    """``difference`` in fen, more than booked is positive; ``voucher`` is the draft for it."""

    id: int
    difference: int
    voucher: int | None


def cash_accounts(session: Session) -> list[int]:
    return [one.id for one in read_chart(session).below(codes.CASH) if one.leaf]


def balance_on(session: Session, ids: Sequence[int], day: date) -> int:
    """What the posted books say is on these accounts at the end of a day, debit positive."""
    moved = (
        select(func.coalesce(func.sum(Entry.debit - Entry.credit), 0))
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.account.in_(ids), Voucher.state == POSTED, Voucher.day <= day)
    )
    opened = select(func.coalesce(func.sum(Opening.debit - Opening.credit), 0)).where(Opening.account.in_(ids))
    return (session.scalar(moved) or 0) + (session.scalar(opened) or 0)


def booked_on(session: Session, day: date) -> int:
    return balance_on(session, cash_accounts(session), day)


def _refuse_blank(session: Session, day: date) -> None:
    """A form that nobody filled in is no count of 0.00 where the books say that there is cash."""
    booked = booked_on(session, day)
    if booked:
        raise Refusal(
            f"各面额都没有填，账上有现金{show_yuan(booked)}元。",
            "请填点到的张数；确实一分现金也没有，请先把现金的支出记账。",
        )


def count_cash(
    session: Session, values: Mapping[str, Any], today: date, *, with_voucher: bool = True, maker: str | None = None
) -> Counted:
    """Keep a count beside what the books say that day; a difference is drafted to 182 (short: 借182 贷101)."""
    day = values["day"]
    if not any(values.get(key) for key in (*cash_rules.PIECES, "coins")):
        _refuse_blank(session, day)
    full = {**values, "booked": booked_on(session, day), "counted": cash_rules.total(values)}
    row = rows.save_row(session, CASH_COUNTS, None, full, today)
    difference = full["counted"] - full["booked"]
    if not difference or not with_voucher:
        return Counted(row, difference, None)
    lines = Lines(read_chart(session), f"{days.show_day_long(day)}现金盘点{'长款' if difference > 0 else '短款'}")
    if difference > 0:
        lines.debit(codes.CASH, difference)
        lines.credit(codes.PENDING, difference)
    else:
        lines.debit(codes.PENDING, -difference)
        lines.credit(codes.CASH, -difference)
    return Counted(row, difference, deeds.draft_voucher(session, Draft(day, tuple(lines.found), maker=maker)))
