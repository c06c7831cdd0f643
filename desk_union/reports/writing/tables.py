"""Documents with their sections and numbers, and the plan of a year."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Writing(Row):
    """A 总结 that the office keeps; its text stands in its sections."""

    __tablename__ = "writing"

    title: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    office: Mapped[str | None]  # the kind of office whose template it began with
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)
    money: Mapped[str | None]
    stage: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="SET NULL"), index=True)  # of one branch or group
    signed_by: Mapped[str | None]
    signed_on: Mapped[date | None]
    note: Mapped[str | None]


class WritingSection(Row):
    """One section; in ``text`` a number stands as {#3}, which is the mark of a row of its document."""

    __tablename__ = "writing_section"

    writing: Mapped[int] = mapped_column(ForeignKey("writing.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    heading: Mapped[str | None]
    level: Mapped[int | None]
    left_out: Mapped[bool | None]
    text: Mapped[str | None]


class WritingNumber(Row):
    """A number in a text: what it was when it was taken, and exactly which rows it counted then."""

    __tablename__ = "writing_number"

    section: Mapped[int] = mapped_column(ForeignKey("writing_section.id", ondelete="CASCADE"), index=True)
    mark: Mapped[int]
    figure: Mapped[str]  # code of a figure or of the list of typed ones, or the name of a number that is only typed
    first: Mapped[date]
    last: Mapped[date]
    text: Mapped[str | None]  # none where it is missing yet
    unit: Mapped[str | None]
    digest: Mapped[str | None]
    counted: Mapped[int | None]
    typed: Mapped[bool | None]
    taken_on: Mapped[date | None]


class PlanItem(Row):
    """A measure of a year's plan; ``figure`` is the number by which it is seen how far it is done."""

    __tablename__ = "plan_item"

    year: Mapped[int] = mapped_column(index=True)
    place: Mapped[int | None]
    theme: Mapped[str]
    measure: Mapped[str]
    owner: Mapped[str | None]
    due: Mapped[date | None] = mapped_column(index=True)
    planned: Mapped[int | None]
    unit: Mapped[str | None]
    figure: Mapped[str | None]
    done_on: Mapped[date | None]
    result: Mapped[str | None]
    note: Mapped[str | None]
