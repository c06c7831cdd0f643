"""The room of 报表 in the window: one key notes what was done today, from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from desk_union.ui.frame.workplace import Workplace

LOG = "reports.log"


def note_today(window: Workplace) -> None:
    window.commands.start_deed(LOG)


ROOM = Room(errands={"today": Errand("今天做了什么", "Ctrl+Shift+L", note_today)})
