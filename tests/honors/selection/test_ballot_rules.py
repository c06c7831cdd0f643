"""From counts to who is elected: majorities, ties, and counts that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words
from desk_union.honors.selection.ballot_rules import BallotCandidate, Ballots, count

BALLOTS = Ballots(40, 40, 39, 38)


def candidates(*votes: int) -> list[BallotCandidate]:
    return [BallotCandidate(n, f"第{n}人", one, one, date(2010 + n, 1, 1)) for n, one in enumerate(votes, 1)]


def elected(votes, places, majority=words.MOST_VOTES, ties=words.STOP) -> tuple[list[int], list[int]]:
    found = count(BALLOTS, candidates(*votes), places, majority, ties)
    return [one.key for one in found if one.result == words.IN], [one.key for one in found if one.result == words.TIED]


# votes, places, majority, ties, who is elected, who waits
@pytest.mark.parametrize(
    ("votes", "places", "majority", "ties", "won", "tied"),
    [
        ((30, 15, 25, 5), 2, words.MOST_VOTES, words.STOP, [1, 3], []),
        ((30, 20, 20, 5), 2, words.MOST_VOTES, words.STOP, [1], [2, 3]),
        ((30, 20, 20, 5), 2, words.MOST_VOTES, words.ALL_IN, [1, 2, 3], []),
        ((30, 20, 20, 5), 2, words.MOST_VOTES, words.LONGER_MEMBER, [1, 2], []),
        ((30, 20, 19, 5), 3, words.HALF_RETURNED, words.STOP, [1, 2], []),  # 20 of 39 is more than half, 19 is not
        ((20, 19, 5), 2, words.HALF_VALID, words.STOP, [1], []),  # 38 valid: half is 19, more than half 20
        ((21, 20), 2, words.HALF_VOTERS, words.STOP, [1], []),
        ((26, 25), 2, words.TWO_THIRDS, words.STOP, [1], []),  # two thirds of 39 are 26
        ((0, 0), 1, words.MOST_VOTES, words.STOP, [], []),
    ],
)  # fmt: skip
def test_who_is_elected(votes, places, majority, ties, won, tied) -> None:
    assert elected(votes, places, majority, ties) == (won, tied)


def test_the_counts_of_two_people_are_compared() -> None:
    one, two = BallotCandidate(1, "甲", 20, 20), BallotCandidate(2, "乙", 18, 17)
    with pytest.raises(Refusal, match="两名计票人录的票数不一致：乙（18票、17票）"):
        count(BALLOTS, [one, two], 1, words.MOST_VOTES, words.STOP)
    with pytest.raises(Refusal, match="甲的票数还没有两个人都录"):
        count(BALLOTS, [BallotCandidate(1, "甲", 20, None)], 1, words.MOST_VOTES, words.STOP)


@pytest.mark.parametrize(
    ("ballots", "votes", "places", "said"),
    [
        (Ballots(40, 41, 39, 38), (1,), 1, "发出41张，多于应到40人"), (Ballots(None, 40, 41, None), (1,), 1, "收回41张，多于发出40张"),
        (Ballots(None, None, 39, 40), (1,), 1, "有效40张，多于收回39张"), (BALLOTS, (39,), 1, "得39票，多于有效票38张"),
        (BALLOTS, (38, 38, 1), 2, "共得77票，多于38张有效票每张最多选2名的76票"), (Ballots(40, 40, None, None), (1,), 1, "还没有填收回票数"),
    ],
)  # fmt: skip
def test_more_votes_than_ballots_are_refused(ballots, votes, places, said) -> None:
    with pytest.raises(Refusal, match=said):
        count(ballots, candidates(*votes), places, words.MOST_VOTES, words.STOP)
