"""A row's form made from the description of its ledger: sections, editors, notes under the fields, saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.describe.serial import SerialNumber
from desk_union.store.rows import Doubtful, Faulty
from desk_union.ui.form import masked
from desk_union.ui.form.choicebox import ChoiceBox
from desk_union.ui.form.formparts import Brief, FieldRow, HeldBand, Section, SinceBand
from desk_union.ui.form.lowform import LowForm
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.reasons import ask_reason
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desk_union.describe.ledger import Shown
    from desk_union.screens.form.fieldform import FieldForm

TURNS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
KEEP, DISCARD, STAY = "保存", "不保存", "继续填写"


def _in_order(fields: Sequence[Shown], leading: Sequence[str]) -> list[Shown]:
    """The section of the first required field, which says what the row is, comes first; in it, what tells rows apart.

    Sections with something the list shows come before those that stay folded. A number from which other
    fields follow (身份证号) is typed before them. What is proposed to every new row does not say what the row is.
    """
    required = next((shown for shown in fields if shown.required), None)
    leader = required if required is not None and required.default is None else None
    first = leader.group if leader else ""
    everyday = [shown.group for shown in fields if shown.listed]
    groups = list(dict.fromkeys((first, *everyday, *(shown.group for shown in fields))))

    def place(shown: Shown) -> tuple[int, bool, bool]:
        return groups.index(shown.group), shown is not leader, shown.group != first or shown.key not in leading

    return sorted(fields, key=place)


class RowFields(QScrollArea):
    """All fields of a form; ``edited`` follows every change, ``typing`` every character, ``saving`` is Ctrl+Enter.

    ``going`` asks for rows of another ledger: its code and their ids; ``ended`` is the Enter on the last field.
    """

    edited = Signal()
    typing = Signal()
    saving = Signal()
    ended = Signal()
    going = Signal(str, list)

    def __init__(self, fields: Sequence[Shown], without: Sequence[str] = (), leading: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("formScroll")
        self.setAccessibleName("表单")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.form: FieldForm | None = None
        self.rows: dict[str, FieldRow] = {}
        self._committing = False
        self._leading = frozenset(leading)
        self.sections: dict[str, Section] = {}
        self._body = QWidget()
        self._body.setObjectName("formBody")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(4)
        for shown in _in_order([shown for shown in fields if shown.key not in without], leading):
            self._add(shown)
        self.brief = Brief(self.show_all)
        self._column.addWidget(self.brief)
        self._column.addStretch()
        self._since = SinceBand(self._since_chosen, self._slip_chosen)
        self.setWidget(self._body)
        for section in self.sections.values():
            section.fold(not any(row.shown.listed for row in self._rows_of(section)))
        self._column.insertWidget(0, self._since)
        self.low = LowForm(self, self._body, self.sections.values())
        self.held = HeldBand(self.going.emit)
        self._column.insertWidget(0, self.held)

    def _add(self, shown: Shown) -> None:
        section = self.sections.get(shown.group)
        if section is None:
            section = self.sections[shown.group] = Section(shown.group)
            self._column.addWidget(section)
        row = self.rows[shown.key] = FieldRow(shown, self._body)
        section.add(row)
        row.editor.edited.connect(self._after_edit)
        row.editor.typing.connect(self.typing)
        row.editor.unmasking.connect(self.go_to)
        for widget in (row.editor.widget, *row.editor.widget.findChildren(QWidget)):
            widget.installEventFilter(self)

    def _rows_of(self, section: Section) -> list[FieldRow]:
        return [row for row in self.rows.values() if self.sections[row.shown.group] is section]

    def show_form(self, form: FieldForm, *, brief: bool = False) -> None:
        """With ``brief`` only what is needed of a new row is asked at first, and the rest unfolds."""
        self.form = form
        self.brief.fold(list(self.rows.values()) if brief else (), self._leading)
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def show_all(self) -> None:
        """Ask everything, and go to the first field that was not there before."""
        first = next((row for row in self.rows.values() if row.shown.key in self.brief.folded), None)
        self.brief.fold((), ())
        self.refresh()
        if first is not None:
            self.sections[first.shown.group].fold(False)
            first.editor.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self, but: str = "") -> None:
        """Show everything the form holds, except in the field that is being typed in."""
        if self.form is None:
            return
        for key, row in self.rows.items():
            if key != but:
                row.editor.show_form(self.form)
            row.hide(self._hides(key))
            row.why_locked = self.form.why_locked(key)
            row.editor.widget.setToolTip(row.why_locked or row.shown.help)
        for section in self.sections.values():
            section.setHidden(all(self._hides(row.shown.key) for row in self._rows_of(section)))
        self.held.show_for(self.form)
        self.show_problems()

    def _hides(self, key: str) -> bool:
        return self.form is not None and (self.form.is_hidden(key) or key in self.brief.folded)

    def show_problems(self) -> None:
        if self.form is None:
            return
        for key, row in self.rows.items():
            problem, doubt = self.form.problems.get(key, ""), self.form.doubts.get(key, "")
            row.tell(problem, doubt=doubt, helping=row.editor.widget.hasFocus())
            if key in self.form.problems:
                self.sections[row.shown.group].fold(False)
        changed = [self.rows[key].shown.label for key in self.form.changed_dated() if key in self.rows]
        self._since.show_for(self.form, changed)

    def natural_height(self) -> int:
        """How high the fields are when nothing has to be scrolled."""
        return self._body.sizeHint().height()

    def commit(self) -> None:
        """Take over what stands in every field, such as the one still being typed in."""
        self._committing = True
        for row in self.rows.values():
            row.editor.commit()
        self._committing = False
        self.refresh()

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that the form does not hold yet."""
        return any(row.editor.is_pending for row in self.rows.values())

    def take_typed(self) -> None:
        """``commit`` where there is anything to take: before any command that asks whether something is unsaved."""
        if self.form is not None and self.is_pending:
            self.commit()

    def go_to_problem(self) -> None:
        """Put the cursor into the first field at fault."""
        if self.form is not None and not self.brief.folded.isdisjoint(self.form.problems):
            self.show_all()
        for row in self.rows.values():
            if self.form is not None and row.shown.key in self.form.problems:
                row.editor.widget.setFocus()
                QTimer.singleShot(0, lambda widget=row.editor.widget: self.ensureWidgetVisible(widget))
                return

    def go_to_start(self) -> None:
        """Focus what must be filled in first and is not proposed; where nothing must, the first field left to fill."""
        form = self.form
        if form is None:
            return
        free = [row for key, row in self.rows.items() if not form.is_locked(key) and not self._hides(key)]
        open_ = free or list(self.rows.values())
        if open_:
            first = _first_to_fill(open_, form).editor.widget
            first.setFocus()
            if isinstance(first, ChoiceBox):  # whose proposal is typed over, not lengthened to another word
                first.select_text()
            self.low.lead_to(first)

    def go_to(self, key: str) -> None:
        """Put the cursor into this field; of what is masked it is asked first whether it may be shown."""
        row = self.rows.get(key)
        if row is None or self.form is None or not masked.may_be_seen(self, self.form, row):
            return
        if key in self.brief.folded:
            self.show_all()
        self.sections[row.shown.group].fold(False)
        _enter(self, row.editor.widget)

    def _after_edit(self, key: str) -> None:
        for other, row in self.rows.items():
            # While all are taken over, showing the form anew would wipe out what is typed further down.
            if self.form is not None and other != key and not self._committing:
                row.editor.show_form(self.form)
                row.hide(self._hides(other))
        self.show_problems()
        self.edited.emit()

    def _since_chosen(self, day: str) -> None:
        if self.form is None:
            return
        self.form.take_since(day)
        self._since.tell(self.form.since_problem)

    def _slip_chosen(self, corrects: bool) -> None:
        if self.form is not None and self.form.corrects != corrects:
            self.form.take_correction(corrects=corrects)
            self.show_problems()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes on, Ctrl+PageDown to the next section, Ctrl+Enter saves; help stands below the field worked on."""
        row = self._row_at(watched) if event.type() in masked.TOUCHES else None
        if row is not None and self.form is not None and masked.asks(self, self.form, row, event):
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        if event.type() == QEvent.Type.ShortcutOverride and _typed_nothing(watched, cast("QKeyEvent", event)):
            event.ignore()  # the window's 撤销 takes it; Qt's line would swallow the key and do nothing
            return True
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self, self.show_problems)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, scaled(48))
        return False

    def _row_at(self, watched: QObject) -> FieldRow | None:
        widget = cast("QWidget", watched)
        inside = ((row, row.editor.widget) for row in self.rows.values())
        return next((row for row, own in inside if own is widget or own.isAncestorOf(widget)), None)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in TURNS:
            self._turn(cast("QWidget", watched), TURNS[event.key()])
            return True
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            self._go_on()
            return True
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        if control:
            self.commit()
            self.saving.emit()
            return True
        new_line = isinstance(watched, QPlainTextEdit) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if isinstance(watched, QPushButton) or new_line:
            return False
        self._commit_from(cast("QWidget", watched))
        if _is_last(self.rows.values(), self._row_at(watched), self.form):
            self.ended.emit()
        else:
            self._go_on()
        return True

    def _go_on(self) -> None:
        """To the next field that wants an answer: a number that saving gives is left to Shift+Tab and the mouse."""
        self.focusNextChild()
        for _ in self.rows:
            here = QApplication.focusWidget()
            row = next((row for row in self.rows.values() if row.editor.widget is here), None)
            if row is None or not _numbered_by_saving(row.shown, self.form):
                return
            self.focusNextChild()

    def _commit_from(self, watched: QWidget) -> None:
        row = self._row_at(watched)
        if row is not None:
            row.editor.commit()

    def _turn(self, watched: QWidget, by: int) -> None:
        """Go to the first field of the section before or after the one worked on, unfolding it."""
        self._commit_from(watched)
        sections = [section for section in self.sections.values() if not section.isHidden()]
        here = next((at for at, section in enumerate(sections) if section.isAncestorOf(watched)), 0)
        if here + by >= len(sections) and self.brief.folded:
            self.show_all()
            return
        there = sections[max(0, min(here + by, len(sections) - 1))]
        there.fold(False)
        for row in self._rows_of(there):
            key = row.shown.key
            if self.form is not None and not self.form.is_locked(key) and not self._hides(key):
                _enter(self, row.editor.widget)
                return


def _enter(form: QScrollArea, widget: QWidget) -> None:
    """Into a field of a section that was perhaps only now unfolded, and has its place when the form is laid out."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTimer.singleShot(0, widget, lambda: form.ensureWidgetVisible(widget, 0, scaled(48)))


