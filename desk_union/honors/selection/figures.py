"""The figures of 评选: kinds of awards, places, nominations, how many days it lasted, the meeting of commendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, cast, func, select

from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during
from desk_union.honors import honors_words as words
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, QUOTAS, ROUNDS, held_on
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardQuota, AwardRound

if TYPE_CHECKING:
    from sqlalchemy import Select

    from desk_union.describe.figure import Span


def _held(span: Span) -> Any:
    return held_on().between(span.first, span.last)


def _quotas(span: Span) -> Select[Any]:
    return select(AwardQuota.id).join(AwardRound, AwardRound.id == AwardQuota.round).where(_held(span))


def _timed(span: Span) -> Select[Any]:
    """The newest 评选 of the span of which both ends are known."""
    query = select(AwardRound.id).where(_held(span), AwardRound.opens_on.is_not(None), AwardRound.closes_on.is_not(None))
    return query.order_by(held_on().desc(), AwardRound.id.desc()).limit(1)


def _days() -> Any:
    held = AwardRound.__table__.c
    return cast(func.julianday(held.closes_on) - func.julianday(held.opens_on) + 1, Integer)


def _won(span: Span) -> Select[Any]:
    day = func.coalesce(AwardNomination.decided_on, held_on())
    return select(AwardNomination.id).join(AwardRound, AwardRound.id == AwardNomination.round).where(AwardNomination.stage.in_(words.WINNERS), day.between(span.first, span.last))


def _nominated(span: Span) -> Select[Any]:
    day = func.coalesce(AwardNomination.received_on, held_on())
    return select(AwardNomination.id).join(AwardRound, AwardRound.id == AwardNomination.round).where(day.between(span.first, span.last))


FIGURES: tuple[Figure, ...] = (
    Figure("honors.award_kinds", "评选类别数", "类", lambda: ROUNDS, lambda span: select(AwardRound.id).where(_held(span)), "distinct", amount=lambda: AwardRound.__table__.c.award, seeds=("F240",), note="期间内评选的奖项有几种。"),
    Figure("honors.places", "评选总名额", "名", lambda: ROUNDS, lambda span: select(AwardRound.id).where(_held(span)), "total", amount=lambda: AwardRound.__table__.c.places),
    Figure("honors.quotas", "分配到各单位的名额", "名", lambda: QUOTAS, _quotas, "total", amount=lambda: AwardQuota.__table__.c.places, seeds=("F244",), note="名额分配表合计。"),
    Figure("honors.round_days", "年度评选天数", "天", lambda: ROUNDS, _timed, "latest", show=_days, seeds=("F243",), note="期间内最近一次评选，从开始到结束，首尾都算。"),
    Figure("honors.nominations", "推荐人选数", "个", lambda: NOMINATIONS, _nominated, note="按收到推荐的日期；没有填的按评选的日期。"),
    Figure("honors.elected", "评选当选数", "个", lambda: NOMINATIONS, _won, note="当选和已表彰的。"),
    Figure("honors.ballots", "无记名投票次数", "次", lambda: BALLOTS, during(AwardBallot, AwardBallot.counted_on), note="按计票日期。"),
    Figure("honors.meetings", "先进表彰会次数", "次", lambda: ROUNDS, during(AwardRound, AwardRound.commended_on), "distinct", amount=lambda: AwardRound.__table__.c.commended_on, seeds=("F072",), note="按评选台账里的表彰日期，同一天算一次。"),
)  # fmt: skip
