"""Days written without their year (12月5日): that of the sheet's title, else the clerk says which; never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.kinds import Day, cell_text
from desk_union.describe.question import Question
from desk_union.exchange import inexact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.exchange.cells import ColumnReader
    from desk_union.exchange.plan import Plan

TEXT = "没有写年份的日期是哪一年"
_IN_TITLE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年)")
_SHEET_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_BACK = 3  # so many years are offered


def settle(plan: Plan, readers: Iterable[ColumnReader], lines: Sequence[int]) -> None:
    """Tell the readers of days which year is meant, where any cell of theirs says none."""
    of_days = [reader for reader in readers if isinstance(reader.shown.kind, Day)]
    found = [text for reader in of_days for text in _without(plan, reader, lines)]
    if not found:
        return
    titled = _titled(plan)
    for reader in of_days:
        reader.year = titled if titled is not None else 0
    if titled is not None:
        plan.notes.append(f"没有写年份的日期（如“{found[0]}”，共{len(found)}处），按标题写的{titled}年记。")
        return
    this = plan.today.year
    choices = tuple(f"{this - back}年" for back in range(_BACK))
    header = next(reader.column.header for reader in of_days if any(_without(plan, reader, lines)))
    answer = plan.ask(Question(TEXT, f"如“{found[0]}”。", choices, len(found), column=header, kept=False))
    for reader in of_days if answer else ():
        reader.year = int((answer or "").removesuffix("年"))


def _without(plan: Plan, reader: ColumnReader, lines: Sequence[int]) -> Iterator[str]:
    for n in lines:
        cells = plan.grid.rows[n]
        cell = cells[reader.column.index] if reader.column.index < len(cells) else ""
        if isinstance(cell, str) and days.lacks_year(inexact.without_spans(cell)):
            yield cell_text(cell)


def _titled(plan: Plan) -> int | None:
    """The one year that stands above the table, or in the name of the sheet."""
    above = plan.grid.rows[: max(plan.layout.first_row - plan.grid.first_row, 0)]
    texts = [cell for line in above for cell in line if isinstance(cell, str)]
    years = {int(year) for text in texts for year in _IN_TITLE.findall(text)}
    years = years or {int(year) for year in _SHEET_NAME.findall(plan.grid.name)}
    return years.pop() if len(years) == 1 else None
