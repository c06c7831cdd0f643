"""What may be given at most, as tables; amounts in yuan, sources in ``resources/rates/ceilings.toml``."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from desk_union.payouts.ceilings import presets
from desk_union.payouts.ceilings.ceiling_rules import (
    EACH_FESTIVAL,
    EACH_ILLNESS,
    EACH_TIME,
    EACH_YEAR,
    LEVEL,
    WINDOW,
    CeilingRule,
    Grant,
    verdicts,
)

DAY = date(2026, 2, 10)
FESTIVAL, HOSPITAL, AID = "节日慰问", "住院慰问", "困难补助"


def grant(id_, yuan, matter=FESTIVAL, *, day=DAY, goods=0, **more):
    given = {"roll": id_, "festival": "春节", "illness": "", "item": "", **more}
    return Grant(
        id_, 1, "张一", given["roll"], day, matter, given["festival"], given["illness"], yuan * 100, goods * 100, given["item"]
    )  # fmt: skip


def rule(window, yuan=None, matters=(FESTIVAL,), **more):
    return CeilingRule(matters=matters, window=window, amount=None if yuan is None else yuan * 100, **more)


def told(one, others, *rules):
    return [verdict.sentence for verdict in verdicts(one, others, rules)]


@pytest.mark.parametrize(
    ("window", "others", "beyond"),
    [
        (EACH_TIME, [], False),
        (EACH_TIME, [(2, 900, {})], False),
        (EACH_TIME, [(2, 900, {"roll": 1})], True),  # two lines of one list are one event
        (EACH_YEAR, [(2, 500, {})], False),
        (EACH_YEAR, [(2, 501, {})], True),
        (EACH_YEAR, [(2, 501, {"day": date(2025, 12, 31)})], False),
        (EACH_YEAR, [(2, 501, {"matter": "生日慰问"})], False),
        (EACH_FESTIVAL, [(2, 900, {"festival": "中秋"})], False),
        (EACH_FESTIVAL, [(2, 501, {})], True),
    ],
)
def test_what_is_added_up_in_a_window(window, others, beyond):
    held = [grant(id_, yuan, **more) for id_, yuan, more in others]
    assert bool(told(grant(1, 500), held, rule(window, 1000))) is beyond


def test_the_sentence_names_who_what_how_much_and_by_what():
    one = told(grant(1, 500), [grant(2, 1800)], rule(EACH_YEAR, 2200, document="川工发〔2023〕3号"))
    assert one == ["张一：节日慰问每年最多2,200.00元（川工发〔2023〕3号），连同已有的1,800.00元共2,300.00元。"]
    assert told(grant(1, 0, goods=2300), [], rule(EACH_YEAR, 2200)) == ["张一：节日慰问每年最多2,200.00元，这次2,300.00元。"]


def test_several_kinds_are_one_sum():
    """送温暖资金 (Shandong): 3,000 a time and 6,000 a year over all aid."""
    both = rule(EACH_YEAR, 6000, (AID, "送温暖送清凉"))
    held = [grant(2, 3000, AID), grant(3, 2500, "送温暖送清凉")]
    assert told(grant(1, 500, AID), held, both) == []
    assert len(told(grant(1, 501, AID), held, both)) == 1


def test_the_same_illness_once_a_year_and_another_one_again():
    once = rule(EACH_ILLNESS, 2000, (HOSPITAL,), times=1)
    held = [grant(2, 500, HOSPITAL, illness="肺炎")]
    assert told(grant(1, 500, HOSPITAL, illness="骨折"), held, once) == []
    assert told(grant(1, 500, HOSPITAL, illness="肺炎"), held, once) == ["张一：住院慰问同一病种每年最多1次，这是第2次。"]


def test_forms_that_are_not_allowed_are_named():
    goods = rule(EACH_TIME, forms=("实物", "提货券"), document="总工办发〔2017〕32号")
    assert told(grant(1, 100), [], goods) == ["张一：节日慰问按规定发实物、提货券，不发现金（总工办发〔2017〕32号）。"]
    assert told(grant(1, 0, goods=100, item="大米"), [], goods) == []
    assert told(grant(1, 0, goods=100, item="蛋糕券"), [], goods) == []
    assert told(grant(1, 0, goods=100, item="蛋糕券"), [], rule(EACH_TIME, forms=("实物",))) != []


def test_a_rule_holds_from_its_day_to_the_day_before_its_end():
    old = rule(EACH_TIME, 100, since=date(2018, 1, 1), until=date(2026, 2, 10))
    assert told(grant(1, 200), [], old) == []
    assert told(grant(1, 200, day=date(2026, 2, 9)), [], old) != []


def test_an_extra_quota_comes_on_top_until_its_end():
    usual = rule(EACH_YEAR, 1000)
    extra = rule(EACH_YEAR, 300, extra=True, until=date(2026, 3, 1))
    assert told(grant(1, 1300), [], usual, extra) == []
    assert told(grant(1, 1301), [], usual, extra) != []
    assert told(grant(1, 1300, day=date(2026, 3, 1)), [], usual, extra) != []


def test_the_rule_of_one_festival_stands_before_the_general_one():
    """Guizhou 2018: 500 for 春节, 200 for each other."""
    rules = (rule(EACH_FESTIVAL, 500, festival="春节"), rule(EACH_FESTIVAL, 200))
    assert told(grant(1, 500), [], *rules) == []
    assert told(grant(1, 501), [], *rules) != []
    assert told(grant(1, 201, festival="端午"), [], *rules) != []


@pytest.mark.parametrize(
    ("text", "matter", "festival"),
    [
        ("2026年春节慰问品", FESTIVAL, "春节"),
        ("五一慰问", FESTIVAL, "劳动节"),
        ("会员生日蛋糕券", "生日慰问", ""),
        ("春节困难职工补助", AID, "春节"),
        ("职工住院探望", HOSPITAL, ""),
        ("父亲去世慰问", "亲属去世慰问", ""),
        ("夏送清凉", "送温暖送清凉", ""),
        ("金秋助学", "助学", ""),
        ("象棋赛奖品", "", ""),
    ],
)
def test_a_text_tells_the_matter_and_the_festival(text, matter, festival):
    assert (presets.matter_of(text), presets.festival_of(text)) == (matter, festival)


def test_the_published_rules_are_whole():
    """Every rule has its document and mark, known words, and no two versions of one province hold on one day."""
    for one in presets.published():
        assert one.document
        assert one.mark in {"原文", "二手"}
        assert one.source
        assert one.window in WINDOW.labels
        assert one.level is None or one.level in LEVEL.labels
        assert set(one.matter.split()) <= set(presets.matters())
        assert any(value is not None for value in (one.amount, one.times, one.share, one.forms))
    keys = [(one.province, one.matter, one.window, one.festival, one.extra) for one in presets.published()]
    for key in set(keys):
        spans = sorted((one.since, one.until or date.max) for one, held in zip(presets.published(), keys, strict=True) if held == key)
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), key


@pytest.mark.parametrize(
    ("province", "day", "matter", "yuan"),
    [
        ("安徽", date(2025, 8, 20), FESTIVAL, 2000),  # domain-facts B.6
        ("安徽", date(2025, 8, 21), FESTIVAL, 2200),
        ("安徽", date(2018, 5, 1), HOSPITAL, 1000),
        ("四川", date(2022, 12, 31), "结婚慰问", 500),
        ("四川", date(2023, 1, 1), "结婚慰问", 800),  # domain-facts-2 J.2
        ("黑龙江", date(2025, 4, 30), FESTIVAL, 1800),
        ("山西", date(2026, 1, 1), FESTIVAL, 2200),
        ("广东", date(2026, 1, 1), "本人去世慰问", 3000),
    ],
)
def test_what_a_province_allows_on_a_day(province, day, matter, yuan):
    found = [
        one.amount for one in presets.published()
        if (one.province, one.matter, one.extra) == (province, matter, False) and one.since <= day and (one.until is None or day < one.until)
    ]  # fmt: skip
    assert found == [yuan * 100]
