from __future__ import annotations

from datetime import date

import pytest

from desk_union.funds.bank.pairing import PairItem, propose


def item(n, day, amount, bill="", group=0):
    return PairItem(n, date(2025, 3, day), amount, bill, group)


def told(bank, book):
    return [(one.bank, one.book, one.sure) for one in propose(bank, book)]


@pytest.mark.parametrize(
    ("bank", "book", "pairs"),
    [
        ([item(1, 3, 100)], [item(9, 3, 100)], [((1,), (9,), True)]),
        ([item(1, 3, 100)], [item(9, 3, -100)], []),
        ([item(1, 3, 100)], [item(9, 14, 100)], []),  # too far apart
        ([item(1, 3, 100, "00123")], [item(9, 28, 100, "123")], [((1,), (9,), True)]),  # the bill says it
        ([item(1, 3, 100, "7")], [item(8, 3, 100), item(9, 9, 100, "7")], [((1,), (9,), True)]),
        ([item(1, 5, 100)], [item(8, 3, 100), item(9, 4, 100)], [((1,), (9,), False)]),  # the nearer, to be looked at
        (
            [item(1, 3, 100), item(2, 4, 100)],
            [item(8, 4, 100), item(9, 3, 100)],
            [((1,), (9,), True), ((2,), (8,), True)],
        ),
    ],
)
def test_one_to_one(bank, book, pairs):
    assert told(bank, book) == pairs


@pytest.mark.parametrize(
    ("bank", "book", "pairs"),
    [
        (
            [item(1, 5, 300)],
            [item(7, 4, 100, group=2), item(8, 4, 200, group=2), item(9, 5, 50)],
            [((1,), (7, 8), True)],
        ),
        ([item(1, 5, 300)], [item(7, 4, 100), item(8, 6, 200)], [((1,), (7, 8), False)]),
        ([item(1, 5, -100), item(2, 5, -200)], [item(9, 4, -300)], [((1, 2), (9,), False)]),
        ([item(1, 5, 300)], [item(6, 4, 100), item(7, 4, 150), item(8, 5, 200), item(9, 6, 150)], []),  # two ways
        ([item(1, 20, 300)], [item(7, 4, 100), item(8, 4, 200)], []),
    ],
)
def test_sums(bank, book, pairs):
    assert told(bank, book) == pairs


def test_who_is_named_goes_before_the_nearer_day():
    bank = [PairItem(1, date(2025, 3, 12), -100, party="李某"), PairItem(2, date(2025, 3, 13), -100, party="赵某")]
    book = [PairItem(8, date(2025, 3, 10), -100, words="慰问李某"), PairItem(9, date(2025, 3, 11), -100, words="慰问赵某")]
    assert told(bank, book) == [((1,), (8,), True), ((2,), (9,), True)]


def test_each_line_once_and_the_sure_first():
    bank = [item(1, 2, 100), item(2, 3, 500), item(3, 3, 70)]
    book = [item(7, 1, 200), item(8, 2, 300), item(9, 8, 100), item(6, 3, 70)]
    found = propose(bank, book)
    assert sorted(row for one in found for row in one.bank) == [1, 2, 3]
    assert [one.sure for one in found] == sorted((one.sure for one in found), reverse=True)
