"""A search finds what is on screen: amounts, days and months, and a number with its word exactly."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.store import listing, overrides, rows
from desk_union.store.listing import ListAsk, sought_amount, sought_days
from tests.store.visits import TODAY, VISITS


@pytest.fixture
def visits(book):
    given = (
        ("慰问 记-5", date(2026, 11, 3), 1_201_600),
        ("慰问 记-50", date(2026, 11, 30), 50_000),
        ("慰问 李四", date(2026, 12, 1), -1_201_600),
    )
    with book.deed("走访") as session:
        overrides.because(session, "核对过")
        for whom, day, amount in given:
            rows.save_row(session, VISITS, None, {"whom": whom, "day": day, "amount": amount}, TODAY)
    return book


@pytest.mark.parametrize(
    ("word", "fen"),
    [("12016", 1_201_600), ("12,016.00", 1_201_600), ("-5", -500), ("2026-11", None), ("记-5", None), ("1.234", None)],
)
def test_an_amount_is_read_as_it_is_written(word, fen):
    assert sought_amount(word) == fen


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2026-11-3", date(2026, 11, 3), date(2026, 11, 3)), ("20261103", date(2026, 11, 3), date(2026, 11, 3)),
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)), ("2026年2月", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026年11月3日", date(2026, 11, 3), date(2026, 11, 3)),
    ],
)  # fmt: skip
def test_a_day_and_a_month_are_spans(word, first, last):
    assert sought_days(word) == (first, last)


@pytest.mark.parametrize("word", ["12016", "记-5", "2026", "2026-13", "张三"])
def test_other_words_are_no_days(word):
    assert sought_days(word) is None


@pytest.mark.parametrize(
    ("search", "whom"),
    [
        ("12,016.00", ["慰问 记-5", "慰问 李四"]), ("12016", ["慰问 记-5", "慰问 李四"]),
        ("500", ["慰问 记-50"]), ("5,000", []), ("记-5", ["慰问 记-5"]), ("记-50", ["慰问 记-50"]), ("2026-11-30", ["慰问 记-50"]),
        ("2026-11", ["慰问 记-5", "慰问 记-50", "慰问 李四"]),  # 李四 stands at 申请 since November (自何日起), on a visit of December
        ("2026-12", ["慰问 李四"]), ("2026年11月 500", ["慰问 记-50"]), ("李四", ["慰问 李四"]),
        ("申请 慰问", ["慰问 记-5", "慰问 记-50", "慰问 李四"]),
    ],
)  # fmt: skip
def test_a_list_is_searched_by_what_stands_in_it(visits, search, whom):
    with visits.reading() as session:
        ids = listing.ids_of(session, VISITS, ListAsk(TODAY, search=search))
        assert [listing.name_of(session, VISITS, row) for row in ids] == whom
