"""The windows of 劳动竞赛 that the manual shows: typing marks, the ledgers of contests, ideas, teams and hazards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.ui.frame.room import RoomPicture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk

LIST = QSize(1280, 720)


def _scoring(desk: Desk) -> QWidget:
    """On a contest with a judge for every column and all marks in."""
    from desk_union.ui.contests.scoring import ScoringDialog

    dialog = ScoringDialog(None, desk)
    for place in range(dialog.contest.count()):
        if "技能" in dialog.contest.itemText(place):
            dialog.contest.setCurrentIndex(place)
            dialog.contest.activated.emit(place)
            break
    dialog.rank()
    return dialog


def _list(desk: Desk, ledger: str) -> QWidget:
    from desk_union.ui.frame.window import MainWindow

    window = MainWindow(desk, lambda _path: None)
    window.show_rows(ledger, [])
    return window


SUBJECTS = (
    RoomPicture("scoring", _scoring, QSize(1180, 680)),
    RoomPicture("contests", lambda desk: _list(desk, "contests.contests"), LIST),
    RoomPicture("ideas", lambda desk: _list(desk, "contests.suggestions"), LIST),
    RoomPicture("teams", lambda desk: _list(desk, "contests.teams"), LIST),
    RoomPicture("hazards", lambda desk: _list(desk, "contests.hazards"), LIST),
)
