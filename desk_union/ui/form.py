"""A row's form made from the description of its ledger: sections, editors, notes under the fields, saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice
from desk_union.store.rows import Faulty
from desk_union.ui import dialogs
from desk_union.ui.dayline import DayLine
from desk_union.ui.editors import Editor, LongTextEditor, editor_for
from desk_union.ui.style import mark, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desk_union.describe.ledger import Shown
    from desk_union.screens.fieldform import FieldForm

LABEL_WIDTH = 104
KEEP, DISCARD, STAY = "保存", "不保存", "继续填写"


class FieldRow(QObject):
    """One field in the form: label, editor, and below it the grey help (while it is worked on) or the red fault."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self.editor: Editor = editor_for(shown)
        self.label = QLabel(f"{shown.label}<span style='color:{dialogs.fault_colour()}'> *</span>" if shown.required else shown.label)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(scaled(LABEL_WIDTH))
        self.label.setBuddy(self.editor.widget)
        self.note = QLabel(wordWrap=True)
        self.note.hide()
        self.editor.widget.setToolTip(shown.help)

    def _help(self) -> str:
        kind = self.shown.kind
        return self.shown.help or ("" if isinstance(kind, Choice) or self.editor.is_locked else kind.hint)

    def tell(self, problem: str, *, helping: bool = False) -> None:
        text = problem or (self._help() if helping else "")
        self.note.setText(text)
        self.note.setVisible(bool(text))
        mark(self.note, "role", "fault" if problem else "help")
        mark(self.editor.widget, "fault", bool(problem))


class Section(QWidget):
    """A heading that folds its fields away."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.head = QPushButton()
        self.head.setProperty("role", "section")
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(0, 8, 0, 8)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self.head.setHidden(not title)
        self.head.clicked.connect(lambda: self.fold(not self.body.isHidden()))
        self.fold(False)

    def add(self, row: FieldRow) -> None:
        place = self.grid.rowCount()
        row.label.setContentsMargins(0, scaled(5), 0, 0)
        self.grid.addWidget(row.label, place, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(row.editor.widget, place, 1)
        self.grid.addWidget(row.note, place + 1, 1)

    def fold(self, folded: bool) -> None:
        self.body.setHidden(folded)
        self.head.setText(f"{'▸' if folded else '▾'}  {self.title}")


def _in_order(fields: Sequence[Shown]) -> list[Shown]:
    """The section of the first required field, which says what the row is, comes first."""
    first = next((shown.group for shown in fields if shown.required), "")
    return sorted(fields, key=lambda shown: shown.group != first)


class RowFields(QScrollArea):
    """All fields of a form; ``edited`` follows every change, ``saving`` asks for Ctrl+Enter."""

    edited = Signal()
    saving = Signal()

    def __init__(self, fields: Sequence[Shown], without: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("formScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.form: FieldForm | None = None
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, Section] = {}
        self._body = QWidget()
        self._body.setObjectName("formBody")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(4)
        for shown in _in_order([shown for shown in fields if shown.key not in without]):
            self._add(shown)
        self._column.addStretch()
        self._since = _SinceBand(self._since_chosen)
        self.setWidget(self._body)
        for section in self.sections.values():
            section.fold(not any(row.shown.listed for row in self._rows_of(section)))
        self._column.insertWidget(0, self._since)

    def _add(self, shown: Shown) -> None:
        section = self.sections.get(shown.group)
        if section is None:
            section = self.sections[shown.group] = Section(shown.group)
            self._column.addWidget(section)
        row = self.rows[shown.key] = FieldRow(shown, self._body)
        section.add(row)
        row.editor.edited.connect(self._after_edit)
        for widget in (row.editor.widget, *row.editor.widget.findChildren(QWidget)):
            widget.installEventFilter(self)

    def _rows_of(self, section: Section) -> list[FieldRow]:
        return [row for row in self.rows.values() if self.sections[row.shown.group] is section]

    def show_form(self, form: FieldForm) -> None:
        self.form = form
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def refresh(self, but: str = "") -> None:
        """Show everything the form holds, except in the field that is being typed in."""
        if self.form is None:
            return
        for key, row in self.rows.items():
            if key != but:
                row.editor.show_form(self.form)
            hidden = not row.shown.editable and self.form.row_id is None
            for widget in (row.label, row.editor.widget):
                widget.setHidden(hidden)
        self.show_problems()

    def show_problems(self) -> None:
        if self.form is None:
            return
        for key, row in self.rows.items():
            row.tell(self.form.problems.get(key, ""), helping=row.editor.widget.hasFocus())
            if key in self.form.problems:
                self.sections[row.shown.group].fold(False)
        self._since.show_for(self.form, [self.rows[key].shown.label for key in self.form.changed_dated() if key in self.rows])

    def commit(self) -> None:
        """Take over what stands in every field, such as the one still being typed in."""
        for row in self.rows.values():
            row.editor.commit()

    def go_to_problem(self) -> None:
        """Put the cursor into the first field at fault."""
        for row in self.rows.values():
            if self.form is not None and row.shown.key in self.form.problems:
                row.editor.widget.setFocus()
                QTimer.singleShot(0, lambda widget=row.editor.widget: self.ensureWidgetVisible(widget))
                return

    def go_to_start(self) -> None:
        for row in self.rows.values():
            editable = self.form is not None and not self.form.is_locked(row.shown.key)
            if editable and row.shown.required or len(self.rows) == 1:
                row.editor.widget.setFocus()
                return

    def _after_edit(self, key: str) -> None:
        for other, row in self.rows.items():
            if self.form is not None and other != key:
                row.editor.show_form(self.form)
        self.show_problems()
        self.edited.emit()

    def _since_chosen(self, day: str) -> None:
        if self.form is None:
            return
        self.form.take_since(day)
        self._since.tell(self.form.since_problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes on to the next field, Ctrl+Enter saves, and the help stands below the field worked on."""
        if event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self.show_problems)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, scaled(48))
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            self.saving.emit()
            return True
        if isinstance(watched, (QPlainTextEdit, QPushButton)):
            return False
        row = next((row for row in self.rows.values() if watched is row.editor.widget or row.editor.widget.isAncestorOf(watched)), None)  # type: ignore[arg-type]  # only widgets are watched
        if row is not None and not isinstance(row.editor, LongTextEditor):
            row.editor.commit()
        self.focusNextChild()
        return True


