"""The room of 劳动竞赛 in the window, and its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.ui.frame.workplace import Workplace

CONTESTS = "contests.contests"


def scoring(window: Workplace) -> None:
    from desk_union.ui.contests.scoring import open_scoring

    if window.may_leave():
        page = window.page
        chosen = page.table.ids() if page is not None and page.ledger.code == CONTESTS else []
        open_scoring(window.widget, window.desk, chosen[0] if len(chosen) == 1 else None)


ROOM = Room(
    errands={"scoring": Errand("评分录入", "Ctrl+Shift+J", scoring)},
    pictures=Named("desk_union.ui.contests.pictures:SUBJECTS"),
)
