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
COLUMNS = "d5e2a5358ce5bcf7e9ecf6d620853611a7326ecc6c65f8a6f455fccdaa67ef41"
# Of the names and texts of all guards.
GUARDS = "95804d6fd5b2e0a0d23ae62909f53592ff7f48566d6e93f6ee6bcfabc41f2ae4"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
