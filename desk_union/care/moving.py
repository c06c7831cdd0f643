"""Bringing rows of 送温暖 to another stage by a deed: what a move by hand would be asked to explain needs no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.store import overrides, rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

NAMED = 3


def go(session: Session, ledger: Ledger, row_id: int, today: date, new: Mapping[str, Any], why: str = "") -> None:
    """Change a row and all that follows from it; ``why`` is kept with the move. Warnings of the row still ask.

    Values of None leave what is there.
    """
    told = {key: value for key, value in new.items() if value is not None}
    now = rows.values_of(session, ledger, [row_id], today)[row_id]
    full = rows.completed(ledger, {**now, **told})
    found = [fault for fault in rows.fresh_faults(ledger, full, today, now) if not fault.move]
    passed = overrides.settled(session, ledger, found, name_of(session, ledger, row_id))
    given = overrides.reason_of(session)
    overrides.because(session, given or why)
    rows.update_rows(session, ledger, [(row_id, now, full)], today)
    overrides.because(session, given)  # a reason for the move is none for what else may be doubtful
    rows.settle(session, ledger, rows.owners_of(session, ledger, [row_id]), today)
    overrides.keep(session, ledger, [(row_id, fault) for fault in passed])


def called(session: Session, ledger: Ledger, ids: Sequence[int], measure: str) -> str:
    """张三、李四等5户."""
    names = [name_of(session, ledger, row_id) for row_id in ids[:NAMED]]
    more = f"等{len(ids)}{measure}" if len(ids) > NAMED else ""
    return f"{'、'.join(names)}{more}"
