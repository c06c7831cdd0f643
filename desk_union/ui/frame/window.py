"""The main window: tabs, the list of ledgers, the tool bar and menus, and who does what when they are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from desk_union import tabs
from desk_union.describe import own_columns
from desk_union.ui.drawn.main_window import Ui_MainWindow
from desk_union.ui.frame import actions, dropped, printplace, rooms
from desk_union.ui.frame.commands import Commands
from desk_union.ui.frame.dressing import Dressing
from desk_union.ui.frame.headroom import HeadRoom
from desk_union.ui.frame.over import Over
from desk_union.ui.frame.shelf import Shelf
from desk_union.ui.frame.takingback import TakingBack
from desk_union.ui.kit import dialogs, helping, style
from desk_union.ui.kit.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from desk_union.describe.guiding import Way
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.ui.list.ledgerpage import LedgerPage

TODAY = "工作台"
AFTER_FIRST_PAINT_MS = 20
GEOMETRY = "ui/geometry"


def open_manual(asking: QWidget, page: str) -> None:
    from desk_union.ui.manual.help import show_help

    show_help(asking, page)


class MainWindow(QMainWindow):
    """``open_other`` is called with the file when the clerk wants another book. A ``Workplace`` and a ``Frame``."""

    book_changed = Signal()
    commands: Commands

    def __init__(self, desk: Desk, open_other: Callable[[Path], None]) -> None:
        super().__init__()
        self.desk = desk
        self.open_other = open_other
        self._ledger_pages: dict[str, LedgerPage] = {}
        self._own = own_columns.in_hand()  # the office's own columns, around which its pages were made
        self._today: QWidget | None = None
        self._dressing = Dressing(self._ledger_pages, lambda: self._build_anew(lambda: None))
        self._asked_today = iter([tab.due for tab in tabs.every()])
        self._last_ledgers: dict[str, str] = {}  # of each tab, where the clerk was in it
        self._is_closed = False
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self.over = Over(self.ui, self.show_tab, lambda: self.commands.show_possible())  # noqa: PLW0108 - made below
        HeadRoom(self.ui)
        self.files = rooms.files(self)
        self.taking_back = TakingBack(self, self.ui)
        self.printing = printplace.PrintPlace(self, self._last_ledgers)
        self.commands = Commands(self)
        self._drops = dropped.onto_window(self)
        self._fill_tabs()
        self.shelf = Shelf(self.ui.ledgers, desk, self.show_ledger, self.printing.first_of)
        self._waiting = QWidget()
        self.ui.pages.addWidget(self._waiting)
        self._connect()
        geometry = style.user_settings().value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        fit(self)

    # Building

    def _fill_tabs(self) -> None:
        self.tab_names = [TODAY, *self.desk.tab_names]
        for place, name in enumerate(self.tab_names):
            self.ui.tabs.addTab(name)
            self.ui.tabs.setTabToolTip(place, actions.tooltip(name, f"Ctrl+{place + 1}"))
            QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self, lambda place=place: self.ui.tabs.setCurrentIndex(place))
        self.ui.tabs.setExpanding(False)

    def show_union(self) -> None:
        union = self.desk.union_name
        self.ui.unionName.setText(f"{union}（只能查看）" if self.desk.book.read_only else union)
        self.setWindowTitle(f"{union} - 工会工作台")

    @dialogs.guarded
    def _fill_in(self) -> None:
        """What is read from the book to fill the frame, once the frame is there."""
        if self._is_closed:
            return
        self.show_union()
        self.taking_back.begin()
        self.commands.show_undo()
        self.show_notices(self.desk.book.notices)

    def _connect(self) -> None:
        self.ui.tabs.currentChanged.connect(self.show_tab)
        self.ui.noticeSeen.clicked.connect(self.ui.noticeBand.hide)
        helping.opened_by(open_manual)
        self.book_changed.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = self.desk.book.add_listener(lambda _tables: self.book_changed.emit())
        self.ui.goTo.setDefaultAction(self.commands.by_code["go_to"])
        self.ui.goTo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, self._fill_in)
        self.show_tab(0)

    # Where one is

    @property
    def widget(self) -> QMainWindow:
        return self

    @property
    def last_page(self) -> LedgerPage | None:
        """The ledger in sight, or behind what is."""
        present = self.ui.ledgerStack.currentWidget()
        return next((page for page in self._ledger_pages.values() if page is present), None)

    @property
    def page(self) -> LedgerPage | None:
        """The ledger in sight."""
        return self.last_page if self.ui.pages.currentWidget() is self.ui.ledgersPage else None

    def show_tab(self, place: int) -> None:
        if place == 0:
            self.ui.pages.setCurrentWidget(self._waiting if self._today is None else self._today)
            QTimer.singleShot(AFTER_FIRST_PAINT_MS, self._approach_today)
        else:
            self.ui.pages.setCurrentWidget(self.ui.ledgersPage)
            self._show_ledger_of(self.tab_names[place])
        self.commands.show_possible()

    def _show_ledger_of(self, tab: str) -> None:
        """The ledger of this tab that was looked at last, else its first one."""
        if self.printing.leads(tab):
            self.printing.show()
        elif self.page is None or self.page.ledger.tab != tab:
            self.show_ledger(self._last_ledgers.get(tab) or self.desk.ledgers_of(tab)[0].code)
        elif self.page.stale:
            self.page.refresh()

    @dialogs.guarded
    def _approach_today(self) -> None:
        """Read what 工作台 asks from disk, tab by tab, so that a key typed meanwhile is answered in between."""
        if self._is_closed:
            return
        if self._today is None and (asked := next(self._asked_today, None)) is not None:
            asked()
            QTimer.singleShot(0, self._approach_today)
            return
        if self._today is None:
            from desk_union.ui.frame import ways
            from desk_union.ui.frame.today import TodayPage

            def settle(way: Way, ids: Sequence[int], of: str) -> None:
                self.commands.guarded(lambda: ways.follow(self, way, ids, of))

            self._today = TodayPage(self.desk, self.show_rows, settle)
            self.ui.pages.addWidget(self._today)
        if self.ui.tabs.currentIndex() == 0:
            self.ui.pages.setCurrentWidget(self._today)

    def to_ledgers(self) -> None:
        if self.ui.tabs.currentIndex() == 0:
            self.ui.tabs.setCurrentIndex(1)
        self.shelf.focus()

    def show_ledger(self, code: str) -> LedgerPage | None:
        """Turn to a ledger; None when the clerk stays with what is not saved yet, or turned to what can be printed."""
        if code == printplace.CODE:
            self.printing.show()
            return None
        present = self.last_page
        if present is not None and present.ledger.code != code and not present.may_leave():
            self.ui.tabs.setCurrentIndex(self.tab_names.index(present.ledger.tab))
            self.shelf.mark(present.ledger)
            return None
        page = self._ledger_pages.get(code)
        if page is None:
            page = self._ledger_pages[code] = self._new_page(self.desk.ledger(code))
        self.ui.ledgerStack.setCurrentWidget(page)
        self.ui.pages.setCurrentWidget(self.ui.ledgersPage)
        self._last_ledgers[page.ledger.tab] = code
        self.ui.tabs.setCurrentIndex(self.tab_names.index(page.ledger.tab))
        if page.stale:
            page.refresh()
        self.shelf.mark(page.ledger)
        self.commands.show_possible()
        return page

    def _new_page(self, ledger: Ledger) -> LedgerPage:
        from desk_union.ui.list.ledgerpage import LedgerPage

        page = LedgerPage(self.desk, ledger)
        page.deleted.connect(self.taking_back.say_deleted)
        page.going.connect(self.show_rows)
        page.importing.connect(self.commands.by_code["import"].trigger)
        self.commands.put_clipboard_on(page)
        page.changed.connect(self.commands.show_possible)
        for code in ("file", "history", "change_many", "delete"):
            page.table.addAction(self.commands.by_code[code])
        page.table.menu_wanted.connect(lambda: self.commands.put_deeds_on(page))
        page.deed_wanted.connect(self.commands.start_wanted)
        page.deeds.many = self.commands.on_many(ledger)
        self.ui.ledgerStack.addWidget(page)
        return page

    def show_rows(self, code: str, ids: Sequence[int], says: str = "") -> None:
        """Show these rows of a ledger, such as those behind a line of 工作台; all of them when none are named.

        ``says`` stands in the status line for as long as the list is narrowed to them.
        """
        page = self.show_ledger(code)
        if page is not None and ids:
            page.show_only(ids)
            page.say_aside(says)

    # What the window says

    def show_notices(self, notices: Sequence[str]) -> None:
        self.ui.notices.setText("\n".join(notices))
        self.ui.noticeBand.setVisible(bool(notices))

    def refresh(self) -> None:
        """The page in sight is asked again now, the others when they are looked at.

        While the book is closed for a restore nothing is asked; it is heard of again when it is open.
        """
        if self._is_closed or self.desk.book.is_closed:
            return
        self.taking_back.hear_deed()
        self.desk.book.hear_of_columns()
        if self._own is not own_columns.in_hand():
            self._own = own_columns.in_hand()
            self._dressing.changed()
        self._dressing.settle()
        self.shelf.refresh()
        for page in self._ledger_pages.values():
            page.stale = True
        if self.page is not None:
            self.page.refresh()
        elif (whole := self.files.in_sight or self.printing.in_sight) is not None:
            whole.refresh()
        elif self._today is not None and hasattr(self._today, "refresh"):
            self._today.refresh()
        self.commands.show_undo()

    # What is done

    def may_leave(self) -> bool:
        return self.page is None or self.page.may_leave()

    def resize_text(self, by: int) -> None:
        """A larger or smaller text."""
        names = list(style.SIZES)
        place = max(0, min(names.index(style.text_size()) + by, len(names) - 1))
        if all(page.may_leave() for page in self._ledger_pages.values()):
            self._build_anew(lambda: style.set_text_size(names[place]))

    def _build_anew(self, change: Callable[[], None]) -> None:
        """Make the pages again around a change of size or colours, from which all their measures and icons follow."""
        in_sight, show_file = self.page, self.files.put_away()
        printed = self.printing.in_sight
        self.printing.put_away()
        for page in self._ledger_pages.values():
            page.put_away()
            self.ui.ledgerStack.removeWidget(page)
            page.deleteLater()
        self._ledger_pages.clear()
        change()
        self.commands.redress()
        self.shelf.redress()
        if in_sight is not None:
            self.show_ledger(in_sight.ledger.code)
        if printed is not None:
            self.printing.show()
        if show_file is not None:
            show_file()

    def show_anew(self) -> None:
        """After the settings: the pages in the union's words and the chosen size."""

        def hear() -> None:
            self.shelf.hear()
            self.tab_names = [TODAY, *self.desk.tab_names]
            self._last_ledgers.clear()
            for place, name in enumerate(self.tab_names):
                self.ui.tabs.setTabText(place, name)

        if all(page.may_leave() for page in self._ledger_pages.values()):
            place = self.ui.tabs.currentIndex()
            self._build_anew(hear)
            self.ui.tabs.setCurrentIndex(place)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        # Light or dark was chosen in the system while the window was open.
        if event.type() == QEvent.Type.ThemeChange:
            self.commands.redress()
            self.shelf.redress()
            self._dressing.changed()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not all(page.may_leave() for page in self._ledger_pages.values()):
            event.ignore()
            return
        self._is_closed = True
        for page in self._ledger_pages.values():
            page.put_away()
        self._stop_listening()
        self._stop_listening = lambda: None
        style.user_settings().setValue(GEOMETRY, self.saveGeometry())
        event.accept()
