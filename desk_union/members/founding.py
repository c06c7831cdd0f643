"""A fresh book becomes the book of one union: its record and the root of its unit tree, or a made-up sample office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Founding
from desk_union.members.ledgers import UNION, UNITS
from desk_union.store import rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def found(session: Session, name: str, today: date) -> None:
    """The union's record and the unit at the top of the tree, both named after it."""
    rows.save_row(session, UNION, None, {"name": name}, today)
    rows.save_row(session, UNITS, None, {"name": name, "level": "工会", "place": 0}, today)


def _fill(session: Session, today: date) -> None:
    """A made-up office instead."""
    from desk_union.members import sample

    sample.fill(session, today)


FOUNDING = Founding(found=found, sample=_fill)
