"""Made-up notes and reminders of the sample office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk_union.members.ledgers import NOTES, PEOPLE, UNITS
from desk_union.reminders.ledgers import REMINDERS
from desk_union.reminders.recurring import MONTHLY, ONCE, YEARLY
from desk_union.store import anyrow, listing, rows
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def fill(session: Session, today: date) -> None:
    people = listing.ids_of(session, PEOPLE, ListAsk(today, presets=("members",)), limit=3)
    units = listing.ids_of(session, UNITS, ListAsk(today, presets=("groups",)), limit=1)
    if not people or not units:
        return
    _notes(session, people, units, today)
    whole: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
        (-2, "把上月的会费交到上级工会", MONTHLY, {}),
        (1, "问问住院的情况", ONCE, _of(session, PEOPLE, people[2], today)),
        (5, "核对小组名单", ONCE, _of(session, UNITS, units[0], today)),
        (60, "换工会户口的印鉴卡", YEARLY, {"until": today + timedelta(1500)}),
    )
    for ahead, words, repeats, more in whole:
        given = {"day": today + timedelta(ahead), "words": words, "repeats": repeats, **more}
        rows.save_row(session, REMINDERS, None, given, today)
    done = {"day": today - timedelta(20), "words": "打印会员证", "repeats": ONCE, "done_on": today - timedelta(19)}
    rows.save_row(session, REMINDERS, None, done, today)


def _of(session: Session, ledger: Ledger, row_id: int, today: date) -> dict[str, str]:
    return {"source": ledger.title, "named": anyrow.words_for(session, ledger, row_id, today)}


def _notes(session: Session, people: list[int], units: list[int], today: date) -> None:
    made: tuple[dict[str, Any], ...] = (
        {"day": today - timedelta(12), "person": people[0], "kind": "谈心", "who": "王干事",
         "words": "母亲住院，夜班排不开，想调白班。", "next_on": today + timedelta(3), "next_words": "问问调班的事"},
        {"day": today - timedelta(40), "person": people[1], "kind": "电话", "who": "王干事",
         "words": "孩子上学，问助学金的手续。"},
        {"day": today - timedelta(25), "unit": units[0], "kind": "座谈", "who": "李主席",
         "words": "休息室夏天太热，饮水机坏了。", "next_on": today + timedelta(30)},
    )  # fmt: skip
    for given in made:
        rows.save_row(session, NOTES, None, given, today)
