"""How values are written on a form of the office's own: by small tables."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.kinds import Choice, Day, Flag, Text
from desk_union.describe.measures import Money
from desk_union.describe.words import dictionary
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.shaping import boxed, shaped

DAY = date(2025, 3, 1)
SEX = Choice(dictionary("test.sex", "性别", "男", "女"))


@pytest.mark.parametrize(
    ("kind", "value", "said", "shape", "text", "written"),
    [
        (Day(), DAY, "2025-03-01", words.AS_IS, None, "2025-03-01"),
        (Day(), DAY, "2025-03-01", words.LONG_DAY, None, "2025年3月1日"),
        (Day(), DAY, "2025-03-01", words.LONG_MONTH, None, "2025年3月"),
        (Day(), DAY, "2025-03-01", words.DOTTED, None, "2025.3.1"),
        (Day(), DAY, "2025-03-01", words.YEAR, None, "2025"),
        (Day(), DAY, "2025-03-01", words.MONTH, None, "3"),
        (Day(), DAY, "2025-03-01", words.DAY, None, "1"),
        (Day(), DAY, "2025-03-01", words.DIGITS, None, "20250301"),
        (Day(), DAY, "2025-03-01", words.CHINESE_DAY, None, "二〇二五年三月一日"),
        (Day(), date(2000, 12, 31), "2000-12-31", words.CHINESE_DAY, None, "二〇〇〇年十二月三十一日"),
        (Day(), date(2010, 10, 20), "2010-10-20", words.CHINESE_DAY, None, "二〇一〇年十月二十日"),
        (Day(), DAY, "2025-03-01", words.CAPITALS, None, "2025-03-01"),
        (Money(), 123_450, "1,234.50", words.CAPITALS, None, "人民币壹仟贰佰叁拾肆元伍角整"),
        (Money(), 123_450, "1,234.50", words.YEN, None, "¥1,234.50"),
        (Money(), 123_450, "1,234.50", words.PLAIN, None, "1234.50"),
        (Money(), 123_450, "1,234.50", words.DIGITS, None, "123450"),
        (Flag(), True, "是", words.TICK, None, "√"),
        (Flag(), False, "否", words.TICK, None, ""),
        (SEX, "女", "女", words.EQUAL, "女", "√"),
        (SEX, "男", "男", words.EQUAL, "女", ""),
        (Text(), "010-6622", "010-6622", words.DIGITS, None, "0106622"),
        (Text(), None, "", words.TICK, None, ""),
    ],
)
def test_a_value_is_written_as_the_form_wants_it(kind, value, said, shape, text, written):
    assert shaped(kind, value, said, shape, text) == written


@pytest.mark.parametrize(
    ("text", "boxes", "align", "shape", "chars"),
    [
        ("12345", 5, "left", None, list("12345")),
        ("123", 5, "left", None, ["1", "2", "3", "", ""]),
        ("123", 5, "right", None, ["", "", "1", "2", "3"]),
        ("1", 2, "left", words.DAY, ["0", "1"]),
        ("123456", 5, "left", None, None),
        ("", 3, "left", None, ["", "", ""]),
    ],
)
def test_one_character_a_box_and_never_one_cut_off(text, boxes, align, shape, chars):
    assert boxed(text, boxes, align, shape) == chars
