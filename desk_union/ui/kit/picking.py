"""One of many: a list to choose from with the arrow keys or first letters, where a row of buttons would be too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QListWidget

from desk_union.ui.kit.dialogframe import GAP, Framed
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

MOST = 12  # lines in sight


class PickDialog(Framed):
    help_page = "print"
    asks_first = False  # nothing is typed

    def __init__(self, parent: QWidget | None, question: str, more: str, offers: Sequence[str], does: str) -> None:
        super().__init__(parent, question, more)
        self.list = QListWidget()
        self.list.addItems(offers)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.list.setMinimumHeight(scaled(ROW_HEIGHT) * min(len(offers), MOST // 2) + GAP)
        self.body.addWidget(self.list, 1)
        self.add_button("取消", self.reject)
        self.add_button(does, self.accept, primary=True)
        self.resize(scaled(380), scaled(ROW_HEIGHT) * (min(len(offers), MOST) + 4))
        self.list.setFocus()

    def chosen(self) -> str:
        return self.list.currentItem().text()


def pick(parent: QWidget | None, question: str, more: str, offers: Sequence[str], does: str) -> str | None:
    """The words of the line that was taken; None when nothing was."""
    dialog = PickDialog(parent, question, more, offers, does)
    return dialog.chosen() if dialog.exec() == Framed.DialogCode.Accepted else None
