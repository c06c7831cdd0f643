"""The parts of a row: the child ledgers that hang on it, with how many rows each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

ENDINGS = ("台账", "台帐", "名册", "登记", "记录")


@dataclass(frozen=True, slots=True)
class PartTab:
    """``title`` is short enough for a tab; ``owner`` is the key of the field that points back."""

    ledger: Ledger
    owner: str
    title: str
    count: int


def tabs_of(desk: Desk, ledger: Ledger, row_id: int | None) -> list[PartTab]:
    tabs: list[PartTab] = []
    with desk.book.reading() as session:
        for part in ledger.parts:
            child = part.ledger()
            ask = ListAsk(desk.today(), owner=(part.owner, row_id or 0))
            count = listing.count_of(session, child, ask) if row_id is not None else 0
            tabs.append(PartTab(child, part.owner, short_title(child), count))
    return tabs


def short_title(ledger: Ledger) -> str:
    return next((ledger.title.removesuffix(end) for end in ENDINGS if ledger.title.endswith(end)), ledger.title)
