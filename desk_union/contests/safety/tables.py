"""The mapped classes of 安康杯: the contest of a year, checks, hazards, watchers, drills, plans, incidents."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class SafetyCup(Row):
    """安康杯 of a year: its plan and group, what its 报名表 says, and how it ended."""

    __tablename__ = "safety_cup"

    year: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    theme: Mapped[str | None]
    organiser: Mapped[str | None]
    leader: Mapped[str | None]
    body: Mapped[str | None]
    plan: Mapped[str | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    industry: Mapped[str | None]
    address: Mapped[str | None]
    staff: Mapped[int | None]
    women: Mapped[int | None]
    migrants: Mapped[int | None]
    entrants: Mapped[int | None]
    teams: Mapped[int | None]
    entrant_teams: Mapped[int | None]
    contact: Mapped[str | None]
    phone: Mapped[str | None]
    department: Mapped[str | None]
    full_time: Mapped[int | None]
    part_time: Mapped[int | None]
    minor: Mapped[int | None]
    serious: Mapped[int | None]
    fatal: Mapped[int | None]
    illnesses: Mapped[int | None]
    spent: Mapped[Fen | None]
    opinion: Mapped[str | None]
    result: Mapped[str | None]
    note: Mapped[str | None]


class SafetyTask(Row):
    """One of the 十个一 (or however many the office has)."""

    __tablename__ = "safety_task"

    cup: Mapped[int] = mapped_column(ForeignKey("safety_cup.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    what: Mapped[str]
    owner: Mapped[str | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    proof: Mapped[str | None]
    note: Mapped[str | None]


class SafetyTarget(Row):
    """A number that the year's accidents must not go beyond, mostly none."""

    __tablename__ = "safety_target"

    cup: Mapped[int] = mapped_column(ForeignKey("safety_cup.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    what: Mapped[str]
    most: Mapped[int] = mapped_column(default=0)
    actual: Mapped[int | None]
    note: Mapped[str | None]


class SafetyEntrant(Row):
    """A unit or team that takes part in 安康杯."""

    __tablename__ = "safety_entrant"

    cup: Mapped[int] = mapped_column(ForeignKey("safety_cup.id", ondelete="CASCADE"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str | None]
    heads: Mapped[int | None]
    women: Mapped[int | None]
    score: Mapped[int | None] = mapped_column(BigInteger)
    result: Mapped[str | None]
    note: Mapped[str | None]


class SafetyCheck(Row):
    """A safety check of whatever kind, 查岗 of the watchers among them."""

    __tablename__ = "safety_check"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(index=True)
    shift: Mapped[str | None]
    place: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    inspectors: Mapped[str | None]
    findings: Mapped[str | None]
    stopped: Mapped[int | None]
    opinion: Mapped[str | None]
    note: Mapped[str | None]


class SafetyCheckItem(Row):
    """What was looked at in a check, and how it was."""

    __tablename__ = "safety_check_item"

    inspection: Mapped[int] = mapped_column(ForeignKey("safety_check.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    day: Mapped[date | None]
    what: Mapped[str]
    result: Mapped[str | None]
    note: Mapped[str | None]


class SafetyHazard(Row):
    """A hazard from its finding to its re-check."""

    __tablename__ = "safety_hazard"
    __table_args__ = (CheckConstraint("fixed_on is null or fixed_on >= found_on", name="order"),)

    number: Mapped[str | None] = mapped_column(unique=True)
    inspection: Mapped[int | None] = mapped_column(ForeignKey("safety_check.id", ondelete="SET NULL"), index=True)
    found_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str | None]
    finder: Mapped[str | None]
    level: Mapped[str] = mapped_column(default="一般")
    what: Mapped[str]
    basis: Mapped[str | None]
    measure: Mapped[str | None]
    cost: Mapped[Fen | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    responsible: Mapped[str | None]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    due_on: Mapped[date | None]
    emergency: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="待整改", index=True)
    issued_on: Mapped[date | None]
    issuer: Mapped[str | None]
    approver: Mapped[str | None]
    fixed_on: Mapped[date | None] = mapped_column(index=True)
    fixed_how: Mapped[str | None]
    rechecked_on: Mapped[date | None]
    rechecker: Mapped[str | None]
    recheck: Mapped[str | None]
    note: Mapped[str | None]


class SafetyWatcher(Row):
    """A 群监员 (or 劳动保护监督检查员) from one day to another."""

    __tablename__ = "safety_watcher"
    __table_args__ = (CheckConstraint("until is null or until > since", name="order"),)

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(default="群监员")
    since: Mapped[date]
    until: Mapped[date | None]
    hours: Mapped[int | None]
    certificate: Mapped[str | None]
    note: Mapped[str | None]


class SafetyMessage(Row):
    """What reached the watchers' station, to whom it was passed on, and what came back."""

    __tablename__ = "safety_message"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    teller: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str]
    passed_to: Mapped[str | None]
    passed_on: Mapped[date | None]
    answer: Mapped[str | None]
    answered_on: Mapped[date | None]
    note: Mapped[str | None]


class EmergencyPlan(Row):
    """A plan for emergencies, with its version and whether it hangs on the wall."""

    __tablename__ = "emergency_plan"

    name: Mapped[str]
    kind: Mapped[str | None]
    version: Mapped[str | None]
    issued_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    document: Mapped[str | None]
    posted: Mapped[bool | None]
    steps: Mapped[str | None]
    note: Mapped[str | None]


class SafetyDrill(Row):
    __tablename__ = "safety_drill"

    day: Mapped[date] = mapped_column(index=True)
    title: Mapped[str]
    kind: Mapped[str | None]
    plan: Mapped[int | None] = mapped_column(ForeignKey("emergency_plan.id", ondelete="RESTRICT"), index=True)
    place: Mapped[str | None]
    organiser: Mapped[str | None]
    heads: Mapped[int | None]
    minutes: Mapped[int | None]
    course: Mapped[str | None]
    problems: Mapped[str | None]
    mending: Mapped[str | None]
    note: Mapped[str | None]


class SafetyIncident(Row):
    __tablename__ = "safety_incident"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(index=True)
    place: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    what: Mapped[str]
    minor: Mapped[int | None]
    serious: Mapped[int | None]
    fatal: Mapped[int | None]
    loss: Mapped[Fen | None]
    cause: Mapped[str | None]
    handling: Mapped[str | None]
    note: Mapped[str | None]
