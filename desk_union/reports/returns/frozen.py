"""A page of a return as text that is kept, and read back with what opens on it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desk_union.describe.prose import Block


def kept(prose: Prose) -> str:
    told = {
        "title": prose.title, "organisation": prose.organisation, "period": prose.period,
        "printed_on": prose.printed_on.isoformat(), "signers": list(prose.signers),
        "maker": prose.official.maker, "money": prose.official.money, "blocks": [_block(one) for one in prose.blocks],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, ProseGrid):
        heads = [[one.title, one.align, one.width_mm] for one in block.columns]
        return {"grid": block.title, "heads": heads, "rows": [[str(cell) for cell in row] for row in block.rows]}
    return {"heading" if isinstance(block, Heading) else "paragraph": block.text}


def read(page: str, cells: Sequence[Callable[[str], str]]) -> Prose:
    """``cells`` make, in the order of the page, of the words of each number the number that opens."""
    told = json.loads(page)
    return Prose(
        title=told["title"], organisation=told["organisation"], period=told["period"],
        printed_on=date.fromisoformat(told["printed_on"]), signers=tuple(told["signers"]),
        official=Official(maker=told["maker"], money=told["money"]),
        blocks=[_read_block(one, cells) for one in told["blocks"]],
    )  # fmt: skip


def _read_block(told: Mapping[str, Any], cells: Sequence[Callable[[str], str]]) -> Block:
    if "heading" in told:
        return Heading(told["heading"])
    if "paragraph" in told:
        return Paragraph(told["paragraph"])
    heads = tuple(Column(title, align, width) for title, align, width in told["heads"])
    opens = iter(cells)
    rows = [
        tuple(
            next(opens, str)(words) if head.align == "right" else words
            for head, words in zip(heads, row, strict=True)
        )
        for row in told["rows"]
    ]
    return ProseGrid(told["grid"], heads, rows)
