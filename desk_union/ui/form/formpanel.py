"""The panel beside a list: the chosen row's form with its buttons, and below it what belongs to the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.form import dropping
from desk_union.screens.form.formpage import RowForm
from desk_union.ui.form import form as forms
from desk_union.ui.form.dropping import Drops
from desk_union.ui.form.form import RowFields
from desk_union.ui.form.parts import Parts
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import push_button
from desk_union.ui.kit.fitting import Elided
from desk_union.ui.kit.icons import icon
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

WIDTH = 384
NOTHING = "在左边的表格里选一行，就在这里查看和修改。"


class FormPanel(QFrame):
    """``saved`` carries the id of a row just saved; ``stepping`` wants the row before (-1) or after (1).

    ``going`` asks for rows of another ledger, as ``RowFields`` does.
    """

    saved = Signal(int)
    stepping = Signal(int)
    changed = Signal()
    going = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(scaled(WIDTH - 96))
        self.form: RowForm | None = None
        self._was_dirty: bool | None = None

    def bind(self, desk: Desk, ledger: Ledger) -> None:
        """Build the form of a ledger, once."""
        self.desk, self.ledger = desk, ledger
        self.fields = RowFields(ledger.fields, leading=ledger.match[0] if ledger.match else ())
        self.parts = Parts(desk, ledger)
        self._drops = Drops(self, lambda paths: dropping.may_attach(self.form, paths), self.parts.attach)
        self._title: QLabel = Elided()
        self._title.setProperty("role", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_buttons()
        self._nothing = QLabel(NOTHING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("role", "quiet")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.fields)
        if self.parts.count():
            self._split.addWidget(self.parts)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._split, 1)
        column.addLayout(self._foot())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.fields.edited.connect(self._after_edit)
        self.fields.typing.connect(self._show_dirty)
        self.fields.saving.connect(self.save)
        self.fields.going.connect(self.going)

    def _make_buttons(self) -> None:
        self._before = push_button("", lambda: self.stepping.emit(-1))
        self._before.setIcon(icon("previous"))
        self._before.setToolTip("上一行（Alt+↑）")
        self._after = push_button("", lambda: self.stepping.emit(1))
        self._after.setIcon(icon("next"))
        self._after.setToolTip("下一行（Alt+↓）")
        self._reveal = push_button("显示隐私", self.reveal)
        self._reveal.setIcon(icon("eye"))
        self._reveal.setToolTip("显示证件号码、电话等隐私内容，会记下谁在何时看过（Ctrl+R）")
        for button in (self._before, self._after, self._reveal):
            button.setProperty("role", "flat")
        self._save = push_button("保存", self.save)
        self._save.setProperty("role", "primary")
        self._save.setToolTip("保存（Ctrl+S 或 Ctrl+Enter）")
        self._save_new = push_button("保存并新增", self.save_and_new)
        self._save_new.setToolTip("保存这一行，接着登记下一行（Ctrl+Shift+S）")
        self._discard = push_button("放弃修改", self.discard)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 4)
        row.setSpacing(0)
        row.addWidget(self._title, 1)
        for button in (self._reveal, self._before, self._after):
            row.addWidget(button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._discard, self._save_new, self._save):
            row.addWidget(button)
        return row

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
        self.fields.show_form(form)
        self.parts.show_owner(form.row_id, frozen=form.frozen)
        self._stack.setCurrentIndex(1)
        self._after_edit()

    def refresh(self) -> None:
        """Read the row again, unless something typed would be lost by it."""
        form = self.form
        if form is None or form.row_id is None:
            return
        if not self.is_dirty:
            try:
                form.load(form.day)
            except Refusal:
                # The row went while it was shown: a deletion, or an undone 新增. There is nothing left to show.
                self.show_nothing()
                return
            self.fields.refresh()
        self.parts.show_owner(form.row_id, frozen=form.frozen)
        self._after_edit()

    def _after_edit(self) -> None:
        form = self.form
        if form is None:
            return
        new = form.row_id is None
        self._reveal.setVisible(self.can_reveal)
        for button in (self._before, self._after):
            button.setVisible(not new)
        for button in (self._save, self._save_new, self._discard):
            button.setVisible(not form.frozen)
        self._discard.setText("不新增了" if new else "放弃修改")
        self._was_dirty = None
        self._show_dirty()

    def _show_dirty(self) -> None:
        """A field is changed from its first character on, not only when it is left."""
        form = self.form
        if form is None or self._was_dirty == self.is_dirty:
            return
        new, dirty = form.row_id is None, self.is_dirty
        self._was_dirty = dirty
        self._title.setText(f"{form.title}{' *' if dirty and not new else ''}")
        self._save.setEnabled(dirty or new)
        self._save_new.setEnabled(dirty or new)
        self._discard.setEnabled(dirty or new)
        self.changed.emit()

    # What is done

    @property
    def widget(self) -> QWidget:
        return self

    def to_start(self) -> None:
        self.fields.go_to_start()

    def to_parts(self) -> None:
        self.parts.to_table()

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
        saved = forms.save(self, self.fields)
        self._after_edit()
        if saved is not None:
            self.saved.emit(saved)
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
        form.load(form.day)
        self.fields.refresh()
        self._after_edit()

    def may_leave(self) -> bool:
        """Whether the panel may turn to something else; changes the clerk gives up are forgotten here."""
        form = self.form
        if form is None or form.frozen:
            return True
        if not forms.may_leave(self, self.fields):
            return False
        if form.row_id is None:
            self.show_nothing()
        elif form.is_dirty:
            form.load(form.day)
            self.fields.refresh()
            self._after_edit()
        return True

    @dialogs.guarded
    def reveal(self) -> None:
        if self.form is not None and self.can_reveal:
            self.fields.commit()
            self.form.reveal()
            self.fields.refresh()
            self._after_edit()
