"""Which ledger fills a form, found by any part of its title; one that there is not is left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from desk_union.screens.reports.ownformpage import OwnFormPage

NO_LEDGER = "（只填数字，不填台账）"


class LedgerChoice(QComboBox):
    """``changed`` carries the title, empty for none."""

    changed = Signal(str)

    def __init__(self, page: OwnFormPage) -> None:
        super().__init__()
        from desk_union.screens.reports.ownformpage import titles

        self.setAccessibleName("填哪个台账")
        self.setProperty(NO_INPUT, True)
        self.addItem(NO_LEDGER)
        self.addItems(titles(page.desk))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := self.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCurrentText(page.held["ledger"] or NO_LEDGER)
        self.activated.connect(lambda _place: self.changed.emit("" if self.currentIndex() == 0 else self.currentText()))
