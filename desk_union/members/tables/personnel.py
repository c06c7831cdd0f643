"""The personnel office's list as it was read, and where it differs from the ledger, with what became of that."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class PersonnelLine(Row):
    """One person as the personnel office's newest list tells of them; the next list takes its place."""

    __tablename__ = "personnel_line"

    batch: Mapped[int | None]
    read_on: Mapped[date | None]
    name: Mapped[str]
    work_no: Mapped[str | None]
    sex: Mapped[str | None]
    born_on: Mapped[date | None]
    id_number: Mapped[str | None]
    phone: Mapped[str | None]
    unit_name: Mapped[str | None]
    employ_type: Mapped[str | None]
    standing: Mapped[str | None]
    job: Mapped[str | None]
    title: Mapped[str | None]
    education: Mapped[str | None]
    political: Mapped[str | None]
    hired_on: Mapped[date | None]
    wage: Mapped[int | None]
    note: Mapped[str | None]


class PersonnelDifference(Row):
    """One thing in which the list and the ledger differ; ``mark`` tells by what values, so that a decision lasts."""

    __tablename__ = "personnel_difference"

    day: Mapped[date]
    kind: Mapped[str]
    name: Mapped[str]
    work_no: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    line: Mapped[int | None] = mapped_column(ForeignKey("personnel_line.id", ondelete="SET NULL"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="SET NULL"), index=True)
    what: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    mark: Mapped[str | None]
    state: Mapped[str]
    settled_on: Mapped[date | None]
    note: Mapped[str | None]
