"""The figures of contracts, of who is covered, and of disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.contracts.ledgers import CONTRACTS, DISPUTES, LABOUR_CONTRACTS, in_force, labour_in_force
from desk_union.democracy.contracts.tables import CollectiveContract, Dispute, LabourContract
from desk_union.describe.figure import Figure, Span
from desk_union.describe.spanning import during, standing
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    ("general", words.GENERAL, "综合集体合同数", ("F098",)), ("women", words.WOMEN_CONTRACT, "女职工专项集体合同数", ("F097",)),
    ("wages", "工资专项", "工资协议数", ("F113",)), ("disease", "职业病防治", "职业病防治协议数", ("F114",)),
)  # fmt: skip


def _by_kind() -> Iterator[Figure]:
    for code, kind, label, seeds in KINDS:
        rows = standing(CollectiveContract, in_force, CollectiveContract.kind == kind)
        yield Figure(f"democracy.contracts_{code}", label, "份", lambda: CONTRACTS, rows, parent="democracy.contracts", seeds=seeds)


def _covered(span: Span) -> Select[Any]:
    """At work here on the last day, with a labour contract in force."""
    signed = select(LabourContract.person).where(labour_in_force(span.last))
    return select(Person.id).where(and_(on_roll(span.last), Person.id.in_(signed)))


FIGURES: tuple[Figure, ...] = (
    Figure("democracy.contracts", "集体合同份数", "份", lambda: CONTRACTS, standing(CollectiveContract, in_force), note="期末有效的各类集体合同、专项合同。"),
    *_by_kind(),
    Figure("democracy.contracts_signed", "签订集体合同数", "份", lambda: CONTRACTS, during(CollectiveContract, CollectiveContract.signed_on), seeds=("F142",), note="期间内签订的。"),
    Figure("democracy.labour_contracts", "有效劳动合同数", "份", lambda: LABOUR_CONTRACTS, standing(LabourContract, labour_in_force)),
    Figure("democracy.labour_covered", "签订劳动合同的职工人数", "人", lambda: PEOPLE, _covered, parent="members.staff"),
    Figure("democracy.labour_coverage", "劳动合同覆盖面", "%", lambda: PEOPLE, _covered, "ratio", base="members.staff", seeds=("F246",), note="期末在册职工里有有效劳动合同的。"),
    Figure("democracy.disputes", "受理劳动争议件数", "件", lambda: DISPUTES, during(Dispute, Dispute.received_on)),
    Figure("democracy.disputes_settled", "调解成功件数", "件", lambda: DISPUTES, during(Dispute, Dispute.closed_on, Dispute.stage == words.SETTLED)),
)  # fmt: skip
