"""The books this user opened lately, kept in a small file of the user's own outside of any book."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.basis import profile

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 8
SUFFIX = ".desk"
KIND = f"工会账本 (*{SUFFIX});;所有文件 (*)"
FILE = "books.json"


@dataclass(frozen=True, slots=True)
class Shelved:
    """``there`` is false when the file cannot be seen now, as with a U盘 that is not plugged in."""

    path: Path
    union: str
    there: bool


def shelf_file() -> Path:
    return profile.settings_folder() / FILE


def recent_books(file: Path | None = None) -> list[Shelved]:
    """Newest first; an unreadable list counts as none, because it only saves a search for the file."""
    try:
        entries = json.loads((file or shelf_file()).read_text(encoding="utf-8"))
        known = [(Path(entry["path"]), str(entry["union"])) for entry in entries]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    return [Shelved(path, union, path.is_file()) for path, union in known]


def remember_book(path: Path, union: str, file: Path | None = None) -> None:
    path = path.absolute()
    others = [(book.path, book.union) for book in recent_books(file) if book.path != path]
    _write([(path, union), *others][:MOST], file or shelf_file())


def forget_book(path: Path, file: Path | None = None) -> None:
    path = path.absolute()
    kept = [(book.path, book.union) for book in recent_books(file) if book.path != path]
    _write(kept, file or shelf_file())


def _write(books: Iterable[tuple[Path, str]], file: Path) -> None:
    entries = [{"path": str(path), "union": union} for path, union in books]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        # A profile that cannot be written must not keep the clerk from working.
        return


def default_folder() -> Path:
    """Where a new book is put unless another folder is chosen."""
    return profile.books_folder()


_BAD_IN_NAME = '<>:"/\\|?*'


def plain_name(words: str) -> str:
    """Words made into a file name that every system takes, without its ending; may come out empty."""
    plain = "".join(" " if char in _BAD_IN_NAME or ord(char) < ord(" ") else char for char in words)
    return " ".join(plain.split())[:60].rstrip(". ")


def file_name(union: str) -> str:
    return f"{plain_name(union) or '工会账本'}{SUFFIX}"
