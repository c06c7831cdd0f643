"""What 送温暖 adds to the window: the pictures of its pages in the manual."""

from __future__ import annotations

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Room

ROOM = Room(pictures=Named("desk_union.ui.care.pictures:SUBJECTS"))
