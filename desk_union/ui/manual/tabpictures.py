"""The lists that the manual shows of tabs which need nothing else in the window: 民主管理, 宣教文体, 建家评先."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.ui.frame.room import Room, RoomPicture

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


DEMOCRACY = Room(pictures=lambda: (listed("motions", "democracy.motions"),))
CULTURE = Room(pictures=lambda: (listed("activities", "culture.activities"),))
HONORS = Room(pictures=lambda: (listed("rounds", "honors.rounds"), listed("ballots", "honors.ballots")))
