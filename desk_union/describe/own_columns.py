"""Which columns of its own the office has declared for its ledgers in the book in hand.

One process works at one book at a time. Whoever reads or writes a book takes up its own columns here
(``store.opened``), and every ledger that is or will be read from disk gains them behind those described: that is the
one place, so that form, list, filter, import, export, paper, help and commands see them like any other column, also
where a tab names its ledger directly. A ledger without own columns pays nothing: its tuple stays as it was described.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol
from weakref import WeakValueDictionary

Columns = Mapping[str, Callable[[type[Any]], tuple[Any, ...]]]
"""By code of the ledger, what makes its own columns for its mapped class."""


class Bearer(Protocol):
    """A ledger, as far as it matters here; this module stands below it."""

    @property
    def code(self) -> str: ...

    def take_own(self) -> None: ...


NONE: Columns = MappingProxyType({})
_READ: WeakValueDictionary[int, Bearer] = WeakValueDictionary()
_IN_HAND: list[Columns] = [NONE]


def in_hand() -> Columns:
    return _IN_HAND[0]


def take_up(columns: Columns) -> None:
    """From now on the ledgers have these columns of their own and no others."""
    before, _IN_HAND[0] = _IN_HAND[0], columns
    if before is columns:
        return
    for ledger in list(_READ.values()):
        if ledger.code in before or ledger.code in columns:
            ledger.take_own()


def register(ledger: Bearer) -> None:
    """A ledger was made, from its description or as a copy in other words."""
    _READ[id(ledger)] = ledger


def columns_of(code: str, row: type[Any]) -> tuple[Any, ...]:
    make = _IN_HAND[0].get(code)
    return () if make is None else make(row)
