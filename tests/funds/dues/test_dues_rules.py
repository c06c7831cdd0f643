"""会费 by the formulas that unions use; each case says where it comes from (keys of the office's list of sources)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.funds.dues import dues_rules
from desk_union.funds.dues.dues_rules import Month, Rule, applicable, due, exemption, owes, share
from desk_union.funds.dues.dues_words import FIXED, FLOOR, TENTH, WHOLE, YEARLY


def rule(formula: str, rate: int | None = 50, fixed: int | None = None, **more) -> Rule:
    given = {"id": 1, "employ_type": None, "since": date(2020, 1, 1), **more}
    return Rule(formula=formula, rate=rate, fixed=fixed, **given)


MONTHLY = [
    # formula, rate, base in fen, owed in fen, source
    (FLOOR, 50, 345_600, 1_725, "FEE: 3456元，尾数6元不计，3450×0.5%"),
    (FLOOR, 50, 345_999, 1_725, "FEE: 尾数9.99元不计"),
    (FLOOR, 50, 300_000, 1_500, "FEE: 整十元"),
    (FLOOR, 50, 999, 0, "FEE: 不足十元"),
    (FLOOR, 50, 1_000, 5, "FEE3: 总是0.05元的倍数"),
    (FLOOR, 25, 345_600, 863, "FEE1的一半比例按尾数不计，862.5分进到分"),
    (TENTH, 50, 345_600, 1_730, "FEE2: 17.28元到角"),
    (TENTH, 50, 345_000, 1_730, "FEE2: 17.25元五入"),
    (TENTH, 50, 344_999, 1_720, "FEE2: 17.24995元四舍"),
    (WHOLE, 25, 345_600, 900, "FEE1: 8.64元到元"),
    (WHOLE, 25, 340_000, 900, "FEE1: 8.50元五入"),
    (WHOLE, 25, 339_999, 800, "FEE1: 8.499975元四舍"),
    (FIXED, None, 345_600, 100, "FEE4: 每月1元，与工资无关"),
    (FIXED, None, None, 100, "FEE4: 不需要工资"),
    (FLOOR, 50, None, None, "没有工资就算不出"),
    (TENTH, 50, None, None, "没有工资就算不出"),
    (YEARLY, 50, None, None, "没有工资就算不出"),
]


@pytest.mark.parametrize(("formula", "rate", "base", "owed", "source"), MONTHLY, ids=str)
def test_one_month(formula, rate, base, owed, source) -> None:
    held = rule(formula, rate, 100 if formula == FIXED else None)
    assert due(held, base, 202503, ()) == owed, source


YEAR = [
    # formula, base, months already owed this year, period, goes on, owed, source
    (YEARLY, 345_600, 2, 202503, True, 0, "FEE5: 12月工资里一次扣"),
    (YEARLY, 345_600, 11, 202512, True, 20_736, "FEE5: 3456×0.5%×12"),
    (YEARLY, 345_600, 4, 202512, True, 8_640, "年中入会，按月数：5个月"),
    (YEARLY, 345_600, 2, 202503, False, 5_184, "3月是最后一个月，缴3个月"),
]


@pytest.mark.parametrize(("formula", "base", "earlier", "period", "goes_on", "owed", "source"), YEAR)
def test_once_a_year(formula, base, earlier, period, goes_on, owed, source) -> None:
    assert due(rule(formula), base, period, (0,) * earlier, goes_on=goes_on) == owed, source


def test_to_the_tenth_ends_the_year_in_whole_yuan() -> None:
    """FEE2: each month to 角, the year's sum to yuan; the last month takes the difference."""
    paid: list[int] = []
    for period in range(202501, 202513):
        paid.append(due(rule(TENTH), 345_600, period, tuple(paid)))
    assert paid[:11] == [1_730] * 11
    assert sum(paid) == 20_800
    assert sum(paid) % 100 == 0


