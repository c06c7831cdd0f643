"""Words that clerks use for what the window calls otherwise; for Ctrl+K and for the search of the manual."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from desk_union.basis.places import HELP


@dataclass(frozen=True, slots=True)
class OtherWords:
    """``means`` are words of the window (titles of ledgers, deeds, sheets, commands), ``told`` how it is done there."""

    said: tuple[str, ...]
    means: tuple[str, ...]
    told: str


@cache
def known() -> tuple[OtherWords, ...]:
    """As they stand in ``resources/help/words.toml``."""
    read = tomllib.loads((HELP / "words.toml").read_text(encoding="utf-8"))
    return tuple(OtherWords(tuple(each["said"]), tuple(each["means"]), each["told"]) for each in read["words"])


@cache
def meant_by(word: str) -> tuple[str, ...]:
    """The window's own words for one of the clerk's; none where it is not known."""
    found = (each for each in known() if any(word in said or said in word for said in each.said if len(word) > 1))
    return tuple(dict.fromkeys(meant for each in found for meant in each.means))
