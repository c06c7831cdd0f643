"""What a book of this version looks like, as digests: opening one need not load the tables of every package.

A book that differs is compared name by name; a wrong digest here costs time only, and a test is red. After any change
of tables or guards write them anew with ``python -m desk_union.store.migrations --released``.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of the names of all tables and columns.
COLUMNS = "d6ee4301cd0568d3b9dee0aa51d501781bbbf64b68d50fa36ffde1d8660024d6"
# Of the names and texts of all guards.
GUARDS = "1dadac40d947863d74832a7a5330040170bb21eb52ab1bc1ee0f3db3a79e10a9"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
