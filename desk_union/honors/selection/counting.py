"""Ballots of the book: the candidates on one, and what its counts come to, kept with the candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.days import show_day_long
from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words
from desk_union.honors.selection import ballot_rules
from desk_union.honors.selection.ballot_rules import BallotCandidate, Ballots
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, VOTES, nominee
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardRound, BallotVote
from desk_union.members.tables import MembershipEvent, Person
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.honors.selection.ballot_rules import CountedVotes

JOINED = ("入会", "转入")
STANDING = (words.REVIEWED, words.ELECTED, words.NOT_ELECTED)


def candidates_for(session: Session, round_id: int) -> list[int]:
    """Who may stand on a ballot: what passed the review, else (where nothing was reviewed) whoever was put forward."""
    query = select(AwardNomination.id).where(AwardNomination.round == round_id).order_by(AwardNomination.id)
    passed = session.scalars(query.where(AwardNomination.stage == words.REVIEWED)).all()
    return list(passed or session.scalars(query.where(AwardNomination.stage == words.NOMINATED)))


def open_ballot(session: Session, held: AwardRound, given: dict[str, Any], today: date) -> tuple[int, int]:
    """A ballot with every candidate on it; its id and how many stand on it. Refusal where nobody does."""
    candidates = candidates_for(session, held.id)
    if not candidates:
        raise Refusal(f"“{held.award}”还没有候选人。", "请先登记推荐人选并评审。")
    if len(candidates) < held.places:
        raise Refusal(
            f"“{held.award}”要选{held.places}名，候选人只有{len(candidates)}名。", "请补充推荐，或核对总名额。"
        )
    last = session.scalar(select(func.max(AwardBallot.batch)).where(AwardBallot.round == held.id)) or 0
    made = rows.save_row(session, BALLOTS, None, {"round": held.id, "batch": last + 1, **given}, today)
    fresh = [
        {**rows.defaults(VOTES), "ballot": made, "nomination": one, "place": n} for n, one in enumerate(candidates, 1)
    ]
    rows.add_rows(session, VOTES, fresh, today)
    return made, len(candidates)


def read(session: Session, ballot: int) -> tuple[Ballots, list[BallotCandidate]]:
    held = session.get_one(AwardBallot, ballot)
    ties = session.get_one(AwardRound, held.round).ties
    query = select(BallotVote, AwardNomination.person, nominee().label("name")).join(
        AwardNomination, AwardNomination.id == BallotVote.nomination
    )
    found = session.execute(query.where(BallotVote.ballot == ballot).order_by(BallotVote.place, BallotVote.id)).all()
    candidates = [
        BallotCandidate(
            row.BallotVote.nomination,
            row.name or "",
            row.BallotVote.first,
            row.BallotVote.second,
            _since(session, row.person, ties),
        )
        for row in found
    ]
    return Ballots(held.voters, held.issued, held.returned, held.valid), candidates


def _since(session: Session, person: int | None, ties: str) -> date | None:
    if person is None or ties not in (words.LONGER_MEMBER, words.LONGER_HERE):
        return None
    if ties == words.LONGER_HERE:
        return session.scalar(select(Person.hired_on).where(Person.id == person))
    return session.scalar(
        select(func.max(MembershipEvent.day)).where(MembershipEvent.person == person, MembershipEvent.kind.in_(JOINED))
    )


def result_of(session: Session, ballot: int) -> list[CountedVotes]:
    """Who is elected by what is written down; Refusal where the counts cannot be."""
    session.expire_all()
    held = session.get_one(AwardBallot, ballot)
    award = session.get_one(AwardRound, held.round)
    numbers, candidates = read(session, ballot)
    return ballot_rules.count(numbers, candidates, award.places, award.majority, award.ties)


def told(counted: Sequence[CountedVotes]) -> str:
    """当选：甲（30票）、乙（28票）；并列待定：丙、丁（各20票）."""
    parts = []
    for result in (words.IN, words.TIED):
        some = [f"{one.name}（{one.votes}票）" for one in counted if one.result == result]
        parts += [f"{result}{len(some)}：{'、'.join(some)}"] if some else []
    return "；".join(parts) or "没有人达到当选条件"


def count(session: Session, ballot: int, given: date | None, today: date) -> list[CountedVotes]:
    """Count and keep what came of it with the ballot and each candidate; on the day of the vote where none is given."""
    held = session.get_one(AwardBallot, ballot).day
    if held is not None and given is not None and given < held:
        raise Refusal(f"计票日期早于投票的{show_day_long(held)}。", "请核对日期。", field="day")
    day = given or min(held or today, today)
    counted = result_of(session, ballot)
    connection = session.connection()
    connection.execute(update(AwardBallot).where(AwardBallot.id == ballot).values(counted_on=day, result=told(counted)))
    for one in counted:
        mine = (BallotVote.ballot == ballot, BallotVote.nomination == one.key)
        connection.execute(update(BallotVote).where(*mine).values(result=one.result))
        connection.execute(update(AwardNomination).where(AwardNomination.id == one.key).values(votes=one.votes))
    session.expire_all()
    _go(session, [one.key for one in counted if one.result == words.IN], words.ELECTED, day, today)
    _go(session, [one.key for one in counted if one.result == words.OUT], words.NOT_ELECTED, day, today)
    return counted


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
    moving = [row for row, values in held.items() if values["stage"] != stage]
    if moving:
        rows.change_many(session, NOMINATIONS, moving, {"stage": stage, "decided_on": day}, today)
