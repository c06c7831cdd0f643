"""Ctrl+K: where one can go by typing a name, initials or a word - ledgers, people, sheets and commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import names
from desk_union.screens.form import namesakes
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk

PEOPLE_OFFERED = 8
FILE = "会员档案"


@dataclass(frozen=True, slots=True)
class Place:
    """``kind`` is ledger, row, file (of a person), filter, sheet or command; ``code`` names it, ``row_id`` the row."""

    kind: str
    title: str
    hint: str
    code: str
    row_id: int | None = None


def fits(title: str, text: str) -> bool:
    return text.lower() in title.lower() or (text.isascii() and text.lower() in names.initials(title))


def places(desk: Desk, text: str, sheets: Sequence[Place], commands: Sequence[Place]) -> list[Place]:
    """What fits the text, rows of searchable ledgers first because names are what is mostly looked for."""
    text = text.strip()
    ledgers = [Place("ledger", ledger.title, "台账", ledger.code) for ledger in desk.ledgers]
    if not text:
        return [*ledgers, *sheets, *commands]
    rows: list[Place] = []
    files: list[Place] = []
    tables: set[type] = set()
    with desk.book.reading() as session:
        for ledger in desk.ledgers:
            if ledger.search is None or ledger.row in tables:
                continue
            tables.add(ledger.row)
            near = listing.names_like(session, ledger, text, PEOPLE_OFFERED)
            found = namesakes.told_apart(session, ledger, near, desk.today())
            rows.extend(Place("row", str(name), ledger.title, ledger.code, row_id) for row_id, name in found)
            if ledger.row is tabs.people().row:
                files.extend(Place("file", str(name), FILE, ledger.code, row_id) for row_id, name in found)
    return [*rows, *files, *(place for place in (*ledgers, *sheets, *commands) if fits(place.title, text))]
