"""What offices write over the column of a person's group: two words with a stroke, without one, in brackets."""

from __future__ import annotations

import pytest

from desk_union import tabs
from desk_union.exchange.headers import words_of

LEDGERS = {ledger.code: ledger for ledger in tabs.ledgers()}


@pytest.mark.parametrize("code", ["members.people", "members.retirees", "funds.dues"])
@pytest.mark.parametrize(
    "heading",
    [
        "部门/班组", "部门班组", "单位", "所属工会小组", "班组/部门", "车间/班组", "部门（班组）", "所在部门", "所属小组", "部门、班组",
        "分会/小组", "所在工会小组",
    ],
)  # fmt: skip
def test_the_group_of_a_person(code, heading):
    assert words_of(LEDGERS[code]).find(heading, {})[0] == "unit"


@pytest.mark.parametrize(
    ("code", "heading", "key"),
    [
        ("members.people", "姓名/电话", None), ("members.people", "联系电话/手机号码", "phone"),
        ("funds.vouchers", "金额/方向", None), ("members.people", "单位名称电话", None),
    ],
)  # fmt: skip
def test_two_words_for_different_fields_are_none(code, heading, key):
    found = words_of(LEDGERS[code]).find(heading, {})[0]
    assert found == key or (key is None and found not in {"unit", "phone"})


def test_nothing_that_was_read_otherwise_before_changes():
    """Every label and every other writing of every ledger still means its own field."""
    for ledger in LEDGERS.values():
        words = words_of(ledger)
        for label, key in words.labels.items():
            assert words.find(label, {})[0] in {key, None}


WORDS = ("部门", "班组", "部门/班组", "部门班组", "所属工会小组", "所在单位")
KNOWN = {
    "members.people": "unit", "funds.dues": "unit", "contests.hazards": "unit", "contests.checks": "unit",
    "culture.strivings": "unit", "honors.marks": "unit", "honors.homes": "unit", "members.personnel": "unit_name",
    "democracy.reviews": "unit", "contests.innovations": "unit",
}  # fmt: skip


@pytest.mark.parametrize("code", KNOWN)
@pytest.mark.parametrize("word", WORDS)
def test_everyday_words_mean_the_unit(code, word) -> None:
    assert words_of(LEDGERS[code]).find(word, {})[0] == KNOWN[code]


def test_a_unit_that_is_another_than_the_persons_is_not_meant() -> None:
    assert words_of(LEDGERS["honors.honors"]).find("部门", {})[0] != "unit"
    assert words_of(LEDGERS["payouts.lines"]).find("部门", {})[0] != "unit"


def test_what_goods_are_counted_in_is_no_unit() -> None:
    assert words_of(LEDGERS["funds.goods_moves"]).find("单位", {})[0] != "unit"
