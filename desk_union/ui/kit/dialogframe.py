"""The frame of every dialog: a title, a sentence what it is for, a place for faults, and a row of buttons."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.store.opened import KEPT, kept_words
from desk_union.ui.kit import byeye, dialogs, helping, kinship, naming, typedtext
from desk_union.ui.kit.fitting import fit
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QShowEvent

GAP = 8
UNDONE, STAY, LEAVE = "填写的内容还没有办理。", "接着填", "不要了，关闭"
LEAST_BUTTON = 86
TAKES_ENTER = "takes_enter"  # property of a table or line where Enter does something of its own
P = ParamSpec("P")
T = TypeVar("T")


class Teller(Protocol):
    """Shows a fault in its own place; an empty text takes it away."""

    def tell(self, fault: str) -> None: ...


class Once(QDialog):
    """A dialog that is gone once it was answered; else it would live, hidden, as long as the window it stands on.

    F1 opens the manual at ``help_page``: of its class, or of what the dialog is about.
    """

    help_page: str = ""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        on_keys(self, "F1", self.show_help)

    def show_help(self) -> None:
        helping.show_help(self, self.help_page)

    def exec(self) -> int:
        """What was answered; the dialog can be read until the slot that asked is done."""
        try:
            return super().exec()
        finally:
            self.deleteLater()


class Framed(Once):
    """``body`` takes the content; a refusal in a slot wrapped by ``told`` is shown in the note above the buttons.

    Every command first takes what is being typed, and closing asks about what was typed since the dialog came up;
    without ``asks_first`` nothing is lost by closing.
    """

    asks_first: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        self._steps: Callable[[], Sequence[QWidget]] = tuple
        self._at_first: tuple[str, ...] | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        whole.setSpacing(GAP)
        self.sentence = words(sentence, "hint")
        whole.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
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

    def head(self, title: str) -> None:
        """Large words above everything else."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, words(title, "title"))

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
        button = push_button(text, lambda: self.command(slot), primary=primary, key=key)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        if left:
            self.buttons.insertWidget(_lefts(self.buttons), button)
        else:
            self.buttons.addWidget(button)
        return button

    def command(self, slot: Callable[[], object]) -> None:
        """What is being typed counts; where it cannot be taken, that is said and nothing else is done."""
        said = self.note.text()
        typedtext.take_from(self)
        if self.note.text() in {"", said}:
            slot()

    def reject(self) -> None:
        """Esc and the button that closes lose nothing that was typed without asking."""
        said = self.note.text()
        # Whichever stands first: a page that is turned to comes last among the children of its stack.
        typed = self.asks_first and self._at_first is not None and sorted(self.standing()) != sorted(self._at_first)
        typedtext.take_from(self)
        if self.note.text() not in {"", said}:
            return
        if typed and dialogs.choose(self, UNDONE, "", (STAY, LEAVE)) == STAY:
            return
        super().reject()

    def standing(self) -> tuple[str, ...]:
        """What closing would lose, compared with what there was at first."""
        return typedtext.standing(self)

    def begin_anew(self) -> None:
        """Nothing is lost any more by closing: it was taken, or another thing is asked from now on."""
        if self._at_first is not None:
            self._at_first = self.standing()

    def lead(self, steps: Callable[[], Sequence[QWidget]]) -> None:
        """Enter goes from each of these widgets to the next; only from the last of them it presses the main button."""
        self._steps = steps

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if _stays_in_table(focused) or (isinstance(focused, QLineEdit) and focused.property(TAKES_ENTER)):
                return
            shown = [widget for widget in self._steps() if widget.isVisible()]
            at = next((at for at, widget in enumerate(shown) if widget.hasFocus()), len(shown))
            if at + 1 < len(shown):
                shown[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        naming.name_parts(self, self.windowTitle())
        fit(self)
        byeye.lead_tab(self)
        if self._at_first is None:
            self._at_first = self.standing()


def _stays_in_table(focused: QWidget | None) -> bool:
    """Enter in a table that is filled in is the table's: it opens the cell, or goes on to the next row's box."""
    while focused is not None and not isinstance(focused, QAbstractItemView):
        view = focused.parentWidget()
        if isinstance(view, QWidget) and isinstance(view.parent(), QTableWidget):
            return _goes_on(view.parent(), focused)  # type: ignore[arg-type]  # as it was just asked
        focused = view
    if focused is None:
        return False
    if focused.property(TAKES_ENTER):
        at = focused.currentIndex()
        if at.flags() & Qt.ItemFlag.ItemIsEditable and focused.editTriggers() != focused.EditTrigger.NoEditTriggers:
            focused.edit(at)
        return True
    return False


def _goes_on(table: QTableWidget, box: QWidget) -> bool:
    """To the box below, in tables with a box in each row; from the last one the main button is pressed."""
    place = table.indexAt(box.pos())
    below = table.cellWidget(place.row() + 1, place.column())
    if below is None:
        return False
    table.setCurrentCell(place.row() + 1, place.column())
    below.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _lefts(row: QHBoxLayout) -> int:
    """How many buttons stand before the stretch."""
    places = (row.itemAt(place) for place in range(row.count()))
    return next(place for place, item in enumerate(places) if item is not None and item.spacerItem() is not None)


def told(slot: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T | None]:
    """A slot of a ``Teller``: refusals are told there, and the fault told before is taken away first."""

    @wraps(slot)
    def wrapped(self: Teller, /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        self.tell("")
        before = len(KEPT)
        try:
            return slot(self, *args, **kwargs)
        except Refusal as refusal:
            self.tell(str(refusal) + kept_words(before))
            return None

    return wrapped


def words(text: str, role: str = "") -> QLabel:
    """Words on the window; ``role`` (title, heading, hint, fault, warning, good) is what the style sheet knows."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


class _Button(QPushButton):
    """Short words make no narrow button; a least width of the style sheet would let long ones be cut instead."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        if self.property("role") in {None, "primary"} and self.text():
            hint.setWidth(max(hint.width(), scaled(LEAST_BUTTON)))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the cursor; Qt would press the dialog's main button instead."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


def push_button(text: str, slot: Callable[[], object], *, primary: bool = False, key: str = "") -> QPushButton:
    button = _Button(text)
    button.setAutoDefault(False)
    if primary:
        button.setProperty("role", "primary")
    if key:
        button.setShortcut(QKeySequence(key))
        button.setToolTip(f"{text.rstrip('…')}（{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}）")
    on_click(button, slot)
    return button


def on_click(button: QPushButton, slot: Callable[[], object]) -> None:
    button.clicked.connect(lambda _on: slot())


def put_instead(layout: QLayout, old: QWidget, new: QWidget, after: QWidget) -> QWidget:
    """Put ``new`` where ``old`` was, also for Tab (behind ``after``), with the cursor when that was there."""
    layout.replaceWidget(old, new)
    label = layout.labelForField(new) if isinstance(layout, QFormLayout) else None
    if isinstance(label, QLabel):
        kinship.make_friends(label, new)
    QWidget.setTabOrder(after, new)
    had_cursor = old.hasFocus()
    old.blockSignals(True)  # losing the cursor finishes no editing here
    old.hide()  # within a running dialog it goes only after the dialog, and would lie over everything until then
    old.deleteLater()
    if had_cursor:
        # Only when the old one is gone: Qt would hand its cursor to the widget before.
        QTimer.singleShot(0, new, new.setFocus)
    return new


def on_keys(widget: QWidget, keys: str, slot: Callable[[], object]) -> None:
    """A key for a deed that has no button of its own."""
    action = QAction(widget)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _on: slot())
    widget.addAction(action)


def fill_table(table: QTableWidget, headers: Sequence[str], rows: Sequence[Sequence[str]], *, wide: int = -1) -> None:
    """A table to read, one row chosen at a time; column ``wide`` takes the room that is left."""
    table.setRowCount(0)  # lets go of widgets in cells
    table.setColumnCount(len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.setRowCount(len(rows))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(wide % len(headers), QHeaderView.ResizeMode.Stretch)


def fit_rows(table: QTableWidget, stretched: int, *fixed: int) -> None:
    """Rows high enough for the words of some columns; Qt's own measure leaves out the padding of the style sheet."""
    table.setWordWrap(True)
    others = sum(table.columnWidth(place) for place in range(table.columnCount()) if place != stretched)
    widths = {
        stretched: max(120, table.viewport().width() - others),
        **{place: table.columnWidth(place) for place in fixed},
    }
    for row in range(table.rowCount()):
        height = table.verticalHeader().defaultSectionSize()
        for column, width in widths.items():
            item = table.item(row, column)
            text = item.text() if item is not None else ""
            flag = Qt.TextFlag.TextWordWrap
            room = table.fontMetrics().boundingRect(0, 0, width - 3 * GAP, 10_000, flag, text)
            height = max(height, room.height() + GAP)
        table.setRowHeight(row, height)
