"""Which ledger fills a form, found by any part of its title; one that there is not is left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from desk_union.screens.reports.ownformpage import titles
from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

NO_LEDGER = "（只填数字，不填台账）"


class LedgerChoice(QComboBox):
    """``changed`` carries the title, empty for none."""

    changed = Signal(str)

    def __init__(self, desk: Desk, chosen: str) -> None:
        super().__init__()
        self.setAccessibleName("填哪个台账")
        self.setProperty(NO_INPUT, True)
        self.addItem(NO_LEDGER)
        self.addItems(titles(desk))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := self.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCurrentText(chosen or NO_LEDGER)
        self.activated.connect(lambda _place: self.changed.emit(self.chosen or ""))

    @property
    def chosen(self) -> str | None:
        """The words that stand there, None for no ledger."""
        text = self.currentText().strip()
        return None if text in {"", NO_LEDGER} else text
