"""Sentences by tables: clauses of nought are left out, units are not mixed, money loses no fen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.reports.writing.clauses import fill, parse, tidy, unit_fits
from desk_union.reports.writing.composing import chinese
from desk_union.reports.writing.reckoning import TEN_THOUSANDS, YUAN, money_words


@dataclass(frozen=True)
class Said:
    text: str
    suffix: str = ""

    @property
    def nought(self) -> bool:
        return self.text in {"0", "—"}

    @property
    def unknown(self) -> bool:
        return self.text == "—"


def told(template: str, **values: str) -> str:
    units = {"y": "元", "p": "%"}
    return fill(parse(template), lambda name: Said(values[name.name], units.get(name.name, "")), lambda one: one.text + one.suffix)


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("走访{h}户，计{n}人次[，发放{y}]。", {"h": "4", "n": "11", "y": "1000"}, "走访4户，计11人次，发放1000元。"),
        ("走访{h}户，计{n}人次[，发放{y}]。", {"h": "4", "n": "11", "y": "0"}, "走访4户，计11人次。"),
        ("走访{h}户，计{n}人次[，发放{y}]。", {"h": "0", "n": "0", "y": "0"}, ""),
        ("发放{y}元。", {"y": "1000"}, "发放1000元。"),  # not 元元
        ("收缴率{p}%。", {"p": "100"}, "收缴率100%。"),
        ("职工{n}人[，其中[正式{a}人][、临时{b}人]]。", {"n": "9", "a": "0", "b": "9"}, "职工9人，其中临时9人。"),
        ("职工{n}人[，其中[正式{a}人][、临时{b}人]]。", {"n": "9", "a": "0", "b": "0"}, "职工9人。"),
        ("征集{n}条[（其中[甲{a}条][、乙{b}条]）]。", {"n": "9", "a": "0", "b": "0"}, "征集9条。"),
        ("加强监督[，检查{n}次]。", {"n": "0"}, "加强监督。"),
        ("[检查{n}次，]加强监督。", {"n": "0"}, "加强监督。"),
        ("[检查{n}次。][!n|全年没有事故。]", {"n": "0"}, "全年没有事故。"),
        ("[检查{n}次。][!n|全年没有事故。]", {"n": "2"}, "检查2次。"),
        ("[[制度{a}个][、责任制{b}个]，有章可循。]", {"a": "0", "b": "8"}, "责任制8个，有章可循。"),
        ("[[制度{a}个][、责任制{b}个]，有章可循。]", {"a": "0", "b": "0"}, ""),
    ],
)
def test_a_clause_of_nought_is_left_out(template: str, values: dict[str, str], expected: str) -> None:
    assert told(template, **values) == expected


@pytest.mark.parametrize("template", ["走访[{h}户", "走访{h}户]", "走访{h户", "走访{}户", "走访{h@前年}户"])
def test_a_broken_template_is_refused_in_a_sentence(template: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(template)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("unit", "after", "fits"),
    [
        ("户", "户，计", True), ("户", "人次", False), ("人", "名职工", True), ("人", "人次", False), ("人次", "人次", True), ("人次", "人", False),
        ("个", "家企业", True), ("元", "万元", True), ("元", "户", False), ("", "户", True), ("项", "。", True), ("%", "人", False),
    ],
)  # fmt: skip
def test_household_person_and_person_times_are_different_things(unit: str, after: str, fits: bool) -> None:
    assert unit_fits(unit, after) is fits


@pytest.mark.parametrize(
    ("fen", "yuan", "ten_thousands"),
    [
        (100_000, "1000", "0.1"), (65_142_787, "651427.87", "65.142787"), (1_612_900, "16129", "1.6129"), (560_000, "5600", "0.56"), (0, "0", "0"),
        (1, "0.01", "0.000001"), (1_000_000_00, "1000000", "100"), (1050, "10.50", "0.00105"),
    ],
)  # fmt: skip
def test_money_in_yuan_or_ten_thousands_loses_no_fen(fen: int, yuan: str, ten_thousands: str) -> None:
    assert money_words(fen, YUAN) == yuan
    assert money_words(fen, TEN_THOUSANDS) == ten_thousands


@pytest.mark.parametrize(("text", "tidied"), [("其中、甲", "其中甲"), ("，，甲", "甲"), ("甲，。", "甲。"), ("甲（）。", "甲。"), ("甲，其中。", "甲。"), ("甲。", "甲。")])
def test_marks_left_behind_are_taken_away(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_numbers_of_headings() -> None:
    assert [chinese(n) for n in (1, 9, 10, 11, 20, 35)] == ["一", "九", "十", "十一", "二十", "三十五"]


@pytest.mark.parametrize(
    ("template", "values", "sentence"),
    [
        ("开展了“大干{d}天”竞赛[，获得红旗{f}面]。", {"d": "—", "f": "4"}, ""),
        ("开展了[“大干{d}天”]竞赛[，获得红旗{f}面]。", {"d": "—", "f": "4"}, "开展了竞赛，获得红旗4面。"),
        ("检查{n}次[，合格率{p}]。", {"n": "3", "p": "—"}, "检查3次。"),
    ],
)
def test_a_number_that_nothing_says_is_never_told(template, values, sentence):
    assert told(template, **values) == sentence
