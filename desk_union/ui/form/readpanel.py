"""A panel beside a list in which a row is only read: what a form answers where nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from desk_union.screens.form.formpage import RowForm


class ReadPanel(QFrame):
    """Whoever derives becomes a ``RowPanel`` by what it shows and does."""

    saved = Signal(int)
    stepping = Signal(int)
    changed = Signal()
    leaving = Signal()
    going = Signal(str, list)
    form: RowForm | None = None  # nothing is ever being written here

    @property
    def widget(self) -> QWidget:
        return self

    @property
    def is_dirty(self) -> bool:
        return False

    def take_typed(self) -> None:
        """Nothing is typed here."""

    def to_parts(self) -> None:
        """It has none."""

    @property
    def can_reveal(self) -> bool:
        return False

    @property
    def can_save(self) -> bool:
        return False

    def may_leave(self) -> bool:
        return True

    def save(self) -> int | None:
        return None

    def reveal(self) -> None:
        """Nothing is hidden."""
