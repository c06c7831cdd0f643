"""What is recorded of a person, to be read: sections of labels and values in two columns, each value to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desk_union.ui.dialogframe import GAP, words
from desk_union.ui.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.personfile import Facts

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
