"""The figures of 结对包保 and 捐款."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.figure import Figure

FIGURES: tuple[Figure, ...] = ()
