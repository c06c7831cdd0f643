"""What is typed and not yet taken: taken before every command, and compared before a window of its own is closed."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NO_INPUT = "looked_for"  # property of a field that only looks for something: nothing is lost with it


def take_from(window: QWidget) -> None:
    """Hand what stands in the focused editor to its cell or field, as leaving it would."""
    for view in window.findChildren(QAbstractItemView):
        for editor in open_editors(view):
            delegate = view.itemDelegate()
            delegate.commitData.emit(editor)
            delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
    focused = window.focusWidget()
    if isinstance(focused, QAbstractSpinBox):
        focused.interpretText()
    elif isinstance(focused, QLineEdit) and focused.isModified() and not isinstance(focused.parent(), QComboBox):
        focused.editingFinished.emit()


def open_editors(view: QAbstractItemView) -> list[QWidget]:
    """The editors that stand over cells of the view while they are typed into."""
    if view.state() != QAbstractItemView.State.EditingState:
        return []
    inputs = QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox
    found = [one for one in view.viewport().children() if isinstance(one, inputs)]
    return [one for one in found if not one.isHidden()]


def _looks(line: QLineEdit) -> bool:
    box = line.parent()
    return bool(line.property(NO_INPUT) or (isinstance(box, QComboBox) and box.property(NO_INPUT)))


def standing(window: QWidget) -> tuple[str, ...]:
    """Everything that stands in the fields and cells of a window, whether a command has taken it or not."""
    lines = window.findChildren(QLineEdit)
    found = [line.text() for line in lines if not _looks(line) and not line.isReadOnly()]
    found += [text.toPlainText() for text in window.findChildren(QPlainTextEdit)]
    for table in window.findChildren(QTableWidget):
        if table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers:
            places = product(range(table.rowCount()), range(table.columnCount()))
            found += [item.text() for place in places if (item := table.item(*place)) is not None]
    return tuple(found)
