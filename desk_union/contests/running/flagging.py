"""A 流动红旗 goes on to the next holder, or is taken back with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import FLAGS
from desk_union.contests.running.tables import ContestFlag
from desk_union.store import rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def hand_on(session: Session, flag: int, values: Values, today: date) -> int | None:
    """End the hold of one and begin that of ``holder``; None where it was taken back."""
    held, day, holder = session.get_one(ContestFlag, flag), values["day"], values.get("holder")
    if held.since is not None and day < held.since:
        raise Refusal("移交日期早于上一家的授予日期。", "请核对日期。", field="day")
    name, contest = held.name, held.contest
    ended = words.HANDED_ON if holder else words.TAKEN_BACK
    rows.save_row(session, FLAGS, flag, {"until": day, "ended": ended, "reason": values.get("reason")}, today)
    if not holder:
        return None
    given = {
        "name": name,
        "holder": holder,
        "since": day,
        "period": values.get("period"),
        "contest": values.get("contest") or contest,
    }
    return rows.save_row(session, FLAGS, None, given, today)
