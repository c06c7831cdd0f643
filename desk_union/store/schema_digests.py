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
COLUMNS = "e20c10dc09aedda40f09217674f10e2f74418dee66dea534e23ec0316122b7f4"
# Of the names and texts of all guards.
GUARDS = "0dc7b2704ce34d6be432115fcc5443e2ff28906aa2331733062ea69e4686e6a2"
=======
COLUMNS = "4a87a7c69dfc7efe4b151aada0fe879c6c32d8a3561c2e3454ca9c3d9dfb2552"
# Of the names and texts of all guards.
GUARDS = "16d6110d8a84854a38753b4157b795049284232152e1fcab98ce4782f6b996eb"
>>>>>>> main


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
