"""The union's own words come before the usual ones, and only where the program itself speaks."""

from __future__ import annotations

import pytest

from desk_union.basis.words import FIXED, TERMS, Wording

SCHOOL = {"staff": "教职工", "congress": "教职工代表大会", "congress_short": "教代会", "disclosure": "校务公开"}


@pytest.mark.parametrize(
    ("chosen", "usual", "said"),
    [
        ({}, "有职代会制度的职工", "有职代会制度的职工"),
        (SCHOOL, "有职代会制度，有厂务公开", "有教代会制度，有校务公开"),
        (SCHOOL, "职工代表大会的职工代表", "教职工代表大会的教职工代表"),
        ({"staff": "员工"}, "职工花名册", "员工花名册"),
        ({"staff": "员工"}, "职工代表大会通过的职工总数", "职工代表大会通过的员工总数"),  # another term stays whole
        ({"staff": "员工"}, "职工之家星级", "职工之家星级"),  # an honour given by the upper union
        ({"staff": "教职工"}, "职工、职工", "教职工、教职工"),  # what was put in is not changed again
        ({"congress_short": "职工大会", "staff": "员工"}, "职代会", "职工大会"),
        ({"group": "教研组"}, "分会/小组", "分会/教研组"),
        ({"group": "班组", "branch": "支会"}, "分会、小组", "支会、班组"),
        ({"branch": "支会"}, "分会/小组", "支会/小组"),
        ({"staff": "  "}, "职工", "职工"),
        ({"no such term": "甲"}, "职工", "职工"),
    ],
)
def test_a_unions_own_words(chosen: dict[str, str], usual: str, said: str) -> None:
    assert Wording(chosen).say(usual) == said


def test_the_usual_word_counts_as_no_choice() -> None:
    assert Wording({"staff": " 职工 "}).chosen == {}


@pytest.mark.parametrize("name", FIXED)
def test_names_given_from_above_stay(name: str) -> None:
    assert Wording({term.key: "甲" for term in TERMS}).say(f"某{name}某") == f"某{name}某"