@pytest.mark.parametrize(
    ("formula", "base", "before", "period", "goes_on", "owed"),
    [
        (TENTH, 345_600, (1_730,) * 11, 202512, True, 1_770),  # 190.30 so far, 207.60 in all: 208
        (TENTH, 345_600, (1_730,) * 10, 202511, True, 1_730),  # November corrects nothing
        (TENTH, 345_600, (1_730,) * 4, 202505, False, 1_780),  # the last month of one who leaves does: 86.50 is 87
        (TENTH, 2_000, (10,) * 11, 202512, True, 0),  # 1.20 is 1, of which 1.10 was paid: nothing comes back
        (WHOLE, 345_600, (1_700,) * 11, 202512, True, 1_700),  # whole yuan need no correction
        (FLOOR, 246_000, (1_230,) * 11, 202512, True, 1_230),  # 147.60 stays 147.60
        (FIXED, 345_600, (100,) * 11, 202512, True, 0),  # no sum is set
    ],
)
def test_only_the_last_month_corrects(formula, base, before, period, goes_on, owed) -> None:
    """FEE2: the year's sum is in whole yuan; December, or the last month, takes the difference."""
    assert due(rule(formula), base, period, before, goes_on=goes_on) == owed


BASES = st.integers(0, 5_000_000)
RATES = st.integers(1, 100)


@given(BASES, RATES, st.integers(1, 12), st.integers(1, 12))
def test_a_year_to_the_tenth_comes_to_whole_yuan(base, rate, first, last) -> None:
    """Whoever joins or leaves in which month: the sum is whole yuan unless less than a yuan was already paid too much."""
    months = range(202500 + min(first, last), 202501 + max(first, last))
    given_, paid = rule(TENTH, rate), []
    for period in months:
        paid.append(due(given_, base, period, tuple(paid), goes_on=period != months[-1]))
    exact = len(paid) * dues_rules.monthly(given_, base)
    assert all(one >= 0 for one in paid)
    assert sum(paid) % 100 == 0 or (paid[-1] == 0 and sum(paid) - exact <= 0)
    assert abs(sum(paid) - exact) <= 50 or paid[-1] == 0


@given(BASES, RATES, st.integers(1, 12))
def test_once_a_year_is_the_share_of_all_months(base, rate, months) -> None:
    paid: list[int] = []
    for month in range(1, months + 1):
        paid.append(due(rule(YEARLY, rate), base, 202500 + month, tuple(paid), goes_on=month != months))
    assert paid[:-1] == [0] * (months - 1)
    assert paid[-1] == share(base * months, rate)


@given(BASES, BASES, RATES, st.sampled_from([FLOOR, TENTH, WHOLE]))
def test_who_earns_more_never_owes_less(base, other, rate, formula) -> None:
    low, high = (dues_rules.monthly(rule(formula, rate), wage) for wage in sorted((base, other)))
    assert 0 <= low <= high
    exact = max(base, other) * rate / 10_000
    assert abs(high - exact) <= {FLOOR: 1000 * rate / 10_000 + 1, TENTH: 5, WHOLE: 50}[formula]


def test_the_share_of_a_sum_is_rounded_to_the_fen() -> None:
    """The upward share of 拨缴经费 (A.4): what is left over by rounding stays here."""
    assert share(5_000_000, 4000) == 2_000_000
    assert share(1, 5000) == 1
    assert share(33_333, 4000) == 13_333


ALL, CONTRACT = rule(FLOOR), rule(WHOLE, 25, id=2, employ_type="签约")
OLD, LATER = rule(FIXED, None, 50, id=3, until=date(2024, 12, 31)), rule(FLOOR, id=4, since=date(2025, 3, 10))
NEW_YEAR = rule(FIXED, None, 50, id=5, until=date(2025, 1, 1))
SECOND = rule(FIXED, None, 50, id=6, until=date(2025, 1, 2))
LAST_DAY = rule(FIXED, None, 50, id=7, since=date(2025, 1, 31))
APPLIES = [
    ((ALL, CONTRACT), 202503, "正式", ALL),
    ((ALL, CONTRACT), 202503, "签约", CONTRACT),
    ((ALL, CONTRACT), 202503, None, ALL),
    ((CONTRACT,), 202503, "正式", None),
    ((ALL, LATER), 202502, "正式", ALL),
    ((ALL, LATER), 202503, "正式", LATER),
    ((CONTRACT, LATER), 202503, "签约", CONTRACT),
    ((OLD,), 202412, "正式", OLD),
    ((OLD,), 202501, "正式", None),
    ((NEW_YEAR,), 202412, "正式", NEW_YEAR),
    ((NEW_YEAR,), 202501, "正式", None),  # the day it ends on no longer counts
    ((SECOND,), 202501, "正式", SECOND),  # it holds on the first of the month
    ((LAST_DAY,), 202501, "正式", LAST_DAY),
    ((LAST_DAY,), 202412, "正式", None),
    ((OLD, NEW_YEAR), 202412, "正式", NEW_YEAR),  # of one day the one written down later
    ((), 202503, "正式", None),
]


