"""The mapped classes of 合理化建议, 金点子, 小改小革 and slogans."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class IdeaCampaign(Row):
    """A call for suggestions, ideas or slogans on one theme, from one day to another."""

    __tablename__ = "idea_campaign"

    theme: Mapped[str]
    channel: Mapped[str | None]
    organiser: Mapped[str | None]
    starts_on: Mapped[date | None] = mapped_column(index=True)
    ends_on: Mapped[date | None]
    scope: Mapped[str | None]
    rules: Mapped[str | None]
    note: Mapped[str | None]


class Suggestion(Row):
    """A suggestion or idea; ``proposers`` are the names as written, ``SuggestionProposer`` who they are."""

    __tablename__ = "suggestion"

    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    content: Mapped[str | None]
    channel: Mapped[str | None] = mapped_column(index=True)
    campaign: Mapped[int | None] = mapped_column(ForeignKey("idea_campaign.id", ondelete="RESTRICT"), index=True)
    proposers: Mapped[str | None]
    phone: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    raised_on: Mapped[date | None] = mapped_column(index=True)
    category: Mapped[str | None]
    valid: Mapped[bool | None]
    stage: Mapped[str] = mapped_column(default="已提出", index=True)
    handler: Mapped[str | None]
    due_on: Mapped[date | None]
    replied_on: Mapped[date | None]
    reply: Mapped[str | None]
    replier: Mapped[str | None]
    situation: Mapped[str | None]
    measure: Mapped[str | None]
    effect: Mapped[str | None]
    benefit: Mapped[Fen | None]
    reckoning: Mapped[str | None]
    recommended: Mapped[str | None]
    judgement: Mapped[str | None]
    done_on: Mapped[date | None]
    score: Mapped[int | None] = mapped_column(BigInteger)  # millionths of a mark, as the judges' marks come to
    award: Mapped[str | None]
    bonus: Mapped[Fen | None]
    roll: Mapped[int | None] = mapped_column(ForeignKey("payout_list.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class SuggestionProposer(Row):
    """One of those who made a suggestion; ``person`` where the name is one of the book's."""

    __tablename__ = "suggestion_proposer"

    suggestion: Mapped[int] = mapped_column(ForeignKey("suggestion.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)


class SuggestionMark(Row):
    """What one judge gave a suggestion, in millionths of a mark."""

    __tablename__ = "suggestion_mark"

    suggestion: Mapped[int] = mapped_column(ForeignKey("suggestion.id", ondelete="CASCADE"), index=True)
    judge: Mapped[str]
    technique: Mapped[int | None] = mapped_column(BigInteger)
    gain: Mapped[int | None] = mapped_column(BigInteger)
    reach: Mapped[int | None] = mapped_column(BigInteger)
    usefulness: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str | None]


class Innovation(Row):
    """小改小革, 五小, 操作法: a project with what it cost and what it brings in a year."""

    __tablename__ = "innovation"

    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[str | None] = mapped_column(index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    leader: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="立项")
    started_on: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None] = mapped_column(index=True)
    used_on: Mapped[date | None]
    cost: Mapped[Fen | None]
    benefit: Mapped[Fen | None]
    reckoning: Mapped[str | None]
    proof: Mapped[str | None]
    problem: Mapped[str | None]
    novelty: Mapped[str | None]
    course: Mapped[str | None]
    reach: Mapped[str | None]
    social: Mapped[str | None]
    patent: Mapped[str | None]
    honours: Mapped[str | None]
    recommended: Mapped[str | None]
    appraisal: Mapped[str | None]
    appraised_on: Mapped[date | None]
    grade: Mapped[str | None]
    note: Mapped[str | None]


class InnovationMember(Row):
    """One of those who made an innovation; ``share`` is in per cent, ``place`` the rank of contribution."""

    __tablename__ = "innovation_member"

    innovation: Mapped[int] = mapped_column(ForeignKey("innovation.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str | None]
    job: Mapped[str | None]
    skill: Mapped[str | None]
    share: Mapped[int | None]


class Slogan(Row):
    """A safety saying that was collected, or a banner that was hung."""

    __tablename__ = "slogan"

    words: Mapped[str]
    kind: Mapped[str] = mapped_column(default="征集格言", index=True)
    day: Mapped[date | None] = mapped_column(index=True)
    author: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    campaign: Mapped[int | None] = mapped_column(ForeignKey("idea_campaign.id", ondelete="RESTRICT"), index=True)
    score: Mapped[int | None] = mapped_column(BigInteger)
    grade: Mapped[str | None]
    judged_on: Mapped[date | None]
    published: Mapped[str | None]
    note: Mapped[str | None]
