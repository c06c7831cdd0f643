"""What a sentence names of many: the first of them with how many there are, and those nearest to a wrong name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAMED = 5  # in one sentence
NEAREST = 5
ALIKE = 0.4  # from here on two names may have been mixed up


def offered(names: Sequence[str], counter: str = "个", *, most: int = NAMED, count: int | None = None) -> str:
    """甲、乙、丙, or 甲、乙、丙等，共12个 where there are more than are named; ``count`` is how many there are."""
    total = len(names) if count is None else count
    more = f"等，共{total:,}{counter}" if total > len(names[:most]) else ""
    return f"{'、'.join(names[:most])}{more}"


def nearest(wrong: str, names: Mapping[str, Iterable[str]] | Iterable[str], most: int = NEAREST) -> list[str]:
    """The names that may be meant, the likeliest first; of a mapping those any of whose writings is alike."""
    from difflib import SequenceMatcher, get_close_matches  # only where something was wrong

    written = names if hasattr(names, "items") else {name: (name,) for name in names}
    by_writing: dict[str, str] = {}
    for name, writings in written.items():
        for writing in writings:
            by_writing.setdefault(writing.casefold(), name)
    sought = wrong.strip().casefold()
    if not sought:
        return []
    inside = [one for one in by_writing if len(one) > 1 and (sought in one or one in sought)]
    inside.sort(key=lambda one: -SequenceMatcher(None, sought, one).ratio())
    alike = get_close_matches(sought, by_writing, n=most * 2, cutoff=ALIKE)
    return list(dict.fromkeys(by_writing[one] for one in (*inside, *alike)))[:most]


def instead(wrong: str, names: Sequence[str], counter: str = "个", *, lead: str = "可以用") -> str:
    """What to write instead, in a sentence: the nearest names, else the first, with how many there are; or nothing."""
    near = nearest(wrong, names)
    if near:
        return f"最相近的有：{offered(near, counter, count=len(names))}。"
    return f"{lead}：{offered(names, counter)}。" if names else ""
