"""What is printed of 手填数字."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = ()
