"""What the office relies on when it types amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis.money import parse_yuan, show_yuan, typed_yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.50", 123450),
        ("￥12", 1200),
        ("¥12.3", 1230),
        ("1234.5元", 123450),
        ("12元整", 1200),
        ("人民币12圆", 1200),
        ("１，２３４．５０", 123450),
        (" 1 234.50 ", 123450),
        ("0.05", 5),
        (".5", 50),
        ("12.", 1200),
        ("-12.34", -1234),
        ("￥-12.34", -1234),
        ("-￥12.34", -1234),
        ("0", 0),
        ("0.29", 29),
        ("1234567890123.45", 123456789012345),
    ],
)
def test_amounts_as_people_type_them(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有填写"),
        ("￥", "没有填写"),
        ("元", "写法不对"),
        (".", "写法不对"),
        ("-", "写法不对"),
        ("12.345", "最多写到分"),
        ("1,23.45", "写法不对"),
        ("1.2.3", "写法不对"),
        ("1.2万", "写法不对"),
        ("1e5", "写法不对"),
        ("nan", "写法不对"),
        ("一百", "写法不对"),
        ("12345678901234", "金额太大"),
    ],
)
def test_what_is_no_amount_is_refused_by_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_yuan(text)


@pytest.mark.parametrize(
    ("fen", "shown"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123450, "1,234.50"), (-123456789, "-1,234,567.89")],
)
def test_amounts_are_shown_with_two_decimals(fen: int, shown: str) -> None:
    assert show_yuan(fen) == shown


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_a_shown_amount_reads_back_to_the_fen(fen: int) -> None:
    assert parse_yuan(show_yuan(fen)) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("320.5+10", 33050), (" 1,000 - 0.01 ", 99999), ("0.1+0.2", 30), ("-5+2", -300), ("１００＋２０", 12000),
        ("12.30", 1230), ("-8", -800), ("100元+5元", 10500),
    ],
)  # fmt: skip
def test_typed_amounts_are_added_and_taken_off_to_the_fen(text: str, fen: int) -> None:
    assert typed_yuan(text) == fen


@pytest.mark.parametrize("text", ["3*4", "1+", "+-5", "5--3", "2026-11-20", "021-555", "1+十", "1.234+1", "(1+2)", "", "="])
def test_what_is_no_sum_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="。"):
        typed_yuan(text)


def test_a_sheet_is_never_reckoned() -> None:
    with pytest.raises(ValueError, match="金额写法不对"):
        parse_yuan("320.5+10")
