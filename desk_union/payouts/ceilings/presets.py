"""The published rules as data, ``resources/rates/ceilings.toml``, and what a title or matter speaks of."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from desk_union.basis.places import RESOURCES
from desk_union.payouts import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FILE = RESOURCES / "rates" / "ceilings.toml"
LISTING = "、"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetRule:
    """One published rule; ``amount`` in fen, ``share`` in thousandths of a year's income, ``forms`` as words."""

    province: str
    matter: str
    festival: str
    window: str
    amount: int | None
    times: int | None
    share: int | None
    forms: str | None
    level: str | None
    extra: bool
    since: date
    until: date | None
    document: str
    mark: str
    source: str
    note: str | None


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def published() -> tuple[PresetRule, ...]:
    """Every published rule, by province as the file has them."""
    return tuple(_rule(preset, rule) for preset in _data()["preset"] for rule in preset["rules"])


def _rule(preset: Mapping[str, Any], rule: Mapping[str, Any]) -> PresetRule:
    yuan, notes = rule.get("yuan"), (rule.get("purpose"), preset.get("note"))
    return PresetRule(
        province=preset["province"], matter=rule["matter"], festival=rule.get("festival", ""), window=rule["window"],
        amount=None if yuan is None else yuan * 100, times=rule.get("times"), share=rule.get("share"),
        forms=rule.get("forms"), level=rule.get("level"), extra=rule.get("extra", False),
        since=rule.get("since", preset["since"]), until=rule.get("until", preset.get("until")),
        document=preset["document"], mark=preset["mark"], source=rule.get("source", preset["source"]),
        note="；".join(one for one in notes if one) or None,
    )  # fmt: skip


def provinces() -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.province for one in published()))


def matters() -> tuple[str, ...]:
    return tuple(one["name"] for one in _data()["matter"])


def matter_of(*texts: str | None) -> str:
    """The matter of which the first text that speaks of any speaks; empty where none does.

    The name of a kind of several things (住院、生育慰问) says less than a title behind it.
    """
    told = [text for text in texts if text]
    for text in (*(one for one in told if LISTING not in one), *(one for one in told if LISTING in one)):
        found = _matter_in(text)
        if found:
            return found
    return ""


@lru_cache(maxsize=4096)
def spoken_of(texts: tuple[str | None, ...]) -> tuple[str, str]:
    """The matter and the festival of which these texts speak."""
    return matter_of(*texts), festival_of(*texts)


@lru_cache(maxsize=4096)
def _matter_in(text: str) -> str:
    known = _known_matters()
    found = rules.kind_of(text, known)
    return "" if found is None else known[found][1]


@cache
def _known_matters() -> tuple[tuple[int, str, str], ...]:
    return tuple((place, one["name"], one["words"]) for place, one in enumerate(_data()["matter"]))


def festival_of(*texts: str | None) -> str:
    """The festival that is named first, by its usual name; empty where none is."""
    told = _data()["festivals"]
    named = {name: name for name in told["names"]} | told["aliases"]
    for text in texts:
        places = [(text.find(word), name) for word, name in named.items() if text and word in text]
        if places:
            return str(min(places)[1])
    return ""


def bans() -> tuple[tuple[str, ...], str]:
    """The eight things forbidden everywhere, and the document that forbids them."""
    return tuple(_data()["bans"]), _data()["bans_source"]
