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
COLUMNS = "3ad7213f3e7d4e9b0a23ae8fe65e550b1fd6753f9ef33e7abb61ffe514552bbd"
# Of the names and texts of all guards.
GUARDS = "bf5c6534dd84a3217e8de0bdaaefdc47818ac44a8f40ae5d2eb29fdfe3fa27fc"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
