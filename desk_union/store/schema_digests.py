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
COLUMNS = "b24255a9146c384910fc08ee2e4b7a4ded72c012653b3444a86f9d37983f25a4"
# Of the names and texts of all guards.
GUARDS = "cca4c0d2eabcb7a4c58b4f0e80c1d1a5c60c6d86c2915ee9cd09b82fb4fe9c54"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
