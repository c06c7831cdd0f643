"""What keeps a result from being signed: marks that are missing, far from the others, or typed twice and unlike."""

from __future__ import annotations

from fractions import Fraction

from desk_union.scoring.doubting import GivenMark, MissingMark, far, missing, unlike
from desk_union.scoring.scheme import BONUS, ScoreItem, ScoreScheme

F = Fraction

SCHEME = ScoreScheme((ScoreItem(1, "理论", full=F(100)), ScoreItem(2, "实操", full=F(10)), ScoreItem(3, "加分", BONUS)))


def test_missing_marks_are_named_by_judge():
    marks = [
        GivenMark(7, 1, "甲", 90),
        GivenMark(7, 1, "乙", 80),
        GivenMark(8, 1, "甲", 70),
        GivenMark(8, 1, "乙", None),
    ]
    told = missing(SCHEME, [7, 8], marks, {2: ["丙"]})
    assert told == [MissingMark(7, 2, "丙"), MissingMark(8, 1, "乙"), MissingMark(8, 2, "丙")]


def test_an_item_that_nobody_marked_lacks_one_mark_each():
    assert missing(SCHEME, [7], [], {}) == [MissingMark(7, 1, ""), MissingMark(7, 2, "")]


def test_a_mark_far_from_the_others_asks_for_a_word():
    near = [GivenMark(7, 2, judge, value) for judge, value in (("甲", 9), ("乙", 9), ("丙", 7))]
    assert list(far(SCHEME, near, F(1, 5))) == []  # 7 is 2 below 9, just the fifth of 10
    off = [*near[:2], GivenMark(7, 2, "丙", F("6.9"))]
    assert list(far(SCHEME, off, F(1, 5))) == [off[2]]
    assert list(far(SCHEME, [*off[:2], off[2]._replace(word="操作失误")], F(1, 5))) == []
    assert list(far(SCHEME, off[1:], F(1, 5))) == []  # of two nobody knows which is off


def test_what_was_typed_twice_must_be_alike():
    marks = [GivenMark(7, 1, "甲", 90, 90), GivenMark(7, 1, "乙", 80, 88), GivenMark(8, 1, "甲", 70)]
    assert list(unlike(marks)) == marks[1:]
