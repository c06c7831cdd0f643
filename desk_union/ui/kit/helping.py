"""F1 in any dialog: the manual is opened by whoever has one; the frame of dialogs need not know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_openers: list[Callable[[QWidget, str], object]] = []


def opened_by(opener: Callable[[QWidget, str], object]) -> None:
    """``opener`` shows the manual at a page, over the widget that asks."""
    _openers[:] = [opener]


def show_help(asking: QWidget, page: str) -> None:
    for opener in _openers:
        opener(asking, page)
