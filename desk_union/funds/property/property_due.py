"""What is due of assets and bank for the 工作台: depreciation not made, statements not ticked off, the yearly count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import months
from desk_union.describe.due import Due
from desk_union.funds.account import periods
from desk_union.funds.ledgers.assets import ASSETS
from desk_union.funds.property import asset_deeds
from desk_union.funds.tables import BankLine, BankPair
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

COUNTING = 11  # from November on the yearly count of assets is told (domain-facts A.8: at least once a year)
SHOWN = 500


def due(session: Session, today: date) -> list[Due]:
    return [*_depreciation(session, today), *_statement(session, today), *_count(session, today)]


def _depreciation(session: Session, today: date) -> Iterator[Due]:
    last = months.following(months.period_of(today), -1)
    calendar = periods.read_calendar(session, today)
    if last < calendar.open_period:
        return
    plan = asset_deeds.planned(session, last)
    if plan:
        sentence = f"{months.words(last)}有{len(plan)}项固定资产还没有计提折旧。可在“经费”菜单的“计提折旧”里办理。"
        yield Due("depreciation", "折旧未计提", None, sentence, ASSETS.code, tuple(one.asset for one in plan), "soon")


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


def _count(session: Session, today: date) -> Iterator[Due]:
    if today.month < COUNTING:
        return
    rows = listing.ids_of(session, ASSETS, listing.Ask(today, presets=("uncounted",)))
    if rows:
        sentence = f"今年还有{len(rows)}项固定资产没有盘点，每年至少盘点一次。"
        yield Due("asset_count", "资产未盘点", None, sentence, ASSETS.code, tuple(rows[:SHOWN]), "info")
