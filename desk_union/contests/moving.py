"""Rows brought to another stage by a deed, step by step where a stage lies between; never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def go(session: Session, ledger: Ledger, row_id: int, today: date, *steps: Mapping[str, Any]) -> None:
    """Change a row by each of ``steps``; what a move by hand would be asked to explain needs no words here."""
    for new in steps:
        now = rows.values_of(session, ledger, [row_id], today)[row_id]
        full = {**now, **new}
        hard = [fault for fault in rows.fresh_faults(ledger, full, today, now) if not fault.warns]
        if hard:
            raise rows.Faulty(ledger, hard, name_of(session, ledger, row_id))
        rows.update_rows(session, ledger, [(row_id, now, full)], today)
    rows.settle(session, ledger, rows.owners_of(session, ledger, [row_id]), today)


def named(session: Session, ledger: Ledger, ids: Sequence[int]) -> str:
    """The rows in words: “改进料仓除尘”等3条."""
    first = f"“{name_of(session, ledger, ids[0])}”"
    return first if len(ids) == 1 else f"{first}等{len(ids)}{ledger.counter}"
