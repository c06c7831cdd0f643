from __future__ import annotations

import pytest

from desk_union.store.figures import tenths_of


@pytest.mark.parametrize(
    ("part", "whole", "tenths"),
    [
        (1, 2, 500),
        (1, 3, 333),
        (2, 3, 667),
        (1, 2000, 1),  # half a tenth rounds up
        (0, 5, 0),
        (5, 5, 1000),
        (9999, 10000, 999),  # 100 per cent only when nobody is left out (office.md 5)
        (0, 0, None),
    ],
)
def test_shares(part, whole, tenths) -> None:
    assert tenths_of(part, whole) == tenths
