"""What 会员台账 tells of a unit: its people with and without those of the units below, and who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.unit_counts import CountLine, CountLink
from desk_union.members.ledgers import PEOPLE, POSTS
from desk_union.members.ledgers.units import LEADERS
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

KINDS = (("roll", "在册职工"), ("members", "会员"))


def numbers(session: Session, unit: int, day: date) -> list[CountLine]:
    return [*(_people(session, unit, day, *kind) for kind in KINDS), *_leaders(session, unit, day)]


def _people(session: Session, unit: int, day: date, preset: str, label: str) -> CountLine:
    own = ListAsk(day, presets=(preset,), owner=("unit", unit))
    below = ListAsk(day, presets=(preset,), conditions=(Condition("unit", "is", unit),))
    found = [(words, tuple(listing.ids_of(session, PEOPLE, ask))) for words, ask in (("本级", own), ("含下级", below))]
    links = tuple(CountLink(f"{words} {len(ids):,} {PEOPLE.counter}", PEOPLE.code, ids) for words, ids in found)
    return CountLine(label, links)


def _leaders(session: Session, unit: int, day: date) -> list[CountLine]:
    """Who leads it on the day, each leading to the person; nothing where nobody does."""
    leading = (Condition("role", "one_of", LEADERS),)
    ask = ListAsk(day, owner=("unit", unit), presets=("now",), conditions=leading)
    columns = [POSTS.by_key[key] for key in ("person", "role")]
    lines = listing.lines(session, POSTS, columns, listing.ids_of(session, POSTS, ask), day)
    links = tuple(CountLink(f"{line.words[0]}（{line.words[1]}）", PEOPLE.code, (line.values[0],)) for line in lines)
    return [CountLine("谁负责", links)] if links else []
