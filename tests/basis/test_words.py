"""The union's own words come before the usual ones."""

from __future__ import annotations

import pytest

from desk_union.basis.words import term


@pytest.mark.parametrize(
    ("chosen", "word"),
    [
        (None, "职工代表大会"),
        ({}, "职工代表大会"),
        ({"congress": "教职工代表大会"}, "教职工代表大会"),
        ({"congress": " "}, "职工代表大会"),
    ],
)
def test_term(chosen: dict[str, str] | None, word: str) -> None:
    assert term("congress", chosen) == word


def test_an_unknown_word_is_a_bug() -> None:
    with pytest.raises(KeyError):
        term("nothing")
