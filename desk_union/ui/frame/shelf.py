"""The shelf at the left of the window: the ledgers of the tab in sight, each group under its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem

from desk_union.ui.frame.shelflook import CODE, ShelfLook
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListWidget

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

WIDTH = 208


class Shelf:
    """``chosen`` is called with the code of what the clerk turns to; ``first`` gives by tab the code and title of the
    page before its ledgers, both empty where there is none.
    """

    def __init__(
        self, names: QListWidget, desk: Desk, chosen: Callable[[str], object], first: Callable[[str], tuple[str, str]]
    ) -> None:
        self._names = names
        self._desk = desk
        self._tab = ""
        self._chosen, self._first = chosen, first
        self.look = ShelfLook(names, desk)
        names.setAccessibleName("台账")
        names.currentItemChanged.connect(self._turned)
        self.redress()

    def redress(self) -> None:
        """The width at the text size, and the pictures in the colours, of the moment."""
        self._names.setFixedWidth(scaled(WIDTH))
        self.look.fill()

    def hear(self) -> None:
        """The same ledgers under other words."""
        self._tab = ""

    def focus(self) -> None:
        self._names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mark(self, ledger: Ledger) -> None:
        """Show the ledgers of this one's tab, and this one as chosen."""
        with QSignalBlocker(self._names):
            if ledger.tab != self._tab:
                self._fill(ledger.tab)
            self._choose(ledger.code)

    def mark_first(self, tab: str, code: str) -> None:
        """Show the ledgers of this tab, and the page before them as chosen."""
        with QSignalBlocker(self._names):
            if tab != self._tab:
                self._fill(tab)
            self._choose(code)

    def _choose(self, code: str) -> None:
        for row in range(self._names.count()):
            if self._names.item(row).data(CODE) == code:
                self._names.setCurrentRow(row)

    def _fill(self, tab: str) -> None:
        self._names.clear()
        self._tab, group = tab, ""
        code, title = self._first(tab)
        if code:
            item = QListWidgetItem(title)
            item.setData(CODE, code)
            self._names.addItem(item)
        for ledger in self._desk.ledgers_of(tab):
            if ledger.group != group:
                group = ledger.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._names.addItem(heading)
            item = QListWidgetItem(ledger.title)
            item.setData(CODE, ledger.code)
            item.setToolTip(ledger.help)
            self._names.addItem(item)
        self.look.fill()

    def refresh(self) -> None:
        """The book changed: the numbers are asked again."""
        self.look.fill()

    def _turned(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE):
            self._chosen(item.data(CODE))
