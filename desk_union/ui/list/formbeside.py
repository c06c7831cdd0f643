"""The form beside a list follows the chosen row, after a pause, and asks before a row half written is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desk_union.ui.form.formpanel import NOTHING
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from desk_union.screens.list.listpage import ListPage
    from desk_union.ui.form.deedbar import DeedBar
    from desk_union.ui.form.rowpanel import RowPanel
    from desk_union.ui.list.rowtable import RowTable

FORM_DELAY_MS = 40  # so that running down the list with the arrow key is not held up by the form


class FormBeside(QObject):
    changed = Signal()

    def __init__(self, page: ListPage, table: RowTable, panel: RowPanel, deeds: DeedBar) -> None:
        super().__init__(table)
        self.page = page
        self.table = table
        self.panel = panel
        self.deeds = deeds
        self._timer = QTimer(self, interval=FORM_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._show)

    def follow(self) -> None:
        """Other rows were chosen."""
        self._timer.start()

    def wait_no_more(self) -> None:
        self._timer.stop()

    def settle(self) -> None:
        """Show now what waits for a pause."""
        if self._timer.isActive():
            self._timer.stop()
            self._show()

    def is_writing(self) -> bool:
        self.panel.take_typed()
        form = self.panel.form
        return form is not None and not form.frozen and (form.row_id is None or form.is_dirty)

    @dialogs.guarded_by(lambda beside: beside.table)
    def _show(self) -> None:
        ids = self.table.ids()
        self.panel.take_typed()
        self.show_deeds()
        form = self.panel.form
        if form is not None and not form.frozen and form.row_id is None and not form.is_dirty and not ids:
            return
        if form is not None and ids == [form.row_id] and form.day == self.page.ask.day:
            return
        if self.is_writing() and not self._leave(ids):
            return
        if len(ids) == 1:
            self.panel.show_row(ids[0], self.page.ask.day)
        elif self.panel.form is None or self.panel.form.row_id is not None or ids:
            words = f"已选 {self.page.counted_of(ids)}。可以批量修改、删除、导出或打印。" if ids else NOTHING
            self.panel.show_nothing(words)
        self.changed.emit()

    def show_deeds(self) -> None:
        """Nothing is done with a row that is not kept yet, nor with those that were chosen before it was begun."""
        form = self.panel.form
        is_new = form is not None and form.row_id is None and not form.frozen
        writable = not self.page.desk.book.read_only and not self.page.is_past
        self.deeds.show_for([] if is_new else self.table.ids(), writable=writable)

    def _leave(self, wanted: list[int]) -> bool:
        """Ask about unsaved changes; when the clerk stays, the table goes back to the row being written."""
        form = self.panel.form
        kept = [form.row_id] if form is not None and form.row_id is not None else []
        if form is None or wanted == kept:
            return True
        if form.row_id is None and not wanted:
            return False  # the list was only narrowed; the new row stays
        if self.panel.may_leave():
            self.table.select_ids(wanted)
            return True
        place = self.page.place_of(kept[0]) if kept else None
        if place is None:
            self.table.clearSelection()
        else:
            self.table.go_to(place)
        self._timer.stop()
        return False
