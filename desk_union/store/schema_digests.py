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
COLUMNS = "baeb6ff38b40baa72cb883c49c3ce6d8596eb123cb3bbcc498b219089202153d"
# Of the names and texts of all guards.
GUARDS = "308bb61effd30d6028428c0efbbfc111951b209b529b2914aff6bf80ff6ad67c"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
