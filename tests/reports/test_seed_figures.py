"""Every number that the sources write is a figure of the house, or is typed for a stated reason.

``seed_figures.tsv`` is the office's list of all 335 of them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desk_union import tabs
from desk_union.reports.numbers.typed_words import BY_SEED, INDICATORS, UPPER

LIST = Path(__file__).with_name("seed_figures.tsv")
with LIST.open(encoding="utf-8", newline="") as file:
    SEEDS = {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds}


def test_the_list_is_whole() -> None:
    assert list(SEEDS) == [f"F{number:03}" for number in range(1, 336)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    """A figure, or typed (its reason beside it), never both."""
    assert (seed in answered()) != (seed in BY_SEED)


@pytest.mark.parametrize("seed", [seed for seed, row in SEEDS.items() if row["computable"] == "yes"])
def test_what_can_be_reckoned_is_a_figure(seed: str) -> None:
    """But for what only a union above others can count."""
    if seed not in answered():
        assert BY_SEED[seed].reason == UPPER


def test_nothing_else_is_answered_or_typed() -> None:
    assert set(answered()) | set(BY_SEED) <= set(SEEDS)


def test_what_is_typed_says_why_and_in_what_unit() -> None:
    assert all(one.reason and one.unit for one in INDICATORS)
    assert len({one.label for one in INDICATORS}) == len(INDICATORS)


def test_what_is_typed_bears_the_unit_of_the_list() -> None:
    """Of several numbers under one name the first says it: 五必访情形数 of two works."""
    for one in INDICATORS:
        assert SEEDS[one.code]["unit"] == one.unit
