"""What counted notes and coins come to."""

from __future__ import annotations

import pytest

from desk_union.funds.bank import cash_rules


@pytest.mark.parametrize(
    ("pieces", "fen"),
    [
        ({"n100": 3}, 30_000), ({"n50": 3}, 15_000), ({"n20": 3}, 6_000), ({"n10": 3}, 3_000), ({"n5": 3}, 1_500),
        ({"n1": 3}, 300), ({"coins": 37}, 37), ({}, 0), ({"n100": None, "n1": 1, "coins": None}, 100),
        ({"n100": 1, "n50": 1, "n20": 1, "n10": 1, "n5": 1, "n1": 1, "coins": 5}, 18_605),
    ],
)  # fmt: skip
def test_what_the_pieces_come_to(pieces, fen) -> None:
    assert cash_rules.total(pieces) == fen
    assert cash_rules.completed(pieces) == {"counted": fen}
    assert cash_rules.completed({**pieces, "counted": 5}) == {}


@pytest.mark.parametrize(
    ("values", "faulty"),
    [
        ({"n10": 1, "counted": 1_000}, False),
        ({"n10": 1, "counted": 1_001}, True),
        ({"n10": 1, "counted": 0}, True),
        ({"n10": 1}, False),
        ({"counted": 1_000}, False),  # counted without saying of what
    ],
)
def test_the_count_is_that_of_the_pieces(values, faulty) -> None:
    assert [fault.key for fault in cash_rules.check_count(values)] == (["counted"] if faulty else [])
