"""The figures of 总结和计划."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.figure import Figure

FIGURES: tuple[Figure, ...] = ()
