"""What must hold of votes in the book: never more than ballots, and fixed from the count until it is taken back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Fault
from desk_union.honors.selection import tallying
from desk_union.honors.selection.tables import AwardBallot, AwardNomination, AwardRound, BallotVote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

SIDES = (("first", "第一计票人"), ("second", "第二计票人"))
AGAIN = "请先用“撤销计票”，改好票数再“计票”。"
FIXED = "已经计票，票数、候选人和选票数不能再改。"


def judge_votes(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Faults by the place of the line."""
    by_ballot: dict[int, list[tuple[int, Any]]] = {}
    for place, (_, values) in enumerate(lines):
        if isinstance(values.get("ballot"), int):
            by_ballot.setdefault(values["ballot"], []).append((place, values))
    for ballot, some in by_ballot.items():
        held = session.get(AwardBallot, ballot)
        if held is not None:
            yield from _of_ballot(session, held, some)


def _of_ballot(session: Session, held: AwardBallot, lines: Sequence[tuple[int, Any]]) -> Iterator[tuple[int, Fault]]:
    award = session.get_one(AwardRound, held.round)
    there = {vote.nomination: vote for vote, _, _ in tallying.votes_on(session, held.id)}
    standing = select(AwardNomination.id).where(AwardNomination.round == held.round)
    able = set(session.scalars(standing))
    wanted = {values.get("nomination") for _, values in lines}
    others = [vote for nomination, vote in there.items() if nomination not in wanted]
    bounds = _Bounds(held, tallying.seats(session, award, held.batch), others)
    for place, values in lines:
        nomination = values.get("nomination")
        if held.counted_on is not None and _differs(there.get(nomination), values):
            yield place, Fault("first", f"这次投票{FIXED}", AGAIN)
        elif nomination is not None and nomination not in able:
            yield place, Fault("nomination", f"不是“{award.award}”的候选人。", "请核对候选人和投票。")
        else:
            yield from ((place, fault) for fault in bounds.over(values))


class _Bounds:
    """How many votes one candidate, and all together, can have by the ballots that are written down."""

    def __init__(self, held: AwardBallot, places: int, others: Sequence[BallotVote]) -> None:
        told = (("有效", held.valid), ("收回", held.returned), ("发出", held.issued), ("应到", held.voters))
        known = [(label, value) for label, value in told if value is not None]
        self.label: str = known[0][0] if known else ""
        self.limit: int | None = known[0][1] if known else None
        self.places = places
        self.total = Counter({key: sum(getattr(one, key) or 0 for one in others) for key, _ in SIDES})

    def over(self, values: Any) -> Iterator[Fault]:
        for key, who in SIDES:
            votes = values.get(key) or 0
            self.total[key] += votes
            if self.limit is None:
                continue
            if votes > self.limit:
                yield Fault(key, f"{votes}票，多于{self.label}的{self.limit}张票。", "请核对票数。")
            elif self.total[key] > self.limit * self.places:
                most = f"{self.limit}张票每张最多选{self.places}名的{self.limit * self.places}票"
                yield Fault(key, f"{who}录的各候选人共{self.total[key]}票，多于{most}。", "请核对票数。")


def _differs(held: BallotVote | None, values: Any) -> bool:
    return held is None or any(getattr(held, key) != values.get(key) for key, _ in SIDES)


def fixed(session: Session, ballots: Sequence[int]) -> None:
    """Refusal where a deed has altered what was counted; the result itself is written by the count alone."""
    for ballot in ballots:
        held = session.get(AwardBallot, ballot)
        if held is not None and held.counted_on is not None and tallying.altered(session, ballot):
            raise Refusal(FIXED, AGAIN, field="first")
