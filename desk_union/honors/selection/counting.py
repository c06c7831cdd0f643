"""Ballots of the book: the candidates on one, and what its counts come to, kept with the candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, VOTES
from desk_union.honors.selection.nominating import nominee
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardRound, BallotVote
from desk_union.honors.selection.tallying import altered, numbers_told, result_of, seats, told
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.honors.selection.ballot_rules import CountedVotes

COUNTED = (words.ELECTED, words.NOT_ELECTED)


def candidates_for(session: Session, round_id: int) -> list[int]:
    """Who may stand on a ballot: what passed the review, else what was put forward, else who missed a vote before."""
    query = select(AwardNomination.id).where(AwardNomination.round == round_id).order_by(AwardNomination.id)
    for stage in (words.REVIEWED, words.NOMINATED, words.NOT_ELECTED):
        if passed := session.scalars(query.where(AwardNomination.stage == stage)).all():
            return list(passed)
    return []


def open_ballot(session: Session, held: AwardRound, given: dict[str, Any], today: date) -> tuple[int, int]:
    """A ballot with every candidate on it; its id and how many stand on it. Refusal where nobody does."""
    candidates = candidates_for(session, held.id)
    if not candidates:
        raise Refusal(f"“{held.award}”还没有候选人。", "请先登记推荐人选并评审。")
    places = seats(session, held)
    if places == 0:
        raise Refusal(f"“{held.award}”{held.places}个名额已经选满。", "不用再投票，可以办理“委员会确认”。")
    if len(candidates) < places:
        raise Refusal(f"“{held.award}”要选{places}名，候选人只有{len(candidates)}名。", "请补充推荐，或核对总名额。")
    last = session.scalar(select(func.max(AwardBallot.batch)).where(AwardBallot.round == held.id)) or 0
    made = rows.save_row(session, BALLOTS, None, {"round": held.id, "batch": last + 1, **given}, today)
    fresh = [
        {**rows.defaults(VOTES), "ballot": made, "nomination": one, "place": n} for n, one in enumerate(candidates, 1)
    ]
    rows.add_rows(session, VOTES, fresh, today)
    return made, len(candidates)


def refuse_altered(session: Session, held: AwardRound) -> None:
    """Refusal where a vote of this award is no longer what was counted, or leaves places open between equals."""
    counted = select(AwardBallot.id).where(AwardBallot.round == held.id, AwardBallot.counted_on.is_not(None))
    ballots = session.scalars(counted.order_by(AwardBallot.batch, AwardBallot.id)).all()
    for ballot in ballots:
        if now := altered(session, ballot):
            reason = f"“{held.award}”计票以后，票数或当选条件改过：现在是{now}。"
            raise Refusal(reason, "请核对计票单，再办理一次“计票”。")
    by_vote = select(AwardNomination.id).where(
        AwardNomination.round == held.id, AwardNomination.votes.is_not(None), AwardNomination.stage.in_(words.WINNERS)
    )
    if held.way == words.BY_BALLOT and not ballots and session.scalar(by_vote.limit(1)) is not None:
        raise Refusal(f"“{held.award}”的投票记录已经不在了。", "请从回收站恢复，或重新投票、计票。")


def refuse_tied(session: Session, held: AwardRound) -> None:
    """Refusal where equals wait for the last places."""
    query = (
        select(nominee())
        .select_from(BallotVote)
        .join(AwardBallot, AwardBallot.id == BallotVote.ballot)
        .join(AwardNomination, AwardNomination.id == BallotVote.nomination)
        .where(AwardBallot.round == held.id, AwardNomination.stage == words.REVIEWED, BallotVote.result == words.TIED)
    )
    tied = list(dict.fromkeys(session.scalars(query.order_by(BallotVote.id))))
    won = select(func.count(AwardNomination.id)).where(
        AwardNomination.round == held.id, AwardNomination.stage.in_(words.WINNERS)
    )
    left = held.places - (session.scalar(won) or 0)
    if tied and left > 0:
        reason = f"“{held.award}”还有{left}个名额待定：{'、'.join(tied)}得票相同。"
        raise Refusal(reason, "请再投一次，或在评选台账里定下“并列时”的办法，再计票。")


def count(session: Session, ballot: int, given: date | None, today: date) -> list[CountedVotes]:
    """Count and keep what came of it with the ballot and each candidate; on the day of the vote where none is given."""
    held = session.get_one(AwardBallot, ballot).day
    if held is not None and given is not None and given < held:
        raise Refusal(f"计票日期早于投票的{show_day_long(held)}。", "请核对日期。", field="day")
    day = given or min(held or today, today)
    counted = result_of(session, ballot)
    connection = session.connection()
    kept = f"{told(counted)}。{numbers_told(session.get_one(AwardBallot, ballot), counted)}"
    connection.execute(update(AwardBallot).where(AwardBallot.id == ballot).values(counted_on=day, result=kept))
    for one in counted:
        mine = (BallotVote.ballot == ballot, BallotVote.nomination == one.key)
        connection.execute(update(BallotVote).where(*mine).values(result=one.result))
        connection.execute(update(AwardNomination).where(AwardNomination.id == one.key).values(votes=one.votes))
    session.expire_all()
    for result, stage in ((words.IN, words.ELECTED), (words.OUT, words.NOT_ELECTED), (words.TIED, words.REVIEWED)):
        _go(session, [one.key for one in counted if one.result == result], stage, day, today)
    return counted


def reopen(session: Session, ballot: int, today: date) -> None:
    """What the count left is taken back, so that the votes may be typed anew; the move of each keeps the reason."""
    mine = session.scalars(
        select(AwardNomination.id)
        .join(BallotVote, BallotVote.nomination == AwardNomination.id)
        .where(BallotVote.ballot == ballot, BallotVote.result.is_not(None), AwardNomination.stage.in_(COUNTED))
    ).all()
    connection = session.connection()
    connection.execute(update(AwardBallot).where(AwardBallot.id == ballot).values(counted_on=None, result=None))
    connection.execute(update(BallotVote).where(BallotVote.ballot == ballot).values(result=None))
    session.expire_all()
    if mine:
        rows.change_many(session, NOMINATIONS, list(mine), {"stage": words.REVIEWED, "decided_on": None}, today)
        connection.execute(update(AwardNomination).where(AwardNomination.id.in_(mine)).values(votes=None))
        session.expire_all()


def _go(session: Session, ids: Sequence[int], stage: str, day: date, today: date) -> None:
    """Bring nominations to a stage by the moves that there are; a fresh one passes the review with the vote."""
    held = rows.values_of(session, NOMINATIONS, list(ids), today)
    fresh = [row for row, values in held.items() if values["stage"] == words.NOMINATED]
    if fresh:
        rows.change_many(
            session,
            NOMINATIONS,
            fresh,
            {"stage": words.REVIEWED, "reviewed_on": held[fresh[0]]["reviewed_on"] or day},
            today,
        )
    passed = set(fresh) if stage == words.REVIEWED else set()
    moving = [row for row, values in held.items() if values["stage"] != stage and row not in passed]
    if moving:
        decided = None if stage == words.REVIEWED else day
        rows.change_many(session, NOMINATIONS, moving, {"stage": stage, "decided_on": decided}, today)
