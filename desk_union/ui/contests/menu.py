"""The room of 劳动竞赛 in the window, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.ui.frame.workplace import Workplace


def scoring(window: Workplace) -> None:
    from desk_union.ui.contests.scoring import open_scoring

    if window.may_leave():
        open_scoring(window.widget, window.desk)


ROOM = Room(
    errands={"scoring": Errand("评分录入", "Ctrl+Shift+J", scoring)},
    pictures=Named("desk_union.ui.contests.pictures:SUBJECTS"),
)
