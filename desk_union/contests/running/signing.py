"""Signing off a result by a deed, and bringing a contest to another stage by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.contests.running import contest_words as words
from desk_union.contests.running import sealing
from desk_union.contests.running.ledgers import CONTESTS
from desk_union.contests.running.tables import Contest
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.reckoning import ContestResult


def go(session: Session, contest: int, today: date, new: Mapping[str, Any]) -> None:
    """Bring a contest to another stage by a deed, which needs no reason of a move."""
    now = rows.values_of(session, CONTESTS, [contest], today)[contest]
    full = {**now, **new}
    hard = [fault for fault in rows.fresh_faults(CONTESTS, full, today, now) if not fault.warns]
    if hard:
        raise rows.Faulty(CONTESTS, hard, now["name"])
    rows.update_rows(session, CONTESTS, [(contest, now, full)], today)


def sign_off(session: Session, contest: int, day: date, signer: str | None, today: date) -> ContestResult:
    """What signing makes of a contest (``sealing``), with the day and who signed; returns the result."""
    result = sealing.seal(session, CONTESTS, contest)
    whole = session.get_one(Contest, contest).whole
    if whole is not None and session.get_one(Contest, whole).stage == words.PREPARED:
        go(session, whole, today, {"stage": words.RUNNING})  # with its first stage judged it is under way
    told = {"signer": signer} if signer else {}
    go(session, contest, today, {"stage": words.SIGNED, "signed_on": day, **told})
    session.expire_all()
    return result
