"""How criteria are combined, and what follows for one person, as pure functions.

Terms of one group are alternatives (或者); all groups must hold (并且); a term may be turned (不). Every combination
can be written so, and who fails exactly one group is left out by one thing only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.criterion import AskedOf, Criterion

IN, NEARLY, OUT = "入选", "差一条", "不符合"


@dataclass(frozen=True, slots=True)
class ChoiceTerm:
    """One criterion as it is asked; ``turned``: it must not hold."""

    criterion: Criterion
    asked: AskedOf
    group: int
    turned: bool = False

    @property
    def label(self) -> str:
        """年满40岁; 从2026-01-01起领过（住院）; 不是会员."""
        one, asked = self.criterion, self.asked
        number = f"{asked.number}{one.number}" if one.number and asked.number is not None else ""
        since = f"从{asked.since:%Y-%m-%d}起" if one.since and asked.since else ""
        words = f"（{asked.words}）" if one.words and asked.words else ""
        return f"{'不：' if self.turned else ''}{since}{one.title}{number}{words}"


@dataclass(frozen=True, slots=True)
class Judged:
    """One person and, in the order of the terms, whether each holds and what was seen."""

    id: int
    name: str
    holds: tuple[bool, ...]
    facts: tuple[Any, ...]
    failing: int  # how many groups fail
    groups: int  # of so many

    @property
    def state(self) -> str:
        """Left out by one thing only means that something else speaks for it."""
        return IN if not self.failing else NEARLY if self.failing == 1 < self.groups else OUT


def groups_of(terms: Sequence[ChoiceTerm]) -> list[list[int]]:
    """The places of the terms of each group, in the order of the groups."""
    found: dict[int, list[int]] = {}
    for place, term in enumerate(terms):
        found.setdefault(term.group, []).append(place)
    return [found[group] for group in sorted(found)]


def failing(holds: Sequence[bool], groups: Sequence[Sequence[int]]) -> int:
    """How many groups have no term that holds."""
    return sum(not any(holds[place] for place in group) for group in groups)


def why(one: Judged, terms: Sequence[ChoiceTerm], *, private: bool | None = None) -> tuple[str, str]:
    """Why in, and why not, in words: of each group the terms that hold, or all of one that fails.

    With ``private`` only what is private is told, without only what is not; both when None.
    """
    kept = [place for place, term in enumerate(terms) if private is None or term.criterion.private == private]
    speaks: list[str] = []
    against: list[str] = []
    for group in groups_of(terms):
        good = [place for place in group if one.holds[place]]
        told = [_told(one, terms, place) for place in good or group if place in kept]
        if told:
            (speaks if good else against).append("、".join(told) if good else "或".join(told))
    return "；".join(speaks), "；".join(against)


def _told(one: Judged, terms: Sequence[ChoiceTerm], place: int) -> str:
    fact = one.facts[place]
    return terms[place].label + (f"（{fact}）" if fact not in (None, "") else "")


def words_of(terms: Sequence[ChoiceTerm]) -> str:
    """The whole rule in words: 会员，并且（年满40岁 或者 女职工）."""
    told = []
    for group in groups_of(terms):
        labels = [terms[place].label for place in group]
        told.append(labels[0] if len(labels) == 1 else f"（{' 或者 '.join(labels)}）")
    return "，并且".join(told) or "没有条件"
