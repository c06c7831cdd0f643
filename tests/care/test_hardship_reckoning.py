"""The class that a household's numbers give, by the three classes of 2016 and the reading of 2023 (D.1, J.5)."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.care.hardship import papers, rules
from desk_union.care.hardship.hardship_kinds import Causes, Times
from desk_union.care.hardship.reckoning import NO_LINE, MinimumLine, reckon

LINE = MinimumLine(date(2025, 7, 1), 850_00, 20)


@pytest.mark.parametrize(
    ("income", "costs", "heads", "more", "kind", "rest"),
    [
        (36_000_00, {"ill_cost": 10_000_00}, 3, {}, "深度困难", 722_22),
        (36_000_00, {}, 3, {}, "相对困难", 1_000_00),
        (30_600_00, {}, 3, {}, "相对困难", 850_00),  # the line itself is not below the line
        (61_200_00, {}, 3, {}, "未达到标准", 1_700_00),  # nor is twice the line within it
        (90_000_00, {}, 3, {"accident_cost": 45_000_01}, "意外致困", 2_500_00),
        (90_000_00, {}, 3, {"accident_cost": 45_000_00}, "未达到标准", 2_500_00),
        (20_000_00, {"ill_cost": 21_000_00}, 3, {"on_minimum": True}, "深度困难", -27_78),
    ],
)
def test_the_class_follows_from_the_arithmetic(income, costs, heads, more, kind, rest):
    found = reckon({"year_income": income, "heads": heads, **costs, **more}, LINE)
    assert (found.kind, found.rest) == (kind, rest)
    assert f"÷12个月÷{heads}人" in found.words
    assert kind in found.words


def test_nothing_is_guessed():
    assert reckon({"year_income": 36_000_00, "heads": 3}, None).kind is None
    assert NO_LINE in reckon({"year_income": 36_000_00, "heads": 3}, None).words
    lacking = reckon({}, LINE)
    assert lacking.kind is None
    assert "家庭年度总收入、家庭人口" in lacking.words


def test_the_sentence_names_each_spending():
    told = reckon({"year_income": 72_000_00, "heads": 4, "school_cost": 16_000_00, "rent_cost": 4_800_00}, LINE).words
    assert "子女上学16,000.00、无房租房4,800.00" in told
    assert "每人每月1,066.66元" in told


def test_papers_follow_from_the_causes():
    ill = papers.wanted({"cause": "患重特大疾病", "minor_causes": "子女上学"})
    assert "二级以上医院诊断证明" in ill
    assert "学费票据" in ill
    assert "失业证明" not in ill
    assert len(ill) == len(set(ill))


@pytest.mark.parametrize(("text", "value"), [("因病、9", "患重特大疾病、子女上学"), ("下岗,残疾；其他", "下岗失业、无劳动能力、其他")])
def test_several_causes_in_a_cell(text, value):
    assert Causes().read(text) == value


@pytest.mark.parametrize(("text", "said"), [("因病、因学、下岗、因灾", "最多3个"), ("运气不好", "不认识“运气不好”")])
def test_a_wrong_cause_is_told(text, said):
    with pytest.raises(ValueError, match=said):
        Causes().read(text)


@pytest.mark.parametrize(("text", "tenths"), [("2倍", 20), ("1.5", 15), (2, 20)])
def test_a_multiple(text, tenths):
    assert Times().read(text) == tenths


def test_days_in_order_and_five_working_days():
    found = rules.check_file({"person": 1, "applied_on": date(2026, 3, 9), "checked_on": date(2026, 3, 2)})
    assert [(one.key, one.warns) for one in found] == [("checked_on", False)]
    short = {"person": 1, "posted_on": date(2026, 3, 6), "posted_until": date(2026, 3, 11)}
    assert ["只有4个工作日" in one.reason and one.warns for one in rules.check_file(short)] == [True]
    assert not rules.check_file({**short, "posted_until": date(2026, 3, 12)})
