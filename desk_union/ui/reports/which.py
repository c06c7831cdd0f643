"""Which one is meant: those that there are, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QWidget

from desk_union.ui.kit.dialogframe import Framed, fill_table, on_keys
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace


class WhichQuestion(Framed):
    """``chosen`` is the row meant; ``there`` are the rows, their cells below ``heads``. A new one comes by ``make``."""

    help_page = "reports.forms"
    heads: tuple[str, ...]
    new: str
    size_asked: tuple[int, int]

    def __init__(self, parent: QWidget | None, desk: Desk, title: str, sentence: str) -> None:
        super().__init__(parent, title, sentence)
        self.desk = desk
        self.chosen: int | None = None
        self.there = self.held()
        self.table = QTableWidget()
        fill_table(self.table, self.heads, [cells for _, cells in self.there], wide=0)
        self.table.doubleClicked.connect(self.open)
        self.body.addWidget(self.table, 1)
        self.add_button("取消", self.reject, key="Esc")
        opener = self.add_button("打开", self.open, primary=bool(self.there))
        opener.setEnabled(bool(self.there))
        maker = self.add_button(self.new, self.make, primary=not self.there)
        maker.setEnabled(not desk.book.read_only)
        on_keys(self.table, "Return", self.open)
        self.resize(*(scaled(length) for length in self.size_asked))
        if self.there:
            self.go_to(None)
            self.table.setFocus()

    def go_to(self, row: int | None) -> None:
        """Put the cursor on this one, else on the first."""
        self.table.setCurrentCell(next((at for at, (id_, _) in enumerate(self.there) if id_ == row), 0), 0)

    def answer(self, window: Workplace, ledger: Ledger) -> int | None:
        """Ask, beginning with the row the clerk stands on: opened at once, it would leave no way to a new one."""
        page = window.page
        self.go_to(page.table.current_id() if page is not None and page.ledger.code == ledger.code else None)
        self.exec()
        return self.chosen

    def held(self) -> list[tuple[int, Sequence[str]]]:
        """The id and the cells of each that there is."""
        raise NotImplementedError

    def make(self) -> None:
        """Make a new one and choose it."""
        raise NotImplementedError

    def open(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self.there):
            self.chosen = self.there[place][0]
            self.accept()
