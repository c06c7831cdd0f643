"""Lines break where Chinese readers expect, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.prints.type.wrapping import clean, wrap


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("工会", 4, ["工会"]),
        ("工会委员会", 3, ["工会委", "员会"]),
        ("会费，经费", 2, ["会", "费，", "经费"]),
        ("见（附件）", 2, ["见", "（附", "件）"]),
        ("电话13800138000转", 12, ["电话", "13800138000转"]),
        ("13800138000", 5, ["13800", "13800", "0"]),
        ("阿依古丽·买买提", 6, ["阿依古丽·", "买买提"]),
        ("甲\n乙丙", 5, ["甲", "乙丙"]),
        ("甲\n\n乙", 5, ["甲", "", "乙"]),
        ("", 5, [""]),
    ],
)
def test_lines(text: str, limit: float, lines: list[str]) -> None:
    assert wrap(text, limit, len) == lines


@given(st.text(alphabet="工会，。（）a1 -", max_size=60), st.integers(1, 20))
def test_no_character_is_lost_and_no_line_is_too_long(text: str, limit: int) -> None:
    lines = wrap(text, limit, len)
    assert "".join(lines) == text
    assert all(len(line.rstrip(" ")) <= limit for line in lines)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("张\u200b三\ufeff", "张三"),
        ("葛\U000e0100", "葛"),
        ("一\r\n二\r三\t四", "一\n二\n三 四"),
        ("甲\x00\x1f乙\ud800", "甲乙"),
        ("𠮷𬭎　Ａ", "𠮷𬭎　Ａ"),
    ],
)
def test_clean_keeps_every_visible_character(text: str, drawn: str) -> None:
    assert clean(text) == drawn
