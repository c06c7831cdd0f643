"""A note that says when to come again has a reminder of its own, which is changed and taken away with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from desk_union.members.ledgers import NOTES
from desk_union.members.tables import FollowNote
from desk_union.reminders.recurring import ONCE
from desk_union.reminders.tables import Reminder
from desk_union.store import anyrow, listing
from desk_union.store.endings import ending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

TABLE = FollowNote.__tablename__
BY_NOTE = "note"
AGAIN = "再次走访谈心"


def follow(session: Session) -> None:
    """A reminder that was seen to stays as it is; one that was put off keeps its day until the note names another."""
    wanted = _wanted(session)
    held: dict[int, list[Reminder]] = {}
    for one in session.scalars(select(Reminder).where(Reminder.origin == BY_NOTE).order_by(Reminder.id)).all():
        held.setdefault(one.owner_id or 0, []).append(one)
    connection = session.connection()
    for note, told in wanted.items():
        mine = held.pop(note, [])
        if any(one.first == told["first"] and one.done_on is not None for one in mine):
            continue
        still = next((one for one in mine if one.done_on is None), None)
        if still is None:
            connection.execute(Reminder.__table__.insert().values(**told, owner_id=note, repeats=ONCE))  # type: ignore[attr-defined]  # a mapped table
        elif _differs(still, told):
            same_day = {"day": still.day} if still.first == told["first"] else {}
            connection.execute(update(Reminder).where(Reminder.id == still.id).values(**told | same_day))
    for stale in (one.id for mine in held.values() for one in mine if one.done_on is None):
        connection.execute(delete(Reminder).where(Reminder.id == stale))
    session.expire_all()


def _differs(one: Reminder, told: Mapping[str, Any]) -> bool:
    return any(getattr(one, key) != value for key, value in told.items() if key != "day") or (
        one.first != told["first"]
    )


def _wanted(session: Session) -> dict[int, dict[str, Any]]:
    """By note what its reminder says."""
    today = session.info["at"].date()
    query = select(FollowNote.id, FollowNote.next_on, FollowNote.next_words, FollowNote.who)
    found = session.execute(query.where(FollowNote.next_on.is_not(None))).all()
    names = listing.names_of(session, NOTES, [row.id for row in found])
    told = {}
    for row in found:
        named = anyrow.words_for(session, NOTES, row.id, today)
        words = f"{row.next_words or AGAIN}：{names[row.id].partition(' ')[0]}"
        told[row.id] = {
            "day": row.next_on, "first": row.next_on, "words": words, "source": NOTES.title, "named": named,
            "linked": f"{NOTES.title}：{named}", "owner_table": TABLE, "who": row.who, "origin": BY_NOTE,
        }  # fmt: skip
    return told


ending(TABLE, follow)
