"""What 劳动竞赛 keeps of people that auditors of the money do not get to see."""

from __future__ import annotations

from desk_union.describe.private import Private

PRIVATE = Private(blanked={"suggestion": frozenset({"phone"})})
