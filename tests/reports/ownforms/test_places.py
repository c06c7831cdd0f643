"""The places of a Word file: which are understood, and what is said of those that are not."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.places import private_of, to_offer, understood


@pytest.mark.parametrize(
    ("inside", "what", "source", "rows", "shape"),
    [
        ("姓名", words.COLUMN, "姓名", "", words.AS_IS),
        ("出生日期|只要年", words.COLUMN, "出生日期", "", words.YEAR),
        ("出生日期｜年月日", words.COLUMN, "出生日期", "", words.LONG_DAY),
        ("手机", words.COLUMN, "移动电话", "", words.AS_IS),
        ("部门.负责人", words.COLUMN, "所在分会/小组.负责人", "", words.AS_IS),
        ("名单.姓名", words.COLUMN, "姓名", "名单", words.AS_IS),
        ("家庭主要成员.关系", words.COLUMN, "关系", "家庭主要成员", words.AS_IS),
        ("家庭主要成员.序号", words.ROW_NUMBER, None, "家庭主要成员", words.AS_IS),
        ("今天", words.TODAY, None, "", words.AS_IS),
        ("工会名称", words.UNION, None, "", words.AS_IS),
        ("数字:F173", words.FIGURE, None, "", words.AS_IS),
        ("数字：工会会员人数｜上年同期", words.FIGURE, None, "", words.AS_IS),
    ],
)
def test_what_stands_between_the_braces_is_understood(inside, what, source, rows, shape):
    place = understood(inside, PEOPLE)
    assert not place.fault
    found = place.item.source.name if place.item.source else None
    assert (place.item.what, found, place.rows, place.item.shape) == (what, source, rows, shape)


@pytest.mark.parametrize(
    ("inside", "ledger", "told"),
    [
        ("姓明", PEOPLE, "最相近的有：姓名"),
        ("部门.负责", PEOPLE, "最相近的有：负责人"),
        ("名单.电化", PEOPLE, "没有“电化”这一栏"),
        ("数字:没有的数", PEOPLE, "没有叫“没有的数”的数字"),
        ("数字:", PEOPLE, "没有写是哪个数字"),
        ("姓名|斜体", PEOPLE, "不认识写法“斜体”"),
        ("姓名", None, "请给这张表样选一个台账"),
    ],
)
def test_what_nobody_can_fill_is_told_with_what_to_write(inside, ledger, told):
    assert told in understood(inside, ledger).fault


def test_private_columns_are_known_before_they_are_printed():
    assert private_of([understood(one, PEOPLE) for one in ("姓名", "证件号码", "名单.移动电话")]) == ("证件号码", "移动电话")


def test_every_place_that_is_offered_can_be_filled():
    for place, _ in to_offer(PEOPLE):
        assert not understood(place.strip("{}"), PEOPLE).fault, place