class _SinceBand(QFrame):
    """Asks from which day on a changed dated value holds."""

    def __init__(self, chosen: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("role", "band")
        self._words = QLabel(wordWrap=True)
        self.day = DayLine()
        self.day.setObjectName("since")
        self._fault = QLabel(wordWrap=True)
        self._fault.hide()
        row = QHBoxLayout()
        row.addWidget(QLabel("自何日起"))
        row.addWidget(self.day, 1)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addWidget(self._fault)
        self.day.editingFinished.connect(lambda: chosen(self.day.text()))
        self.hide()

    def show_for(self, form: FieldForm, labels: list[str]) -> None:
        self.setVisible(form.asks_since)
        self._words.setText(f"{'、'.join(labels)}有变动，以前的会保留。")
        if not self.day.hasFocus():
            self.day.setText(days.show_day(form.since))

    def tell(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))


def save(parent: QWidget, fields: RowFields) -> int | None:
    """Save the row; None when that failed, with notes under the fields or a box that says why."""
    form = fields.form
    if form is None:
        return None
    fields.commit()
    try:
        saved = form.save()
    except Faulty as refusal:
        fields.refresh()
        unseen = [key for key in form.problems if key not in fields.rows]
        if unseen:
            dialogs.show_refusal(parent, refusal)
        fields.go_to_problem()
        return None
    except Refusal as refusal:
        fields.refresh()
        dialogs.show_refusal(parent, refusal)
        return None
    fields.refresh()
    return saved


def may_leave(parent: QWidget, fields: RowFields) -> bool:
    """Whether the form may be left: nothing is unsaved, or the clerk said what to do with it."""
    form = fields.form
    if form is None:
        return True
    fields.commit()
    if not form.is_dirty:
        return True
    answer = dialogs.choose(parent, f"“{form.title}”有改动还没有保存。", "", (KEEP, DISCARD, STAY))
    if answer == KEEP:
        return save(parent, fields) is not None
    if answer == DISCARD:
        return True
    return False
