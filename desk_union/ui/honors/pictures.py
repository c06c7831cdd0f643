"""The lists of 建家评先 that the manual shows."""

from __future__ import annotations

from desk_union.ui.frame.room import Room
from desk_union.ui.manual.listed import listed

ROOM = Room(pictures=lambda: (listed("rounds", "honors.rounds"), listed("ballots", "honors.ballots")))
