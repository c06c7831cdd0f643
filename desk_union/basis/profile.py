"""Where the program keeps what is a user's and no book's: in the user's profile, or beside a portable program."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_documents_path, user_log_path

NAME = "desk_union"
MARK = "便携.txt"  # beside the shipped program: it leaves nothing on the computer it is run on
FOLDER = "便携资料"
BOOKS = "工会账本"


def portable() -> Path | None:
    """The folder of a portable program for all it keeps; None where it keeps to the user's profile."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).parent
    return beside / FOLDER if (beside / MARK).is_file() else None


def settings_folder() -> Path:
    return portable() or user_config_path(NAME, appauthor=False)


def cache_folder() -> Path:
    own = portable()
    return own / "缓存" if own else user_cache_path(NAME, appauthor=False)


def reports_folder() -> Path:
    own = portable()
    return own / "问题报告" if own else user_log_path(NAME, appauthor=False)


def books_folder() -> Path:
    """Where a new book is put unless another folder is chosen."""
    return (portable() or user_documents_path()) / BOOKS
