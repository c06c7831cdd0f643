"""Articles sent and published, carriers and their issues."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Article(Row):
    """A piece sent to one medium; the same piece in another medium is another row."""

    __tablename__ = "article"

    title: Mapped[str]
    author: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    medium: Mapped[str | None]
    medium_kind: Mapped[str | None]
    level: Mapped[str | None]
    sent_on: Mapped[date | None] = mapped_column(index=True)
    published_on: Mapped[date | None] = mapped_column(index=True)
    issue: Mapped[str | None]
    fee: Mapped[Fen | None]
    points: Mapped[int | None]
    note: Mapped[str | None]


class Carrier(Row):
    """A 简报, 黑板报 or 橱窗, and every how many months an issue of it is due."""

    __tablename__ = "carrier"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    every: Mapped[int | None]
    place: Mapped[str | None]
    editor: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    note: Mapped[str | None]


class CarrierIssue(Row):
    """One issue of a carrier."""

    __tablename__ = "carrier_issue"

    carrier: Mapped[int] = mapped_column(ForeignKey("carrier.id", ondelete="CASCADE"), index=True)
    number: Mapped[int | None]
    total_number: Mapped[int | None]
    day: Mapped[date] = mapped_column(index=True)
    editor: Mapped[str | None]
    contents: Mapped[str | None]
    copies: Mapped[int | None]
    note: Mapped[str | None]
