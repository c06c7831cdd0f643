"""Usual prizes with their places, and the shares of those taking part who may win: ``resources/rates/prizes.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from desk_union.basis.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = RESOURCES / "rates" / "prizes.toml"


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def usual_grades() -> tuple[tuple[str, int], ...]:
    """Names and places (the office's facts E.1)."""
    return tuple((one["name"], one["places"]) for one in _data()["grade"])


def shares() -> dict[str, Fraction]:
    """By name, of those who take part (the office's facts B.5)."""
    return {one["name"]: Fraction(*one["part"]) for one in _data()["share"]}


def share_words() -> tuple[tuple[str, ...], ...]:
    """For a list of words: name, code, other ways of writing it."""
    return tuple((one["name"], "", *one["words"]) for one in _data()["share"])


def basis(share: str, day: date) -> str:
    """Which rules had this share on ``day``, in words; empty where none is known."""
    known = [
        one for one in _data()["basis"]
        if one["share"] == share and one["since"] <= day < one.get("until", date.max)
    ]
    return "、".join(f"{one['province']}（{one['document']}）" for one in known)
