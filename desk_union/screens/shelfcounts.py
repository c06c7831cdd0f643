"""How many rows each ledger on the shelf has, and what sort of ledger it is: asked one by one, when there is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.describe.kinds import Money, Ref
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

PEOPLE, MONEY, EVENTS, THINGS = "membership", "money", "calendar", "form"


def count(desk: Desk, ledger: Ledger) -> int:
    """All rows that it shows without a filter today."""
    with desk.book.reading() as session:
        return listing.count_of(session, ledger, ListAsk(desk.today()))


def sort_of(ledger: Ledger) -> str:
    """The name of a picture: rows about persons, with money, of a day, or anything else."""
    people = tabs.people().row
    if ledger.row is people:
        return PEOPLE
    if any(isinstance(shown.kind, Money) and shown.listed for shown in ledger.fields):
        return MONEY
    names_people = any(
        isinstance(shown.kind, Ref) and shown.required and shown.kind.ledger.row is people for shown in ledger.fields
    )
    return PEOPLE if names_people else EVENTS if ledger.when else THINGS
