"""The only place that wires things together: the application, the book, the window, and what happens when they end."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from desk_union import bugs
from desk_union.basis.refusal import Refusal
from desk_union.screens.desk import Desk
from desk_union.store.progress import Progress
from desk_union.ui import dialogs, firstrun, jobs
from desk_union.ui.style import make_application
from desk_union.ui.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from desk_union.basis.refusal import Problem
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work


def today() -> date:
    return datetime.now().astimezone().date()


class Office:
    """The one book at work and its window; another book takes their place."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None

    def open(self, path: Path) -> bool:
        """Turn to the book at ``path``; the present one stays when that one cannot be opened."""
        book = firstrun.open_with_questions(self.window, path)
        if book is None:
            return False
        old = self.window
        self.window = MainWindow(Desk(book, today), self._open_other)
        self.window.show()
        if old is not None:
            old.close()
            _put_away(old.desk.book)
            old.deleteLater()
        self._after_opening(book, path)
        return True

    def _open_other(self, path: Path) -> None:
        if self.window is None or path.resolve() != self.window.desk.book.path.resolve():
            self.open(path)

    def _after_opening(self, book: Book, path: Path) -> None:
        if book.unchecked:
            problems = jobs.run(self.window, "检查账本", lambda: _checking(book))
            if problems:
                dialogs.show_refusal(self.window, Refusal(problems[0].reason, problems[0].remedy))
        if firstrun.wants_import(path) and self.window is not None:
            self.window.show_ledger("members.people")
            self.window.commands.by_code["import"].trigger()

    def end(self) -> None:
        if self.window is not None:
            _put_away(self.window.desk.book)


def _checking(book: Book) -> Work[list[Problem]]:
    from desk_union.store.check import check_file  # first needed after a crash

    yield Progress(0, 1, "账本较大，正在检查文件是否完好")
    with book.reading() as session:
        return check_file(session)


def _put_away(book: Book) -> None:
    """The backup of the day when something changed, then the book is closed."""
    from desk_union.store.backup import automatic  # first needed when a book ends

    if not book.read_only:
        jobs.run(None, "备份", lambda: automatic(book, datetime.now()))
    book.close()


def open_window(path: Path | None) -> int:
    """Show the window on ``path``, the last book, or after a first-run guide; returns the exit status."""
    application = make_application(sys.argv)
    sys.excepthook = _show_bug
    office = Office()
    wanted = path or next(iter(firstrun.recent_books()), None)
    while wanted is None or not office.open(wanted):
        wanted = firstrun.first_run(None)
        if wanted is None:
            return 0
    status = int(application.exec())
    office.end()
    return status


def _show_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The outer edge of the window: whatever nobody expected becomes one calm box with a saved report."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    elif isinstance(error, Refusal):
        dialogs.show_refusal(None, error)
    else:
        dialogs.show_bug(bugs.report(error.with_traceback(trace)))
