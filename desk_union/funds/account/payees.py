"""Who may be meant as payee: persons of the roster, units, and everybody who stands in the vouchers already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import names
from desk_union.funds.tables import Entry
from desk_union.members.tables import Person, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OFFERED = 30
REMEMBERED = 2000  # former payees looked through, those of late first


def like(session: Session, text: str) -> list[str]:
    """Names that fit the characters or pinyin initials typed; former payees first, since most are paid again."""
    wanted = text.strip()
    if not wanted:
        return []
    former = select(Entry.party).where(Entry.party.is_not(None)).group_by(Entry.party)
    before = session.scalars(former.order_by(func.max(Entry.id).desc()).limit(REMEMBERED))
    sought = Person.search.contains(wanted.casefold(), autoescape=True)
    people = session.scalars(select(Person.name).where(sought).order_by(Person.sort).limit(OFFERED))
    units = session.scalars(select(Unit.name).order_by(Unit.id))
    found = [name for name in before if name and _fits(name, wanted)]
    found += [*people, *(name for name in units if _fits(name, wanted))]
    return list(dict.fromkeys(found))[:OFFERED]


def _fits(name: str, wanted: str) -> bool:
    return wanted in name or (wanted.isascii() and any(wanted.lower() in one for one in names.every_initials(name)))
