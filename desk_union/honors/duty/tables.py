"""Reports of committee members, group leaders and groups, and the marks that judges gave them (millionths)."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class DutyReport(Row):
    """What somebody (or a group) reported of a year; ``score`` is what its marks come to."""

    __tablename__ = "duty_report"

    year: Mapped[int]
    kind: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    post: Mapped[str | None]
    text: Mapped[str | None]
    problems: Mapped[str | None]
    plans: Mapped[str | None]
    score: Mapped[int | None] = mapped_column(BigInteger)
    verdict: Mapped[str | None]
    note: Mapped[str | None]


class DutyMark(Row):
    """The mark of one judge."""

    __tablename__ = "duty_mark"

    report: Mapped[int] = mapped_column(ForeignKey("duty_report.id", ondelete="CASCADE"), index=True)
    judge: Mapped[str]
    mark: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str | None]
