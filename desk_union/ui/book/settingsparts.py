"""What the pages of the settings are made of: scrolling, a sentence, a form, boxes that the wheel passes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desk_union.ui.kit.dialogframe import GAP, words

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class SettingsTab(QScrollArea):
    """One page; it scrolls where large letters leave no room."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        self.body.setSpacing(GAP)
        self.setWidget(inner)

    def keep(self) -> None:
        """Write down what is chosen here; Refusal when it cannot be meant. For pages that a tab brings."""

    def say(self, sentence: str) -> None:
        self.body.addWidget(words(sentence, "hint"))

    def form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(form)
        return form


class SettingsBox(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # The wheel scrolls the page; turning it over a box must not change a choice unseen.
        event.ignore()
