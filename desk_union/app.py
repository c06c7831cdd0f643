"""The only place that wires things together: the application, the book, the window, and what happens when they end."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desk_union import bugs
from desk_union.basis import looking
from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.founding import complete
from desk_union.screens import bookshelf, lastseen
from desk_union.screens.desk import Desk
from desk_union.store import archive
from desk_union.store.book import look_over
from desk_union.store.faults import explain
from desk_union.store.operator import operator_of
from desk_union.store.progress import Progress
from desk_union.tabs import claims, people
from desk_union.ui.frame import errands, firstrun, oneinstance
from desk_union.ui.frame.window import GEOMETRY, MainWindow, open_manual
from desk_union.ui.kit import dialogs, helping, jobs, style
from desk_union.ui.kit.style import make_application

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from desk_union.store.opened import Book
    from desk_union.store.progress import Work


AFTER_FIRST_PAGE_MS = 200
WHERE_TO = "可以另外恢复成一个账本，不动现在打开的；也可以把现在打开的账本恢复成备份里的样子（现在的先另存一份）。"
APART, IN_PLACE = "另外恢复成一个账本", "恢复到现在的账本…"
WAITING = "工会工作台正开着，有一个窗口等着您回答。请先办完那一件，再打开这个账本。"
ALL_SAVED = "账本里已经保存的内容都在，可以直接关闭；下次关闭时会再备份。"


class Office:
    """The one book at work and its window; another book takes their place."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        helping.opened_by(open_manual)  # also before there is a window

    def open(self, path: Path) -> bool:
        """Turn to the book at ``path``; the present one stays when that one cannot be opened."""
        book = firstrun.open_with_questions(self.window, path)
        if book is None:
            return False
        book.who = operator_of(book)  # for what the program itself does, which names nobody
        old, new = self.window, MainWindow(Desk(book, today, book.who), self._open_other)
        if style.user_settings().contains(GEOMETRY):
            new.show()
        else:
            new.showMaximized()  # a first start has room for the list and the card
        if old is not None:
            if not old.close():  # something in it is not saved yet, and the clerk stays with it
                new.close()
                book.close()
                return False
            put_away(old.desk.book)
            old.deleteLater()
        self.window = new
        QTimer.singleShot(AFTER_FIRST_PAGE_MS, new, self._look_over)
        if firstrun.wants_import(path):
            new.show_ledger(people().code)
            new.commands.by_code["import"].trigger()
        return True

    def asked(self, path: Path | None) -> bool:
        """Another start of the program wants ``path`` here; False while a question waits for the clerk."""
        waiting = QApplication.activeModalWidget()
        front = waiting or self.window
        if front is not None:
            _bring_forward(front)
        if path is None:
            return True
        if self.window is None or waiting is not None:
            return False
        # The other start is answered first: opening may ask the clerk something and take its time.
        QTimer.singleShot(0, self.window, lambda: self._take(path))
        return True

    def _take(self, path: Path) -> None:
        if self.window is None:
            return
        if path.suffix != archive.SUFFIX:
            self._open_other(path)
            return
        answer = dialogs.choose(self.window, f"“{path.name}”是一份备份。", WHERE_TO, (APART, IN_PLACE, "取消"))
        if answer == APART and (made := firstrun.book_again(self.window, path)) is not None:
            self._open_other(made)
        elif answer == IN_PLACE:
            errands.backups(self.window, path)

    def _open_other(self, path: Path) -> None:
        if self.window is None or path.resolve() != self.window.desk.book.path.resolve():
            self.open(path)

    def _look_over(self) -> None:
        """What need not be waited for before the first page stands."""
        if self.window is None:
            return
        desk = self.window.desk
        firstrun.ask_operator(self.window, desk.book)  # with the book before one's eyes, not before it is there
        desk.who = desk.book.who = operator_of(desk.book)
        bookshelf.remember_book(desk.book.path, desk.union_name)
        told = lastseen.compare(desk.book)
        lastseen.remember(desk.book)
        strange = jobs.run(self.window, "检查账本", lambda: _looking_over(desk.book))
        if told or strange:
            self.window.show_notices([*desk.book.notices, *told, *(strange or ())])

    def end(self) -> None:
        ended, self.window = self.window, None
        if ended is not None:
            put_away(ended.desk.book)


def _looking_over(book: Book) -> Work[list[str]]:
    yield Progress(0, 1, "账本较大，正在检查文件是否完好" if book.unchecked else "正在核对账本")
    complete(book)
    strange = look_over(book)
    with book.reading() as session:
        return [*strange, *claims(session)]


def put_away(book: Book) -> None:
    """The backup of the day when something changed, then the book is closed, whatever became of the backup."""
    try:
        while sentences := _told(jobs.run(None, "关闭前备份", lambda: _backing_up(book))):
            if not dialogs.ask(None, "\n".join(sentences), ALL_SAVED, yes="再备份一次", no="直接关闭"):
                break
    finally:
        try:
            lastseen.remember(book)
            book.close()
        except Refusal as refusal:
            dialogs.show_refusal(None, refusal)


def _bring_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _told(sentences: tuple[str, ...] | None) -> tuple[str, ...]:
    """None came of a backup that the clerk cancelled: then there is none, which must not pass unsaid."""
    return ("关闭前的自动备份被取消了，今天的改动还没有备份。",) if sentences is None else sentences


def _backing_up(book: Book) -> Work[tuple[str, ...]]:
    """What went wrong with the backup of the day, in sentences for the clerk; nothing when all is well."""
    from desk_union.store.backup import automatic  # first needed when a book ends

    try:
        done = yield from automatic(book, datetime.now())
    except Refusal as refusal:
        return (f"关闭前的自动备份没有做成：{refusal.reason}{refusal.remedy}",)
    return done.notices


def open_window(path: Path | None) -> int:
    """Show the window on ``path``, the last book, or after a first-run guide; returns the exit status."""
    application = make_application(sys.argv)
    sys.excepthook = _show_bug
    try:
        return _work(application, path)
    except Exception as error:  # noqa: BLE001 - the outer edge of the window, before its loop begins and after it ends
        _show_bug(type(error), error, error.__traceback__)
        return 1


def _work(application: QApplication, path: Path | None) -> int:
    handed = oneinstance.hand_over(path)
    if handed is not None:
        if not handed:
            dialogs.tell(None, WAITING)
        return 0 if handed else 1
    application.aboutToQuit.connect(looking.empty)
    with looking.temporary():
        return _at_desk(application, path)


def _at_desk(application: QApplication, path: Path | None) -> int:
    office = Office()
    doorkeeper = oneinstance.Doorkeeper(office.asked, application)
    wanted = _wanted(path)
    while wanted is None or not office.open(wanted):
        wanted = firstrun.first_run(None)
        if wanted is None:
            return 0
    status = int(application.exec())
    doorkeeper.close()  # who starts now opens the book anew, and waits for this one at its lock
    office.end()
    return status


def _wanted(path: Path | None) -> Path | None:
    """The book to open first: the one asked for, made of a backup where that was asked for, else the last one."""
    if path is not None and path.suffix == archive.SUFFIX:
        try:
            path = firstrun.book_again(None, path)
        except Refusal as refusal:
            dialogs.show_refusal(None, refusal)
            path = None
    return path or next(iter(firstrun.recent_books()), None)


def _show_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The outer edge of the window: whatever nobody expected becomes one calm box with a saved report."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    elif isinstance(error, (Refusal, OSError)) and (refusal := explain(error)) is not None:
        dialogs.show_refusal(QApplication.activeWindow(), refusal)
    else:
        dialogs.show_bug(bugs.report(error.with_traceback(trace)))
