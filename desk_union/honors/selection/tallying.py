"""What the votes of a secret ballot come to, read from the book; and whether that is still what was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words
from desk_union.honors.selection import ballot_rules
from desk_union.honors.selection.ballot_rules import BallotCandidate, Ballots
from desk_union.honors.selection.nominating import nominee
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardRound, BallotVote
from desk_union.members.tables import MembershipEvent, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.honors.selection.ballot_rules import CountedVotes

JOINED = ("入会", "转入")


def seats(session: Session, held: AwardRound, batch: int | None = None) -> int:
    """How many a vote elects: all places, less those whom the votes before it (before ``batch``) have elected."""
    taken = (
        select(func.count(BallotVote.id))
        .join(AwardBallot, AwardBallot.id == BallotVote.ballot)
        .where(AwardBallot.round == held.id, AwardBallot.counted_on.is_not(None), BallotVote.result == words.IN)
    )
    if batch is not None:
        taken = taken.where(AwardBallot.batch < batch)
    return max(held.places - (session.scalar(taken) or 0), 0)


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
    candidates = [
        BallotCandidate(vote.nomination, name or "", vote.first, vote.second, _since(session, person, award.ties))
        for vote, person, name in votes_on(session, ballot)
    ]
    return ballot_rules.count(
        numbers_of(held), candidates, seats(session, award, held.batch), award.majority, award.ties
    )


def votes_on(session: Session, ballot: int) -> list[tuple[BallotVote, int | None, str | None]]:
    """Each vote of a ballot in the order of the paper, with the person (None of a unit) and the name."""
    query = select(BallotVote, AwardNomination.person, nominee().label("name")).join(
        AwardNomination, AwardNomination.id == BallotVote.nomination
    )
    found = session.execute(query.where(BallotVote.ballot == ballot).order_by(BallotVote.place, BallotVote.id)).all()
    return [(row.BallotVote, row.person, row.name) for row in found]


def numbers_of(held: AwardBallot) -> Ballots:
    return Ballots(held.voters, held.issued, held.returned, held.valid)


def numbers_told(held: AwardBallot, counted: Sequence[CountedVotes]) -> str:
    """All that was counted in numbers, so that a change is seen: 按登记顺序得票21、17；收回23张，有效22张."""
    votes = "、".join(str(one.votes) for one in sorted(counted, key=lambda one: one.key))
    parts = (
        ("应到", held.voters, "人"), ("发出", held.issued, "张"), ("收回", held.returned, "张"),
        ("有效", held.valid, "张"),
    )  # fmt: skip
    written = "，".join(f"{label}{value}{unit}" for label, value, unit in parts if value is not None)
    return f"按登记顺序得票{votes}；{written}"


def altered(session: Session, ballot: int) -> str:
    """What the ballot comes to by now, in words, where that is not what was counted; empty where the count stands.

    By numbers and results, never by names: whoever is renamed was elected all the same.
    """
    held = session.get_one(AwardBallot, ballot)
    before = (held.result or "").partition("。")[2]
    kept = {vote.nomination: vote.result for vote, _, _ in votes_on(session, ballot)}
    try:
        counted = result_of(session, ballot)
    except Refusal as refused:
        return str(refused)
    held = session.get_one(AwardBallot, ballot)
    same = {one.key: one.result for one in counted} == kept
    numbers = numbers_told(held, counted)
    return "" if same and before in ("", numbers) else f"{told(counted)}。{numbers}"


def told(counted: Sequence[CountedVotes]) -> str:
    """当选：甲（30票）、乙（28票）；并列待定：丙、丁（各20票）."""
    parts = []
    for result in (words.IN, words.TIED):
        some = [f"{one.name}（{one.votes}票）" for one in counted if one.result == result]
        parts += [f"{result}{len(some)}：{'、'.join(some)}"] if some else []
    return "；".join(parts) or "没有人达到当选条件"
