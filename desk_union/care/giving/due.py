"""What is due about pairs and donations: contacts that are late, money still held, money in no voucher."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care import moving
from desk_union.care.giving.ledgers import DRIVES, PAIRS, balance, helped, helping, next_contact, overdue, runs_on
from desk_union.care.giving.tables import DonationDrive, HelpPair
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 500
HELD_FOR = 60  # days after the end of a drive at which money that is still held is told


def due(session: Session, today: date) -> list[Due]:
    return [*_contacts(session, today), *_held(session, today)]


def _contacts(session: Session, today: date) -> Iterator[Due]:
    ids = list(session.scalars(select(HelpPair.id).where(overdue(today)).order_by(HelpPair.id)))
    if ids:
        told = f"{moving.called(session, PAIRS, ids, '对')}过了约定的时间没有联系，共{len(ids)}对。"
        yield Due("pair_overdue", "结对走访过期", None, told, PAIRS.code, tuple(ids[:SHOWN]), "late")


def _held(session: Session, today: date) -> Iterator[Due]:
    ended = func.coalesce(DonationDrive.last, DonationDrive.first) <= today - timedelta(HELD_FOR)
    query = select(DonationDrive.id, DonationDrive.name, balance().label("left")).where(ended, balance() > 0)
    for row in session.execute(query.order_by(DonationDrive.first)):
        told = f"“{row.name}”还有{show_yuan(row.left)}元没有转交。"
        yield Due("donation_held", "捐款没有转交", None, told, DRIVES.code, (row.id,), "soon")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The pairs in which the person helps or is helped."""
    held = select(HelpPair.id, helping().label("by"), helped().label("whom"), next_contact(today).label("next"))
    found = []
    mine = or_(HelpPair.helper == person, HelpPair.person == person)
    for row in session.execute(held.where(mine, runs_on(today)).order_by(HelpPair.id)):
        late = row.next is not None and row.next < today
        until = f"，{days.show_day_long(row.next)}前联系" if row.next is not None else ""
        found.append(
            Due("pair", "结对帮扶", row.next, f"{row.by}帮扶{row.whom}{until}。", PAIRS.code, (row.id,), "late" if late else "info")
        )  # fmt: skip
    return found
