"""What is kept of 互助保障, 体检 and 疗休养: plans and who joined, claims; batches and who came; tours and who went."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class InsurancePlan(Row):
    """A plan of mutual cover with its terms; ``least_rate`` in parts of ten thousand."""

    __tablename__ = "insurance_plan"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    organiser: Mapped[str | None]
    premium: Mapped[Fen | None]
    years: Mapped[int | None]
    most_shares: Mapped[int | None]
    wait_days: Mapped[int | None]
    claim_days: Mapped[int | None]
    audience: Mapped[str | None]
    least_rate: Mapped[int | None]
    benefit: Mapped[str | None]
    stopped_on: Mapped[date | None]
    note: Mapped[str | None]


class Insurance(Row):
    """One person in one plan for one period; what the union pays itself is ``union_part``, the rest is passed through.

    ``collected`` is the voucher by which the person's own part came in, ``voucher`` that by which all was passed on.
    """

    __tablename__ = "insurance"

    plan: Mapped[int] = mapped_column(ForeignKey("insurance_plan.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    joining: Mapped[str | None]
    policy: Mapped[str | None]
    shares: Mapped[int | None]
    premium: Mapped[Fen | None]
    payer: Mapped[str] = mapped_column(default="个人")
    union_part: Mapped[Fen | None]
    joined_on: Mapped[date | None] = mapped_column(index=True)
    since: Mapped[date] = mapped_column(index=True)
    until: Mapped[date | None] = mapped_column(index=True)
    left_on: Mapped[date | None]
    collected: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    voucher: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id", ondelete="SET NULL"), index=True)
    note: Mapped[str | None]


class InsuranceClaim(Row):
    """A claim for benefit, or other help with insurance such as 医保 registered for somebody."""

    __tablename__ = "insurance_claim"

    number: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="互助理赔")
    plan: Mapped[int | None] = mapped_column(ForeignKey("insurance_plan.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    policy: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="待报")
    happened_on: Mapped[date | None]
    left_on: Mapped[date | None]
    hospital: Mapped[str | None]
    diagnosis: Mapped[str | None]
    cost: Mapped[Fen | None]
    insured_part: Mapped[Fen | None]
    own_part: Mapped[Fen | None]
    asked: Mapped[Fen | None]
    paid: Mapped[Fen | None]
    day: Mapped[date | None] = mapped_column(index=True)
    filed_on: Mapped[date | None]
    paid_on: Mapped[date | None] = mapped_column(index=True)
    returned_on: Mapped[date | None]
    batch: Mapped[str | None]
    note: Mapped[str | None]


class ClaimPaper(Row):
    """One paper that a claim asks for; it is there when it has a day."""

    __tablename__ = "claim_paper"

    claim: Mapped[int] = mapped_column(ForeignKey("insurance_claim.id", ondelete="CASCADE"), index=True)
    paper: Mapped[str]
    got_on: Mapped[date | None]
    note: Mapped[str | None]


class CheckupBatch(Row):
    """A checkup to which an audience is called."""

    __tablename__ = "checkup_batch"

    name: Mapped[str]
    kind: Mapped[str | None]
    edition: Mapped[int | None]
    first: Mapped[date | None] = mapped_column(index=True)
    last: Mapped[date | None]
    place: Mapped[str | None]
    audience: Mapped[str | None]
    audience_note: Mapped[str | None]
    items: Mapped[str | None]
    notice: Mapped[str | None]
    organiser: Mapped[str | None]
    cost: Mapped[Fen | None]
    payer: Mapped[str | None]
    note: Mapped[str | None]


class Checkup(Row):
    """One person called to a batch, whether they came, and what was found."""

    __tablename__ = "checkup"

    batch: Mapped[int] = mapped_column(ForeignKey("checkup_batch.id", ondelete="CASCADE"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    day: Mapped[date | None] = mapped_column(index=True)
    attended: Mapped[bool | None]
    result: Mapped[str | None]
    finding: Mapped[str | None]
    advice: Mapped[str | None]
    again_on: Mapped[date | None]
    again_done_on: Mapped[date | None]
    again_result: Mapped[str | None]
    aid_asked: Mapped[bool | None]
    note: Mapped[str | None]


class StayTour(Row):
    """A rest tour: where, when, how many places."""

    __tablename__ = "stay_tour"

    name: Mapped[str]
    place: Mapped[str | None]
    first: Mapped[date | None] = mapped_column(index=True)
    last: Mapped[date | None]
    outside: Mapped[bool | None]
    quota: Mapped[int | None]
    day_rate: Mapped[Fen | None]
    organiser: Mapped[str | None]
    gathering: Mapped[str | None]
    note: Mapped[str | None]


class RestStay(Row):
    """One person on a rest tour, and whose money it cost."""

    __tablename__ = "rest_stay"

    tour: Mapped[int | None] = mapped_column(ForeignKey("stay_tour.id", ondelete="SET NULL"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="已去")
    category: Mapped[str | None]
    place: Mapped[str | None]
    since: Mapped[date | None] = mapped_column(index=True)
    until: Mapped[date | None]
    employer_part: Mapped[Fen | None]
    union_part: Mapped[Fen | None]
    own_part: Mapped[Fen | None]
    insured: Mapped[bool | None]
    illness: Mapped[str | None]
    note: Mapped[str | None]
