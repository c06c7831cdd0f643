"""What a clerk does with 合理化建议, 金点子, 小改小革 and slogans, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = ()
