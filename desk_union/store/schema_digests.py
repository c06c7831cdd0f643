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
COLUMNS = "4ae40b6eebbcf0eae5af6342257a7b015b73a7139bcc35ef98b3de5d0059753e"
# Of the names and texts of all guards.
GUARDS = "8690d8201df4ebe87f9dbce2e70e38a2c099a093822c337ecd427ae184783dfe"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
