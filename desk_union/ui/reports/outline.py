"""The sections of a document at the left: go to one, leave it out, move it, add another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk_union.ui.kit.dialogframe import GAP, push_button

if TYPE_CHECKING:
    from desk_union.screens.reports.writerpage import WriterPage

NAMELESS = "（不写标题）"


class Outline(QWidget):
    """``wanted`` is a section to go to; ``asked`` what to do with it: out, in, up, down, add."""

    wanted = Signal(int)
    asked = Signal(str, int)

    def __init__(self, page: WriterPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.list = QListWidget()
        self.list.setToolTip("去掉勾，这部分就不印；Alt+↑、Alt+↓ 调顺序")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.list, 1)
        self.buttons = {
            code: push_button(title, partial(self._ask, code), key=keys)
            for code, title, keys in (("up", "上移", "Alt+Up"), ("down", "下移", "Alt+Down"), ("add", "加一部分", ""))
        }
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2, 1, 1 if place < 2 else 2)  # noqa: PLR2004 - two beside each other
        column.addLayout(grid)
        self.list.itemClicked.connect(lambda item: self.wanted.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.list.itemActivated.connect(lambda item: self.wanted.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.list.itemChanged.connect(self._ticked)

    def refresh(self, section: int | None = None) -> None:
        """All sections as they are now, on the one named or where one was."""
        at = section if section is not None else self.section
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.page.sections:
            name = one.heading or (one.lines[0][:10] if one.lines else NAMELESS)
            item = QListWidgetItem("　" * (one.level - 1) + name)
            item.setToolTip(one.heading or NAMELESS)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setCheckState(Qt.CheckState.Unchecked if one.left_out else Qt.CheckState.Checked)
            self.list.addItem(item)
            if one.id == at:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        for button in self.buttons.values():
            button.setEnabled(not self.page.fixed)

    @property
    def section(self) -> int | None:
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _ask(self, code: str) -> None:
        if self.section is not None or code == "add":
            self.asked.emit(code, self.section or 0)

    def _ticked(self, item: QListWidgetItem) -> None:
        out = item.checkState() == Qt.CheckState.Unchecked
        self.asked.emit("out" if out else "in", item.data(Qt.ItemDataRole.UserRole))
