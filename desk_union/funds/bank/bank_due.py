"""What is due of the bank for the 工作台: statements not ticked off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import months
from desk_union.describe.due import Due
from desk_union.funds.tables import BankLine, BankPair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 500


def due(session: Session, today: date) -> list[Due]:
    return list(_statement(session, today))


def _statement(session: Session, today: date) -> Iterator[Due]:
    """Lines of the bank of past months that nobody has ticked off."""
    end = months.last_day(months.following(months.period_of(today), -1))
    paired = select(BankPair.bank_line)
    rows = session.scalars(
        select(BankLine.id)
        .where(BankLine.day <= end, BankLine.id.not_in(paired), BankLine.income != BankLine.outgo)
        .order_by(BankLine.day)
    ).all()
    if rows:
        sentence = (
            f"到{months.words(months.period_of(end))}底，银行对账单上有{len(rows)}笔没有记账或没有勾对。"
            "可在“经费”菜单的“银行对账”里核对。"
        )
        yield Due("bank", "银行未勾对", None, sentence, "funds.bank", tuple(rows[:SHOWN]), "soon")
