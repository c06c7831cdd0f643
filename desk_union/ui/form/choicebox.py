"""Choosing by typing: lists that narrow as characters or pinyin initials are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QWidget

from desk_union.screens.form import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QAbstractItemView

    from desk_union.describe.ledger import Shown

Offers = Callable[[str], list[tuple[Any, str]]]
VALUE = Qt.ItemDataRole.UserRole
TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


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


class _Enter(QObject):
    """Enter or Tab in the list of offers takes the one meant and goes on as in the line; one press, not three."""

    def __init__(self, owner: QWidget, completer: QCompleter, take: Callable[[QModelIndex], None]) -> None:
        super().__init__(owner)
        self._owner, self._completer, self._take = owner, completer, take
        self._first_is_meant = False

    @cached_property
    def _popup(self) -> QAbstractItemView:
        """Made when first offered: a form has many such lines, and most are never typed into."""
        popup = cast("QAbstractItemView", self._completer.popup())  # there is always one with a popup mode
        popup.installEventFilter(self)
        return popup

    def offer(self, text: str) -> None:
        """Show what fits; what initials mean first is marked, and taken by Enter."""
        model, popup = self._completer.completionModel(), self._popup
        if model.rowCount() == 0:
            popup.hide()
            return
        self._completer.complete()
        self._first_is_meant = text.isascii() or model.rowCount() == 1
        QTimer.singleShot(0, self, self._mark)  # the line itself lays out the list once more after this

    def _mark(self) -> None:
        if self._first_is_meant and not self._popup.currentIndex().isValid():
            # Marking a row must not write it into the line while one is still typing.
            self._completer.blockSignals(True)
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
            self._completer.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.KeyPress or event.key() not in TAKES:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            return super().eventFilter(watched, event)
        self._mark()
        place = self._popup.currentIndex()
        self._popup.hide()
        if place.isValid():
            self._take(place)
        again = cast("QKeyEvent", event)
        QApplication.postEvent(self._owner, QKeyEvent(QEvent.Type.KeyPress, again.key(), again.modifiers()))
        return True


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
        self._enter = _Enter(self, completer, self._choose)

    def _offer(self, text: str) -> None:
        _fill(self._names, self._offers(text))
        self._enter.offer(text)

    def _choose(self, place: QModelIndex) -> None:
        self.setText(place.data())
        self.chosen.emit(place.data(VALUE))


class ChoiceBox(QComboBox):
    """A drop-down that is typed into; ``typed`` carries the text when a choice was made or the box was left."""

    typed = Signal(str)
    touched = Signal()

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
        completer = _completer(self)
        completer.setModel(self._fitting)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        line.textEdited.connect(self._offer)
        line.textEdited.connect(lambda _text: self.touched.emit())
        line.editingFinished.connect(self._left)
        self.activated.connect(self._left)
        completer.activated.connect(self._left)
        self._enter = _Enter(self, completer, self._choose)

    def show_text(self, text: str) -> None:
        """Show a value without anything being chosen."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly) if text else -1)
        self.setEditText(text)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def select_text(self) -> None:
        line = self.lineEdit()
        if line is not None:
            line.selectAll()

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
        self._enter.offer(text)

    def _choose(self, place: QModelIndex) -> None:
        self.setEditText(place.data())
        self._left()

    def _left(self, *_choice: object) -> None:
        text = self.currentText().strip()
        offered = self._offers(text) if text else []
        # One thing left by what was typed (zgdy) is what was meant; a word written out is taken as it stands.
        if len(offered) == 1 and text.isascii():
            text = offered[0][1]
            self.setEditText(text)
        self.typed.emit(text)


class FieldBox(ChoiceBox):
    """Chooses a field of a ledger by its label or the label's pinyin initials; ``field_chosen`` carries its key."""

    field_chosen = Signal(str)

    def __init__(self, fields: Sequence[Shown], parent: QWidget | None = None) -> None:
        self._keys = {shown.label: shown.key for shown in fields}
        super().__init__(lambda text: [(self._keys[label], label) for label in self._labels(text)], parent)
        self.key = fields[0].key
        self.show_text(fields[0].label)
        self.typed.connect(self._take)

    def _take(self, text: str) -> None:
        offered = self._labels(text)
        # What is written out stands for itself; else the first that fits, and without any the field of before.
        label = text if text in self._keys else offered[0] if text and offered else self._label()
        self.show_text(label)
        if self._keys[label] != self.key:
            self.key = self._keys[label]
            self.field_chosen.emit(self.key)

    def _labels(self, text: str) -> list[str]:
        return [label for label in self._keys if typed.fits(label, text)]

    def _label(self) -> str:
        return next(label for label, key in self._keys.items() if key == self.key)
