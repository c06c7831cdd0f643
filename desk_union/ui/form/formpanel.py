"""The panel beside a list: the chosen row's form with its buttons, and below it what belongs to the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.form import dropping
from desk_union.screens.form.formpage import RowForm
from desk_union.ui.form import form as forms
from desk_union.ui.form.card import RowCard
from desk_union.ui.form.dropping import Drops
from desk_union.ui.form.form import RowFields
from desk_union.ui.form.formframe import FormFoot, FormHead
from desk_union.ui.form.parts import Parts
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.style import scaled
from desk_union.ui.paper import printing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from PySide6.QtGui import QKeyEvent

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

WIDTH = 384
NOTHING = "在左边的表格里选一行，就在这里查看和修改。"


class FormPanel(QFrame):
    """``saved`` carries the id of a row just saved; ``stepping`` wants the row before (-1) or after (1).

    ``going`` asks for rows of another ledger, as ``RowFields`` does; ``leaving`` wants the cursor back in the list.
    """

    saved = Signal(int)
    stepping = Signal(int)
    changed = Signal()
    leaving = Signal()
    going = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(scaled(WIDTH - 96))
        self.form: RowForm | None = None
        self._was_dirty: bool | None = None

    def bind(self, desk: Desk, ledger: Ledger) -> None:
        """Build the card and the form of a ledger, once."""
        self.desk, self.ledger = desk, ledger
        self._writing = False
        self.card = RowCard()
        self.fields = RowFields(ledger.fields, leading=ledger.match[0] if ledger.match else ())
        self.fields.low.gives_way = True
        self.parts = Parts(desk, ledger)
        self._drops = Drops(self, lambda paths: dropping.may_attach(self.form, paths), self.parts.attach)
        self._head = FormHead(self.reveal, self.stepping.emit)
        self._foot = FormFoot(self.to_start, self.save, self.save_and_new, self.discard)
        self._nothing = QLabel(NOTHING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("role", "quiet")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.card)
        self._pages.addWidget(self.fields)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self._pages)
        self._split.addWidget(self.parts)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._split, 1)
        column.addWidget(self._foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._foot.follow(list(self.fields.rows.values())[-1].editor.widget)
        self.card.editing.connect(self.to_start)
        self.card.opening.connect(self.parts.open)
        self.card.printing.connect(lambda sheet, row: printing.print_row(self, self.desk, sheet, row))
        self.parts.closing.connect(self.leaving)
        self.parts.folded.connect(self._after_edit)
        self.fields.edited.connect(self._after_edit)
        self.fields.typing.connect(self._show_dirty)
        self.fields.saving.connect(self.save)
        self.fields.ended.connect(lambda: self._foot.save.setFocus(Qt.FocusReason.TabFocusReason))
        for one in (self.card, self.fields):
            one.going.connect(self.going)

    # What is shown

    def show_nothing(self, words: str = NOTHING) -> None:
        self.form = None
        self.fields.form = None
        self._nothing.setText(words)
        self._stack.setCurrentIndex(0)

    def show_row(self, row_id: int, day: date) -> None:
        self._show(RowForm(self.desk, self.ledger, row_id, day=day))

    def new_row(self, given: Mapping[str, Any] | None = None) -> None:
        self._show(RowForm(self.desk, self.ledger, None, given))
        self.fields.go_to_start()

    def _show(self, form: RowForm) -> None:
        self.form = form
        self._writing = form.row_id is None
        self.fields.show_form(form, brief=form.row_id is None)
        self.parts.show_owner(form.row_id, frozen=form.frozen)
        self._stack.setCurrentIndex(1)
        self._after_edit()

    def _turn(self, *, writing: bool) -> None:
        """The form has the whole side while it is written in; else the row is read on its card."""
        self._writing = writing
        if writing:
            self.parts.fold()
        self._after_edit()

    def refresh(self) -> None:
        """Read the row again, unless something typed would be lost by it."""
        form = self.form
        if form is None or form.row_id is None:
            return
        if not self.is_dirty and not _reloaded(self, form):
            return
        self.parts.show_owner(form.row_id, frozen=form.frozen)
        self._after_edit()

    def _after_edit(self) -> None:
        form = self.form
        if form is None:
            return
        new = form.row_id is None
        self._writing = self._writing or form.is_dirty
        self._pages.setCurrentWidget(self.fields if self._writing else self.card)
        if not self._writing:
            self.card.show_form(form, self.parts.lines())
        self._head.reveal.setVisible(self.can_reveal)
        for button in (self._head.before, self._head.after):
            button.setVisible(not new)
        self._foot.show_for(form, writing=self._writing)
        self._was_dirty = None
        self._show_dirty()

    def _show_dirty(self) -> None:
        """A field is changed from its first character on, not only when it is left."""
        form = self.form
        if form is None or self._was_dirty == self.is_dirty:
            return
        new, dirty = form.row_id is None, self.is_dirty
        self._was_dirty = dirty
        self._head.title.setText(f"{form.title}{' *' if dirty and not new else ''}")
        self._foot.show_dirty(savable=dirty or new)
        self.changed.emit()

    # What is done

    @property
    def widget(self) -> QWidget:
        return self

    def to_start(self, key: str = "") -> None:
        """From reading to writing, in one field when one was chosen."""
        if self.form is None:
            return
        self._turn(writing=True)
        if not key:
            self.fields.go_to_start()
            return
        self.fields.go_to(key)
        if self.form.is_masked(key):
            self._turn(writing=False)  # it was not to be shown

    def to_parts(self) -> None:
        self.parts.open()

    @property
    def can_reveal(self) -> bool:
        return self.form is not None and self.form.has_private and not self.form.revealed

    @property
    def can_save(self) -> bool:
        return self.form is not None and not self.form.frozen and (self.form.row_id is None or self.is_dirty)

    @property
    def is_dirty(self) -> bool:
        """Whether anything is unsaved, also what still only stands in its field."""
        return self.form is not None and (self.form.is_dirty or self.fields.is_pending)

    def take_typed(self) -> None:
        if self.form is not None and not self.form.frozen:
            self.fields.take_typed()

    def save(self) -> int | None:
        if self.form is None or self.form.frozen:
            return None
        self.fields.commit()
        if self.form.row_id is not None and not self.form.is_dirty:
            return None
        cursor = QApplication.focusWidget()
        inside = cursor is not None and self.isAncestorOf(cursor)
        saved = forms.save(self, self.fields)
        self._writing = saved is None
        self._after_edit()
        if saved is not None:
            self.saved.emit(saved)
            if inside:
                self.leaving.emit()
        return saved

    def save_and_new(self) -> None:
        if self.save() is not None:
            self.new_row()

    def discard(self) -> None:
        form = self.form
        if form is None:
            return
        if form.row_id is None:
            self.show_nothing()
            self.stepping.emit(0)
            return
        if _reloaded(self, form):
            self._turn(writing=False)
        self.leaving.emit()

    def may_leave(self) -> bool:
        """Whether the panel may turn to something else; changes the clerk gives up are forgotten here."""
        form = self.form
        if form is None or form.frozen:
            return True
        if not forms.may_leave(self, self.fields):
            return False
        if form.row_id is None:
            self.show_nothing()
        elif form.is_dirty and _reloaded(self, form):
            self._after_edit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to reading and to the list; it asks once something was typed."""
        if event.key() != Qt.Key.Key_Escape or self.form is None:
            super().keyPressEvent(event)
        elif self.form.row_id is None:
            if self.may_leave():
                self.stepping.emit(0)
                self.leaving.emit()
        elif not self._writing or self.may_leave():
            self.parts.fold()
            self._turn(writing=False)
            self.leaving.emit()

    @dialogs.guarded
    def reveal(self) -> None:
        if self.form is not None and self.can_reveal:
            self.fields.commit()
            self.form.reveal()
            self.fields.refresh()
            self._after_edit()


def _reloaded(panel: FormPanel, form: RowForm) -> bool:
    """The row as it stands in the book; False when it went meanwhile, and there is nothing left to show.

    By a deletion, an undone 新增, a restored backup.
    """
    try:
        form.load(form.day)
    except Refusal:
        panel.show_nothing()
        return False
    panel.fields.refresh()
    return True
