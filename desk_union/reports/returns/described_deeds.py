"""What a clerk does about 上报报表."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = ()
