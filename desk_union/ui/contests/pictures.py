"""The windows of 劳动竞赛 that the manual shows: typing marks, the ledgers of contests, ideas, teams and hazards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from desk_union.ui.frame.room import RoomPicture
from desk_union.ui.manual.listed import listed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_union.screens.desk import Desk


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


SUBJECTS = (
    RoomPicture("scoring", _scoring, QSize(1180, 680)),
    listed("contests", "contests.contests"),
    listed("ideas", "contests.suggestions"),
    listed("teams", "contests.teams"),
    listed("hazards", "contests.hazards"),
)
