"""Collective contracts with their clauses, labour contracts of persons, and disputes."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class CollectiveContract(Row):
    """A 集体合同 or special contract, from bargaining to filing and expiry."""

    __tablename__ = "collective_contract"

    title: Mapped[str]
    kind: Mapped[str]
    employer: Mapped[str | None]
    union_side: Mapped[str | None]
    employer_chief: Mapped[str | None]
    union_chief: Mapped[str | None]
    covered: Mapped[int | None]
    covered_women: Mapped[int | None]
    negotiated_on: Mapped[date | None]
    congress: Mapped[int | None] = mapped_column(ForeignKey("congress.id", ondelete="SET NULL"))
    approved_on: Mapped[date | None]
    votes: Mapped[str | None]
    signed_on: Mapped[date | None] = mapped_column(index=True)
    filed_on: Mapped[date | None]
    filing_no: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    published: Mapped[str | None]
    checked_on: Mapped[date | None]
    renewed: Mapped[bool | None]
    note: Mapped[str | None]


class ContractClause(Row):
    """A clause and how it was fulfilled when last looked at."""

    __tablename__ = "contract_clause"

    contract: Mapped[int] = mapped_column(ForeignKey("collective_contract.id", ondelete="CASCADE"), index=True)
    number: Mapped[str]
    content: Mapped[str]
    duty: Mapped[str | None]
    checked_on: Mapped[date | None]
    state: Mapped[str | None]
    evidence: Mapped[str | None]
    problem: Mapped[str | None]


class LabourContract(Row):
    """A labour contract of a person, with the social insurances paid under it."""

    __tablename__ = "labour_contract"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    number: Mapped[str | None]
    kind: Mapped[str | None]
    signed_on: Mapped[date | None]
    since: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None] = mapped_column(index=True)
    ended_on: Mapped[date | None]
    renewal: Mapped[bool | None]
    pension: Mapped[bool | None]
    medical: Mapped[bool | None]
    jobless: Mapped[bool | None]
    injury: Mapped[bool | None]
    maternity: Mapped[bool | None]
    note: Mapped[str | None]


class Dispute(Row):
    """A labour dispute before the union's mediators."""

    __tablename__ = "dispute"

    number: Mapped[str | None] = mapped_column(unique=True)
    received_on: Mapped[date] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    outsider: Mapped[str | None]
    heads: Mapped[int | None]
    respondent: Mapped[str | None]
    kind: Mapped[str]
    claim: Mapped[str]
    facts: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="受理")
    mediators: Mapped[str | None]
    hearing_on: Mapped[date | None]
    result: Mapped[str | None]
    agreement: Mapped[str | None]
    closed_on: Mapped[date | None]
    note: Mapped[str | None]
