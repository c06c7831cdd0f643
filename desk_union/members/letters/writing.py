"""Writes letters for members who go to another union, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.members.ledgers.letters import LETTERS
from desk_union.members.tables import TransferLetter
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

CLEARED = ("已缴清", "免缴")


def write(
    session: Session, ids: Sequence[int], day: date, receiver: str, today: date, *, valid_days: int | None = None,
    handler: str = "",
) -> list[int]:  # fmt: skip
    """A letter for each person, numbered in their order; Refusal without a union to go to."""
    if not receiver:
        raise Refusal("没有写转往哪个工会。", "请填写对方工会。", field="other_union")
    made = []
    for person in ids:
        values: dict[str, Any] = {
            "person": person, "day": day, "receiver": receiver, "valid_days": valid_days, "handler": handler or None,
            "dues_until": paid_until(session, person, day),
        }  # fmt: skip
        made.append(rows.save_row(session, LETTERS, None, values, today))
    return made


def paid_until(session: Session, person: int, day: date) -> int | None:
    """The last month (yyyymm) for which nothing is owed before the first that is; None where no dues are kept."""
    dues = known_ledgers.called("funds.dues")
    if dues is None:
        return None
    row: Any = dues.row
    state = dues.by_key["state"].column(day)
    of_person = select(row.period).where(row.person == person)
    owing = session.scalar(select(func.min(row.period)).where(row.person == person, state.not_in(CLEARED)))
    settled = of_person.where(row.period < owing) if owing is not None else of_person
    return session.scalar(settled.order_by(row.period.desc()).limit(1))


def change(session: Session, ids: Sequence[int], given: dict[str, Any], today: date) -> list[str]:
    """Note the same of all these letters; returns their numbers."""
    rows.change_many(session, LETTERS, ids, given, today)
    return numbers_of(session, ids)


def numbers_of(session: Session, ids: Sequence[int]) -> list[str]:
    """What the letters are numbered, in the order of ``ids``."""
    query = select(TransferLetter.id, TransferLetter.number).where(TransferLetter.id.in_(ids))
    found = {row.id: row.number or "" for row in session.execute(query)}
    return [found[id_] for id_ in ids]
