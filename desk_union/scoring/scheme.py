"""A scheme of scoring: its items with kind, full mark and weight, the rule for judges' marks, and what ranks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from desk_union.scoring.conversion import Conversion

SCORED, BONUS, PENALTY, VETO, MEASURED = "评分", "加分", "扣分", "一票否决", "实绩"
ITEM_KINDS: Final = (SCORED, BONUS, PENALTY, VETO, MEASURED)
TOTAL, FEWEST, EARLIEST = "总分", "扣分少", "日期早"
TRIM_FROM: Final = 5  # judges; with fewer the mean is of all marks
RULES: Final = 1  # of this arithmetic; a later one gets another number, and old results keep theirs
HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """``full`` is the most that one mark may be, ``weight`` what a full mark brings to the total.

    A measured item without ``conversion`` is shown and may rank by ``precedence``, but brings no points.
    """

    key: int
    name: str
    kind: str = SCORED
    full: Fraction | None = None
    weight: Fraction | None = None
    chapter: str = ""
    conversion: Conversion | None = None

    @property
    def factor(self) -> Fraction:
        """By which the mean of marks is multiplied: the weight over the full mark, 1 without a weight."""
        return Fraction(1) if self.weight is None else self.weight / (self.full or HUNDRED)

    @property
    def worth(self) -> Fraction:
        """What the best brings to the total: the weight, else the full mark, else 100."""
        return self.weight if self.weight is not None else self.full or HUNDRED


@dataclass(frozen=True)
class ScoreScheme:
    """``trimmed``: from five marks on the highest and the lowest are left out of the mean.

    ``precedence`` names what ranks, the foremost first: 总分, names of items, 扣分少, 日期早. Without it the total
    alone ranks, and who has the same total shares the place.
    """

    items: tuple[ScoreItem, ...]
    version: int = 1
    trimmed: bool = False
    precedence: tuple[str, ...] = ()
    rules: int = RULES

    @cached_property
    def by_key(self) -> dict[int, ScoreItem]:
        return {item.key: item for item in self.items}

    def of_kind(self, *kinds: str) -> tuple[ScoreItem, ...]:
        return tuple(item for item in self.items if item.kind in kinds)

    @property
    def odd_weights(self) -> Fraction | None:
        """What the weights come to where every item that brings points has one and they are not 100 together."""
        bringing = [item for item in self.items if item.kind == SCORED or (item.kind == MEASURED and item.conversion)]
        weights = [item.weight for item in bringing if item.weight is not None]
        whole = sum(weights, Fraction(0))
        return whole if weights and len(weights) == len(bringing) and whole != HUNDRED else None

    @property
    def ranks_by(self) -> tuple[str, ...]:
        """``precedence`` with the total at its head, wherever it does not name the total itself."""
        return self.precedence if TOTAL in self.precedence else (TOTAL, *self.precedence)

    def to_text(self) -> str:
        """Kept with a result that was signed, so that it can be reckoned again after the scheme has changed."""
        told: dict[str, Any] = {
            "rules": self.rules, "version": self.version, "trimmed": self.trimmed, "precedence": self.precedence,
            "items": [_told(item) for item in self.items],
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _told(item: ScoreItem) -> dict[str, Any]:
    how = item.conversion
    return {
        "key": item.key, "name": item.name, "kind": item.kind, "full": _text(item.full), "weight": _text(item.weight),
        "chapter": item.chapter,
        "conversion": None if how is None else {
            "way": how.way, "smaller": how.smaller, "steps": [[str(a), str(b)] for a, b in how.steps],
            "by_place": [str(value) for value in how.by_place],
        },
    }  # fmt: skip


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def scheme_of(text: str) -> ScoreScheme:
    """The scheme that ``to_text`` told."""
    told = json.loads(text)
    return ScoreScheme(
        items=tuple(_item(one) for one in told["items"]), version=told["version"], trimmed=told["trimmed"],
        precedence=tuple(told["precedence"]), rules=told["rules"],
    )  # fmt: skip


def _item(told: dict[str, Any]) -> ScoreItem:
    how = told["conversion"]
    conversion = how and Conversion(
        how["way"], how["smaller"], tuple((Fraction(a), Fraction(b)) for a, b in how["steps"]),
        tuple(Fraction(value) for value in how["by_place"]),
    )  # fmt: skip
    return ScoreItem(
        told["key"], told["name"], told["kind"], _number(told["full"]), _number(told["weight"]), told["chapter"],
        conversion or None,
    )  # fmt: skip
