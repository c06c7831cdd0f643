"""A picture of the manual that is no more than the window on the list of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.ui.frame.room import RoomPicture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk

LIST = QSize(1280, 720)


def listed(name: str, ledger: str) -> RoomPicture:
    """The window on the list of a ledger."""

    def make(desk: Desk) -> QWidget:
        from desk_union.ui.frame.window import MainWindow

        window = MainWindow(desk, lambda _path: None)
        window.show_rows(ledger, [])
        return window

    return RoomPicture(name, make, LIST)
