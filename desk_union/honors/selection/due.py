"""What is due about 评先: nominations not handed in, ballots not counted, 公示 that is over; of a person, what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.due import Due
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, ROUNDS
from desk_union.honors.selection.tables import AwardNomination, AwardRound
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, ROUNDS, "late", "推荐没有报齐", "有{n}个奖项过了推荐截止日期，还有单位没有报齐：{names}。", "late", "due_on"),
        *of_preset(session, today, NOMINATIONS, "stage_0", "推荐待评审", "有{n}个推荐人选还没有评审：{names}。", "soon"),
        *of_preset(session, today, NOMINATIONS, "twice", "一人推荐了两个奖项", "有{n}条推荐是同一个人推荐了两个奖项：{names}。", "info"),
        *of_preset(session, today, BALLOTS, "uncounted", "投票没有计票", "有{n}次投票还没有计票：{names}。", "soon", "day"),
        *of_preset(session, today, ROUNDS, "ready", "公示期满没有表彰", "有{n}个奖项公示期满，可以表彰了：{names}。", "soon", "public_until"),
    ]  # fmt: skip


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """For which awards the person was put forward and what came of it."""
    query = select(AwardNomination.id, AwardNomination.stage, AwardRound.award, AwardRound.year).join(AwardRound, AwardRound.id == AwardNomination.round)
    mine = (AwardNomination.person == person, AwardNomination.received_on.is_(None) | (AwardNomination.received_on <= today))
    found = session.execute(query.where(*mine).order_by(AwardRound.year.desc(), AwardNomination.id.desc())).all()
    if not found:
        return []
    told = "；".join(f"{row.year}年{row.award}（{row.stage}）" for row in found[:4])
    return [Due("award_nominations", "评先推荐", None, f"被推荐{len(found)}次：{told}。", NOMINATIONS.code, tuple(row.id for row in found), "info")]
