"""What 会员台账 keeps: mapped classes only, no behaviour."""


from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Union(Row):
    """The office's own union (C.5); a book holds exactly one."""

    __tablename__ = "union_record"

    name: Mapped[str]
    union_code: Mapped[str | None]
    credit_code: Mapped[str | None]
    kind: Mapped[str | None]
    form: Mapped[str | None]
    upper_union: Mapped[str | None]
    founded_on: Mapped[date | None]
    approval: Mapped[str | None]
    founded_by: Mapped[str | None]
    status: Mapped[str | None]
    employer: Mapped[str | None]
    employer_code: Mapped[str | None]
    employer_nature: Mapped[str | None]
    economy: Mapped[str | None]
    industry: Mapped[str | None]
    region: Mapped[str | None]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    legal_person: Mapped[str | None]
    union_legal_person: Mapped[str | None]
    party_body: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    bank: Mapped[str | None]
    bank_account: Mapped[str | None]
    has_seal: Mapped[bool | None]
    has_account: Mapped[bool | None]
    has_audit: Mapped[bool | None]
    has_women: Mapped[bool | None]
    has_congress: Mapped[bool | None]
    has_disclosure: Mapped[bool | None]
    has_contract: Mapped[bool | None]
    has_supervision: Mapped[bool | None]
    has_cards: Mapped[bool | None]
    has_mutual_aid: Mapped[bool | None]
    home_stars: Mapped[str | None]
    honors: Mapped[str | None]
    note: Mapped[str | None]


class Unit(Row):
    """A node of the tree 工会 - 分会 - 小组 (车间 and 班组 where the office keeps them)."""

    __tablename__ = "unit"

    name: Mapped[str]
    level: Mapped[str]
    parent: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    code: Mapped[str | None]
    founded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    place: Mapped[int | None]
    note: Mapped[str | None]


class UnitChange(Row):
    """Something that happened to a unit: founded, renamed, merged, restructured, closed."""

    __tablename__ = "unit_change"

    unit: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    kind: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    document: Mapped[str | None]
    note: Mapped[str | None]


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


class _Period:
    """A dated value ``[since, until)``: the end day is the first day on which it no longer holds."""

    since: Mapped[date]
    until: Mapped[date | None]


class Placement(_Period, Row):
    """In which unit a person is."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_placement_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[int] = mapped_column("unit", ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str | None]


class Employment(_Period, Row):
    """How a person is employed here; no open row means not on the roll."""

    __tablename__ = "employment"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_employment_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("kind", String)
    reason: Mapped[str | None]


class Standing(_Period, Row):
    """Whether a person is on post, laid off, ill, retired ... (就业状况)."""

    __tablename__ = "standing"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_standing_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("kind", String)
    reason: Mapped[str | None]


class Membership(_Period, Row):
    """The membership state over time; a projection of the events, written by ``settling.project`` only."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_membership_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("state", String)


class MembershipEvent(Row):
    """Something that changed a person's membership, with reason, approver and document."""

    __tablename__ = "membership_event"
    __table_args__ = (Index("ix_membership_event_person", "person", "day"), Index("ix_membership_event_day", "day"))

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str]
    day: Mapped[date]
    reason: Mapped[str | None]
    approver: Mapped[str | None]
    document: Mapped[str | None]
    other_union: Mapped[str | None]
    note: Mapped[str | None]


class Post(Row):
    """An office held in the union by a person, with its term."""

    __tablename__ = "post"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    term: Mapped[int | None] = mapped_column(ForeignKey("term.id", ondelete="SET NULL"))
    full_time: Mapped[bool | None]
    document: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]


class Term(Row):
    """One election or session of a body of the union (届次)."""

    __tablename__ = "term"

    body: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    number: Mapped[int]
    session: Mapped[int]
    held_on: Mapped[date]
    years: Mapped[int | None]
    due_on: Mapped[date | None]
    delegates: Mapped[int | None]
    present: Mapped[int | None]
    candidates: Mapped[str | None]
    votes: Mapped[str | None]
    elected: Mapped[str | None]
    approved_on: Mapped[date | None]
    approval: Mapped[str | None]
    note: Mapped[str | None]


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


class WomenWork(Row):
    """A piece of the women workers' committee's work: activity, meeting, special contract, rights case."""

    __tablename__ = "women_work"

    day: Mapped[date]
    kind: Mapped[str]
    title: Mapped[str]
    persons: Mapped[int | None]
    result: Mapped[str | None]
    until: Mapped[date | None]
    note: Mapped[str | None]


class NotSame(Row):
    """Two persons that look alike and were judged to be different people."""

    __tablename__ = "not_same"
    __table_args__ = (Index("uq_not_same", "one", "other", unique=True),)

    one: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
