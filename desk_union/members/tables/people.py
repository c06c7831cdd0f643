"""Persons and what hangs on them: children, family, curriculum, study, and who was judged not to be another."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Person(Row):
    """A person of the office, employed here now or once, member or not; one row for life."""

    __tablename__ = "person"
    __table_args__ = (Index("uq_person_document", "id_type", "id_number", unique=True),)

    name: Mapped[str]
    sex: Mapped[str | None]
    born_on: Mapped[date | None]
    ethnicity: Mapped[str | None]
    id_type: Mapped[str | None]
    id_number: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    address: Mapped[str | None]
    native_place: Mapped[str | None]
    household_kind: Mapped[str | None]
    household_place: Mapped[str | None]
    is_migrant: Mapped[bool | None]
    political: Mapped[str | None]
    party_joined_on: Mapped[date | None]
    marital: Mapped[str | None]
    education: Mapped[str | None]
    skill: Mapped[str | None]
    title: Mapped[str | None]
    job: Mapped[str | None]
    work_no: Mapped[str | None]
    started_on: Mapped[date | None]
    hired_on: Mapped[date | None]
    contract_until: Mapped[date | None]
    wage: Mapped[int | None]
    bank_card: Mapped[str | None]
    card_no: Mapped[str | None] = mapped_column(unique=True)
    applied_on: Mapped[date | None]
    is_model_worker: Mapped[bool | None]
    retire_line: Mapped[int | None]
    retire_on: Mapped[date | None]
    retired_on: Mapped[date | None]
    lives_alone: Mapped[bool | None]
    spouse: Mapped[str | None]
    spouse_phone: Mapped[str | None]
    far_address: Mapped[str | None]
    service_group: Mapped[str | None]
    died_on: Mapped[date | None]
    entered: Mapped[bool | None]  # into the upper union's real-name system
    entered_on: Mapped[date | None]
    entered_by: Mapped[str | None]
    career_plan: Mapped[str | None]
    photo: Mapped[str | None]
    note: Mapped[str | None]
    search: Mapped[str] = mapped_column(default="")
    sort: Mapped[str] = mapped_column(default="", index=True)


class Child(Row):
    """A child of a person."""

    __tablename__ = "child"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    sex: Mapped[str | None]
    born_on: Mapped[date]
    stage: Mapped[str | None]
    school: Mapped[str | None]
    note: Mapped[str | None]


class Relative(Row):
    """A family member as the registration form asks for (家庭主要成员及其工作单位)."""

    __tablename__ = "relative"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    relation: Mapped[str]
    born_on: Mapped[date | None]
    employer: Mapped[str | None]
    phone: Mapped[str | None]


class Resume(Row):
    """One line of a person's curriculum (个人工作简历)."""

    __tablename__ = "resume"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    what: Mapped[str]


class EducationChange(Row):
    """Study beside work: from which level to which, by which route, in progress or finished."""

    __tablename__ = "education_change"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    before: Mapped[str | None]
    target: Mapped[str]
    route: Mapped[str]
    school: Mapped[str | None]
    major: Mapped[str | None]
    state: Mapped[str]
    started_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    note: Mapped[str | None]


class PersonChange(Row):
    """What a person's column (``what``, by its heading) held until ``day``; the person's row holds what it is now."""

    __tablename__ = "person_change"
    __table_args__ = (
        Index("ix_person_change_person", "person", "what", "day"), Index("ix_person_change_what", "what", "day"),
    )  # fmt: skip

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    what: Mapped[str]
    day: Mapped[date]
    before: Mapped[str | None]
    wage_before: Mapped[int | None]
    reason: Mapped[str | None]


class NotSame(Row):
    """Two persons that look alike and were judged to be different people."""

    __tablename__ = "not_same"
    __table_args__ = (Index("uq_not_same", "one", "other", unique=True),)

    one: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
