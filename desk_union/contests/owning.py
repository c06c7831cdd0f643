"""Rows that belong to another row: whose they are, for what is settled after them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.store.bulk import chunks
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session


def owners_by(attr: InstrumentedAttribute[Any]) -> Callable[[Session, Sequence[int]], Sequence[int]]:
    """``owners`` of a ledger whose rows point to their owner by ``attr``."""

    def owners(session: Session, ids: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for chunk in chunks(ids):
            pointing = select(attr).where(attr.class_.id.in_(chunk), attr.is_not(None))
            found.update(session.scalars(pointing))
        return sorted(found)

    return owners


def belonging(session: Session, attr: InstrumentedAttribute[Any], ids: Sequence[int]) -> list[int]:
    """The rows that point to these owners by ``attr``."""
    found: list[int] = []
    for chunk in chunks(ids):
        found += session.scalars(select(attr.class_.id).where(attr.in_(chunk)).order_by(attr.class_.id))
    return found


def fill_in(session: Session, attr: InstrumentedAttribute[Any], ids: Sequence[int], value: object) -> None:
    """Give these rows the value where they have none."""
    for chunk in chunks(ids):
        of_them = (attr.class_.id.in_(chunk), attr.is_(None))
        session.connection().execute(update(attr.class_).where(*of_them).values({attr.key: value}))


def mind_places(session: Session, owner: InstrumentedAttribute[Any], owners: Sequence[int], named: str) -> None:
    """No two rows of an owner have one ``place``: new ones that were left at the first follow on behind the rest.

    ``named`` is the column by which a row is called; Refusal where a place was typed that another row has.
    """
    row = owner.class_
    for one in owners:
        held = session.execute(
            select(row.id, row.place, getattr(row, named)).where(owner == one).order_by(row.id)
        ).all()
        last = max((each.id for each in held if each.place != 1), default=0)
        taken: dict[int, str] = {}
        behind: list[int] = []
        for id_, place, name in held:
            if place in taken and not (place == 1 and id_ > last):
                told = f"序号{place}已经用在“{taken[place]}”，“{name}”不能再用。"
                raise Refusal(told, f"请改序号，接着编是{max(taken) + len(behind) + 1}。", field="place")
            if place in taken:
                behind.append(id_)
            else:
                taken[place] = name
        for n, id_ in enumerate(behind, max(taken, default=0) + 1):
            session.connection().execute(update(row).where(row.id == id_).values(place=n))


def mind_listed(session: Session, row: type[Any], ids: Sequence[int], labels: Mapping[str, str]) -> None:
    """What stands in a 发放单 (``roll``) is not changed behind its back: Refusal where the deed in hand did."""
    listed: list[int] = []
    for chunk in chunks(ids):
        listed += session.scalars(select(row.id).where(row.id.in_(chunk), row.roll.is_not(None)))
    for chunk in chunks(listed):
        written = select(Change.before, Change.after).where(
            Change.deed_id == session.info.get("deed_id"), Change.table_name == row.__tablename__, Change.op == "U",
            Change.row_id.in_(chunk),
        )  # fmt: skip
        for one in session.execute(written):
            before, after = json.loads(one.before or "{}"), json.loads(one.after or "{}")
            key = next((key for key in labels if before.get(key) != after.get(key)), None)
            if key is not None and before.get("roll") is not None:
                reason = f"已经编进发放单，{labels[key]}不能再改。"
                raise Refusal(reason, "请先删去那张发放单，或在发放单里更正。", field=key)
