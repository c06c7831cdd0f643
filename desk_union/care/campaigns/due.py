"""What is due about 送温暖 campaigns: last year's that nobody has begun again, and this year's without a 发放单."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import extract, or_, select
from sqlalchemy.orm import aliased

from desk_union.basis import days
from desk_union.care.campaigns.ledgers import CAMPAIGNS, heads, lists_of
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency

AHEAD = 45  # days before last year's day at which a campaign is told to be due again
SOON = 7


def due(session: Session, today: date) -> list[Due]:
    return [*_again(session, today), *_without_list(session, today)]


def _again(session: Session, today: date) -> Iterator[Due]:
    """Campaigns of last year with their day, near which this year has none that follows or is of the same kind."""
    later = aliased(CareCampaign)
    month = extract("month", later.first) == extract("month", CareCampaign.first)
    same = (later.occasion == CareCampaign.occasion) & month
    followed = select(later.id).where(or_(later.before == CareCampaign.id, (later.year == today.year) & same))
    query = select(CareCampaign.id, CareCampaign.title, CareCampaign.first, heads()).where(
        CareCampaign.year == today.year - 1, CareCampaign.first.is_not(None), ~followed.correlate(CareCampaign).exists()
    )
    for id_, title, first, count in session.execute(query.order_by(CareCampaign.first)):
        if first is None:
            continue
        day = days.add_months(first, 12)
        if day > today + timedelta(AHEAD):
            continue
        told = f"慰问{count}人" if count else "办过"
        sentence = f"去年{first.month}月“{title}”{told}，今年还没有名单。"
        urgency: Urgency = "late" if day < today else "soon"
        yield Due("campaign_again", "去年的活动该办了", day, sentence, CAMPAIGNS.code, (id_,), urgency)


def _without_list(session: Session, today: date) -> Iterator[Due]:
    query = select(CareCampaign.id, CareCampaign.title, CareCampaign.first).where(
        CareCampaign.year == today.year, CareCampaign.first <= today + timedelta(SOON), lists_of() == 0
    )
    for id_, title, first in session.execute(query.order_by(CareCampaign.first)):
        if first is None:
            continue
        sentence = f"“{title}”{days.show_day_long(first)}开始，还没有编发放单。"
        urgency: Urgency = "late" if first < today else "soon"
        yield Due("campaign_list", "活动没有发放单", first, sentence, CAMPAIGNS.code, (id_,), urgency)


def due_of(_session: Session, _person: int, _today: date) -> list[Due]:
    return []
