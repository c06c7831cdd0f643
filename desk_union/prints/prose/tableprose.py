"""Tables as a document, for Word: each with what it was narrowed to, its notes and its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.paper import Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block

APART = "　　　　　　"


def as_prose(tables: Sequence[Table]) -> Prose:
    """What the first is called, of whom and when it is; each further one begins with its own title."""
    first = tables[0]
    return Prose(
        title=first.title, organisation=first.organisation, period=first.period, printed_on=first.printed_on,
        blocks=[block for table in tables for block in _blocks(table, headed=table is not first)],
        official=first.official or Official(),
    )  # fmt: skip


def _blocks(table: Table, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(table.title)
    if table.filter_text:
        yield Paragraph(f"筛选：{table.filter_text}")
    totals = tuple(table.totals) if table.totals else None
    yield ProseGrid("", tuple(table.columns), [tuple(row) for row in table.rows], totals)
    for told in (table.count_text, *table.notes, APART.join(table.signatures)):
        if told:
            yield Paragraph(told)
