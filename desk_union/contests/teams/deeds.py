"""What is done with teams, mentorships and applications; never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.teams import assessing
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers import ASSESSMENTS, LEVELS, MARKS, PAPERS
from desk_union.contests.teams.tables import (
    PioneerPaper,
    TeamAssessment,
    TeamMark,
    TeamStandard,
    TeamStandardItem,
    WorkTeam,
)
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def start(
    session: Session, teams: Sequence[int], standard: int, period: str, day: date, today: date
) -> list[int]:
    """An assessment for each team with a line for every item of the standard; returns their ids."""
    query = select(TeamStandardItem.id).where(TeamStandardItem.standard == standard)
    items = list(session.scalars(query.order_by(TeamStandardItem.place, TeamStandardItem.id)))
    if not items:
        name = session.scalar(select(TeamStandard.name).where(TeamStandard.id == standard))
        raise Refusal(f"“{name}”里还没有考核项目。", "请先在班组考核标准里填好项目和满分。")
    held = select(WorkTeam.name).join(TeamAssessment, TeamAssessment.team == WorkTeam.id)
    again = held.where(TeamAssessment.period == period, WorkTeam.id.in_(teams)).limit(1)
    if period and (name := session.scalar(again)) is not None:
        raise Refusal(f"“{name}”{period}已经开始考核了。", "请在班组考核台账里接着填，或另写考核期。")
    fresh = [{"team": team, "standard": standard, "period": period or None, "day": day} for team in teams]
    ids = rows.add_rows(session, ASSESSMENTS, fresh, today)
    rows.add_rows(session, MARKS, [{"assessment": one, "item": item} for one in ids for item in items], today)
    return ids


def mark(session: Session, ids: Sequence[int], marks: Sequence[dict[str, Any]], today: date) -> None:
    """Fill in marks, given by assessment and item, into lines that lie there."""
    query = select(TeamMark.id, TeamMark.assessment, TeamMark.item).where(TeamMark.assessment.in_(ids))
    lines = {(row.assessment, row.item): row.id for row in session.execute(query)}
    held = rows.values_of(session, MARKS, list(lines.values()), today)
    fresh = []
    for one in marks:
        row_id = lines[one["assessment"], one["item"]]
        fresh.append((row_id, held[row_id], {**held[row_id], **one}))
    rows.update_rows(session, MARKS, fresh, today)
    rows.settle(session, MARKS, list(ids), today)


def rate(session: Session, ids: Sequence[int], day: date, document: str | None, today: date) -> list[tuple[str, str]]:
    """Raise (or lower) the teams to the levels that their marks come to; returns names and levels."""
    told, fresh = [], []
    for row_id in ids:
        session.expire_all()
        held, name = session.get_one(TeamAssessment, row_id), assessing.name_of(session, row_id)
        if missing := assessing.unmarked(session, row_id):
            raise Refusal(f"“{name}”还有{len(missing)}项没有打分：{'、'.join(missing[:5])}。", "请把分数填齐，再评定。")
        if held.level is None:
            raise Refusal(f"“{name}”的标准没有写分数线，评不出等级。", "请在班组考核标准里填合格、先进、标杆分数。")
        if day < held.day:
            raise Refusal("评定日期早于考核日期。", "请核对两个日期。", field="day")
        team = session.scalar(select(WorkTeam.name).where(WorkTeam.id == held.team)) or ""
        told.append((team, held.level))
        fresh.append({"team": held.team, "day": day, "level": held.level, "document": document, "note": held.period})
    rows.add_rows(session, LEVELS, fresh, today)
    return told


def lay_papers(session: Session, ids: Sequence[int], today: date) -> int:
    """List the papers that an application wants (the office's facts E.5), where none are listed; how many."""
    have = set(session.scalars(select(PioneerPaper.pioneer).where(PioneerPaper.pioneer.in_(ids))))
    fresh = [
        {"pioneer": row_id, "place": place, "paper": paper, "copies": copies}
        for row_id in ids
        if row_id not in have
        for place, (paper, copies) in enumerate(words.PIONEER_PAPERS, 1)
    ]
    rows.add_rows(session, PAPERS, fresh, today)
    return len(fresh)
