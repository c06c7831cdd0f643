"""Who is of a team and by which share stays as it is once the team's money stands in a 发放单, split among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.running.tables import ContestAward, ContestMember
from desk_union.payouts.tables import PayoutList
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

SPLIT_BY = {"team": "参赛队", "name": "队员", "share": "份额"}


def mind_split(session: Session, contest: int) -> None:
    """Refusal where the deed in hand changed by whom or how the money of a listed prize was split."""
    query: Any = (
        select(ContestAward.winner, PayoutList.number, PayoutList.stage)
        .join(PayoutList, PayoutList.id == ContestAward.roll)
        .where(ContestAward.contest == contest, ContestAward.money > 0)
    )
    listed = {row.winner: row for row in session.execute(query)}
    for team, key in _changed(session, contest) if listed else ():
        if (roll := listed.get(team)) is not None:
            reason = f"“{team}”的奖金已经按队员的份额编进发放单{roll.number}（{roll.stage}），{SPLIT_BY[key]}不能再改。"
            raise Refusal(reason, "请在发放单里更正；要按新的份额重分的，先删去那张发放单。", field=key)


def _changed(session: Session, contest: int) -> Iterator[tuple[str, str]]:
    """Teams with the field in which one of their members was changed, added or taken away by the deed in hand."""
    written = select(Change.before, Change.after).where(
        Change.deed_id == session.info.get("deed_id"), Change.table_name == ContestMember.__tablename__
    )
    for one in session.execute(written):
        before, after = json.loads(one.before or "{}"), json.loads(one.after or "{}")
        if contest not in (before.get("contest"), after.get("contest")):
            continue
        key = next((key for key in ("share", "team", "name") if before.get(key) != after.get(key)), None)
        if not before or not after:
            key = "name"
        if key is not None:
            yield from ((held["team"], key) for held in (before, after) if held)
