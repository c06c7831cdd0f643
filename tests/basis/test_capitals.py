"""Amounts in words as cheques and vouchers want them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis.capitals import FIGURES, in_words
from desk_union.basis.refusal import Refusal

# G.4 of the office's facts, from the two regulations named in the module; the last rows are ours.
WORDS = [
    (140_950, "人民币壹仟肆佰零玖元伍角整"),
    (600_714, "人民币陆仟零柒元壹角肆分"),
    (168_032, "人民币壹仟陆佰捌拾元叁角贰分"),
    (10_700_053, "人民币壹拾万柒仟元伍角叁分"),
    (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
    (32_504, "人民币叁佰贰拾伍元零肆分"),
    (10_000_000, "人民币壹拾万元整"),
    (1_000, "人民币壹拾元整"),
    (5, "人民币伍分"),
    (50, "人民币伍角整"),
    (10_000_000_100, "人民币壹亿零壹元整"),
    (0, "人民币零元整"),
    (-140_950, "人民币负壹仟肆佰零玖元伍角整"),
    (100_000_000_000_000, "人民币壹万亿元整"),
    (100_000_000_000_001, "人民币壹万亿元零壹分"),
    (100_010_000_000_000, "人民币壹万零壹亿元整"),
    (1_000_000_000, "人民币壹仟万元整"),
    (10_000_500_000_000, "人民币壹仟亿零伍佰万元整"),
    (10_010_000, "人民币壹拾万零壹佰元整"),
    (2_000_000_300, "人民币贰仟万零叁元整"),
]


@pytest.mark.parametrize(("fen", "words"), WORDS)
def test_words(fen: int, words: str) -> None:
    assert in_words(fen) == words


def read_back(words: str) -> int:
    """An independent reading: digits and units by their places."""
    text = words.removeprefix("人民币")
    sign = -1 if text.startswith("负") else 1
    text = text.removeprefix("负").removesuffix("整")
    total = section = digit = 0
    for letter in text:
        if letter in FIGURES:
            digit = FIGURES.index(letter)
        elif letter in "拾佰仟":
            section += digit * {"拾": 10, "佰": 100, "仟": 1000}[letter]
            digit = 0
        elif letter in "万亿":
            total = (total + section + digit) * {"万": 10**4, "亿": 10**8}[letter] if letter == "亿" else total + (section + digit) * 10**4
            section = digit = 0
        elif letter == "元":
            total, section, digit = (total + section + digit) * 100, 0, 0
        elif letter == "角":
            total, digit = total + digit * 10, 0
        elif letter == "分":
            total, digit = total + digit, 0
    return sign * total


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_words_say_the_amount_and_no_zero_stands_twice(fen: int) -> None:
    words = in_words(fen)
    assert read_back(words) == fen
    assert "零零" not in words
    assert "零元" not in words or fen == 0


def test_what_has_no_words_is_refused() -> None:
    with pytest.raises(Refusal):
        in_words(10**18)
