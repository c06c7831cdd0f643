"""The mapped classes of 班组, 带班组, 师带徒 and titles."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class WorkTeam(Row):
    """A 班组; with ``unit`` its people are those placed there, beside the members noted one by one."""

    __tablename__ = "work_team"

    name: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str | None]
    founded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    systems: Mapped[str | None]
    goal: Mapped[str | None]
    place: Mapped[int | None]
    note: Mapped[str | None]


class TeamMember(Row):
    """Who is or leads in a team from one day to another."""

    __tablename__ = "team_member"
    __table_args__ = (CheckConstraint("until is null or until > since", name="order"),)

    team: Mapped[int] = mapped_column(ForeignKey("work_team.id", ondelete="CASCADE"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str | None]
    role: Mapped[str] = mapped_column(default="成员")
    since: Mapped[date]
    until: Mapped[date | None]
    note: Mapped[str | None]


class TeamRecord(Row):
    """Something written into the book of a team: a meeting, training, production, reward or fine."""

    __tablename__ = "team_record"

    team: Mapped[int] = mapped_column(ForeignKey("work_team.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    what: Mapped[str]
    heads: Mapped[int | None]
    noted_by: Mapped[str | None]


class TeamStandard(Row):
    """A sheet of what teams are measured by; a later version is another row."""

    __tablename__ = "team_standard"

    name: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    since: Mapped[date | None]
    document: Mapped[str | None]
    passing: Mapped[int | None] = mapped_column(BigInteger)
    advanced: Mapped[int | None] = mapped_column(BigInteger)
    model: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str | None]


class TeamStandardItem(Row):
    __tablename__ = "team_standard_item"

    standard: Mapped[int] = mapped_column(ForeignKey("team_standard.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    chapter: Mapped[str | None]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="评分")
    full: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[str | None]


class TeamAssessment(Row):
    """A team measured by a standard for one period; totals are millionths of a mark, reckoned from the marks."""

    __tablename__ = "team_assessment"
    __table_args__ = (Index("ix_team_assessment_team", "team", "day"),)

    team: Mapped[int] = mapped_column(ForeignKey("work_team.id", ondelete="CASCADE"))
    standard: Mapped[int | None] = mapped_column(ForeignKey("team_standard.id", ondelete="RESTRICT"), index=True)
    period: Mapped[str | None]
    day: Mapped[date]
    own_total: Mapped[int | None] = mapped_column(BigInteger)
    total: Mapped[int | None] = mapped_column(BigInteger)
    vetoed: Mapped[bool | None]
    level: Mapped[str | None]
    assessor: Mapped[str | None]
    mending: Mapped[str | None]
    mend_by: Mapped[date | None]
    mended_on: Mapped[date | None]
    note: Mapped[str | None]


class TeamMark(Row):
    """What a team gave itself and what it was given for one item, in millionths of a mark."""

    __tablename__ = "team_mark"

    assessment: Mapped[int] = mapped_column(ForeignKey("team_assessment.id", ondelete="CASCADE"), index=True)
    item: Mapped[int] = mapped_column(ForeignKey("team_standard_item.id", ondelete="RESTRICT"), index=True)
    own: Mapped[int | None] = mapped_column(BigInteger)
    given: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str | None]


class TeamLevel(Row):
    """To which level a team was raised (or lowered) on a day."""

    __tablename__ = "team_level"

    team: Mapped[int] = mapped_column(ForeignKey("work_team.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    level: Mapped[str]
    document: Mapped[str | None]
    note: Mapped[str | None]


class Pioneer(Row):
    """An application for 工人先锋号, from the plan to the title, and its withdrawal."""

    __tablename__ = "pioneer"

    number: Mapped[str | None] = mapped_column(unique=True)
    team: Mapped[int] = mapped_column(ForeignKey("work_team.id", ondelete="RESTRICT"), index=True)
    level: Mapped[str]
    stage: Mapped[str] = mapped_column(default="拟申报")
    applied_on: Mapped[date | None] = mapped_column(index=True)
    plan: Mapped[str | None]
    deeds: Mapped[str | None]
    past_honours: Mapped[str | None]
    wages_owed: Mapped[bool | None]
    no_union: Mapped[bool | None]
    accident: Mapped[bool | None]
    shown_from: Mapped[date | None]
    shown_until: Mapped[date | None]
    inspected_on: Mapped[date | None]
    inspection: Mapped[str | None]
    granted_on: Mapped[date | None] = mapped_column(index=True)
    document: Mapped[str | None]
    withdrawn_on: Mapped[date | None]
    note: Mapped[str | None]


class PioneerPaper(Row):
    __tablename__ = "pioneer_paper"

    pioneer: Mapped[int] = mapped_column(ForeignKey("pioneer.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=0)
    paper: Mapped[str]
    copies: Mapped[int | None]
    ready_on: Mapped[date | None]
    note: Mapped[str | None]


class ServiceVisit(Row):
    """文明优质服务 inspected at a window or outlet, with what was to be mended and whether its plaque was taken."""

    __tablename__ = "service_visit"

    day: Mapped[date] = mapped_column(index=True)
    outlet: Mapped[str]
    team: Mapped[int | None] = mapped_column(ForeignKey("work_team.id", ondelete="RESTRICT"), index=True)
    inspectors: Mapped[str | None]
    manners: Mapped[str | None]
    surroundings: Mapped[str | None]
    speed: Mapped[str | None]
    findings: Mapped[str | None]
    mending: Mapped[str | None]
    mend_by: Mapped[date | None]
    mended_on: Mapped[date | None]
    plaque: Mapped[str | None]
    withdrawn_on: Mapped[date | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]


class Mentorship(Row):
    """Somebody who teaches an apprentice (师带徒) or a whole team (带班组); names as written where not in the book."""

    __tablename__ = "mentorship"

    number: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="师带徒", index=True)
    mentor: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    mentor_name: Mapped[str | None]
    mentor_skill: Mapped[str | None]
    apprentice: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    apprentice_name: Mapped[str | None]
    apprentice_skill: Mapped[str | None]
    team: Mapped[int | None] = mapped_column(ForeignKey("work_team.id", ondelete="RESTRICT"), index=True)
    trade: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="结对")
    starts_on: Mapped[date | None] = mapped_column(index=True)
    ends_on: Mapped[date | None]
    goal: Mapped[str | None]
    plan: Mapped[str | None]
    every: Mapped[int | None]
    allowance: Mapped[Fen | None]
    witness: Mapped[str | None]
    finished_on: Mapped[date | None]
    result: Mapped[str | None]
    summary: Mapped[str | None]
    note: Mapped[str | None]


class MentorCheck(Row):
    """A look at how a mentorship goes: periodic, at mid-term, at its end, or a lesson heard; marks in millionths."""

    __tablename__ = "mentor_check"

    mentorship: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(default="定期检验")
    progress: Mapped[str | None]
    problem: Mapped[str | None]
    score: Mapped[int | None] = mapped_column(BigInteger)
    checker: Mapped[str | None]


class WorkTitle(Row):
    """A title that a person or a team holds, with its term."""

    __tablename__ = "work_title"

    title: Mapped[str] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    team: Mapped[int | None] = mapped_column(ForeignKey("work_team.id", ondelete="RESTRICT"), index=True)
    holder: Mapped[str | None]
    level: Mapped[str | None]
    trade: Mapped[str | None]
    granted_on: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None]
    document: Mapped[str | None]
    evaluation: Mapped[str | None]
    evaluated_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    note: Mapped[str | None]


class Promotion(Row):
    """培训, 练兵, 比武, 晋级 of a person in one trade: what was done of each and when."""

    __tablename__ = "promotion"

    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str | None]
    trade: Mapped[str | None]
    before: Mapped[str | None]
    after: Mapped[str | None]
    training: Mapped[str | None]
    trained_on: Mapped[date | None]
    practice: Mapped[str | None]
    practised_on: Mapped[date | None]
    contest: Mapped[str | None]
    contested_on: Mapped[date | None]
    promoted_on: Mapped[date | None] = mapped_column(index=True)
    document: Mapped[str | None]
    note: Mapped[str | None]
