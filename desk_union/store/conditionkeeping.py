"""Conditions of a filter as JSON holds them: a day becomes {"day": "2025-03-01"}, brackets {"group": [...]}."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Ref
from desk_union.store import filtering, listing
from desk_union.store.filtering import COMPARISONS, Condition, Conditions, Grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown


def frozen(conditions: Conditions) -> list[dict[str, Any]]:
    return [
        {"group": frozen(one.conditions)} if isinstance(one, Grouped) else
        {"key": one.key, "comparison": one.comparison, "value": _freeze(one.value), "upper": _freeze(one.upper)}
        for one in conditions
    ]  # fmt: skip


def thawed(kept: Sequence[Mapping[str, Any]]) -> Conditions:
    """What ``frozen`` gave; brackets are newer than the rest."""
    return tuple(
        Grouped(tuple(map(_condition, one["group"]))) if "group" in one else _condition(one) for one in kept
    )


def _condition(kept: Mapping[str, Any]) -> Condition:
    return Condition(kept["key"], kept["comparison"], _thaw(kept.get("value")), _thaw(kept.get("upper")))


def _freeze(value: Any) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _thaw(value: Any) -> Any:
    if isinstance(value, Mapping):
        return date.fromisoformat(value["day"])
    return tuple(value) if isinstance(value, list) else value


def faults(
    session: Session, ledger: Ledger, presets: Sequence[str], conditions: Conditions, labels: Mapping[str, str]
) -> Iterator[str]:
    """Why conditions that were kept cannot mean any more what they meant; ``labels`` say how their keys were called."""
    known = {preset.code for preset in ledger.presets}
    for code in presets:
        if code not in known:
            yield f"常用筛选「{labels.get(code, code)}」已经没有了"
    for condition in filtering.each(conditions):
        shown = filtering.shown_of(ledger, condition.key)
        if shown is None or condition.comparison not in COMPARISONS:
            yield f"「{labels.get(condition.key, condition.key)}」这一列已经没有了"
        elif _points_nowhere(session, shown, condition.value):
            yield f"「{shown.label}」要找的那一个已被删除"


def _points_nowhere(session: Session, shown: Shown, value: object) -> bool:
    if not isinstance(shown.kind, Ref) or not isinstance(value, int):
        return False
    return not listing.name_of(session, shown.kind.ledger, value)
