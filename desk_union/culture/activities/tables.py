"""文体活动 and who came, entries and prizes, clubs and their members, works of art and writing."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Activity(Row):
    """An activity of the union; ``persons`` is typed, who signed stands in ``ActivityPerson``."""

    __tablename__ = "activity"

    name: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None]
    occasion: Mapped[str | None]
    kind: Mapped[str | None]
    campaign: Mapped[str | None]
    edition: Mapped[int | None]
    level: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    units: Mapped[str | None]
    place: Mapped[str | None]
    leader: Mapped[str | None]
    persons: Mapped[int | None]
    budget: Mapped[Fen | None]
    cost: Mapped[Fen | None]
    source: Mapped[str | None]
    plan: Mapped[str | None]
    summary: Mapped[str | None]
    trimmed: Mapped[bool | None]
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class ActivityPerson(Row):
    """Who signed for an activity."""

    __tablename__ = "activity_person"

    activity: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    came_on: Mapped[date | None]
    item: Mapped[str | None]
    prize: Mapped[str | None]
    note: Mapped[str | None]


class CultureEntry(Row):
    """A team or piece that was sent to a contest or a show, and what it won."""

    __tablename__ = "culture_entry"

    event: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="参赛")
    activity: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="SET NULL"), index=True)
    title: Mapped[str | None]
    level: Mapped[str | None]
    host: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    team: Mapped[str | None]
    members: Mapped[str | None]
    heads: Mapped[int | None]
    part: Mapped[str | None]
    rank: Mapped[int | None]
    prize: Mapped[str | None]
    note: Mapped[str | None]


class Club(Row):
    """An interest group, association or team."""

    __tablename__ = "club"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    founded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    leader: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    coach: Mapped[str | None]
    place: Mapped[str | None]
    times: Mapped[str | None]
    plan: Mapped[str | None]
    note: Mapped[str | None]


class ClubMember(Row):
    """Who belongs to a club from when to when."""

    __tablename__ = "club_member"

    club: Mapped[int] = mapped_column(ForeignKey("club.id", ondelete="CASCADE"), index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    note: Mapped[str | None]


class ArtWork(Row):
    """A piece handed in for 征文, 演讲, 书画; ``score`` in millionths of a point, of its marks where it has any."""

    __tablename__ = "art_work"

    title: Mapped[str]
    author: Mapped[str]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str]
    activity: Mapped[int | None] = mapped_column(ForeignKey("activity.id", ondelete="SET NULL"), index=True)
    handed_on: Mapped[date] = mapped_column(index=True)
    score: Mapped[int | None] = mapped_column(BigInteger)
    rank: Mapped[int | None]
    prize: Mapped[str | None]
    sent_to: Mapped[str | None]
    note: Mapped[str | None]


class WorkCriterion(Row):
    """What works of an activity are marked for; ``full`` and ``weight`` in millionths of a point."""

    __tablename__ = "work_criterion"

    activity: Mapped[int] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    full: Mapped[int] = mapped_column(BigInteger)
    weight: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[str | None]


class WorkMark(Row):
    """The mark of one judge for one work; without ``criterion`` it is for the whole of it, in millionths."""

    __tablename__ = "work_mark"

    work: Mapped[int] = mapped_column(ForeignKey("art_work.id", ondelete="CASCADE"), index=True)
    criterion: Mapped[int | None] = mapped_column(ForeignKey("work_criterion.id", ondelete="RESTRICT"), index=True)
    judge: Mapped[str]
    mark: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str | None]
