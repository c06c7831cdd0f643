"""The frame of every dialog: a title, a sentence what it is for, a place for faults, and a row of buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

GAP = 8
P = ParamSpec("P")
T = TypeVar("T")


class Framed(QDialog):
    """``body`` takes the content; a ``Refusal`` in a slot wrapped by ``told`` is shown in the note above the buttons."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        whole.setSpacing(GAP)
        self.sentence = words(sentence, "hint")
        self.sentence.setVisible(bool(sentence))
        whole.addWidget(self.sentence)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        whole.addLayout(self.body, 1)
        self.note = words("", "fault")
        self.note.hide()
        whole.addWidget(self.note)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GAP)
        self.buttons.addStretch(1)
        whole.addSpacing(GAP)
        whole.addLayout(self.buttons)

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def tell(self, fault: str) -> None:
        """Show what is wrong, or with an empty text that nothing is any more."""
        self.note.setText(fault)
        self.note.setVisible(bool(fault))

    def add_button(
        self, text: str, slot: Callable[[], object], *, primary: bool = False, left: bool = False, key: str = ""
    ) -> QPushButton:
        button = push_button(text, slot, primary=primary, key=key)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if left:
            self.buttons.insertWidget(_lefts(self.buttons), button)
        else:
            self.buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        room = self.screen().availableSize()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height()))


def _lefts(row: QHBoxLayout) -> int:
    """How many buttons stand before the stretch."""
    return next(place for place in range(row.count()) if row.itemAt(place).spacerItem() is not None)


def told(slot: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T | None]:
    """A slot of a ``Framed`` whose refusals become its note, and whose success takes the note away."""

    @wraps(slot)
    def wrapped(self: Framed, /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        self.tell("")
        try:
            return slot(self, *args, **kwargs)
        except Refusal as refusal:
            self.tell(str(refusal))
            return None

    return wrapped


def words(text: str, role: str = "") -> QLabel:
    """Words on the window; ``role`` (title, heading, hint, fault, warning, figure) is what the style sheet knows them by."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def push_button(text: str, slot: Callable[[], object], *, primary: bool = False, key: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    if primary:
        button.setProperty("role", "primary")
    if key:
        button.setShortcut(QKeySequence(key))
        button.setToolTip(f"{text.rstrip('…')}（{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}）")
    button.clicked.connect(lambda: slot())
    return button


def on_keys(widget: QWidget, keys: str, slot: Callable[[], object]) -> None:
    """A key for a deed that has no button of its own."""
    action = QAction(widget)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: slot())
    widget.addAction(action)
