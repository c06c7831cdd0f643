"""In a ledger of people a name means whose row it is, not who took the money; unless nobody bears it."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.funds.ledgers.dues import DUES
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from tests.screens.desks import TODAY, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=2) as desk:
        with desk.book.deed("收会费") as session:
            ids = [row_id for row_id, _ in listing.names_like(session, desk.ledger("members.people"), "张")]
            for row_id, collector in zip(sorted(ids), ("张二", "外来的人"), strict=True):
                values = {"period": 202610, "person": row_id, "due": 1000, "paid": 1000, "collector": collector}
                rows.save_row(session, DUES, None, {**values, "paid_on": date(2026, 10, 8)}, TODAY)
        yield desk


@pytest.mark.parametrize(("word", "count"), [("张二", 1), ("张一", 1), ("外来的人", 1), ("张", 2)])
def test_a_name_means_the_payer(desk, word, count):
    assert person(1)["name"] == "张一"
    with desk.book.reading() as session:
        assert listing.count_of(session, DUES, ListAsk(TODAY, search=word)) == count


def test_the_row_is_that_of_the_payer(desk):
    with desk.book.reading() as session:
        (row_id,) = listing.ids_of(session, DUES, ListAsk(TODAY, search="张二"))
        assert listing.name_of(session, DUES, row_id).startswith("张二")
