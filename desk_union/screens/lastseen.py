"""How far each book had come when this user last had it open, kept outside of any book: an older file put in its place
is told at the next opening.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desk_union.screens.bookshelf import shelf_file
from desk_union.store import chain

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

FILE = "seen.json"
MOST = 50
RESTORED = "如果您刚从备份恢复过，这是正常的；否则请先弄清是谁换了账本，再接着记账。"


def seen_file() -> Path:
    return shelf_file().with_name(FILE)


def compare(book: Book, file: Path | None = None) -> list[str]:
    """Sentences where the book is not the one, or not as new as, that was last used here; empty when all is well."""
    held = _read(file or seen_file())
    with book.reading() as session:
        first, head = chain.first(session), chain.head(session)
        known = held["books"].get(first)
        there = chain.chain_at(session, known["number"]) if known else None
    place = held["places"].get(str(book.path.absolute()))
    if known is None or head is None:
        if place and place != first:
            return [f"这个位置上的账本不是上次在这里用的那一个。{RESTORED}"]
        return []
    if head[0] < known["number"]:
        return [f"这个账本比上次用的旧：上次做到第{known['number']}步，现在只到第{head[0]}步。{RESTORED}"]
    if there != known["chain"]:
        return [
            f"这个账本在第{known['number']}步以前的记录与上次用的不一样，被改写过，或从更早的备份另外记过。{RESTORED}"
        ]
    return []


def remember(book: Book, file: Path | None = None) -> None:
    """Note how far the book has come."""
    target = file or seen_file()
    held = _read(target)
    with book.reading() as session:
        first, head = chain.first(session), chain.head(session)
    if head is None:
        return
    books: dict[str, Any] = {first: {"number": head[0], "chain": head[1]}}
    books |= {key: value for key, value in held["books"].items() if key != first}
    places = {str(book.path.absolute()): first}
    places |= {key: value for key, value in held["places"].items() if key not in places}
    kept = {"books": dict(list(books.items())[:MOST]), "places": dict(list(places.items())[:MOST])}
    if kept == held:
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        return  # a profile that cannot be written must not keep the clerk from working


def _read(file: Path) -> dict[str, dict[str, Any]]:
    """What is kept; an unreadable file counts as none."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        books = {
            str(key): {"number": int(one["number"]), "chain": str(one["chain"])} for key, one in held["books"].items()
        }
        return {"books": books, "places": {str(key): str(one) for key, one in held["places"].items()}}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {"books": {}, "places": {}}
