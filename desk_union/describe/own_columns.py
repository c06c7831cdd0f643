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
from weakref import WeakKeyDictionary, WeakValueDictionary

Columns = Mapping[str, Callable[[type[Any]], tuple[Any, ...]]]
"""By code of the ledger, what makes its own columns for its mapped class."""


class Bearer(Protocol):
    """A ledger, as far as it matters here; this module stands below it."""

    @property
    def code(self) -> str: ...

    def take_own(self) -> None: ...


NONE: Columns = MappingProxyType({})
_READ: WeakValueDictionary[int, Bearer] = WeakValueDictionary()
_OPEN: WeakKeyDictionary[object, Columns] = WeakKeyDictionary()
"""By open book, the one in hand last."""
_SHOWN: list[Columns] = [NONE]


def in_hand() -> Columns:
    return _SHOWN[0]


def take_up(book: object, columns: Columns) -> None:
    """From now on the ledgers have these columns of their own and no others."""
    _OPEN.pop(book, None)
    _OPEN[book] = columns
    _show(columns)


def let_go(book: object) -> None:
    """It is closed: the one in hand before it, if that is still open, is in hand again."""
    _OPEN.pop(book, None)
    _show(next(reversed(list(_OPEN.values())), NONE))


def _show(columns: Columns) -> None:
    before, _SHOWN[0] = _SHOWN[0], columns
    if before is columns:
        return
    for ledger in list(_READ.values()):
        if ledger.code in before or ledger.code in columns:
            ledger.take_own()


def register(ledger: Bearer) -> None:
    """A ledger was made, from its description or as a copy in other words."""
    _READ[id(ledger)] = ledger


def columns_of(code: str, row: type[Any]) -> tuple[Any, ...]:
    make = in_hand().get(code)
    return () if make is None else make(row)
