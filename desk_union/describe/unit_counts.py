"""What a tab tells of a unit in numbers, each with the rows behind it: lines of the unit's card."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountLink:
    """Words of a number (含下级 35 人) with the ledger and ids of the rows behind it."""

    words: str
    ledger: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CountLine:
    label: str
    links: tuple[CountLink, ...]
