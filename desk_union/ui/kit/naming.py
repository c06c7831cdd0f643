"""Names for who does not see the screen: every control that takes the cursor says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from desk_union.ui.kit import byeye, kinship

if TYPE_CHECKING:
    from collections.abc import Iterator


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a control: its own name, its words, or those of the label that belongs to it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def name_parts(window: QWidget, title: str) -> None:
    """Name what has no words of its own: fields after the label before them, pictured buttons after what they tell,
    lines inside boxes after their box, tables and pages after the window.
    """
    byeye.befriend(window)
    for button in window.findChildren(QAbstractButton):
        if not button.text() and not button.accessibleName() and button.toolTip():
            button.setAccessibleName(button.toolTip().partition("（")[0])
    labels = {kinship.friend_of(label): label.text() for label in window.findChildren(QLabel)}
    for box in (*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)):
        line = box.lineEdit() if isinstance(box, QComboBox) else box.findChild(QLineEdit)
        if line is not None and not line.accessibleName():
            line.setAccessibleName(box.accessibleName() or labels.get(box, "") or box.toolTip() or title)
    for line in window.findChildren(QLineEdit):
        if not line.accessibleName() and line not in labels and not isinstance(line.parentWidget(), QComboBox):
            line.setAccessibleName(line.placeholderText() or line.toolTip())
    for widget in (*window.findChildren(QAbstractScrollArea), *window.findChildren(QTabWidget)):
        if not widget.accessibleName() and widget not in labels:
            widget.setAccessibleName(title)


def unnamed(window: QWidget) -> Iterator[QWidget]:
    """The controls in sight that take the cursor and say nothing."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name_of(widget):
            yield widget