def _first_to_fill(rows: Sequence[FieldRow], form: FieldForm) -> FieldRow:
    """What must be filled in and is not proposed, else what the list shows, is neither proposed nor given by saving."""
    mine = [row for row in rows if row.shown.default is None]
    must = (row for row in mine if row.shown.required)
    asked = (row for row in mine if row.shown.listed and not _numbered_by_saving(row.shown, form))
    return next(must, None) or next(asked, None) or next((row for row in rows if row.shown.required), rows[0])


def _is_last(rows: Iterable[FieldRow], here: FieldRow | None, form: FieldForm | None) -> bool:
    """Whether no field that can be written comes after this one."""
    if here is None or form is None:
        return False
    every = list(rows)
    after = every[every.index(here) + 1 :]
    return not any(row.editor.widget.isVisible() and not form.is_locked(row.shown.key) for row in after)


def _numbered_by_saving(shown: Shown, form: FieldForm | None) -> bool:
    fresh, kind = form is not None and form.row_id is None, shown.kind
    return fresh and not shown.required and isinstance(kind, SerialNumber) and kind.on_saving


def save(parent: QWidget, fields: RowFields) -> int | None:
    """Save the row; None when that failed, with notes under the fields or a box that says why."""
    form = fields.form
    if form is None:
        return None
    fields.commit()
    try:
        saved = _saved(parent, form)
    except Doubtful:
        fields.refresh()
        return None
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


def _saved(parent: QWidget, form: FieldForm) -> int:
    """Save, asking for a reason where one is wanted; ``Doubtful`` when none was given."""
    try:
        return form.save()
    except Doubtful as doubt:
        reason = ask_reason(parent, doubt.sentences)
        if not reason:
            raise
        return form.save(reason)


def _typed_nothing(watched: QObject, event: QKeyEvent) -> bool:
    """Whether 撤销 or 重做 is pressed in a field that has no typing to take back or bring back."""
    line = watched.lineEdit() if isinstance(watched, QComboBox) else watched
    undo = event.matches(QKeySequence.StandardKey.Undo)
    if not undo and not event.matches(QKeySequence.StandardKey.Redo):
        return False
    if isinstance(line, QPlainTextEdit):
        history = line.document()
        return not (history.isUndoAvailable() if undo else history.isRedoAvailable())
    return isinstance(line, QLineEdit) and not (line.isUndoAvailable() if undo else line.isRedoAvailable())


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
    return answer == DISCARD
