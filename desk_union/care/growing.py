"""A row made from a bare name that an imported line gives: a plan, a batch, a tour, a drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def growing(ledger: Callable[[], Ledger]) -> Callable[[Session, str, int | None], int]:
    """For ``Ledger.grow`` of a ledger whose rows are told by their name alone."""

    def grow(session: Session, name: str, _above: int | None) -> int:
        today: date = session.info["at"].date()
        made = {**rows.defaults(ledger()), "name": name}
        return rows.insert_rows(session, ledger(), [made], today)[0]

    return grow
