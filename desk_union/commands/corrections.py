"""What is put right in an import without a window: cells corrected, rows left out, sheet or book taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_union.basis import offering
from desk_union.basis.refusal import Refusal
from desk_union.exchange.corrected import BOOK, SHEET, Mended, Side
from desk_union.exchange.headers import normal
from desk_union.exchange.rivals import letter_of

if TYPE_CHECKING:
    from argparse import Namespace

    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid

_PLACED = re.compile(r"(?P<row>\d+)[:：.](?P<column>[^=＝]+)[=＝](?P<text>.*)", re.DOTALL)
SIDES: dict[str, Side] = {"表": SHEET, "账本": BOOK}


def mended(given: Namespace, grid: Grid, layout: SheetLayout) -> Mended:
    """From ``--correct``, ``--take`` and ``--leave-out``; Refusal when one of them cannot be meant."""
    found = Mended()
    for text in given.correct:
        row, column, value = _placed(text, "--correct 8:出生日期=1990-2-1", grid, layout)
        found = found.corrected(grid, (row, column), value.strip())
    for text in given.take:
        row, column, side = _placed(text, "--take 8:学历=账本", grid, layout)
        if side.strip() not in SIDES:
            raise Refusal(f"“{text}”里的“{side}”看不懂。", f"可以写：{'、'.join(SIDES)}。")
        found = found.deciding([(row, column)], SIDES[side.strip()])
    for row in given.leave_out:
        _refuse_outside(row, grid)
    return found.without(given.leave_out)


def _placed(text: str, example: str, grid: Grid, layout: SheetLayout) -> tuple[int, int, str]:
    told = _PLACED.fullmatch(text.strip())
    if told is None:
        raise Refusal(f"看不懂“{text}”。", f"请写成 {example}，行号是表里的行号。")
    row, name = int(told["row"]), told["column"].strip()
    _refuse_outside(row, grid)
    wanted = normal(name)
    columns = [each for each in layout.columns if wanted and normal(each.header) == wanted]
    columns = columns or [each for each in layout.columns if letter_of(each.index) == name.upper()]
    if len(columns) != 1:
        headers = [each.header for each in layout.columns if each.header]
        several = f"有{len(columns)}列叫“{name}”。" if columns else f"表里没有“{name}”这一列。"
        raise Refusal(several, f"也可以写列的字母，如 8:D=…。{offering.instead(name, headers, '列')}")
    return row, columns[0].index, told["text"]


def _refuse_outside(row: int, grid: Grid) -> None:
    last = grid.first_row + len(grid.rows) - 1
    if not grid.first_row <= row <= last:
        raise Refusal(f"表里没有第{row}行。", f"行号从{grid.first_row}到{last}。")
