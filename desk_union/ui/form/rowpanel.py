"""What a list asks of the panel beside it, be it the usual form of a row or one of a tab's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.screens.form.formpage import RowForm


class RowPanel(Protocol):
    """``form`` is what is being written here; None where nothing is, or where it is written in another window."""

    form: RowForm | None

    @property
    def saved(self) -> SignalInstance: ...

    @property
    def stepping(self) -> SignalInstance: ...

    @property
    def changed(self) -> SignalInstance: ...

    @property
    def leaving(self) -> SignalInstance: ...

    @property
    def going(self) -> SignalInstance: ...

    @property
    def widget(self) -> QWidget: ...

    @property
    def can_reveal(self) -> bool: ...

    @property
    def can_save(self) -> bool: ...

    @property
    def is_dirty(self) -> bool:
        """Whether anything is unsaved, also what still only stands in its field."""

    def take_typed(self) -> None:
        """Take what stands in the field that is being typed in."""

    def bind(self, desk: Desk, ledger: Ledger) -> None: ...

    def show_nothing(self, words: str = ...) -> None: ...

    def show_row(self, row_id: int, day: date) -> None: ...

    def new_row(self, given: Mapping[str, Any] | None = None) -> None: ...

    def refresh(self) -> None: ...

    def may_leave(self) -> bool: ...

    def save(self) -> int | None: ...

    def save_and_new(self) -> None: ...

    def reveal(self) -> None: ...

    def to_start(self) -> None:
        """The cursor to where writing begins."""

    def to_parts(self) -> None:
        """The cursor to what belongs to the row."""
