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
COLUMNS = "fc7de6e7c4f163c91851a7d97e6416ccf443e11ac20cb7c4b454b791514434f8"
# Of the names and texts of all guards.
GUARDS = "c3057bd7a4946883a5d2b50dfd53c20273ae74592ab5d3e3e6501accc96bfa06"


def digest(pairs: Iterable[tuple[str, str]]) -> str:
    """The same whatever their order."""
    return hashlib.sha256("\n".join(f"{one}\t{other}" for one, other in sorted(pairs)).encode()).hexdigest()
