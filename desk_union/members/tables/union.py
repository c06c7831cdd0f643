"""The union's own record, apart because every sheet asks it for its name."""

from datetime import date

from sqlalchemy.orm import Mapped

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
