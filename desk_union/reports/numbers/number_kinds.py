"""Kinds of what is typed: the name of a number, and a number kept exactly as it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Literal

from desk_union.basis import offering
from desk_union.describe import figure as figures
from desk_union.describe.kind import Kind
from desk_union.reports.numbers.typed_words import BY_SEED, INDICATORS

EXACT = re.compile(r"(?:约|近|超|~)?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\+|余|多)?")
SESSION = re.compile(r"\d{1,3}届(?:\d{1,3}次)?")  # 4届3次 is two numbers that name one congress


@dataclass(frozen=True)
class FigureName(Kind):
    """A figure of the house or one of the list of typed ones, by label, code or number in the office's list.

    Stored is its code, shown its label.
    """

    width: ClassVar[int] = 18
    hint: ClassVar[str] = "数字的名称，如 信息稿件发表篇数；清单里没有的不填"

    def _read_text(self, text: str) -> str:
        if (found := figures.known_as(text)) is not None:
            return found.code
        typed = BY_SEED.get(text) or next((one for one in INDICATORS if one.label == text), None)
        if typed is not None:
            return typed.code
        labels = [one.label for one in figures.known()] + [one.label for one in INDICATORS]
        near = offering.nearest(text, labels)
        remedy = f"，是不是“{near[0]}”？" if near else "；自己起名的指标，这一栏不填。"
        raise ValueError(f"没有叫“{text}”的数字{remedy}")

    def show(self, value: str | None) -> str:
        return "" if value is None else label_of(value)

    def sample(self, n: int) -> str:
        return INDICATORS[n % len(INDICATORS)].code

    def broken(self) -> str:
        return "查无此数字"


def label_of(code: str) -> str:
    """The words of a code; the code itself where the program knows it no longer."""
    found = figures.known_as(code) or BY_SEED.get(code)
    return found.label if found is not None else code


def unit_of(code: str) -> str:
    found = figures.known_as(code) or BY_SEED.get(code)
    return found.unit if found is not None else ""


class ExactNumber(Kind):
    """A number as it was written, with its decimals and a 约 or 余; or a congress such as 4届3次."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 10
    hint: ClassVar[str] = "数字，如 1087.60、500余；届次写 4届3次"

    def _read_text(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        if EXACT.fullmatch(plain) or SESSION.fullmatch(plain):
            return plain
        raise ValueError(f"“{text}”不是一个数字，请写成 1087.60 的样子；单位写在单位一栏。")

    def sample(self, n: int) -> str:
        return f"{n + 1}.50"

    def broken(self) -> str:
        return "很多"
