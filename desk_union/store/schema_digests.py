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
<<<<<<< HEAD
COLUMNS = "2c7b89f1cfe824543f9b899ec0762f85e0284c87b2204df46d1e8c0932e2be6f"
# Of the names and texts of all guards.
GUARDS = "8b2797584680755e023c57c47deff2927db7ba96e44e2ba3e9cd5a9f555e5702"
=======
COLUMNS = "739c7a65540ffb6b79d0758bc6b3e0ccb9782d4a1cfe3a61927cc3f918df2949"
# Of the names and texts of all guards.
GUARDS = "0d4eacd40101d8ffd79d4ad2b35663f6f393f1d71ffb457166387b6c0598a922"
>>>>>>> main


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
