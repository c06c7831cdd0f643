"""What is recorded of a person, to be read and copied: labels and values in two columns; and the tab without a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desk_union.ui.kit.dialogframe import GAP, push_button, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.screens.members.personfile import Facts

COLUMNS = 2
LABEL_WIDTH, WIDEST = 112, 900


class FactsView(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("formScroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_facts(self, facts: Sequence[Facts]) -> None:
        """Show these sections, from where the clerk was reading."""
        at = self.verticalScrollBar().value()
        body = QWidget()
        body.setObjectName("formBody")
        body.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(body)
        column.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        for section in facts:
            column.addWidget(words(section.heading, "heading"))
            column.addLayout(_grid(section))
            column.addSpacing(GAP)
        column.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(at)


def _grid(section: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(GAP)
    for place, (label, value) in enumerate(section.lines):
        row, side = divmod(place, COLUMNS)
        name = words(label, "hint")
        name.setFixedWidth(scaled(LABEL_WIDTH))
        told = QLabel(value, wordWrap=True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget, at in ((name, 2 * side), (told, 2 * side + 1)):
            grid.addWidget(widget, row, at, Qt.AlignmentFlag.AlignTop)
    for side in range(COLUMNS):
        grid.setColumnStretch(2 * side + 1, 1)
    return grid


class NothingYet(QWidget):
    """Says of a ledger that it has nothing of this person, and offers to write the first row."""

    def __init__(self, add: Callable[[], object]) -> None:
        super().__init__()
        self.words = words("", "empty")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = push_button("新增", add)
        self.add.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setSpacing(2 * GAP)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_for(self, title: str, *, frozen: bool) -> None:
        self.words.setText(f"“{title}”里还没有这个人的记录。")
        self.add.setHidden(frozen)
