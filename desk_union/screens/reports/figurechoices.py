"""The numbers that can be looked for: every figure of the house, and those of the office's list that are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis.names import search_key
from desk_union.reports.numbers.typed_words import INDICATORS
from desk_union.reports.writing.reckoning import Reckoner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.figure import Span
    from desk_union.screens.desk import Desk

TYPED = "手填"


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """``key`` is what it is found by: its words, their pinyin, its code and its number in the office's list."""

    code: str
    label: str
    unit: str
    tab: str
    key: str
    typed: bool = False


def choices(desk: Desk) -> list[FigureChoice]:
    """In the order of the tabs, in the union's own words."""
    say = desk.wording.say
    found = []
    for one in tabs.figures():
        owner = tabs.tab_of(one.code)
        label, tab = say(one.label), say(tabs.shown_at(owner).name) if owner is not None else ""
        found.append(FigureChoice(one.code, label, one.unit.strip(), tab, search_key(label, one.code, *one.seeds)))
    for told in INDICATORS:
        key = search_key(told.label, *told.seeds)
        found.append(FigureChoice(told.code, told.label, told.unit, TYPED, key, typed=True))
    return found


def fitting(every: Sequence[FigureChoice], text: str) -> list[FigureChoice]:
    """Those in whose words, pinyin or code the typed words stand; the ones that begin so first, then the short ones."""
    sought = text.lower().split()
    found = [one for one in every if all(word in one.key for word in sought)]
    if not sought:
        return found
    return sorted(found, key=lambda one: (not _begins(one, sought[0]), len(one.label)))


def _begins(one: FigureChoice, word: str) -> bool:
    return any(part.startswith(word) for part in one.key.split("|"))


def preview(desk: Desk, code: str, span: Span, money: str, unit: int | None = None) -> str:
    """What the number comes to over the span, with its name and unit."""
    with desk.book.reading() as session:
        told = Reckoner(session, span, money, unit).at(code, span)
    return f"{told.label}：{told.words}{'' if told.suffix or told.missing else told.unit}"
