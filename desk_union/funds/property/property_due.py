"""What is due of assets for the 工作台: depreciation not made, the yearly count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.describe.due import Due
from desk_union.funds.account import periods
from desk_union.funds.ledgers.assets import ASSETS
from desk_union.funds.property import asset_deeds
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

COUNTING = 11  # from November on the yearly count of assets is told (domain-facts A.8: at least once a year)
SHOWN = 500


def due(session: Session, today: date) -> list[Due]:
    return [*_depreciation(session, today), *_count(session, today)]


def _depreciation(session: Session, today: date) -> Iterator[Due]:
    last = months.following(months.period_of(today), -1)
    calendar = periods.read_calendar(session, today)
    if last < calendar.open_period:
        return
    plan = asset_deeds.planned(session, last)
    if plan:
        sentence = f"{months.words(last)}有{len(plan)}项固定资产还没有计提折旧。可在“经费”菜单的“计提折旧”里办理。"
        yield Due("depreciation", "折旧未计提", None, sentence, ASSETS.code, tuple(one.asset for one in plan), "soon")


def _count(session: Session, today: date) -> Iterator[Due]:
    if today.month < COUNTING:
        return
    rows = listing.ids_of(session, ASSETS, listing.ListAsk(today, presets=("uncounted",)))
    if rows:
        sentence = f"今年还有{len(rows)}项固定资产没有盘点，每年至少盘点一次。"
        yield Due("asset_count", "资产未盘点", None, sentence, ASSETS.code, tuple(rows[:SHOWN]), "info")
