"""One due line for the rows that a preset of a ledger finds, so that it opens the same list that the clerk sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.due import Due
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency
    from desk_union.describe.ledger import Ledger

SHOWN, NAMED = 500, 3


def of_preset(
    session: Session,
    today: date,
    ledger: Ledger,
    preset: str,
    title: str,
    sentence: str,
    urgency: Urgency,
    by: str = "",
    owner: tuple[str, int] | None = None,
) -> Iterator[Due]:
    """``sentence`` takes ``n`` rows and the first ``names``; ``by`` is the column of the nearest day it concerns.

    ``owner`` (key of a column, id) asks only for the rows of one person.
    """
    rows = listing.ids_of(session, ledger, ListAsk(today, presets=(preset,), order=(by,) if by else (), owner=owner))
    if not rows:
        return
    names = list(listing.names_of(session, ledger, rows[:NAMED]).values())
    told = "、".join(names) + ("等" if len(rows) > NAMED else "")
    first = listing.lines(session, ledger, [ledger.by_key[by]], rows[:1], today)[0].values[0] if by else None
    kind = f"{ledger.code.replace('.', '_')}_{preset}"
    yield Due(kind, title, first, sentence.format(n=len(rows), names=told), ledger.code, tuple(rows[:SHOWN]), urgency)
