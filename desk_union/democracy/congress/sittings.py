"""A sitting is in the book once, whatever day it is said to have been held on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.days import show_day_long
from desk_union.democracy.congress.tables import Congress
from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line

WHICH = ("body", "unit", "number", "session")


def judge_sittings(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    brought: dict[tuple[Any, ...], date] = {}
    for place, (row_id, values) in enumerate(lines):
        which = tuple(values.get(key) for key in WHICH)
        if values.get("unit") is not None and not isinstance(values["unit"], int):
            continue  # of a unit that the sheet itself makes
        alike = [getattr(Congress, key).is_not_distinct_from(value) for key, value in zip(WHICH, which, strict=True)]
        held = session.execute(select(Congress.id, Congress.held_on).where(*alike).order_by(Congress.id)).all()
        own = [row.id for row in held if _is_same(row, row_id, values)]
        other = next((row.held_on for row in held if row.id not in own), brought.get(which))
        if other is not None and (row_id is not None or other != values.get("held_on")):
            yield place, _twice(values, other)
        brought[which] = values["held_on"]


def _is_same(row: Any, row_id: int | None, values: Values) -> bool:
    """A line of a sheet has no id yet: with its unit it means whichever is alike, without one that of its day."""
    if row_id is not None:
        return bool(row.id == row_id)
    return values.get("unit") is not None or row.held_on == values.get("held_on")


def _twice(values: Values, held_on: date) -> Fault:
    name = f"第{values['number']}届第{values['session']}次{values['body']}"
    told = f"{name}已经登记了，是{show_day_long(held_on)}召开的。"
    return Fault("session", told, "请核对届次；召开日期写错了的，请改已有的那一条。")
