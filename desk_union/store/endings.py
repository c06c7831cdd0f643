"""What must follow when a deed changed rows of a table, whoever changed them; declared by who has rows that follow."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    Follow = Callable[[Session], None]

_ENDINGS: dict[str, list[Follow]] = defaultdict(list)
_PUT_BACK = frozenset({"undo", "redo"})  # these bring back what followed together with what it followed from


def ending(table: str, follow: Follow) -> None:
    """Have ``follow`` run in every deed that changed rows of ``table``, before it is kept."""
    if follow not in _ENDINGS[table]:
        _ENDINGS[table].append(follow)


def run(session: Session, tables: Iterable[str]) -> bool:
    """Let follow what depends on these tables; whether anything was asked to."""
    if session.info.get("kind") in _PUT_BACK:
        return False
    follows = [follow for table in sorted(tables) for follow in _ENDINGS.get(table, ())]
    for follow in dict.fromkeys(follows):
        follow(session)
    return bool(follows)
