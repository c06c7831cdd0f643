"""Which ledgers have rows that fill a form of the office's own; asked at every choosing of a row, so it reads little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe import known_ledgers
from desk_union.reports.ownforms.tables import OwnForm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def has_forms(session: Session, ledger: Ledger) -> bool:
    titles = session.scalars(select(OwnForm.ledger).where(OwnForm.ledger.is_not(None)).distinct()).all()
    return any(one.row is ledger.row for title in titles if title and (one := known_ledgers.called(title)) is not None)
