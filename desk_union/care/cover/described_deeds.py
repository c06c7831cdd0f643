"""What a clerk does with 互助保障, 体检 and 疗休养, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = ()
