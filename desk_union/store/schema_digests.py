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
COLUMNS = "148d0fc14bc1c46738371b412947a7202a2cb0e8581802b48a68d3bdb133be93"
# Of the names and texts of all guards.
GUARDS = "793d53008fd23e2cd8e7b02b09b152fa823c5959e6ba7f60b317902bd7638377"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
