"""The lists of 民主管理 that the manual shows."""

from __future__ import annotations

from desk_union.ui.frame.room import Room
from desk_union.ui.manual.listed import listed

ROOM = Room(pictures=lambda: (listed("motions", "democracy.motions"),))
