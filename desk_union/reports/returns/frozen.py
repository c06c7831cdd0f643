"""A page of a return as text that is kept, and read back with what opens on it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.workbook import FilledCell, FilledWorkbook
from desk_union.reports.returns.returns_words import WRITE_WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desk_union.describe.prose import Block


def kept(prose: Prose) -> str:
    told: dict[str, Any] = {
        "title": prose.title, "organisation": prose.organisation, "period": prose.period,
        "printed_on": prose.printed_on.isoformat(), "signers": list(prose.signers),
        "maker": prose.official.maker, "money": prose.official.money, "blocks": [_block(one) for one in prose.blocks],
    }  # fmt: skip
    if prose.workbook is not None:
        cells = [[one.sheet, one.cell, one.value] for one in prose.workbook.cells]
        told["workbook"] = {
            "sha256": prose.workbook.sha256, "name": prose.workbook.name, "cells": cells,
        }  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, ProseGrid):
        heads = [[one.title, one.align, one.width_mm] for one in block.columns]
        return {"grid": block.title, "heads": heads, "rows": [[str(cell) for cell in row] for row in block.rows]}
    return {"heading" if isinstance(block, Heading) else "paragraph": block.text}


def read(page: str, cells: Sequence[Callable[[str], str]]) -> Prose:
    """``cells`` make, in the order of the page, of the words of each number the number that opens."""
    told, opens = json.loads(page), iter(cells)
    return Prose(
        title=told["title"], organisation=told["organisation"], period=told["period"],
        printed_on=date.fromisoformat(told["printed_on"]), signers=tuple(told["signers"]),
        official=Official(maker=told["maker"], money=told["money"]),
        blocks=[_read_block(one, opens) for one in told["blocks"]], workbook=_read_workbook(told.get("workbook")),
    )  # fmt: skip


def _read_workbook(told: Mapping[str, Any] | None) -> FilledWorkbook | None:
    """What may write it is named by this program alone: a page from elsewhere cannot name another."""
    if told is None:
        return None
    cells = tuple(FilledCell(sheet, cell, value) for sheet, cell, value in told["cells"])
    return FilledWorkbook(told["sha256"], told["name"], cells, WRITE_WORKBOOK)


def _read_block(told: Mapping[str, Any], opens: Iterator[Callable[[str], str]]) -> Block:
    if "heading" in told:
        return Heading(told["heading"])
    if "paragraph" in told:
        return Paragraph(told["paragraph"])
    heads = tuple(Column(title, align, width) for title, align, width in told["heads"])
    rows = [
        tuple(
            next(opens, str)(words) if head.align == "right" else words
            for head, words in zip(heads, row, strict=True)
        )
        for row in told["rows"]
    ]
    return ProseGrid(told["grid"], heads, rows)
