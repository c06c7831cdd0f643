"""Which rows of other ledgers point to a row, so that a refusal to delete it names them and leads to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.store.base import every_table
from desk_union.store.bulk import chunks
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ForeignKey, Table
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

ALONG = frozenset({"CASCADE"})
LOOSE = frozenset({"SET NULL", "SET DEFAULT"})
NAMED = 4
REMEDY = "请先把这些记录改到别的上面，或删除它们，再试一次。"


@dataclass(frozen=True, slots=True)
class Use:
    """Rows of one table that point to what is to go; ``ledger`` is None where no ledger shows them."""

    table: str
    ledger: Ledger | None
    ids: tuple[int, ...]

    @property
    def words(self) -> str:
        called = self.ledger.title if self.ledger else str(every_table().tables[self.table].info.get("called", "账本"))
        counter = self.ledger.counter if self.ledger else "条"
        return f"“{called}”里的{len(self.ids):,}{counter}"


def refuse(session: Session, ledger: Ledger, ids: Sequence[int]) -> None:
    """Refusal that names the ledgers whose rows need these, how many they are, and what is done instead."""
    found = uses(session, ledger.row.__table__, ids)
    if not found:
        return
    first = name_of(session, ledger, ids[0])
    what = f"“{first}”" if len(ids) == 1 else f"“{first}”等{len(ids):,}{ledger.counter}"
    named = "、".join(use.words for use in found[:NAMED]) + ("等" if len(found) > NAMED else "")
    shown = tuple((use.ledger.code, use.ids) for use in found if use.ledger is not None)
    raise Refusal(f"{what}不能删除：{named}用到了它。", f"{ledger.instead}{REMEDY}", shows=shown)


def uses(session: Session, table: Table, ids: Sequence[int]) -> list[Use]:
    """By table, the most first: rows that would be left pointing to nothing; what goes along is none of them."""
    going: dict[str, set[int]] = defaultdict(set)
    held: dict[str, set[int]] = defaultdict(set)
    waiting: list[tuple[Table, Collection[int]]] = [(table, ids)]
    going[table.name].update(ids)
    while waiting:
        upper, gone = waiting.pop()
        for key in _keys_to(upper):
            found = set(_pointing(session, key, gone)) - going[key.parent.table.name]
            rule = (key.ondelete or "").upper()
            if found and rule in ALONG:
                going[key.parent.table.name] |= found
                waiting.append((key.parent.table, found))
            elif found and rule not in LOOSE:
                held[key.parent.table.name] |= found
    ledgers = {one.row.__table__.name: one for one in reversed(known_ledgers.known())}
    left = {name: some - going[name] for name, some in held.items()}
    told = [Use(name, ledgers.get(name), tuple(sorted(some))) for name, some in left.items() if some]
    return sorted(told, key=lambda use: -len(use.ids))


def _keys_to(table: Table) -> Iterator[ForeignKey]:
    for other in every_table().sorted_tables:
        yield from (key for key in other.foreign_keys if key.column.table is table)


def _pointing(session: Session, key: ForeignKey, ids: Collection[int]) -> Iterator[int]:
    own = key.parent.table.c
    for chunk in chunks(list(ids)):
        yield from session.scalars(select(own.id).where(key.parent.in_(chunk)))
