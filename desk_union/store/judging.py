"""Checks that must ask the book: under the field in a form, line by line in a sheet that is brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from desk_union.describe.ledger import Fault, Together
from desk_union.store import rows
from desk_union.store.bulk import chunks
from desk_union.store.doubting import by_import, mind
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.ledger import Ledger, Values

    Line = tuple[int | None, Values]  # id of the row, None for a line that is being brought in, and its values
    Judge = Callable[[Session, Sequence[Line], date], Iterable[tuple[int, Fault]]]
    Settle = Callable[[Session, Sequence[int], date], None]


def line_by_line(judge: Judge) -> Together:
    """For an import: ``judge`` tells faults by their place among the lines it gets."""

    def faults(
        session: Session, values: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
    ) -> list[tuple[int, Fault]]:
        places = sorted(fresh - faulty)
        found = judge(session, [(None, values[place]) for place in places], today)
        return [(places[place], fault) for place, fault in found]

    return Together(faults)


def settling(ledger: Callable[[], Ledger], judge: Judge, then: Settle | None = None) -> Settle:
    """For a form and a deed: refuses what was saved, else goes on with ``then``."""

    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        held = rows.values_of(session, ledger(), ids, today)
        lines: list[tuple[int | None, Any]] = list(held.items())
        for place, fault in judge(session, lines, today):
            name = "" if len(lines) == 1 else name_of(session, ledger(), list(held)[place])
            raise rows.Faulty(ledger(), [fault], name)
        if then is not None:
            then(session, ids, today)

    return settle


def settling_owned(ledger: Callable[[], Ledger], judge: Judge, owner: InstrumentedAttribute[Any]) -> Settle:
    """For the ledger of the owners: refuses what the rows that point to them by ``owner`` no longer allow, named."""

    def settle(session: Session, owners: Sequence[int], today: date) -> None:
        session.expire_all()
        row = ledger().row
        ids = list(session.scalars(select(row.id).where(owner.in_(owners)).order_by(row.id)))
        held = rows.values_of(session, ledger(), ids, today)
        for place, fault in judge(session, list(held.items()), today):
            raise rows.Faulty(ledger(), [fault], name_of(session, ledger(), list(held)[place]))

    return settle


def doubting(ledger: Callable[[], Ledger], judge: Judge, then: Settle | None = None) -> Settle:
    """For a form and a deed: refuses what is wrong, asks for a reason where ``judge`` warns, goes on with ``then``.

    A sheet that is brought in was asked line by line (``line_by_line``).
    """

    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        if not by_import(session):
            lines: list[tuple[int | None, Any]] = list(rows.values_of(session, ledger(), ids, today).items())
            found = [(lines[place][0], fault) for place, fault in judge(session, lines, today)]
            mind(session, ledger(), [(row, fault) for row, fault in found if row is not None])
        if then is not None:
            then(session, ids, today)

    return settle


def only_once(ledger: Callable[[], Ledger], *keys: str, then: Settle | None = None) -> Settle:
    """For a form and a deed: refuses a second row that is the same in all of ``keys``; blanks are alike.

    A sheet that is brought in meets the row already there by ``match``.
    """

    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        row = ledger().row
        other = aliased(row)
        alike = [getattr(other, key).is_not_distinct_from(getattr(row, key)) for key in keys]
        for some in chunks(list(ids)):
            twice = select(row.id, other.id).where(row.id.in_(some), other.id != row.id, *alike).order_by(row.id)
            found = session.execute(twice.limit(1)).first()
            if found is not None:
                label = ledger().by_key[keys[-1]].label
                told = "、".join(ledger().by_key[key].label for key in keys)
                name = name_of(session, ledger(), found[1])
                fault = Fault(keys[-1], f"已经有一条{told}相同的：{name}。", f"请核对{label}，或改已有的那一条。")
                raise rows.Faulty(ledger(), [fault])
        if then is not None:
            then(session, ids, today)

    return settle
