"""Words that clerks use for what the window calls otherwise; for Ctrl+K and for the search of the manual."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from desk_union.basis.places import RESOURCES


@dataclass(frozen=True, slots=True)
class OtherWords:
    """``means`` are words of the window (titles of ledgers, deeds, sheets, commands), ``told`` how it is done there."""

    said: tuple[str, ...]
    means: tuple[str, ...]
    told: str


@cache
def known() -> tuple[OtherWords, ...]:
    """All of ``resources/other_words.csv``; the words of a cell stand between 、, those of the window between ;."""
    with (RESOURCES / "other_words.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            OtherWords(tuple(row["said"].split("、")), tuple(row["means"].split(";")), row["told"])
            for row in csv.DictReader(file)
        )


def meant_by(word: str) -> tuple[str, ...]:
    """The window's own words for one of the clerk's; none where it is not known."""
    found = (each for each in known() if any(word in said or said in word for said in each.said if len(word) > 1))
    return tuple(dict.fromkeys(meant for each in found for meant in each.means))
