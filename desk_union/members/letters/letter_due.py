"""Letters whose receipt has not come back although the time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.members.ledgers.letters import LETTERS, is_out
from desk_union.members.tables import Person, TransferLetter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

USUAL = 30  # days after which a receipt is asked for where the letter names none


def due(session: Session, today: date) -> Iterator[Due]:
    query = select(TransferLetter, Person.name).join(Person, Person.id == TransferLetter.person).where(is_out(today))
    late = [
        (letter, name)
        for letter, name in session.execute(query.order_by(TransferLetter.day, TransferLetter.id))
        if letter.day + timedelta(letter.valid_days or USUAL) < today
    ]
    if late:
        letter, name = late[0]
        more = f"等{len(late)}封" if len(late) > 1 else ""
        sentence = f"{days.show_day_long(letter.day)}给{name}开的介绍信{letter.number}{more}，回执还没有回来。"
        ids = tuple(one.id for one, _ in late)
        yield Due("letter", "介绍信回执", letter.day, sentence, LETTERS.code, ids, "late")
