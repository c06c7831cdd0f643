"""Lists at 100,000 people: a key stroke in the search box, and opening the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_union.screens.list.listpage import ListPage
from desk_union.store.engine import connect

from .measure import ratio, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desk_union.screens.desk import Desk

MANY, FEW = 100_000, 1_000
SEARCH_LIMIT = 3.0
OPEN_LIMIT = 2.0
SHOWN = 30  # rows that fit on a screen


@pytest.mark.parametrize("typed", ["z", "zs", "zxs", "张", "王伟", "1390001", "没有这个人"])
def test_a_key_stroke_shows_rows_and_count(
    desk_of: Callable[[int], Desk], books: Callable[[int], Path], typed: str
) -> None:
    """Rows on screen and their count, against the bare SQL of the same question by the same driver."""
    page = ListPage(desk_of(MANY), desk_of(MANY).ledger("members.people"))
    bare = connect(books(MANY), None, writes=False)
    like = f"%{typed}%"

    def ours() -> None:
        page.search(typed)
        for row in range(min(SHOWN, page.count)):
            page.row(row)

    def plain() -> None:
        bare.execute("select count(*) from person where search like ?", (like,)).fetchone()
        asked = "select id from person where search like ? order by sort, id limit 200"
        ids = [row[0] for row in bare.execute(asked, (like,))]
        marks = ",".join("?" * len(ids))
        bare.execute(f"select * from person where id in ({marks})", ids).fetchall()

    page.search(typed)
    assert page.count == bare.execute("select count(*) from person where search like ?", (like,)).fetchone()[0]
    one, other, times = ratio(ours, plain)
    say(f"search {typed!r} of {MANY} people", one, other, times, SEARCH_LIMIT)
    assert times <= SEARCH_LIMIT


def test_opening_does_not_grow_with_the_ledger(desk_of: Callable[[int], Desk]) -> None:
    large, small = desk_of(MANY), desk_of(FEW)

    def opening(desk: Desk) -> Callable[[], None]:
        def go() -> None:
            page = ListPage(desk, desk.ledger("members.people"))
            page.refresh()
            for row in range(SHOWN):
                page.row(row)

        return go

    one, other, times = ratio(opening(large), opening(small))
    say(f"opening {MANY} people against {FEW}", one, other, times, OPEN_LIMIT)
    assert times <= OPEN_LIMIT
