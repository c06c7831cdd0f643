"""Cells of Excel or WPS laid onto the grid of marks: from a square on, or by the names in their first column."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REMEDY = "请只复制分数，可以连同前面的参赛者一列，不要表头和合计；再从要粘贴的那一格起粘贴。"


def squares(names: Sequence[str], across: int, text: str, row: int, column: int) -> list[tuple[int, int, str]]:
    """Row, column and text of every cell that is not empty, in a grid of these entrants with so many marks each.

    Refusal where they do not fit.
    """
    lines = [[cell.strip() for cell in line] for line in csv.reader(io.StringIO(text), delimiter="\t")]
    while lines and not any(lines[-1]):
        lines.pop()
    if not lines:
        raise Refusal("没有可以粘贴的分数。", "请先在Excel里复制。")
    places = {_plain(name): place for place, name in enumerate(names)}
    if _plain(lines[0][0]) in places:
        there = [_place_of(places, line[0]) for line in lines]
        lines = [line[1:] for line in lines]
    else:
        there = list(range(row, row + len(lines)))
    _refuse_beyond(lines, there, len(names), across - column)
    return [
        (at, column + n, cell) for at, line in zip(there, lines, strict=True) for n, cell in enumerate(line) if cell
    ]


def _plain(name: str) -> str:
    return "".join(name.split())


def _place_of(places: Mapping[str, int], name: str) -> int:
    if (found := places.get(_plain(name))) is None:
        raise Refusal(f"参赛名单里没有“{name}”，一格也没有粘贴。", REMEDY)
    return found


def _refuse_beyond(lines: Sequence[Sequence[str]], there: Sequence[int], entrants: int, room: int) -> None:
    if len(set(there)) < len(there):
        raise Refusal("粘贴的内容里同一个参赛者有两行，一格也没有粘贴。", REMEDY)
    if max(there) >= entrants:
        below = entrants - there[0]
        raise Refusal(f"粘贴的有{len(lines)}行，从这一格往下只有{below}个参赛者，一格也没有粘贴。", REMEDY)
    wide = max(len(line) for line in lines)
    if wide > room:
        raise Refusal(f"粘贴的有{wide}列分数，从这一格往右只有{room}个项目，一格也没有粘贴。", REMEDY)
