"""The figures of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.figure import Figure

FIGURES: tuple[Figure, ...] = ()
