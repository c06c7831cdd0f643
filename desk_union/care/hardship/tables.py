"""What is kept of households in difficulty: files, family, home surveys, papers, applications for aid, lines."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class HardshipLine(Row):
    """From ``since`` on: the local 低保 line a month and head, and up to how many tenths of it one is 相对困难."""

    __tablename__ = "hardship_line"

    since: Mapped[date] = mapped_column(unique=True)
    minimum: Mapped[Fen]
    times: Mapped[int] = mapped_column(default=20)
    document: Mapped[str | None]
    note: Mapped[str | None]


class HardshipFile(Row):
    """A 困难职工档案; ``reckoned`` and ``reckoning`` are what its own numbers say of its class, and how."""

    __tablename__ = "hardship_file"

    number: Mapped[str | None] = mapped_column(unique=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    kind: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="申请", index=True)
    household: Mapped[str | None]
    heads: Mapped[int | None]
    wage: Mapped[Fen | None]
    other_income: Mapped[Fen | None]
    year_income: Mapped[Fen | None]
    ill_cost: Mapped[Fen | None]
    school_cost: Mapped[Fen | None]
    disabled_cost: Mapped[Fen | None]
    rent_cost: Mapped[Fen | None]
    elders_cost: Mapped[Fen | None]
    job_cost: Mapped[Fen | None]
    accident_cost: Mapped[Fen | None]
    on_minimum: Mapped[bool | None]
    cause: Mapped[str | None]
    minor_causes: Mapped[str | None]
    other_cause: Mapped[str | None]
    health: Mapped[str | None]
    disability: Mapped[str | None]
    disability_level: Mapped[str | None]
    work_state: Mapped[str | None]
    model: Mapped[str | None]
    housing: Mapped[str | None]
    area: Mapped[int | None]
    homes: Mapped[int | None]
    industry: Mapped[str | None]
    employer: Mapped[str | None]
    employer_kind: Mapped[str | None]
    employer_state: Mapped[str | None]
    phone: Mapped[str | None]
    postcode: Mapped[str | None]
    insured: Mapped[str | None]
    single_parent: Mapped[bool | None]
    self_help: Mapped[bool | None]
    jobless_home: Mapped[bool | None]
    bank: Mapped[str | None]
    bank_branch: Mapped[str | None]
    bank_card: Mapped[str | None]
    applied_on: Mapped[date | None] = mapped_column(index=True)
    checked_on: Mapped[date | None]
    posted_on: Mapped[date | None]
    posted_until: Mapped[date | None]
    posted_result: Mapped[str | None]
    submitted_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    approver: Mapped[str | None]
    reviewed_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    maker: Mapped[str | None]
    reckoned: Mapped[str | None]
    reckoning: Mapped[str | None]
    note: Mapped[str | None]


class HardshipRelative(Row):
    """One of the family; in school when there is a school."""

    __tablename__ = "hardship_relative"

    file: Mapped[int] = mapped_column(ForeignKey("hardship_file.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    relation: Mapped[str]
    sex: Mapped[str | None]
    born_on: Mapped[date | None]
    id_number: Mapped[str | None] = mapped_column(index=True)
    ethnicity: Mapped[str | None]
    political: Mapped[str | None]
    insured: Mapped[str | None]
    health: Mapped[str | None]
    disability: Mapped[str | None]
    income: Mapped[Fen | None]
    work_state: Mapped[str | None]
    marital: Mapped[str | None]
    household_kind: Mapped[str | None]
    place: Mapped[str | None]
    contract_since: Mapped[date | None]
    contract_term: Mapped[str | None]
    stage: Mapped[str | None]
    school: Mapped[str | None]
    major: Mapped[str | None]
    grade: Mapped[str | None]
    entered: Mapped[int | None]
    years: Mapped[int | None]
    tuition: Mapped[Fen | None]
    note: Mapped[str | None]


class HardshipSurvey(Row):
    """A visit to a home to see how things stand, with or without a file."""

    __tablename__ = "hardship_survey"

    file: Mapped[int | None] = mapped_column(ForeignKey("hardship_file.id", ondelete="CASCADE"), index=True)
    household: Mapped[str | None]
    phone: Mapped[str | None]
    address: Mapped[str | None]
    day: Mapped[date] = mapped_column(index=True)
    surveyor: Mapped[str | None]
    heads: Mapped[int | None]
    wages: Mapped[Fen | None]
    farming: Mapped[Fen | None]
    trade: Mapped[Fen | None]
    property: Mapped[Fen | None]
    pension: Mapped[Fen | None]
    support: Mapped[Fen | None]
    subsidy: Mapped[Fen | None]
    other_income: Mapped[Fen | None]
    month_cost: Mapped[Fen | None]
    medical_cost: Mapped[Fen | None]
    school_cost: Mapped[Fen | None]
    housing: Mapped[str | None]
    area: Mapped[int | None]
    rent: Mapped[Fen | None]
    homes: Mapped[int | None]
    cars: Mapped[int | None]
    savings: Mapped[Fen | None]
    shops: Mapped[bool | None]
    illness: Mapped[str | None]
    cause: Mapped[str | None]
    needs: Mapped[str | None]
    finding: Mapped[str | None]
    note: Mapped[str | None]


class HardshipPaper(Row):
    """One paper that a file asks for; it is there when it has a day."""

    __tablename__ = "hardship_paper"

    file: Mapped[int] = mapped_column(ForeignKey("hardship_file.id", ondelete="CASCADE"), index=True)
    paper: Mapped[str]
    got_on: Mapped[date | None]
    copies: Mapped[int | None]
    note: Mapped[str | None]


class HardshipDeclaration(Row):
    """That a household was declared to an upper union, and what came of it."""

    __tablename__ = "hardship_declaration"

    file: Mapped[int] = mapped_column(ForeignKey("hardship_file.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    programme: Mapped[str]
    level: Mapped[str]
    answered_on: Mapped[date | None]
    answer: Mapped[str | None]
    amount: Mapped[Fen | None]
    note: Mapped[str | None]


class AidApplication(Row):
    """What somebody asked for, what was decided, and the line of a 发放单 by which it was paid."""

    __tablename__ = "aid_application"

    number: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(index=True)
    file: Mapped[int | None] = mapped_column(ForeignKey("hardship_file.id", ondelete="SET NULL"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    day: Mapped[date | None] = mapped_column(index=True)
    stage: Mapped[str] = mapped_column(default="申请")
    reason: Mapped[str | None]
    asked: Mapped[Fen | None]
    decided: Mapped[Fen | None]
    source: Mapped[str | None]
    checked_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    approver: Mapped[str | None]
    student: Mapped[str | None]
    student_id: Mapped[str | None]
    student_sex: Mapped[str | None]
    level: Mapped[str | None]
    school: Mapped[str | None]
    major: Mapped[str | None]
    grade: Mapped[str | None]
    years: Mapped[int | None]
    tuition: Mapped[Fen | None]
    notice: Mapped[str | None]
    other_aid: Mapped[str | None]
    village: Mapped[str | None]
    line: Mapped[int | None] = mapped_column(ForeignKey("payout_line.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]
