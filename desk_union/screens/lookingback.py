"""What is looked for in the trails (changes, looks at private values, what left the book): who, when, which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.store.deeds import Sought

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def sought(who: str = "", since: str = "", until: str = "", text: str = "") -> Sought:
    """As typed; the days are both included. Refusal for what is no day, and for an end before the beginning."""
    first, last = _day("从", since), _day("到", until)
    if first is not None and last is not None and last < first:
        raise Refusal("「到」早于「从」。", "请核对两个日期。")
    return Sought(who.strip(), first, last, text.strip())


def _day(label: str, text: str) -> date | None:
    try:
        return days.parse_day(text) if text.strip() else None
    except ValueError as error:
        raise Refusal(f"「{label}」{error}", field=label) from error


def fits(wanted: Sought, day: str, who: str, words: Sequence[str]) -> bool:
    """Whether a line of this day (ISO, empty where nobody knows it) and person has the words in one of its cells."""
    return (
        wanted.who in who
        and (wanted.since is None or day >= wanted.since.isoformat())
        and (wanted.until is None or "" < day <= wanted.until.isoformat())
        and any(wanted.text in cell for cell in words)
    )
