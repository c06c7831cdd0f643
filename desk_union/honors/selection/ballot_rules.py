"""From the counts of a secret ballot to who is elected, as pure functions over numbers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.honors import honors_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NAMED = 3


@dataclass(frozen=True, slots=True)
class Ballots:
    """Counts of one vote; None where a number was not written down."""

    voters: int | None
    issued: int | None
    returned: int | None
    valid: int | None

    @property
    def counted(self) -> int | None:
        """The ballots that count: the valid ones, else all that came back."""
        return self.valid if self.valid is not None else self.returned


@dataclass(frozen=True, slots=True)
class BallotCandidate:
    """``first`` and ``second`` are what the two counters found; ``since`` decides a tie: the earlier day first."""

    key: int
    name: str
    first: int | None
    second: int | None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class CountedVotes:
    key: int
    name: str
    votes: int
    result: str


def check_numbers(ballots: Ballots) -> list[tuple[str, str]]:
    """More came back than were given out, and the like: the field and a sentence."""
    steps = (("voters", "应到", "人"), ("issued", "发出", "张"), ("returned", "收回", "张"), ("valid", "有效", "张"))
    told = [
        (key, label, unit, getattr(ballots, key)) for key, label, unit in steps if getattr(ballots, key) is not None
    ]
    return [
        (key, f"{label}{value}{unit}，多于{before}{more}{of}。")
        for (_, before, of, more), (key, label, unit, value) in pairwise(told)
        if value > more
    ]


def count(
    ballots: Ballots, candidates: Sequence[BallotCandidate], places: int, majority: str, ties: str
) -> list[CountedVotes]:
    """Who is elected to so many places, the most votes first; Refusal where the counts cannot be.

    Of those that share the last place, the rule of ties decides; with 停下来 they stand as 并列待定.
    """
    _refuse_wrong(ballots, candidates, places)
    bar = _bar(ballots, majority)
    order = sorted(candidates, key=lambda one: (-(one.first or 0), one.key))
    reached = [one for one in order if (one.first or 0) > 0 and 6 * (one.first or 0) >= bar]
    elected = {one.key for one in reached[:places]}
    tied: set[int] = set()
    if len(reached) > places and reached[places - 1].first == reached[places].first:
        at = reached[places].first
        shared = [one for one in reached if one.first == at]
        room = places - sum((one.first or 0) > (at or 0) for one in reached)
        elected -= {one.key for one in shared}
        chosen, tied = _break(shared, room, ties)
        elected |= chosen
    return [
        CountedVotes(one.key, one.name, one.first or 0, _said(one.key, elected, tied))
        for one in order
    ]  # fmt: skip


def _said(key: int, elected: set[int], tied: set[int]) -> str:
    return words.IN if key in elected else words.TIED if key in tied else words.OUT


def _break(shared: Sequence[BallotCandidate], room: int, ties: str) -> tuple[set[int], set[int]]:
    """Of those that have the same votes, who is elected and who waits."""
    if ties == words.ALL_IN:
        return {one.key for one in shared}, set()
    known = [one for one in shared if one.since is not None]
    if ties == words.STOP or len(known) < len(shared):
        return set(), {one.key for one in shared}
    order = sorted(shared, key=lambda one: (one.since, one.key))
    last = order[room].since
    if order[room - 1].since != last:
        return {one.key for one in order[:room]}, set()
    return {one.key for one in order if one.since != last and one in order[:room]}, {
        one.key for one in order if one.since == last
    }


def _bar(ballots: Ballots, majority: str) -> int:
    """Six times the votes that are needed at least: a half more than so many ballots, or two thirds of them."""
    of = {
        words.HALF_VALID: ("有效票数", ballots.counted), words.HALF_RETURNED: ("收回票数", ballots.returned),
        words.HALF_VOTERS: ("应到人数", ballots.voters), words.TWO_THIRDS: ("收回票数", ballots.returned),
    }.get(majority)  # fmt: skip
    if of is None:
        return 0
    label, number = of
    if number is None:
        raise Refusal(f"当选条件是“{majority}”，还没有填{label}。", f"请先填{label}。", field="returned")
    return 4 * number if majority == words.TWO_THIRDS else 6 * (number // 2 + 1)


def _refuse_wrong(ballots: Ballots, candidates: Sequence[BallotCandidate], places: int) -> None:
    if not candidates:
        raise Refusal("选票上还没有候选人。", "请先用“生成选票”。")
    for key, sentence in check_numbers(ballots):
        raise Refusal(sentence, "请核对票数。", field=key)
    if ballots.counted is None:
        raise Refusal("还没有填收回票数。", "请先填发出、收回、有效票数。", field="returned")
    missing = [one.name for one in candidates if one.first is None or one.second is None]
    if missing:
        raise Refusal(
            f"{'、'.join(missing[:NAMED])}{'等' if len(missing) > NAMED else ''}的票数还没有两个人都录。",
            "请两名计票人各录一遍，程序核对。",
            field="second",
        )
    unlike = [f"{one.name}（{one.first}票、{one.second}票）" for one in candidates if one.first != one.second]
    if unlike:
        raise Refusal(
            f"两名计票人录的票数不一致：{'、'.join(unlike)}。", "请重新点票，改成一致再计票。", field="second"
        )
    for one in candidates:
        if (one.first or 0) > ballots.counted:
            raise Refusal(f"{one.name}得{one.first}票，多于有效票{ballots.counted}张。", "请核对票数。", field="first")
    total = sum(one.first or 0 for one in candidates)
    if total > ballots.counted * places:
        raise Refusal(
            f"各候选人共得{total}票，多于{ballots.counted}张有效票每张最多选{places}名的{ballots.counted * places}票。",
            "请核对票数。",
            field="first",
        )