@pytest.mark.parametrize(("rules", "period", "employed", "wanted"), APPLIES)
def test_which_rule_holds(rules, period, employed, wanted) -> None:
    assert applicable(rules, period, employed) == wanted


STATES = [
    ("会员", "在岗", True, None, "会员都缴"),
    ("会员", "病休", True, None, "病休仍是会员"),
    ("会员", None, True, None, "没有登记就业状况"),
    ("会员", "退休", False, "离退休", "HJBL: 离退休保留会籍，不缴"),
    ("保留会籍", "在岗", False, "保留会籍", "HJBL"),
    ("申请中", "在岗", False, None, "还不是会员"),
    ("转出", None, False, None, "已转出"),
]


@pytest.mark.parametrize(("state", "standing", "liable", "reason", "source"), STATES)
def test_who_owes(state, standing, liable, reason, source) -> None:
    month = Month(202503, state, standing)
    assert owes(month) is liable, source
    assert exemption(month) == reason
    assert dues_rules.concerns(month) is (state in {"会员", "保留会籍"})


@pytest.mark.parametrize(
    ("first", "last", "joiners", "leavers", "counts"),
    [
        ("", "会员", "same", "not", "会员"),
        ("", "会员", "next", "still", ""),
        ("会员", "", "same", "not", ""),
        ("会员", "", "same", "still", "会员"),
        ("会员", "", "next", "not", ""),
        ("会员", "保留会籍", "next", "not", "保留会籍"),
        ("会员", "保留会籍", "same", "still", "会员"),
        ("保留会籍", "会员", "next", "not", "保留会籍"),
        ("保留会籍", "会员", "same", "still", "会员"),
        ("会员", "会员", "next", "not", "会员"),
    ],
)
def test_which_end_of_a_month_counts(first: str, last: str, joiners: str, leavers: str, counts: str) -> None:
    customs = dues_rules.Customs(joiners, leavers)
    assert dues_rules.counted(Month(202502, first), Month(202502, last), customs).state == counts


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({"formula": FIXED, "rate": 50}, "fixed"),
        ({"formula": FLOOR, "fixed": 100}, "rate"),
        ({"formula": FLOOR, "rate": 50, "since": date(2025, 1, 1), "until": date(2025, 1, 1)}, "until"),
    ],
)
def test_a_rule_that_cannot_be(values, at) -> None:
    assert [fault.key for fault in dues_rules.check_rule(values)] == [at]


def test_an_exempt_member_owes_nothing() -> None:
    assert [fault.key for fault in dues_rules.check_dues({"due": 5, "exempt": "困难免缴"})] == ["exempt"]
    assert [fault.key for fault in dues_rules.check_dues({"due": -5})] == ["due"]
    assert dues_rules.complete_dues({"exempt": "困难免缴"}) == {"due": 0}
    assert dues_rules.complete_dues({"exempt": None}) == {}
    assert dues_rules.complete_dues({"exempt": "困难免缴", "due": 5}) == {}  # what was typed is refused, not altered
    assert dues_rules.check_dues({"due": 0, "exempt": "困难免缴"}) == ()
    assert dues_rules.check_dues({"due": 5}) == ()
    assert dues_rules.check_dues({"exempt": "困难免缴"}) == ()
    assert dues_rules.check_dues({}) == ()
