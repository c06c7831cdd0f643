"""When the term of a body ends: it runs from the first sitting of the 届, whatever sittings or by-elections follow."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import days
from desk_union.members.tables import Term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

Body = tuple[str, int | None]


def in_force(session: Session, day: date | None = None) -> dict[Body, list[Term]]:
    """By body and unit the sittings of its newest 届 held by ``day`` (of all that are recorded), the earliest first."""
    held = select(Term).order_by(Term.held_on, Term.id)
    if day is not None:
        held = held.where(Term.held_on <= day)
    found: dict[Body, list[Term]] = defaultdict(list)
    for term in session.scalars(held):
        sittings = found[term.body, term.unit]
        if sittings and sittings[0].number != term.number:
            sittings.clear()
        sittings.append(term)
    return dict(found)


def ends(session: Session) -> dict[int, date | None]:
    """The end of the 届 to which each recorded sitting belongs, by the id of the sitting."""
    return {term.id: end for sittings in _by_term(session).values() for end in [end_of(sittings)] for term in sittings}


def end_of(sittings: Sequence[Term]) -> date | None:
    """The end told by the first sitting that tells one; a later sitting never moves what an earlier one says."""
    told = (_end(term) for term in sorted(sittings, key=lambda term: (term.session, term.held_on, term.id)))
    return next((end for end in told if end is not None), None)


def _end(term: Term) -> date | None:
    return term.due_on or (days.add_months(term.held_on, 12 * term.years) if term.years else None)


def settle_terms(session: Session, ids: Sequence[int], today: date) -> None:  # noqa: ARG001 - sittings carry their days
    """Every sitting of a 届 shows the end of that 届 and no other."""
    for sittings in _by_term(session).values():
        end = end_of(sittings)
        if any(term.id in set(ids) for term in sittings):
            others = [term.id for term in sittings if term.due_on != end]
            session.execute(update(Term).where(Term.id.in_(others)).values(due_on=end))


def _by_term(session: Session) -> Mapping[tuple[str, int | None, int], list[Term]]:
    found: dict[tuple[str, int | None, int], list[Term]] = defaultdict(list)
    for term in session.scalars(select(Term).order_by(Term.held_on, Term.id)):
        found[term.body, term.unit, term.number].append(term)
    return found
