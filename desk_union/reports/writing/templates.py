"""The templates of documents: sections with sentences, by kind of office, read from the program's files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from desk_union.basis.places import RESOURCES
from desk_union.reports.writing import writing_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = RESOURCES / "writing"
PROBLEMS, NEXT, INDICATORS, SIGNED, PLANNED = "problems", "next", "indicators", "closing", "planned"


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """``lines`` are paragraphs as ``clauses`` reads them; "# " begins a heading one level below, "- " an item of
    一是…二是…, "+ " a numbered one. ``half`` stand in their place in a document of half a year.
    """

    code: str
    heading: str
    lines: tuple[str, ...]
    level: int = 1
    half: tuple[str, ...] = ()
    half_heading: str = ""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a kind of office writes: its word for itself, its terms where the office has chosen none, its sections."""

    office: str
    here: str
    terms: Mapping[str, str]
    sections: tuple[SectionTemplate, ...]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _library() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _read("sections")
    return found


@cache
def skeleton(office: str) -> Skeleton:
    """Of the kind of office; the usual one for a kind that has none."""
    told = _read(words.FILES.get(office, words.FILES[words.USUAL]))
    return Skeleton(office, told["here"], told.get("terms", {}), tuple(_section(one) for one in told["section"]))


def _section(own: dict[str, Any]) -> SectionTemplate:
    """A section of the library with what this kind of office says otherwise."""
    told = {**_library().get(own.get("use", ""), {}), **own}
    return SectionTemplate(
        told.get("code", own.get("use", "")), told.get("heading", ""), tuple(told.get("lines", ())), told.get("level", 1),
        tuple(told.get("half", ())), told.get("half_heading", ""),
    )  # fmt: skip
