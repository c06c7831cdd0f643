"""The mapped classes of 合理化建议, 金点子, 小改小革 and slogans."""

from datetime import date

from sqlalchemy import ForeignKey
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
    award: Mapped[str | None]
    bonus: Mapped[Fen | None]
    note: Mapped[str | None]


class SuggestionProposer(Row):
    """One of those who made a suggestion; ``person`` where the name is one of the book's."""

    __tablename__ = "suggestion_proposer"

    suggestion: Mapped[int] = mapped_column(ForeignKey("suggestion.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    name: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
