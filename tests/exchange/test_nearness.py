"""Which name is a slip of the pen and which another unit: 机修分回 is 机修分会, 二组 is not 一组."""

from __future__ import annotations

import pytest

from desk_union.exchange.nearness import near_names


@pytest.mark.parametrize(
    ("name", "other", "near"),
    [
        ("机修", "机修分会", True),  # the same but for an ending
        ("机修工会小组", "机修小组", True),
        ("机修支会", "机修班组", True),
        ("机修组", "机修组", False),  # the same name is no other
        ("机修 组", "机修组", False),
        ("组", "甲组", False),  # nothing would be left without the ending
        ("甲组", "乙组", False),
        ("机修班", "铸造班", False),
        ("焊接一组", "焊接二组", False),
        ("焊接东组", "焊接西组", False),
        ("焊接A线", "焊接b线", False),
        ("焊接12线", "焊接13线", False),
        ("焊接线", "焊接2线", False),  # a number more is another unit
        ("财物科", "财务科", True),  # one character in three
        ("财物", "财务", False),  # of two, one says too little
        ("财务科", "财务科室", True),
        ("财务", "财务室", False),
        ("铸造车间办公室", "铸造车问办公窒", False),  # two slips in seven are below four fifths
        ("铸造车间综合办公室", "铸造车问综合办公窒", False),
        ("铸造车间综合管理办公室", "铸造车问综合管理办公窒", True),  # two in eleven
        ("铸造车间办公室", "铸造间车办公室", True),
        ("装配车间", "装配车间质量检验科", False),  # five characters more
    ],
)
def test_near_or_another(name: str, other: str, near: bool) -> None:
    assert (near_names(name, [other], misspelt=True) == [other]) is near


def test_slips_are_looked_for_only_when_wanted() -> None:
    assert near_names("机修分回", ["机修分会"], misspelt=False) == []
    assert near_names("机修", ["机修分会"], misspelt=False) == ["机修分会"]


def test_the_nearest_come_first_and_five_are_enough() -> None:
    others = ["铸造车问办公室", "铸造车间综合办公室", "铸造车间办公室组"]
    ordered = ["铸造车间办公室组", "铸造车间综合办公室", "铸造车问办公室"]  # but for an ending, 14 in 16, 12 in 14
    assert near_names("铸造车间办公室", others, misspelt=True) == ordered
    many = [f"铸造车间办公{letter}" for letter in "事窒宝宣宜定宗"]
    assert near_names("铸造车间办公室", many, misspelt=True) == many[:5]
