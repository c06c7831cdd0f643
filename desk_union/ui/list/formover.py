"""On a small screen the form lies over the list: opened from the row, closed by Esc, and the list is there again."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desk_union.ui.form.formpanel import FormPanel

# Logical pixels. No screen of an office is narrower than the least (1366 at 150 % is 910, 1024 at 125 % 819): a window
# that is stands beside another program, and there list and form are read together.
LEAST, ENOUGH = 810, 1100


class ListAndForm(Protocol):
    """A list with its form at the right: what is Any are widgets."""

    ui: Any
    panel: Any
    deeds: Any
    beside: Any
    table: Any


class FormOver(QObject):
    """``page`` is the ledger whose form it is; nothing is done where there is room for both."""

    def __init__(self, page: ListAndForm, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.is_narrow = False
        page.panel.leaving.connect(self.close)
        if not isinstance(page.panel, FormPanel):  # a panel to read hears no Esc of its own
            shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), page.panel.widget, self.close)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def fit(self, width: int) -> None:
        """The window has this width now."""
        narrow = LEAST <= width < ENOUGH
        if narrow == self.is_narrow:
            return
        self.is_narrow = narrow
        page = self._page
        page.table.be_narrow(narrow)
        below = page.ui.leftColumn if narrow else page.panel.widget.layout()
        if narrow:
            page.ui.leftColumn.insertWidget(page.ui.leftColumn.count() - 1, page.deeds)
        elif below is not None:
            below.addWidget(page.deeds)
        writing = page.beside.is_writing()
        page.ui.left.setVisible(not (narrow and writing))
        page.panel.widget.setVisible(writing or not narrow)

    def open(self) -> None:
        """Lay the form over the list."""
        if self.is_narrow:
            self._page.panel.widget.show()
            self._page.ui.left.hide()

    def to_parts(self) -> None:
        """The cursor to what belongs to the row, wherever the form lies."""
        self.open()
        self._page.panel.to_parts()

    def close(self) -> None:
        """Show the list again."""
        if self.is_narrow and not self._page.panel.widget.isHidden():
            self._page.ui.left.show()
            self._page.panel.widget.hide()
            self._page.table.setFocus(Qt.FocusReason.OtherFocusReason)
