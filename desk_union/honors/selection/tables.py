"""评选 with its quotas, nominations and ballots; of a ballot only counts are kept, never who voted."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class AwardRound(Row):
    """One kind of award of one 评选; ``day`` is the cut-off on which heads and eligibility are looked at."""

    __tablename__ = "award_round"

    name: Mapped[str]
    year: Mapped[int] = mapped_column(index=True)
    award: Mapped[str]
    whom: Mapped[str] = mapped_column(default="个人")
    places: Mapped[int]
    basis: Mapped[str] = mapped_column(default="会员数")
    way: Mapped[str] = mapped_column(default="等额推荐")
    day: Mapped[date | None] = mapped_column(index=True)
    least: Mapped[int | None]
    rule: Mapped[int | None] = mapped_column(ForeignKey("choosing_rule.id", ondelete="RESTRICT"), index=True)
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    due_on: Mapped[date | None]
    majority: Mapped[str] = mapped_column(default="得票多的当选")
    ties: Mapped[str] = mapped_column(default="停下来")
    confirmed_by: Mapped[str | None]
    confirmed_on: Mapped[date | None]
    public_from: Mapped[date | None]
    public_days: Mapped[int | None]
    public_until: Mapped[date | None]
    objections: Mapped[str | None]
    commended_on: Mapped[date | None]
    document: Mapped[str | None]
    prize: Mapped[Fen | None]
    gift: Mapped[str | None]
    conditions: Mapped[str | None]
    note: Mapped[str | None]


class AwardShare(Row):
    """How many of all places must at least, or may at most, go to people of a kind: a number, else a percentage."""

    __tablename__ = "award_share"

    round: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    limit: Mapped[str] = mapped_column(default="至少")
    number: Mapped[int | None]
    percent: Mapped[int | None]
    words: Mapped[str | None]


class AwardQuota(Row):
    """What a unit may nominate; ``exact`` is what its heads came to, ``arithmetic`` how ``places`` came of it."""

    __tablename__ = "award_quota"

    round: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    unit: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    heads: Mapped[int | None]
    exact: Mapped[str | None]
    places: Mapped[int]
    front: Mapped[int | None]
    women: Mapped[int | None]
    migrants: Mapped[int | None]
    managers: Mapped[int | None]
    arithmetic: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]


class AwardNomination(Row):
    """A person or a unit put forward; ``fit`` and ``why`` are what the rule said when it was saved."""

    __tablename__ = "award_nomination"

    round: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    by_unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    received_on: Mapped[date | None] = mapped_column(index=True)
    deeds: Mapped[str | None]
    opinion: Mapped[str | None]
    fit: Mapped[str | None]
    why: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="推荐")
    reviewed_on: Mapped[date | None]
    review: Mapped[str | None]
    votes: Mapped[int | None]
    decided_on: Mapped[date | None]
    note: Mapped[str | None]


class AwardBallot(Row):
    """One secret vote on the candidates of a round, in counts."""

    __tablename__ = "award_ballot"

    round: Mapped[int] = mapped_column(ForeignKey("award_round.id", ondelete="CASCADE"), index=True)
    batch: Mapped[int] = mapped_column(default=1)
    day: Mapped[date | None] = mapped_column(index=True)
    voters: Mapped[int | None]
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    valid: Mapped[int | None]
    first_counter: Mapped[str | None]
    second_counter: Mapped[str | None]
    supervisor: Mapped[str | None]
    counted_on: Mapped[date | None]
    result: Mapped[str | None]
    note: Mapped[str | None]


class BallotVote(Row):
    """The votes for one candidate as two people counted them."""

    __tablename__ = "ballot_vote"

    ballot: Mapped[int] = mapped_column(ForeignKey("award_ballot.id", ondelete="CASCADE"), index=True)
    nomination: Mapped[int] = mapped_column(ForeignKey("award_nomination.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    first: Mapped[int | None]
    second: Mapped[int | None]
    result: Mapped[str | None]
    note: Mapped[str | None]
