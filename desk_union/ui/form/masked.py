"""A field that shows only a part of its value: a click or a key asks, and seeing it leaves a line in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt

from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.form.fieldform import FieldForm
    from desk_union.ui.form.formparts import FieldRow

TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonRelease)
SEEN = "会记下是谁、什么时候看的。"


def may_be_seen(parent: QWidget, form: FieldForm, row: FieldRow) -> bool:
    """Whether the value of the row stands there whole, after asking where it did not."""
    key = row.shown.key
    if not form.is_masked(key) or not form.may_open(key):
        return True
    if not dialogs.ask(parent, f"显示并修改“{row.shown.label}”？", SEEN, yes="显示并修改"):
        return False
    form.reveal(key)
    row.editor.show_form(form)
    return True


def asks(parent: QWidget, form: FieldForm, row: FieldRow, event: QEvent) -> bool:
    """Whether it was asked because somebody clicked into, or began to type over, what is masked."""
    key = row.shown.key
    if not form.is_masked(key) or not form.may_open(key):
        return False
    if event.type() == QEvent.Type.KeyPress and not _writes(cast("QKeyEvent", event)):
        return False
    if may_be_seen(parent, form, row):
        row.editor.widget.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _writes(event: QKeyEvent) -> bool:
    """Whether a key would change what stands in a field."""
    if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
        return True
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and bool(event.text()) and event.text().isprintable()
