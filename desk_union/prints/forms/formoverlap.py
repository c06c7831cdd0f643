"""Cells of a sheet file that lie on one another, so that their words would be printed over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.describe.form import Form, Layout, Repeat

Box = tuple[float, float, float, float]  # left, top, width, height in mm
# Neighbours share a line, and hand-written sums of millimetres miss each other by a little.
_SHARED = 0.3


def overlapping(form: Form) -> Iterator[Problem]:
    """Each pair once; an empty frame that wholly encloses other cells is drawn on purpose."""
    for layout in form.layouts:
        where = f"《{layout.title}》里" if len(form.layouts) > 1 else ""
        found = list(_boxes(layout))
        for place, (name, box, empty) in enumerate(found):
            for other, its, vacant in found[place + 1 :]:
                wide, high = _common(box, its)
                if min(wide, high) <= _SHARED or (empty and _holds(box, its)) or (vacant and _holds(its, box)):
                    continue
                yield Problem(
                    f"{where}“{name}”和“{other}”叠在一起：左右重{wide:.1f}毫米，上下重{high:.1f}毫米。",
                    f"“{name}”在{_said(box)}，“{other}”在{_said(its)}，请改其中一个的at。",
                )


def _boxes(layout: Layout) -> Iterator[tuple[str, Box, bool]]:
    for cell in layout.cells:
        yield cell.name, cell.at, not cell.text.strip() and not cell.picture
    for repeat in (each for each in layout.repeats if each.columns):
        yield repeat.label, _box_of(repeat), False


def _box_of(repeat: Repeat) -> Box:
    left = min(cell.at[0] for cell in repeat.columns)
    right = max(cell.at[0] + cell.at[2] for cell in repeat.columns)
    return left, repeat.top, right - left, repeat.head_height + repeat.rows * repeat.height


def _common(one: Box, other: Box) -> tuple[float, float]:
    """How far two boxes reach into each other, to the side and downwards; negative where they do not."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return wide, high


def _holds(outer: Box, inner: Box) -> bool:
    wide, high = _common(outer, inner)
    return wide >= inner[2] - _SHARED and high >= inner[3] - _SHARED


def _said(box: Box) -> str:
    return "、".join(f"{name}{length:g}" for name, length in zip("左上宽高", box, strict=True))
