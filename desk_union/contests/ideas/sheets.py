"""What is printed of 合理化建议, 金点子, 小改小革 and slogans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = ()
