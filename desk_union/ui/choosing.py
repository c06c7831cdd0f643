"""Choosing by typing: lists that narrow as characters or pinyin initials are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

Offers = Callable[[str], list[tuple[Any, str]]]
VALUE = Qt.ItemDataRole.UserRole


def _completer(parent: QWidget) -> QCompleter:
    completer = QCompleter(parent)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setModel(QStandardItemModel(completer))
    return completer


def _fill(model: QStandardItemModel, offered: list[tuple[Any, str]]) -> None:
    model.clear()
    for value, words in offered:
        item = QStandardItem(words)
        item.setData(value, VALUE)
        model.appendRow(item)


class NameLine(QLineEdit):
    """A line that completes names by asking ``offers``; ``chosen`` carries the value of the name that was picked."""

    chosen = Signal(object)

    def __init__(self, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._names = QStandardItemModel(self)
        completer = _completer(self)
        completer.setModel(self._names)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # the stubs know no overloads

    def _offer(self, text: str) -> None:
        _fill(self._names, self._offers(text))
        if self._names.rowCount():
            self.completer().complete()

    def _choose(self, place: QModelIndex) -> None:
        self.chosen.emit(place.data(VALUE))


class ChoiceBox(QComboBox):
    """A drop-down that is typed into; ``typed`` carries the text when a choice was made or the box was left."""

    typed = Signal(str)

    def __init__(self, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._filled = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._fitting = QStandardItemModel(self)
        self._popup = completer = _completer(self)
        completer.setModel(self._fitting)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        line.textEdited.connect(self._offer)
        line.editingFinished.connect(self._left)
        self.activated.connect(self._left)
        completer.activated.connect(self._left)

    def show_text(self, text: str) -> None:
        """Show a value without anything being chosen."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly) if text else -1)
        self.setEditText(text)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        if not self._filled:
            text = self.currentText()
            self._filled = True
            self.addItems([words for _, words in self._offers("")])
            self.show_text(text)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # The wheel scrolls the form; turning it over a box must not change a value unseen.
        event.ignore()

    def _offer(self, text: str) -> None:
        _fill(self._fitting, self._offers(text) if text.strip() else [])
        if self._fitting.rowCount():
            self._popup.complete()

    def _left(self, *_choice: object) -> None:
        text = self.currentText().strip()
        offered = self._offers(text) if text else []
        # One thing left by what was typed (zgdy) is what was meant; a word written out is taken as it stands.
        if len(offered) == 1 and text.isascii():
            text = offered[0][1]
        self.typed.emit(text)
