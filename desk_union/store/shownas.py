"""Which stored value a word means that is typed as a cell shows it: 46, 94.6%, 2026-11, 是."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Points, Ratio, Ref, Text

if TYPE_CHECKING:
    from desk_union.describe.kind import Kind

BY_PARTS = (Choice, Day, LongText, Money, Ref, Text)  # a search finds these by a part of the words, or by a span
RATIO = re.compile(r"(\d+)\.(\d)%")


def is_whole(kind: Kind) -> bool:
    """Whether a cell of this kind is found by all of what it shows: a number, a mark, a yes or no, a figure's name."""
    return not isinstance(kind, BY_PARTS)


def value_shown_as(kind: Kind, word: str) -> Any:
    """The value that ``kind`` shows as this word (thousands may be parted or not); None when it never does."""
    if isinstance(kind, Flag):
        return next((value for value in (True, False) if kind.show(value) == word), None)
    if isinstance(kind, Ratio):
        tenths = RATIO.fullmatch(word)
        return int(tenths[1] + tenths[2]) if tenths else None
    try:
        value = kind.read(word)
    except ValueError:
        return None
    if isinstance(kind, (Count, Points)):
        return value if _bare(kind.show(value)) == _bare(word) else None
    return value if kind.show(value) == word else None


def _bare(word: str) -> str:
    return word.replace(",", "")
