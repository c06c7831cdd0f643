"""What stands between marks and a signed result: marks that are missing, far from the others, or typed twice unlike."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from desk_union.scoring.scheme import MEASURED, SCORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desk_union.scoring.scheme import ScoreScheme

LEAST = 3  # marks, before one of them can be far from the others


class GivenMark(NamedTuple):
    """One mark as it was given; ``again`` is what a second person typed from the same sheet, ``word`` the reason."""

    entrant: int
    item: int
    judge: str
    value: Fraction | int | None
    again: Fraction | int | None = None
    word: str = ""


class MissingMark(NamedTuple):
    entrant: int
    item: int
    judge: str


def missing(
    scheme: ScoreScheme, entrants: Sequence[int], marks: Iterable[GivenMark], judges: Mapping[int, Sequence[str]]
) -> list[MissingMark]:
    """Marks that somebody who judges an item has not given; ``judges`` by item, those who marked it where not told."""
    have: set[tuple[int, int, str]] = set()
    who: dict[int, dict[str, None]] = defaultdict(dict)
    for mark in marks:
        if mark.value is not None:
            have.add((mark.entrant, mark.item, mark.judge))
            who[mark.item][mark.judge] = None
    found = [
        MissingMark(entrant, item.key, judge)
        for entrant in entrants
        for item in scheme.of_kind(SCORED)
        for judge in judges.get(item.key) or who[item.key] or ("",)
        if (entrant, item.key, judge) not in have
    ]
    marked = {(entrant, item) for entrant, item, _ in have}
    measured = [item.key for item in scheme.of_kind(MEASURED) if item.conversion]
    return found + [MissingMark(one, key, "") for one in entrants for key in measured if (one, key) not in marked]


def far(scheme: ScoreScheme, marks: Iterable[GivenMark], share: Fraction, scale: int = 1) -> Iterator[GivenMark]:
    """Marks that differ from the mean of the others by more than this share of the full mark, and bear no word."""
    together: dict[tuple[int, int], list[GivenMark]] = defaultdict(list)
    for mark in marks:
        if mark.value is not None:
            together[mark.entrant, mark.item].append(mark)
    for (_, key), some in together.items():
        item = scheme.by_key.get(key)
        if item is None or item.kind != SCORED or len(some) < LEAST:
            continue
        whole = sum((Fraction(one.value or 0) for one in some), Fraction(0))
        room = share * (item.full or Fraction(100)) * scale
        for one in some:
            others = (whole - Fraction(one.value or 0)) / (len(some) - 1)
            if abs(Fraction(one.value or 0) - others) > room and not one.word:
                yield one


def unlike(marks: Iterable[GivenMark]) -> Iterator[GivenMark]:
    """Marks that the second typing does not confirm: there is none, or it says something else."""
    for mark in marks:
        if mark.value is not None and mark.value != mark.again:
            yield mark
