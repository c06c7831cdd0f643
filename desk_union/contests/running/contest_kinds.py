"""The kinds of values that only scoring has: weights in per cent, and marks that may also be a tick."""

from __future__ import annotations

from typing import ClassVar

from desk_union.basis import names, points
from desk_union.describe.kind import cell_text
from desk_union.describe.kinds import Points, Text

_TICKS = frozenset({"√", "✓", "✔", "是", "有"})
_NONE = frozenset({"否", "无", "没有"})


class WeightPoints(Points):
    """A weight in points of the total: 30, 30% and 0.3 (what a workbook keeps of 30%) are the same."""

    hint: ClassVar[str] = "权重，如 30 或 30%"

    def read(self, value: object) -> int | None:
        found = super().read(value)
        share = found is not None and 0 < found < points.SCALE
        return found * 100 if found is not None and share else found

    def _read_text(self, text: str) -> int:
        found = points.parse(text)
        return found * 100 if text.rstrip().endswith(("%", "％")) and found >= points.SCALE else found


class MarkPoints(Points):
    """A mark; a tick in the column of a veto is one too, and 否 there is none."""

    def read(self, value: object) -> int | None:
        told = cell_text(value)
        if told in _NONE:
            return None
        return points.SCALE if told in _TICKS else super().read(value)


class JudgeName(Text):
    """Who gave a mark, the blanks inside left out: 李 明 and 李明 are one judge; a number may stand for a name."""

    def _read_text(self, text: str) -> str:
        return super()._read_text(names.clean_name(text))
