"""Ctrl+K: where one can go by typing a name, initials or a word: rows, ledgers, sheets, commands, the manual."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import names
from desk_union.describe.kinds import Ref
from desk_union.screens import other_words
from desk_union.screens.form import namesakes
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

PEOPLE_OFFERED = 8
ROWS_OFFERED = 4  # of every other ledger
OFFERED = 60
FILE = "会员档案"
MANUAL = "使用手册"
_LETTERS = re.compile(r"[a-z]+")  # initials; only ledgers with a search key of their own know those of their rows
EXACT, BEGINS, INSIDE, OTHERWISE = range(4)
# What stands first among what fits alike: people, places of the window, rows of other ledgers.
_KINDS = ("person", "file", "ledger", "deed", "errand", "command", "sheet", "filter", "row", "help")
_ORDER = {kind: place for place, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True)
class Place:
    """``kind`` is ledger, row, file (of a person), filter, sheet, command, deed, errand or help; ``code`` names it.

    ``row_id`` is the row meant. ``off`` says why one cannot go there now. ``also`` is looked through like the title.
    """

    kind: str
    title: str
    hint: str
    code: str
    row_id: int | None = None
    off: str = ""
    also: str = ""


def fits(title: str, text: str) -> bool:
    """Every word stands in the title, or is the initials of a part of it in one of their pronunciations."""
    return bool(text.split()) and all(_fit(title, word) is not None for word in text.lower().split())


def _fit(title: str, word: str) -> int | None:
    low = title.lower()
    if low == word:
        return EXACT
    if low.startswith(word):
        return BEGINS
    if word in low:
        return INSIDE
    if not word.isascii():
        return None
    spoken = names.every_initials(title)
    if any(each.startswith(word) for each in spoken):
        return BEGINS
    return INSIDE if any(word in each for each in spoken) else None


def places(desk: Desk, text: str, sheets: Sequence[Place], commands: Sequence[Place]) -> list[Place]:
    """What fits the text, what begins so before what only has it inside; without a text every place of the window."""
    found: list[Place] = []
    for so_far in gradually(desk, text, sheets, commands):
        found = found if so_far is None else so_far
    return found


def gradually(
    desk: Desk, text: str, sheets: Sequence[Place], commands: Sequence[Place]
) -> Iterator[list[Place] | None]:
    """``places`` in short pieces, so that the window hears the next key in between: what is found so far, or None.

    First come the places of the window, then the rows of one ledger after the other.
    """
    text = text.strip()
    ledgers: list[Ledger] = []
    for tab in desk.tab_names:
        ledgers += desk.ledgers_of(tab)
        yield None
    fixed = [*(Place("ledger", ledger.title, "台账", ledger.code) for ledger in ledgers), *sheets, *commands]
    if not text:
        yield [place for place in fixed if not place.off and place.kind != "help"]
        return
    words = text.lower().split()
    found = [(rank, place) for place in fixed if (rank := _rank(place, words)) is not None]
    yield _best(found)
    for ledger, whole in _tables(ledgers, text):
        with desk.book.reading() as session:
            rows = [(_of_row(place.title, words), place) for place in _rows(session, desk, ledger, text, whole=whole)]
        found += rows
        yield _best(found) if rows else None


def _best(found: list[tuple[int, Place]]) -> list[Place]:
    found.sort(key=lambda each: (_group(*each), bool(each[1].off), _order(each[1]), each[0]))
    return [place for _, place in found[:OFFERED]]


def _group(rank: int, place: Place) -> int:
    """What is off stands behind the rest of its group, but for the one that was called by its whole name."""
    return rank if place.off else max(rank, BEGINS)


def _order(place: Place) -> int:
    person = place.kind == "row" and place.code == tabs.people().code
    return _ORDER["person" if person else place.kind]


def _rank(place: Place, words: Sequence[str]) -> int | None:
    """How well a place fits: the worst of its words; by what clerks call it otherwise last."""
    ranks = [_fit(place.title, word) for word in words]
    told = [rank for rank in ranks if rank is not None]
    if len(told) == len(ranks):
        # Several words begin as the title does when one of them does.
        return min(told) if len(told) == 1 or BEGINS in told else INSIDE
    low = f"{place.title} {place.also} {place.hint}".lower()
    pairs = list(zip(ranks, words, strict=True))
    if all(rank is not None or _meant(place.title, word) for rank, word in pairs):
        return INSIDE
    return OTHERWISE if all(rank is not None or word in low for rank, word in pairs) else None


def _meant(title: str, word: str) -> bool:
    return any(title.startswith(meant) for meant in other_words.meant_by(word))


def _of_row(title: str, words: Sequence[str]) -> int:
    """Rows were found by the book already; by their name before what else they hold."""
    ranks = [_fit(title, word) for word in words]
    return max((INSIDE if rank is None else rank for rank in ranks), default=INSIDE)


def _tables(ledgers: Iterable[Ledger], text: str) -> Iterator[tuple[Ledger, bool]]:
    """One ledger of every table, once, and whether it has a search key of its own."""
    tables: set[type] = set()
    loose = len(text) > 1 and not _LETTERS.fullmatch(text.lower())
    for ledger in ledgers:
        if ledger.row not in tables and (ledger.search is not None or loose):
            tables.add(ledger.row)
            yield ledger, ledger.search is not None


def _rows(session: Any, desk: Desk, ledger: Ledger, text: str, *, whole: bool) -> Iterator[Place]:
    """By the search key where a ledger has one (``whole``), else by name, number, text and amount."""
    if whole:
        near = listing.names_like(session, ledger, text, PEOPLE_OFFERED)
        yield from _known(session, desk, ledger, near)
    else:
        ids = listing.known_as(session, ledger, text, ROWS_OFFERED, desk.today())
        yield from _named(session, desk, ledger, ids)


def _named(session: Any, desk: Desk, ledger: Ledger, ids: Sequence[int]) -> Iterator[Place]:
    """By name, with number and day beside it; lines of one thing (a voucher) that read alike are one."""
    if not ids:
        return
    called = listing.names_of(session, ledger, ids)
    shown = [
        each for each in ledger.fields if not each.private and (listing.is_number(each) or each.key == ledger.when)
    ]
    seen: set[tuple[str, str]] = set()
    for line in listing.lines(session, ledger, shown, ids, desk.today()):
        told = [each.kind.show(value) for each, value in zip(shown, line.values, strict=True) if value is not None]
        name = str(called.get(line.id, ""))
        hint = " ".join(word for word in told if word not in name)
        if (name, hint) not in seen:
            seen.add((name, hint))
            yield Place("row", name, f"{hint} · {ledger.title}" if hint else ledger.title, ledger.code, line.id)


def _known(session: Any, desk: Desk, ledger: Ledger, near: Iterable[tuple[int, str]]) -> Iterator[Place]:
    """Namesakes are told apart, and a person's unit stands beside everybody."""
    found = namesakes.told_apart(session, ledger, near, desk.today())
    beside = _units(session, desk, ledger, [row_id for row_id, _ in found])
    rows = [Place("row", str(name), ledger.title, ledger.code, row_id) for row_id, name in found]
    for place in rows:
        unit = beside.get(place.row_id or 0, "")
        yield replace(place, hint=f"{unit} · {ledger.title}" if unit else ledger.title)
        if ledger.row is tabs.people().row:
            yield replace(place, kind="file", hint=f"{unit} · {FILE}" if unit else FILE)


def _units(session: Any, desk: Desk, ledger: Ledger, ids: Sequence[int]) -> dict[int, str]:
    shown = ledger.by_key.get("unit")
    if shown is None or not isinstance(shown.kind, Ref) or not ids:
        return {}
    lines = listing.lines(session, ledger, [shown], ids, desk.today())
    return {line.id: listing.show_value(session, shown, line.values[0]) for line in lines if line.values[0] is not None}
