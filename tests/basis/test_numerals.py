"""Whole numbers as offices write them."""

from __future__ import annotations

import pytest

from desk_union.basis.numerals import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("120", 120),
        ("-3", -3),
        ("１２０ 人", 120),
        ("120人", 120),
        ("3年", 3),
        ("1,200 元", 1200),
        ("1，200元", 1200),
        ("1,200.00", 1200),
        ("第3届", 3),
        ("第三届", 3),
        ("第十二届", 12),
        ("第二十届", 20),
        ("二十五人", 25),
        ("十", 10),
        ("两次", 2),
        ("一百零五", 105),
        ("三百二十人", 320),
        ("零", 0),
        ("二〇二五年", 2025),
        ("35周岁", 35),
    ],
)
def test_one_number_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "约120人", "120多人", "120-130人", "1.2万", "三点五", "3.5", "12,00", "一百五", "百", "男", "120人左右", "3年2个月", "第届", "一千"],
)
def test_what_says_no_one_number_is_not_guessed(text: str) -> None:
    assert whole_number(text) is None
