"""Rows of the same name told apart by what is known of them: number, birthday, unit, and at last the end of the ID."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger

_HINT = re.compile(r"(?P<name>.+?)\s*[（(](?P<hint>.+)[)）]")
_MOST = 200
_TAIL = 4
_HINTS = 2  # so many are enough for a line that is chosen from
_NUMBER = "id_number"


def bare(text: str) -> str:
    """The name without what tells it apart."""
    found = _HINT.fullmatch(text)
    return found["name"] if found else text


def told_apart(
    session: Any, ledger: Ledger, found: Iterable[tuple[int, str]], day: date
) -> list[tuple[int, str]]:
    """The rows in their order, those that bear one name with what tells them apart behind it."""
    found = list(found)
    times = Counter(name for _, name in found)
    alike = [(row_id, name) for row_id, name in found if times[name] > 1]
    if not alike:
        return found
    told = _with_hints(session, ledger, alike, day)
    return [(row_id, told.get(row_id, name)) for row_id, name in found]


def called(session: Any, ledger: Ledger, ids: Sequence[int], day: date) -> dict[int, str]:
    """These rows by name, with what tells one from namesakes that are elsewhere in the ledger."""
    found = listing.names_of(session, ledger, ids)
    several: list[tuple[int, str]] = []
    for name in set(found.values()):
        same = [one for one in listing.names_like(session, ledger, name, _MOST) if one[1] == name] if name else []
        several += same if len(same) > 1 else []
    told = dict(told_apart(session, ledger, several, day))
    return {row_id: told.get(row_id, name) for row_id, name in found.items()}


def _with_hints(session: Any, ledger: Ledger, alike: Sequence[tuple[int, str]], day: date) -> dict[int, str]:
    from desk_union.exchange.references import Directory  # behind it stand all imports; two of one name are seldom

    directory = Directory(session, ledger, day)
    names = dict(alike)
    ids = list(names)
    if directory.parent is not None:
        return {row_id: directory.path_of(directory.by_id[row_id]) for row_id in ids}
    # What the name says already tells nothing more: 流动红旗 熔炼组（2026年三季度）.
    known = directory.hints_of(ids)
    hints = {row_id: [word for word in known[row_id] if word not in names[row_id]][:_HINTS] for row_id in known}
    told = {row_id: _label(name, hints.get(row_id, ())) for row_id, name in alike}
    times = Counter(told.values())
    still = [row_id for row_id in ids if times[told[row_id]] > 1]
    tails = _tails(session, ledger, still, day)
    for place, row_id in enumerate(still, 1):
        told[row_id] = _label(names[row_id], [*hints.get(row_id, ()), tails.get(row_id) or f"第{place}个"])
    return told


def _label(name: str, hints: Sequence[str]) -> str:
    return f"{name}（{'，'.join(hints)}）" if hints else name


def _tails(session: Any, ledger: Ledger, ids: Sequence[int], day: date) -> dict[int, str]:
    """The last digits of ID numbers, enough to tell and too few to know."""
    if not ids or _NUMBER not in ledger.by_key:
        return {}
    lines = listing.lines(session, ledger, [ledger.by_key[_NUMBER]], ids, day, private=True)
    return {line.id: f"证件尾号{str(line.values[0])[-_TAIL:]}" for line in lines if line.values[0]}
