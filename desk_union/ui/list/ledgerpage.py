"""One ledger on the screen: filter bar, table, line of totals and the form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desk_union.screens.list.listpage import ListPage
from desk_union.ui.drawn.ledger_page import Ui_LedgerPage
from desk_union.ui.form.deedbar import DeedBar
from desk_union.ui.form.formpanel import WIDTH
from desk_union.ui.frame.panels import panel_for
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.style import scaled
from desk_union.ui.list.conditions import ColumnsDialog
from desk_union.ui.list.formbeside import FormBeside
from desk_union.ui.list.formover import FormOver
from desk_union.ui.list.treepanel import TreeToggle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from PySide6.QtGui import QResizeEvent

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.ui.form.rowpanel import RowPanel
    from desk_union.ui.list.filterbar import FilterBar
    from desk_union.ui.list.rowtable import RowTable

class LedgerPage(QWidget):
    """``deleted`` carries a sentence and the deed to take back; ``importing`` asks for the import of this ledger.

    ``going`` asks for rows of another ledger: its code and their ids.
    """

    deleted = Signal(str, int)
    importing = Signal()
    changed = Signal()
    deed_wanted = Signal(str)
    going = Signal(str, list)

    def __init__(self, desk: Desk, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ledger = ledger
        self.page = ListPage(desk, ledger)
        self.stale = False
        self.ui = Ui_LedgerPage()
        self.ui.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self.table: RowTable = self.ui.table
        self.panel: RowPanel = panel_for(ledger, self.ui.formPanel)
        self.filters: FilterBar = self.ui.filters
        self.ui.title.setText(ledger.title)
        self.ui.purpose.setText(ledger.help)
        self.ui.splitter.setStretchFactor(0, 1)
        self.panel.bind(desk, ledger)
        self.deeds = DeedBar(desk, ledger)
        below = self.panel.widget.layout()
        if below is not None:
            below.addWidget(self.deeds)
        self.beside = FormBeside(self.page, self.table, self.panel, self.deeds)
        self.beside.changed.connect(self.changed)
        self.over = FormOver(self, self)
        self._shared_out = False
        self._connect()
        self.filters.show_page(self.page)
        self._aside = self.filters.open_usual()
        self.table.show_page(self.page)
        self.tree = TreeToggle(self)
        self._show_all()
        self.table.go_to(0)

    def _connect(self) -> None:
        self._aside = ""  # what the status line adds until the filter changes
        self.filters.changed.connect(self._asked)
        self.filters.said.connect(self.say_aside)
        self.filters.leaving.connect(self.to_table)
        self.table.chosen.connect(self._show_status)
        self.table.chosen.connect(self.beside.follow)
        self.table.opened.connect(self.to_form)
        self.table.choosing_columns.connect(self.choose_columns)
        self.ui.columns.clicked.connect(self.choose_columns)
        self.ui.backToToday.clicked.connect(self.back_to_today)
        self.ui.emptyAdd.clicked.connect(lambda: self.add())  # noqa: PLW0108 - the signal's own argument is dropped
        self.ui.emptyImport.clicked.connect(self.importing)
        self.ui.emptyClear.clicked.connect(self.clear_filters)
        self.panel.saved.connect(self._saved)
        self.panel.stepping.connect(self.step)
        self.panel.changed.connect(self.changed)
        self.panel.leaving.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.deeds.wanted.connect(self.deed_wanted)
        self.panel.going.connect(self.going)

    # Showing

    def _show_all(self) -> None:
        """Everything around the table that follows from the page."""
        page, ui = self.page, self.ui
        ui.pastBand.setVisible(page.is_past)
        ui.pastWords.setText(page.past_words)
        ui.stack.setCurrentWidget(ui.table if page.count else ui.emptyPage)
        filtered = page.is_filtered or page.is_past
        ui.emptyWords.setText("没有符合筛选条件的行。" if filtered else self.ledger.empty)
        writable = not self.desk.book.read_only
        ui.emptyAdd.setVisible(writable and not filtered)
        ui.emptyImport.setVisible(writable and not filtered)
        ui.emptyClear.setVisible(filtered)
        self._show_status()

    def _show_status(self) -> None:
        self.ui.status.setText("  ·  ".join(part for part in (self.page.status(self.table.ids()), self._aside) if part))
        self.changed.emit()

    @dialogs.guarded
    def refresh(self) -> None:
        """Ask the book again and stay on the same rows."""
        self.stale = False
        self.filters.search.book_changed()
        chosen = self.table.ids()
        keep = self.table.current_id() if chosen else None
        self.filters.take_typed()
        self.page.refresh()
        self._refill(keep)
        if len(chosen) > 1:
            self.table.select_ids(chosen)
        self.panel.refresh()
        self.beside.show_deeds()

    def _refill(self, keep: int | None) -> None:
        self.table.refresh(keep)
        self.filters.refresh()
        self.tree.refresh()
        self._show_all()

    def _asked(self) -> None:
        """The filter changed: show the answer from its beginning."""
        self._aside = ""
        form = self.panel.form
        self._refill(form.row_id if form is not None and self.panel.is_dirty else None)
        if not self.table.ids() and self.page.count and not self.beside.is_writing():
            self.table.go_to(0)

    def say_aside(self, words: str) -> None:
        self._aside = words
        self._show_status()

    # The chosen row and its form

    def settle(self) -> None:
        """Do now what waits for a pause in typing or moving, and take what stands in the field typed in."""
        self.panel.take_typed()
        self.filters.flush()
        self.beside.settle()

    def may_leave(self) -> bool:
        return self.panel.may_leave()

    def to_table(self) -> None:
        if self.page.count:
            self.table.setFocus()
            if not self.table.ids():
                self.table.go_to(0)

    def to_form(self) -> None:
        self.settle()
        self.over.open()
        self.panel.to_start()

    def _saved(self, row_id: int) -> None:
        self.filters.take_typed()
        self.page.refresh()
        self._refill(row_id)
        if self.page.place_of(row_id) is None and self.page.is_filtered:
            self.say_aside("已保存；刚保存的一行不在当前筛选之内，清除筛选就能看到")

    def step(self, by: int) -> None:
        row = self.table.currentIndex().row() + by
        self.table.go_to(max(0, min(row, self.page.count - 1)))
        self.settle()

    # What a clerk does here

    @dialogs.guarded
    def add(self, given: Mapping[str, Any] | None = None) -> None:
        if self.page.is_past:
            self.back_to_today()
        if self.may_leave():
            self.table.clearSelection()
            self.beside.wait_no_more()
            self.over.open()
            self.panel.new_row(given)
            self.beside.show_deeds()
            self._show_status()

    @dialogs.guarded
    def delete(self) -> None:
        """Move the selected rows to the recycle bin; more than one only after asking."""
        ids = self.table.ids()
        if not ids:
            return
        told = self.page.counted_of(ids)
        words = f"把所选 {told}移入回收站？"
        more = f"{self.page.names(ids)}。可以撤销，也可以从回收站恢复。"
        if len(ids) > 1 and not dialogs.ask(self, words, more, yes="移入回收站"):
            return
        row = self.table.currentIndex().row()
        self.filters.take_typed()
        done = self.page.delete(ids)
        self.panel.show_nothing()
        self.page.refresh()
        self._refill(None)
        self.table.go_to(min(row, self.page.count - 1))
        self.deleted.emit(f"已移入回收站 {told}", done.deed_id)

    @dialogs.guarded
    def choose_columns(self) -> None:
        self.page.keep_widths(self.table.widths())
        keys = ColumnsDialog(self, self.page).ask()
        if keys is not None:
            keep = self.table.current_id()
            self.page.choose_columns(keys)
            self.table.show_page(self.page)
            self._refill(keep)

    @dialogs.guarded
    def back_to_today(self) -> None:
        self.page.choose_day(None)
        self.filters.refresh()
        self._asked()

    @dialogs.guarded
    def clear_filters(self) -> None:
        self.page.clear_filters()
        if self.page.is_past:
            self.page.choose_day(None)
        self.filters.refresh()
        self._asked()

    @dialogs.guarded
    def show_only(self, ids: Sequence[int]) -> None:
        self.page.show_only(ids)
        self._asked()

    @dialogs.guarded
    def go_to_row(self, row_id: int) -> None:
        """Show one row, taking filters away when they hide it."""
        if self.page.place_of(row_id) is None:
            self.page.clear_filters()
            self._refill(None)
        place = self.page.place_of(row_id)
        if place is not None:
            self.table.go_to(place)
            self.settle()

    def focus_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.over.fit(self.window().width())
        if not self._shared_out and self.isVisible():
            self._shared_out = True
            # With large letters on a small screen the list must keep room for a few columns.
            self.ui.splitter.setSizes([10_000, min(scaled(WIDTH), self.width() * 2 // 5)])

    def put_away(self) -> None:
        """Nothing more is read after this; the widths of the columns are kept for the next time."""
        self.beside.wait_no_more()
        self.filters.stop()
        self.page.keep_widths(self.table.widths())
