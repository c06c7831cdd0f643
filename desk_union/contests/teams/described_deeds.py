"""What a clerk does with 班组, 带班组, 师带徒 and titles, as descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = ()
