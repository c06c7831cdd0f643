"""What official forms of 送温暖 say of a person of the roster, in words as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def facts(session: Session, ids: Iterable[int], keys: Sequence[str], day: date) -> dict[int, dict[str, str]]:
    """The words of these columns by person; days are written long, units with what is above them."""
    wanted = sorted(set(ids))
    columns = [PEOPLE.by_key[key] for key in keys]
    units = tree.read(session, day)
    found: dict[int, dict[str, str]] = {}
    for line in listing.lines(session, PEOPLE, columns, wanted, day, private=True):
        words = dict(zip(keys, line.words, strict=True))
        for key, value in zip(keys, line.values, strict=True):
            if key.endswith("_on") and value:
                words[key] = days.show_day_long(value)
            if key == "unit" and value in units.names:
                words[key] = units.full_name(value)
        found[line.id] = words
    return found
