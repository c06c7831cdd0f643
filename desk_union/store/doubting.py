"""Doubts that only ask for a reason: told while a deed settles, once for each row, and kept when it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.store import overrides
from desk_union.store.listing import name_of
from desk_union.store.tables import AcceptedWarning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Fault, Ledger


def mind(session: Session, ledger: Ledger, found: Sequence[tuple[int, Fault]]) -> None:
    """Ask for a reason for what was not passed over before; rows of an import were asked line by line.

    Faults that do not warn refuse the deed.
    """
    if not found:
        return
    table = ledger.row.__tablename__
    told = select(AcceptedWarning.owner_id, AcceptedWarning.sentence).where(AcceptedWarning.owner_table == table)
    known = {(row.owner_id, row.sentence) for row in session.execute(told)}
    fresh = [(id_, fault) for id_, fault in found if (id_, overrides.sentence(ledger, fault)) not in known]
    for row_id, fault in sorted(fresh, key=lambda one: one[1].warns):  # what refuses is told first
        overrides.settled(session, ledger, [fault], name_of(session, ledger, row_id))
    overrides.keep(session, ledger, fresh)


def by_import(session: Session) -> bool:
    return session.info.get("code") == "import"
