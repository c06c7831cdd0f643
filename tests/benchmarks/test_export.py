"""Export of a large ledger against reading the same rows by bare SQL and writing them with the same library.

Measured with 10,000 people of whom most share their name with others: people 2 to 2.5 times, their placements (each
with a person to be told from namesakes) 2 to 3 times; before, the namesakes alone took 2 ms a row.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.exchange.exporting import export_rows
from desk_union.members.ledgers import PEOPLE, PLACEMENTS
from desk_union.store.book import open_book
from desk_union.store.engine import connect
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

from .conftest import TODAY
from .measure import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_union.describe.ledger import Ledger

COUNT, LIMIT, ROUNDS = 10_000, 5.0, 3
BARE = {
    "members.people": "SELECT * FROM person",
    "members.placements": "SELECT l.id, p.name, u.name, l.since, l.until FROM placement l "
    "JOIN person p ON p.id = l.person JOIN unit u ON u.id = l.unit",
}


def spent(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


@pytest.mark.parametrize("ledger", [PEOPLE, PLACEMENTS], ids=lambda ledger: ledger.code)
def test_export_against_bare_read_and_write(ledger: Ledger, books: Callable[[int], Path], tmp_path: Path) -> None:
    path = books(COUNT)
    book, bare = open_book(path, rows_later=True), connect(path, None, writes=False)
    columns = [shown for shown in ledger.fields if not shown.private]

    def ours() -> None:
        done = finish(export_rows(book, ledger, ListAsk(TODAY), columns, tmp_path / "我.xlsx", today=TODAY))
        assert done >= COUNT

    def plain() -> None:
        workbook = openpyxl.Workbook(write_only=True)
        sheet = workbook.create_sheet()
        for row in bare.execute(BARE[ledger.code]):
            sheet.append(row)
        workbook.save(tmp_path / "空.xlsx")

    rounds = [(spent(ours), spent(plain)) for _ in range(ROUNDS)]
    one, other = (min(times) for times in zip(*rounds, strict=True))
    say(f"export of {COUNT} {ledger.code}", one, other, one / other, LIMIT)
    book.close()
    bare.close()
    assert one / other <= LIMIT
