"""The main window: tabs, the list of ledgers, the tool bar and menus, and who does what when they are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QMainWindow, QWidget

import desk_union
from desk_union.basis.refusal import Refusal
from desk_union.screens import membership
from desk_union.screens.goto import Place
from desk_union.screens.undoing import Undoing
from desk_union.ui import actions, dialogs, style
from desk_union.ui.drawn.main_window import Ui_MainWindow
from desk_union.ui.icons import icon
from desk_union.ui.ledgerpage import LedgerPage
from desk_union.ui.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

T = TypeVar("T")

TODAY = "工作台"
LEDGERS_WIDTH = 176
ICON = 18
CODE = Qt.ItemDataRole.UserRole
MEMBERSHIP = "会籍"
GEOMETRY = "ui/geometry"


class MainWindow(QMainWindow):
    """``open_other`` is called with the file when the clerk wants another book."""

    book_changed = Signal()

    def __init__(self, desk: Desk, open_other: Callable[[Path], None]) -> None:
        super().__init__()
        self.desk = desk
        self.open_other = open_other
        self.undoing = Undoing(desk)
        self._ledger_pages: dict[str, LedgerPage] = {}
        self._today: QWidget | None = None
        self._last_ledger = ""
        self._undo_deed: int | None = None
        self._just_deleted = False
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self.actions_by_code = actions.make(self, self._slots())
        self._fill_menus()
        self._fill_tools()
        self._fill_tabs()
        self._fill_ledgers()
        self._fill_head()
        self._connect()
        self._show_undo()
        geometry = style.user_settings().value(GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    # Building

    def _slots(self) -> dict[str, Callable[[], object]]:
        from desk_union.ui import errands

        def on_page(do: Callable[[LedgerPage], object]) -> Callable[[], object]:
            return lambda: self._with_page(do)

        def errand(do: Callable[[MainWindow], object]) -> Callable[[], object]:
            return lambda: self._guarded(lambda: do(self))

        return {
            "open": errand(errands.open_book), "backups": errand(errands.backups), "settings": errand(errands.settings),
            "quit": self.close, "undo": self.undo, "redo": self.redo,
            "select_all": on_page(LedgerPage.select_all), "find": on_page(LedgerPage.focus_search),
            "clear_filters": on_page(LedgerPage.clear_filters), "add": on_page(LedgerPage.add),
            "save": on_page(LedgerPage.save), "save_and_new": on_page(lambda page: page.panel.save_and_new()),
            "delete": on_page(LedgerPage.delete), "history": errand(errands.history),
            "change_many": errand(errands.change_many), "import": errand(errands.import_rows),
            "export": errand(errands.export), "print": errand(errands.print_list),
            "columns": on_page(LedgerPage.choose_columns), "bin": errand(errands.open_bin), "refresh": self.refresh,
            "go_to": self.go_anywhere, "to_form": on_page(LedgerPage.to_form), "to_table": on_page(LedgerPage.to_table),
            "previous": on_page(lambda page: page.step(-1)), "next": on_page(lambda page: page.step(1)),
            "larger": lambda: self._resize_text(1), "smaller": lambda: self._resize_text(-1),
            "help": errand(errands.help_here), "about": self._about,
        }  # fmt: skip

    def _fill_menus(self) -> None:
        from desk_union.ui import errands

        bar = self.menuBar()
        menus = {}
        for title in (actions.FILE, actions.EDIT, actions.ROW, MEMBERSHIP, "报表", actions.VIEW, actions.HELP):
            menus[title] = bar.addMenu(title)
            menus[title].setToolTipsVisible(True)
        for spec in actions.SPECS:
            menus[spec.menu].addAction(self.actions_by_code[spec.code])
        self._procedures = [
            menus[MEMBERSHIP].addAction(f"{one.title}…", self._starting(errands.procedure, one))
            for one in membership.PROCEDURES
        ]
        menus[MEMBERSHIP].addSeparator()
        menus[MEMBERSHIP].addAction("查重复…", lambda: self._guarded(lambda: errands.duplicates(self)))
        menus[MEMBERSHIP].addAction("实名制缺项…", lambda: self._guarded(lambda: errands.missing(self)))
        for sheet in errands.sheets():
            menus["报表"].addAction(f"{sheet.title}…", self._starting(errands.print_sheet, sheet.code))

    def _fill_tools(self) -> None:
        tools = self.ui.tools
        tools.setMovable(False)
        tools.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for place, group in enumerate(actions.TOOL_GROUPS):
            if place:
                tools.addSeparator()
            for code in group:
                action = self.actions_by_code[code]
                action.setIconText(action.text().removesuffix("…"))
                tools.addAction(action)

    def _fill_tabs(self) -> None:
        self.tab_names = [TODAY, *dict.fromkeys(ledger.tab for ledger in self.desk.ledgers)]
        for place, name in enumerate(self.tab_names):
            self.ui.tabs.addTab(name)
            self.ui.tabs.setTabToolTip(place, actions.tooltip(name, f"Ctrl+{place + 1}"))
            QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self, lambda place=place: self.ui.tabs.setCurrentIndex(place))
        self.ui.tabs.setExpanding(False)

    def _fill_ledgers(self) -> None:
        """The ledgers of the tab, each group under its heading."""
        shelf, group = self.ui.ledgers, ""
        shelf.setFixedWidth(scaled(LEDGERS_WIDTH))
        for ledger in self.desk.ledgers:
            if ledger.group != group:
                group = ledger.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                shelf.addItem(heading)
            item = QListWidgetItem(ledger.title)
            item.setData(CODE, ledger.code)
            item.setToolTip(ledger.help)
            shelf.addItem(item)

    def show_union(self) -> None:
        union = self.desk.union_name
        self.ui.unionName.setText(f"{union}（只能查看）" if self.desk.book.read_only else union)
        self.setWindowTitle(f"{union} - 工会工作台")

    def _fill_head(self) -> None:
        self.show_union()
        self.ui.goTo.setDefaultAction(self.actions_by_code["go_to"])
        self.ui.goTo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_notices(self.desk.book.notices)

    def _connect(self) -> None:
        self.ui.tabs.currentChanged.connect(self._show_tab)
        self.ui.ledgers.currentItemChanged.connect(self._ledger_chosen)
        self.ui.noticeSeen.clicked.connect(self.ui.noticeBand.hide)
        self.ui.undoNow.clicked.connect(self._undo_deletion)
        self.ui.undoSeen.clicked.connect(self.ui.undoBand.hide)
        self.book_changed.connect(self._book_changed, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = self.desk.book.add_listener(lambda _tables: self.book_changed.emit())
        self._show_tab(0)

    # Where one is

    @property
    def page(self) -> LedgerPage | None:
        """The ledger in sight."""
        widget = self.ui.ledgerStack.currentWidget()
        in_sight = self.ui.pages.currentWidget() is self.ui.ledgersPage
        return widget if in_sight and isinstance(widget, LedgerPage) else None

    def _show_tab(self, place: int) -> None:
        if place == 0:
            self.ui.pages.setCurrentWidget(self._today_page())
        else:
            self.ui.pages.setCurrentWidget(self.ui.ledgersPage)
            if self.ui.ledgerStack.count() == 0:
                self.show_ledger(self.desk.ledgers[0].code)
            elif self.page is not None and self.page.stale:
                self.page.refresh()
        self._show_actions()

    def _today_page(self) -> QWidget:
        if self._today is None:
            from desk_union.ui.today import TodayPage

            self._today = TodayPage(self.desk, self.show_rows)
            self.ui.pages.addWidget(self._today)
        return self._today

    def _ledger_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE):
            self.show_ledger(item.data(CODE))

    def show_ledger(self, code: str) -> LedgerPage | None:
        """Turn to a ledger; None when the clerk stays with what is not saved yet."""
        present = self.ui.ledgerStack.currentWidget()
        if isinstance(present, LedgerPage) and present.ledger.code != code and not present.may_leave():
            self._mark_ledger(present.ledger.code)
            return None
        page = self._ledger_pages.get(code)
        if page is None:
            page = self._ledger_pages[code] = self._new_page(self.desk.ledger(code))
        self.ui.ledgerStack.setCurrentWidget(page)
        self.ui.tabs.setCurrentIndex(self.tab_names.index(page.ledger.tab))
        if page.stale:
            page.refresh()
        self._mark_ledger(code)
        self._show_actions()
        return page

    def _new_page(self, ledger: Ledger) -> LedgerPage:
        page = LedgerPage(self.desk, ledger)
        page.deleted.connect(self._say_deleted)
        page.importing.connect(self.actions_by_code["import"].trigger)
        page.changed.connect(self._show_actions)
        for code in ("history", "change_many", "delete"):
            page.table.addAction(self.actions_by_code[code])
        if membership.concerns(ledger):
            page.table.addActions(self._procedures)
        self.ui.ledgerStack.addWidget(page)
        return page

    def _mark_ledger(self, code: str) -> None:
        shelf = self.ui.ledgers
        shelf.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for row in range(shelf.count()):
            if shelf.item(row).data(CODE) == code:
                shelf.setCurrentRow(row)
        shelf.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def show_rows(self, code: str, ids: Sequence[int]) -> None:
        """Show these rows of a ledger, such as those behind a line of 工作台; all of them when none are named."""
        page = self.show_ledger(code)
        if page is not None and ids:
            page.show_only(ids)

    @dialogs.guarded
    def go_anywhere(self) -> None:
        from desk_union.ui import errands, palette

        sheets = [Place("sheet", sheet.title, "报表", sheet.code) for sheet in errands.sheets()]
        commands = [Place("command", spec.text.removesuffix("…"), spec.keys or spec.menu, spec.code) for spec in actions.SPECS]
        place = palette.ask(self, self.desk, sheets, commands)
        if place is not None:
            self._go(place)

    def _go(self, place: Place) -> None:
        from desk_union.ui import errands

        if place.kind == "sheet":
            errands.print_sheet(self, place.code)
        elif place.kind == "command":
            self.actions_by_code[place.code].trigger()
        else:
            page = self.show_ledger(place.code)
            if page is not None and place.row_id is not None:
                page.go_to_row(place.row_id)

    # What the window says

    def show_notices(self, notices: Sequence[str]) -> None:
        self.ui.notices.setText("\n".join(notices))
        self.ui.noticeBand.setVisible(bool(notices))

    def _say_deleted(self, words: str, deed_id: int) -> None:
        self._undo_deed = deed_id
        self._just_deleted = True
        self.ui.undoWords.setText(words)
        self.ui.undoBand.show()

    def _show_undo(self) -> None:
        """Undo and redo say what they would take back or do again."""
        for code, title in (("undo", self.undoing.next_undo()), ("redo", self.undoing.next_redo())):
            action = self.actions_by_code[code]
            plain = "撤销" if code == "undo" else "重做"
            action.setText(f"{plain}：{title}" if title else plain)
            action.setIconText(plain)
            action.setToolTip(actions.tooltip(plain, action.shortcut().toString(), title or "没有可以" + plain + "的操作"))
            action.setEnabled(bool(title) and not self.desk.book.read_only)

    def _show_actions(self) -> None:
        """Which actions make sense now."""
        page = self.page
        chosen = page.table.chosen_count() if page is not None else 0
        writable = not self.desk.book.read_only and page is not None and not page.page.is_past
        for spec in actions.SPECS:
            if spec.menu == actions.ROW and spec.code != "bin":
                self.actions_by_code[spec.code].setEnabled(page is not None and (writable or not spec.writes))
        for code in ("delete", "change_many", "history"):
            action = self.actions_by_code[code]
            action.setEnabled(action.isEnabled() and chosen > 0)
        for code in ("save", "save_and_new"):
            self.actions_by_code[code].setEnabled(writable and page is not None and page.panel.can_save)
        people = page is not None and membership.concerns(page.ledger) and writable
        for action in self._procedures:
            action.setEnabled(people and chosen > 0)

    def _book_changed(self) -> None:
        """Some deed was kept: the page in sight is asked again now, the others when they are looked at."""
        if not self._just_deleted:
            self.ui.undoBand.hide()
        self._just_deleted = False
        for page in self._ledger_pages.values():
            page.stale = True
        if self.page is not None:
            self.page.refresh()
        elif self._today is not None and hasattr(self._today, "refresh"):
            self._today.refresh()
        self._show_undo()

    # What is done

    def _with_page(self, do: Callable[[LedgerPage], object]) -> None:
        page = self.page
        if page is not None:
            page.settle()
            self._guarded(lambda: do(page))

    def _starting(self, errand: Callable[[MainWindow, T], None], what: T) -> Callable[[], None]:
        return lambda: self._guarded(lambda: errand(self, what))

    def _guarded(self, do: Callable[[], object]) -> None:
        try:
            do()
        except Refusal as refusal:
            dialogs.show_refusal(self, refusal)

    @dialogs.guarded
    def undo(self) -> None:
        if self.may_leave():
            self.undoing.undo()
            self.ui.undoBand.hide()

    @dialogs.guarded
    def redo(self) -> None:
        if self.may_leave():
            self.undoing.redo()

    @dialogs.guarded
    def _undo_deletion(self) -> None:
        self.ui.undoBand.hide()
        if self._undo_deed is not None:
            self.undoing.undo(self._undo_deed)

    def refresh(self) -> None:
        self._book_changed()

    def may_leave(self) -> bool:
        return self.page is None or self.page.may_leave()

    def _resize_text(self, by: int) -> None:
        names = list(style.SIZES)
        place = max(0, min(names.index(style.text_size()) + by, len(names) - 1))
        style.set_text_size(names[place])
        self.ui.ledgers.setFixedWidth(scaled(LEDGERS_WIDTH))
        for page in self._ledger_pages.values():
            page.table.rescale()

    def _about(self) -> None:
        more = f"版本 {desk_union.__version__}\n账本：{self.desk.book.path}"
        dialogs.tell(self, "工会工作台", more)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not all(page.may_leave() for page in self._ledger_pages.values()):
            event.ignore()
            return
        for page in self._ledger_pages.values():
            page.remember()
        self._stop_listening()
        self._stop_listening = lambda: None
        style.user_settings().setValue(GEOMETRY, self.saveGeometry())
        event.accept()
