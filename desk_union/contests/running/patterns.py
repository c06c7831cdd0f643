"""The items and prizes of a contest as lines of text, so that a pattern can be read and changed by anybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.contests.running.contest_kinds import WeightPoints
from desk_union.contests.running.contest_words import ITEM_KIND, MEASURE, WAY
from desk_union.describe.kinds import Count, Points
from desk_union.scoring.scheme import SCORED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_union.contests.running.tables import ContestCriterion, ContestGrade

BETWEEN: Final = re.compile(r"\s*[，,\t]\s*")
SMALLER: Final = "越小越好"
_POINTS, _WEIGHT, _COUNT = Points(), WeightPoints(), Count()


def items_of(text: str | None) -> list[dict[str, Any]]:
    """项目，种类，满分，权重，评分细则[，取数，计分，对照表，越小越好] of each line; Refusal with the line."""
    found = []
    for place, line in enumerate(_lines(text), start=1):
        parts = [*BETWEEN.split(line), *[""] * 9]
        try:
            found.append(_item(parts, place))
        except ValueError as why:
            how = "请按“项目，种类，满分，权重，评分细则”写。"
            raise Refusal(f"样板里的评分项目“{line}”看不懂：{why}", how, field="items") from None
    return found


def _item(parts: list[str], place: int) -> dict[str, Any]:
    kind = ITEM_KIND.find(parts[1]) if parts[1] else SCORED
    if kind is None:
        raise ValueError(f"种类没有“{parts[1]}”。")
    return {
        "name": parts[0], "kind": kind, "full": _POINTS.read(parts[2]), "weight": _WEIGHT.read(parts[3]),
        "standard": parts[4] or None, "measure": MEASURE.find(parts[5]) if parts[5] else None,
        "way": WAY.find(parts[6]) if parts[6] else None, "steps": parts[7] or None,
        "smaller": True if parts[8] == SMALLER else None, "place": place,
    }  # fmt: skip


def grades_of(text: str | None) -> list[dict[str, Any]]:
    """奖项，名额，每名奖金，评定依据，奖品 of each line; Refusal with the line."""
    found = []
    for place, line in enumerate(_lines(text), start=1):
        parts = [*BETWEEN.split(line), *[""] * 5]
        try:
            found.append({
                "name": parts[0], "places": _COUNT.read(parts[1]), "money": parse_yuan(parts[2]) if parts[2] else None,
                "by": parts[3] or None, "gift": parts[4] or None, "place": place,
            })  # fmt: skip
        except ValueError as why:
            how = "请按“奖项，名额，每名奖金”写。"
            raise Refusal(f"样板里的奖项“{line}”看不懂：{why}", how, field="grades") from None
    return found


def _lines(text: str | None) -> Iterable[str]:
    return (line.strip() for line in (text or "").splitlines() if line.strip())


def items_text(rows: Iterable[ContestCriterion]) -> str:
    return "\n".join(
        _joined(
            row.name, row.kind, _POINTS.show(row.full), _WEIGHT.show(row.weight), row.standard, row.measure, row.way,
            row.steps, SMALLER if row.smaller else "",
        )
        for row in rows
    )  # fmt: skip


def grades_text(rows: Iterable[ContestGrade]) -> str:
    return "\n".join(
        _joined(row.name, _COUNT.show(row.places), show_yuan(row.money) if row.money else "", row.by, row.gift)
        for row in rows
    )


def _joined(*parts: str | None) -> str:
    """Commas within a part would part it again."""
    words = [re.sub(r"[，,\t\n]+", "；", part or "") for part in parts]
    while len(words) > 1 and not words[-1]:
        words.pop()
    return "，".join(words)
