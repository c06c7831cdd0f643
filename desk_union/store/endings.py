"""What must follow when a deed changed rows of a table, whoever changed them; declared by who has rows that follow."""

from __future__ import annotations

import importlib
from collections import defaultdict
from typing import TYPE_CHECKING

from desk_union.store.base import TABS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    Follow = Callable[[Session], None]

_ENDINGS: dict[str, list[Follow]] = defaultdict(list)
_TELLERS: list[Callable[[], Iterable[tuple[str, str]]]] = []
_PUT_BACK = frozenset({"undo", "redo"})  # these bring back what followed together with what it followed from


def ending(table: str, follow: Follow) -> None:
    """Have ``follow`` run in every deed that changed rows of ``table``, before it is kept."""
    if follow not in _ENDINGS[table]:
        _ENDINGS[table].append(follow)


def told_by(modules: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """The tabs tell which module has something follow when rows of which table change; it is read no earlier."""
    _TELLERS.append(modules)


def run(session: Session, tables: Iterable[str]) -> bool:
    """Let follow what depends on these tables; whether anything was asked to."""
    if session.info.get("kind") in _PUT_BACK:
        return False
    changed = frozenset(tables)
    _read(changed)
    follows = [follow for table in sorted(changed) for follow in _ENDINGS.get(table, ())]
    for follow in dict.fromkeys(follows):
        follow(session)
    return bool(follows)


def _read(tables: frozenset[str]) -> None:
    """A command that posts vouchers reads no other tab by itself; what follows from them must not hang on that."""
    if not _TELLERS:
        importlib.import_module(TABS)
    for table, module in (pair for teller in _TELLERS for pair in teller()):
        if table in tables:
            importlib.import_module(module)
