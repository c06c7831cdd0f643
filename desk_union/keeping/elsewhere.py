"""Where else a person's private data was told: lists of other offices, and records that were merged into this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from desk_union.funds.ledgers.chasing import PAYROLL
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.personnel import PERSONNEL
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

TOLD: tuple[tuple[Ledger, tuple[tuple[str, ...], ...]], ...] = (
    (PERSONNEL, (("id_number",), ("name", "work_no"), ("name", "born_on"), ("name", "phone"))),
    (PAYROLL, (("person",), ("id_number",), ("bank_card",), ("name", "work_no"))),
)
"""Lists that are read anew each month, of which the trail keeps the old ones, with what tells whose a line is."""
ALIKE = (("id_number",), ("name", "born_on"), ("name", "phone"))  # as ``members.duplicates`` finds them
_FACTS = ("name", "work_no", "born_on", "phone", "id_number", "bank_card")


def rows_of(session: Session, ledger: Ledger, ids: Sequence[int]) -> list[tuple[Ledger, tuple[int, ...]]]:
    """The rows of other ledgers, there or only in the trail, that say what these persons' own rows say."""
    if ledger.code != PEOPLE.code:
        return []
    found: dict[str, set[int]] = {}
    merged: set[int] = set()
    for person in session.scalars(select(Person).where(Person.id.in_(ids))):
        facts = {key: getattr(person, key) for key in _FACTS} | {"person": person.id}
        told = {key: f"{value:%Y-%m-%d}" if key == "born_on" else value for key, value in facts.items() if value}
        for other, ways in TOLD:
            found.setdefault(other.code, set()).update(_saying(session, other.row.__tablename__, ways, told))
        merged |= _saying(session, Person.__tablename__, ALIKE, told, gone=True)
    pairs = [(other, tuple(sorted(found[other.code]))) for other, _ in TOLD if found.get(other.code)]
    return [*pairs, *([(ledger, tuple(sorted(merged)))] if merged else [])]


def _saying(
    session: Session, table: str, ways: Sequence[tuple[str, ...]], told: Mapping[str, Any], *, gone: bool = False
) -> set[int]:
    """The rows whose images agree in all columns of one of the ways; with ``gone`` only those not there any more."""
    found: set[int] = set()
    missing = f' AND row_id NOT IN (SELECT id FROM "{table}")' if gone else ""
    for way in ways:
        if not all(key in told for key in way):
            continue
        for image in ("before", "after"):
            same = " AND ".join(f"json_extract(\"{image}\", '$.{key}') = :{key}" for key in way)
            query = text(f"SELECT DISTINCT row_id FROM change WHERE table_name = :of_table AND {same}{missing}")
            found |= set(session.scalars(query, {"of_table": table, **{key: told[key] for key in way}}))
    return found
