"""Opens every page, window and dialog once and closes it again: part of the self-test of an installed program."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QSettings,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMessageBox, QTabWidget
from shiboken6 import isValid

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens.desk import Desk
from desk_union.store.book import open_book
from desk_union.ui.frame import actions, rooms
from desk_union.ui.kit import style
from desk_union.ui.kit.dialogframe import LEAVE, UNDONE
from desk_union.ui.kit.jobs import ProgressDialog
from desk_union.ui.kit.picking import PickDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desk_union.ui.frame.window import MainWindow

LOOK_MS = 20
SETTLE_MS = 60
FIRST_PAGE_MS = 300  # 工作台 is made after the window was first drawn
SHORT = 12
PAGE_NAMES = "pageNames"  # a list at the left of a dialog that turns its pages
OPENS = "…"  # the words of an action that opens a dialog end so


def tour(path: Path, scratch: Path) -> tuple[list[str], list[str]]:
    """Titles of what was opened on the book at ``path``, and what went wrong.

    This user's settings are left alone; without a screen nothing is shown.
    """
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(scratch))
    # A dialog of the system itself cannot be closed from here.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = style.make_application(["desk-union"])
    application.setQuitOnLastWindowClosed(False)
    guide = Guide()
    before, sys.excepthook = sys.excepthook, guide.broke
    handler = qInstallMessageHandler(_quiet)
    try:
        with closing(open_book(path)) as book:
            guide.show_all(Desk(book, lambda: datetime.now().astimezone().date(), "自检"))
    finally:
        guide.rest()
        qInstallMessageHandler(handler)
        sys.excepthook = before
    return guide.seen, guide.faults


class Guide(QObject):
    """Looks every few milliseconds whether a dialog waits for somebody, notes it and closes it.

    ``look`` is shown every window, each page of it, once it stands.
    """

    def __init__(self, look: Callable[[str, QWidget], object] = lambda _title, widget: widget.grab()) -> None:
        super().__init__()
        self._show = look
        self.seen: list[str] = []
        self.faults: list[str] = []
        self._met: QWidget | None = None
        self._now = ""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def rest(self) -> None:
        self._timer.stop()

    def broke(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.faults.append(f"{self._now}（{kind.__name__}：{error}）")

    def _look(self) -> None:
        waiting = QApplication.activeModalWidget()
        if waiting is None or isinstance(waiting, ProgressDialog):
            self._met = None
        elif waiting is not self._met:
            # Seen now, closed at the next look, so that it is drawn in between.
            self._met = waiting
            self._show_pages(waiting)
            if not isinstance(waiting, QMessageBox):
                self.seen.append(waiting.windowTitle())
        else:
            _answer(waiting)

    def _show_pages(self, window: QWidget) -> None:
        """The window as it opens, and once more for each page that is chosen in it."""
        title = window.text()[:SHORT] if isinstance(window, QMessageBox) else window.windowTitle()
        for book in window.findChildren(QTabWidget):
            for place in range(book.count()):
                book.setCurrentIndex(place)
                self._show(f"{title} {book.tabText(place)}", window)
        names = window.findChild(QListWidget, PAGE_NAMES)
        if names is not None:
            for place in range(names.count()):
                names.setCurrentRow(place)
                self._show(f"{title} {names.item(place).text()}", window)
        self._show(title, window)

    def _try(self, name: str, do: Callable[[], object]) -> None:
        self._now = name
        try:
            do()
            QTest.qWait(SETTLE_MS)
        except Exception as error:  # noqa: BLE001 - one broken window must not hide the others
            self.broke(type(error), error, None)

    def _must_open(self, name: str, do: Callable[[], object]) -> None:
        before = len(self.seen)
        self._try(name, do)
        if len(self.seen) == before:
            self.faults.append(f"“{name}”没有打开窗口")

    def show_all(self, desk: Desk) -> None:
        from desk_union.ui.frame.window import MainWindow

        self._dialogs_before_a_book(desk)
        window = MainWindow(desk, lambda _path: None)
        self._try("主窗口", window.show)
        QTest.qWait(FIRST_PAGE_MS)
        self._show("工作台", window)
        self.seen.append(window.windowTitle())
        for ledger in desk.ledgers:
            self._try(ledger.title, partial(self._show_ledger, window, ledger.code))
            self.seen.append(ledger.title)
        self._show_ledger(window, tabs.people().code)
        self._file(window)
        printing = window.commands.by_code["printing"]
        self._try(printing.text(), printing.trigger)
        self._show(printing.text(), window)
        for action in _all_actions(window):
            if action.text().endswith(OPENS):
                self._try(action.text(), partial(self._turn_to_rows, window, action.text().partition("(")[0]))
                self._must_open(action.text().removesuffix(OPENS), action.trigger)
        self._deeds(window)
        self._try("关于", window.commands.by_code["about"].trigger)
        self._manual()
        self._preview(desk)
        self._try("关闭", window.close)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _deeds(self, window: MainWindow) -> None:
        """The dialog of every deed, with a row for which it makes sense; of each group of menus one."""
        from desk_union.screens.form.deedpage import DeedPage
        from desk_union.ui.form.deeddialog import carry_out

        groups: set[str] = set()
        for deed in tabs.deeds():
            try:
                page = DeedPage(window.desk, deed)
            except Refusal:  # nothing in the sample waits for it
                continue
            rows = [row.id for row in page.candidates()[:1]] if page.needs_rows else []
            if deed.group in groups or (page.needs_rows and not rows):
                continue
            groups |= {deed.group} - {""}
            self._must_open(page.title, partial(carry_out, window, window.desk, deed, rows))

    def _turn_to_rows(self, window: MainWindow, name: str) -> None:
        for code in _ledgers_for(name):
            if window.page is None or window.page.ledger.code != code:
                window.show_ledger(code)
                QTest.qWait(SETTLE_MS)
            if self._choose_first(window):
                return

    def _show_ledger(self, window: MainWindow, code: str) -> None:
        window.show_ledger(code)
        QTest.qWait(SETTLE_MS)
        self._choose_first(window)
        QTest.qWait(SETTLE_MS)
        self._show(code, window)

    def _file(self, window: MainWindow) -> None:
        """The file of the first person, each tab of it."""
        self._choose_first(window)
        self._try("会员档案", window.commands.by_code["file"].trigger)
        if window.files.in_sight is None:
            self.faults.append("“会员档案”没有打开")
            return
        self._try("会员档案各页", partial(self._look_at_file, window))
        self.seen.append("会员档案")
        self._try("返回名单", window.files.leave)

    def _look_at_file(self, window: MainWindow) -> None:
        for title in window.files.turn_pages():
            QTest.qWait(SETTLE_MS)
            self._show(f"会员档案 {title}", window)

    def _choose_first(self, window: MainWindow) -> bool:
        """Whether there was a row to choose."""
        page = window.page
        has_rows = page is not None and page.table.model() is not None and page.table.model().rowCount() > 0
        if page is not None and has_rows:
            page.table.selectRow(0)
        return has_rows

    def _dialogs_before_a_book(self, desk: Desk) -> None:
        from desk_union.ui.frame import firstrun

        self._must_open("欢迎", lambda: firstrun.first_run(None))
        self._must_open("新建账本", lambda: firstrun.new_book(None))
        self._must_open("输入密码", lambda: firstrun.ask_password(None, desk.book.path))

    def _manual(self) -> None:
        from desk_union.ui.manual.help import HelpWindow

        manual = HelpWindow(None)
        manual.show()
        for code in manual.pages:
            self._try(f"手册 {code}", partial(manual.open_page, code))
        self._show("手册", manual)
        self.seen.append(manual.windowTitle())
        manual.close()
        manual.deleteLater()

    def _preview(self, desk: Desk) -> None:
        from desk_union.screens.paper.printpage import SheetOptions, sheet_paper
        from desk_union.store.progress import finish
        from desk_union.tabs import sheets
        from desk_union.ui.paper.preview import show_paper

        sheet = sheets()[0]
        paper = finish(sheet_paper(desk, sheet, SheetOptions(sheet, desk.today()).request()))
        self._must_open("打印预览", lambda: show_paper(None, paper))


def _ledgers_for(name: str) -> list[str]:
    """On whose rows an entry of the menu makes sense; what prints a row, only where rows are printed."""
    errands = [errand for tab in rooms.with_menus() for errand in rooms.errands_of(tab).values()]
    if own := [errand.about for errand in errands if errand.about and errand.title == name]:
        return own
    printed = [code for tab in tabs.every() for code in tab.row_sheets]
    return printed if name == rooms.PRINT_ROW.title else [tabs.people().code]


def _answer(dialog: QWidget) -> None:
    """The usual answer to a question, as behind one more may open; anything else is closed."""
    usual = dialog.defaultButton() if isinstance(dialog, QMessageBox) else None
    if isinstance(dialog, QMessageBox) and dialog.text() == UNDONE:
        next(button for button in dialog.buttons() if LEAVE in button.text()).click()
    elif usual is not None:
        usual.click()
    elif isinstance(dialog, PickDialog):
        QTimer.singleShot(0, dialog, dialog.accept)
    elif isinstance(dialog, QDialog):
        # From a turn of its own: closing may ask, and a timer does not tick while its own turn is not over.
        QTimer.singleShot(0, dialog, dialog.reject)


def _quiet(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """The platform without a screen remarks on every window that it has none."""
    if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg} and sys.stderr is not None:
        sys.stderr.write(f"{words}\n")


def _all_actions(window: MainWindow) -> Iterator[QAction]:
    """Those of the table, then what menus offer beyond it, which some fill when they are first looked at."""
    yield from (window.commands.by_code[spec.code] for spec in actions.SPECS)
    for menu in window.menuBar().actions():
        submenu = menu.menu()
        if submenu is not None and isValid(submenu):
            submenu.aboutToShow.emit()  # type: ignore[attr-defined]  # QAction.menu() is annotated as QObject
            known = {*window.commands.by_code, *(deed.code for deed in tabs.deeds())}
            # What was opened meanwhile may have filled a menu anew.
            every = (one for one in submenu.actions() if isValid(one))  # type: ignore[attr-defined]  # as above
            yield from (one for one in every if one.objectName() not in known)
