"""Two years of dues of the made-up office: everything has something to show, and the books take it all."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.months import between
from desk_union.describe.figure import Span
from desk_union.founding import new_book
from desk_union.funds.account import posting
from desk_union.funds.dues.dues_figures import FIGURES
from desk_union.funds.ledgers.dues import LEDGERS as DUES_LEDGERS
from desk_union.funds.ledgers.remitting import LEDGERS as REMITTING
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.funds.sample import dues
from desk_union.members import sample
from desk_union.store import listing
from desk_union.store.figures import evaluate
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
BARE = {"unknown", "over", "soon", "back", "unpaid"}  # not in an office that keeps its dues well


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    path = tmp_path_factory.mktemp("dues") / "示例.desk"
    made = new_book(path, "示例机械厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9))
    with made.deed("示例人员") as session:
        from desk_union.members.tables import Unit

        session.query(Unit).delete()
        sample.fill(session, TODAY)
    with made.deed("示例会费") as session:
        dues.fill(session, TODAY)
    with made.deed("示例凭证") as session:
        for period in between(202501, 202609):
            made_ones = dues.vouchers(session, period, TODAY)
            posting.post(session, made_ones, datetime(2026, 11, 20), reason="示例")
    yield made
    made.close()


@pytest.mark.parametrize("ledger", [*DUES_LEDGERS, *REMITTING], ids=lambda ledger: ledger.code)
def test_every_list_has_something_to_show(book, ledger) -> None:
    with book.reading() as session:
        assert listing.count_of(session, ledger, listing.ListAsk(TODAY))
        for preset in ledger.presets:
            found = listing.count_of(session, ledger, listing.ListAsk(TODAY, presets=(preset.code,)))
            booked_at_once = (ledger.code, preset.code) == ("funds.remittances", "unbooked")
            assert found or preset.code in BARE or booked_at_once, preset.title


def test_the_books_agree_and_most_has_come_in(book) -> None:
    with book.reading() as session:
        assert paid_agree(session, ledgers()) == []
        by_code = {figure.code: evaluate(session, figure, Span.year(2025), FIGURES) for figure in FIGURES}
    assert 980 <= by_code["funds.dues_rate"].number * 10 < 1000
    assert by_code["funds.outlays_home"].number == 115_000
