"""The parts of a row: the ledgers that hang on it, of a unit all that name it, with how many rows each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.describe.kinds import Ref
from desk_union.describe.ledger import Derived
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

ENDINGS = ("花名册", "台账", "台帐", "名册", "登记", "记录")


@dataclass(frozen=True, slots=True)
class PartTab:
    """``title`` is short enough for a tab; ``owner`` is the key of the field that points back."""

    ledger: Ledger
    owner: str
    title: str
    count: int
    always: bool = True  # else it is shown only where there are rows


def tabs_of(desk: Desk, ledger: Ledger, row_id: int | None) -> list[PartTab]:
    own = [(part.ledger(), part.owner, True) for part in ledger.parts]
    naming = [(child, key, False) for child, key in _naming(desk.ledgers)] if ledger.row is tabs.units().row else []
    found: list[PartTab] = []
    with desk.book.reading() as session:
        for child, key, always in (*own, *naming):
            ask = ListAsk(desk.today(), owner=(key, row_id or 0))
            count = listing.count_of(session, child, ask) if row_id is not None else 0
            found.append(PartTab(child, key, short_title(child), count, always))
    return found


def _naming(ledgers: Sequence[Ledger]) -> Iterator[tuple[Ledger, str]]:
    """Every ledger that says of which unit its rows are, found from its description, and the column that does.

    What follows from a row is preferred to what was written in it: it knows the unit of a person too.
    """
    units = tabs.units()
    seen = {units.row, *(part.ledger().row for part in units.parts)}
    for ledger in with_parts(ledgers):
        columns = [shown for shown in ledger.fields if _names_unit(shown.kind)]
        columns.sort(key=lambda shown: not isinstance(shown, Derived))
        if columns and ledger.row not in seen:
            seen.add(ledger.row)
            yield ledger, columns[0].key


def _names_unit(kind: object) -> bool:
    return isinstance(kind, Ref) and kind.ledger.row is tabs.units().row


def with_parts(ledgers: Sequence[Ledger]) -> Iterator[Ledger]:
    """The ledgers themselves before those that are only parts of them."""
    yield from ledgers
    codes = {ledger.code for ledger in ledgers}
    yield from (part.ledger() for ledger in ledgers for part in ledger.parts if part.ledger().code not in codes)


def short_title(ledger: Ledger) -> str:
    return next((ledger.title.removesuffix(end) for end in ENDINGS if ledger.title.endswith(end)), ledger.title)
