"""The mapped classes of 竞赛: contests, items, entrants, marks, prizes; 流动红旗; patterns; voluntary work."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Contest(Row):
    """A contest, or a round of one (``whole``); marks, weights and measures anywhere are whole millionths.

    ``scheme`` and ``seal`` are what the result was signed by: the scheme as text, the digest of scheme and marks.
    """

    __tablename__ = "contest"

    number: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str | None] = mapped_column(index=True)
    theme: Mapped[str | None]
    level: Mapped[str | None]
    organiser: Mapped[str | None]
    starts_on: Mapped[date | None] = mapped_column(index=True)
    ends_on: Mapped[date | None]
    whole: Mapped[int | None] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"), index=True)
    round: Mapped[str | None]
    edition: Mapped[int | None]
    stage: Mapped[str] = mapped_column(default="筹备", index=True)
    scope: Mapped[str | None]
    judging: Mapped[str | None]
    judges: Mapped[str | None]
    precedence: Mapped[str | None]
    far: Mapped[int | None]
    twice: Mapped[bool | None]
    share_cap: Mapped[str | None]
    budget: Mapped[Fen | None]
    source: Mapped[str | None]
    project: Mapped[int | None] = mapped_column(ForeignKey("fund_project.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[str | None]
    leaders: Mapped[str | None]
    content: Mapped[str | None]
    demands: Mapped[str | None]
    signed_on: Mapped[date | None]
    signer: Mapped[str | None]
    awarded_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    scheme: Mapped[str | None]
    seal: Mapped[str | None]
    lot: Mapped[int | None]
    note: Mapped[str | None]


class ContestCriterion(Row):
    """An item that is judged; ``way``, ``measure`` and ``steps`` say how a measured value becomes points."""

    __tablename__ = "contest_criterion"

    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="评分")
    full: Mapped[int | None] = mapped_column(BigInteger)
    weight: Mapped[int | None] = mapped_column(BigInteger)
    chapter: Mapped[str | None]
    standard: Mapped[str | None]
    judges: Mapped[str | None]
    measure: Mapped[str | None]
    way: Mapped[str | None]
    steps: Mapped[str | None]
    smaller: Mapped[bool | None]
    place: Mapped[int | None]


class ContestEntry(Row):
    """Who takes part: a person or a team, as written; ``person`` or ``unit`` where the office knows them.

    ``place`` and ``total`` (a fraction as text) are those that were signed.
    """

    __tablename__ = "contest_entry"

    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    name: Mapped[str]
    kind: Mapped[str | None]
    group: Mapped[str | None]
    unit_name: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    trade: Mapped[str | None]
    captain: Mapped[str | None]
    heads: Mapped[int | None]
    lot: Mapped[int | None]
    state: Mapped[str | None]
    done_on: Mapped[date | None]
    place: Mapped[int | None]
    total: Mapped[str | None]
    note: Mapped[str | None]

    __table_args__ = (Index("ix_contest_entry_name", "contest", "name"),)


class ContestMember(Row):
    """One of a team; ``share`` says how a prize of the team is split."""

    __tablename__ = "contest_member"

    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"), index=True)
    team: Mapped[str]
    entry: Mapped[int | None] = mapped_column(ForeignKey("contest_entry.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    share: Mapped[int | None]


class ContestScore(Row):
    """A mark of one judge for one item, or a bonus, a deduction, a veto, a measured value with its base and target."""

    __tablename__ = "contest_score"

    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"))
    entrant: Mapped[str]
    item: Mapped[str | None]
    judge: Mapped[str | None]
    mark: Mapped[int | None] = mapped_column(BigInteger)
    base: Mapped[int | None] = mapped_column(BigInteger)
    target: Mapped[int | None] = mapped_column(BigInteger)
    day: Mapped[date | None]
    word: Mapped[str | None]
    again: Mapped[int | None] = mapped_column(BigInteger)
    typed_by: Mapped[str | None]
    again_by: Mapped[str | None]
    entry: Mapped[int | None] = mapped_column(ForeignKey("contest_entry.id", ondelete="CASCADE"))
    criterion: Mapped[int | None] = mapped_column(ForeignKey("contest_criterion.id", ondelete="CASCADE"), index=True)

    __table_args__ = (
        Index("ix_contest_score_marks", "contest", "entry", "criterion", "mark"),
        Index("ix_contest_score_entry", "entry", "criterion"),
    )


class ContestGrade(Row):
    """A prize that may be won: how many places, by what, and what each winner gets."""

    __tablename__ = "contest_grade"

    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    places: Mapped[int | None]
    by: Mapped[str | None]
    group: Mapped[str | None]
    money: Mapped[Fen | None]
    gift: Mapped[str | None]
    gift_value: Mapped[Fen | None]
    place: Mapped[int | None]


class ContestAward(Row):
    """What somebody won; ``roll`` is the 发放单 by which it is handed out."""

    __tablename__ = "contest_award"

    number: Mapped[str | None] = mapped_column(unique=True)
    contest: Mapped[int] = mapped_column(ForeignKey("contest.id", ondelete="CASCADE"), index=True)
    grade: Mapped[str]
    winner: Mapped[str]
    place: Mapped[int | None]
    result: Mapped[str | None]
    money: Mapped[Fen | None]
    gift: Mapped[str | None]
    gift_value: Mapped[Fen | None]
    day: Mapped[date | None] = mapped_column(index=True)
    entry: Mapped[int | None] = mapped_column(ForeignKey("contest_entry.id", ondelete="SET NULL"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    roll: Mapped[int | None] = mapped_column(ForeignKey("payout_list.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class ContestFlag(Row):
    """A 流动红旗 or plaque in the hands of one holder, from one day to another."""

    __tablename__ = "contest_flag"

    name: Mapped[str]
    contest: Mapped[int | None] = mapped_column(ForeignKey("contest.id", ondelete="SET NULL"), index=True)
    period: Mapped[str | None]
    holder: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    since: Mapped[date | None] = mapped_column(index=True)
    until: Mapped[date | None]
    ended: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]


class ContestPattern(Row):
    """A contest to start others from: its texts, items and prizes, a line each."""

    __tablename__ = "contest_pattern"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    theme: Mapped[str | None]
    judging: Mapped[str | None]
    precedence: Mapped[str | None]
    days: Mapped[int | None]
    items: Mapped[str | None]
    grades: Mapped[str | None]
    purpose: Mapped[str | None]
    content: Mapped[str | None]
    demands: Mapped[str | None]
    own: Mapped[bool | None]


class JointWork(Row):
    """Voluntary work and what the union does together with the youth league."""

    __tablename__ = "contest_joint_work"

    name: Mapped[str]
    kind: Mapped[str | None]
    day: Mapped[date | None] = mapped_column(index=True)
    organiser: Mapped[str | None]
    heads: Mapped[int | None]
    hours: Mapped[int | None]
    effect: Mapped[str | None]
    note: Mapped[str | None]
