"""Ctrl+Z inside a window that keeps what it does at once: the last deed is taken back, as in the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.screens.undoing import Undoing
from desk_union.ui.kit.dialogframe import Framed, on_keys, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk

KEYS = "Ctrl+Z"


def takes_back(window: QWidget, desk: Desk, done: Callable[[str], object]) -> None:
    """``done`` is given the title of the taking back; a line that is being typed in keeps its own Ctrl+Z."""

    @told
    def back(_teller: Framed) -> None:
        done(Undoing(desk).undo())

    def pressed() -> None:
        frame = window.window()
        if isinstance(frame, Framed):
            back(frame)

    on_keys(window, KEYS, pressed)
