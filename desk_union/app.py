"""The only place that wires things together: the application, the book, the window, and what happens when one ends."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from desk_union import bugs
from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from desk_union.store.opened import Book


def today() -> date:
    return datetime.now().astimezone().date()


def open_window(path: Path | None) -> int:
    """Show the window on ``path``, the last book, or after a first-run guide; returns the exit status."""
    from desk_union.ui.style import make_application

    application = make_application(sys.argv)
    sys.excepthook = _show_bug
    book = _choose(path)
    if book is None:
        return 0
    from desk_union.ui.session import Session

    session = Session(book, today)
    session.start()
    status = int(application.exec())
    session.end()
    return status


def _choose(path: Path | None) -> Book | None:
    """An open book, asked for until one opens or the clerk gives up."""
    from desk_union.ui import firstrun

    wanted = path or next(iter(firstrun.recent_books()), None)
    while True:
        if wanted is None:
            wanted = firstrun.first_run(None)
            if wanted is None:
                return None
        book = firstrun.open_with_questions(None, wanted)
        if book is not None:
            return book
        wanted = None


def _show_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The outer edge of the window: whatever nobody expected becomes one calm box with a saved report."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    from desk_union.ui import dialogs

    if isinstance(error, Refusal):
        dialogs.show_refusal(None, error)
    else:
        dialogs.show_bug(bugs.report(error.with_traceback(trace)))
