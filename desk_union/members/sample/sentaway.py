"""Letters of those who left the made-up works for another union: the newest is not back yet, one never went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.members.letters import writing
from desk_union.members.tables import MembershipEvent

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

UNIONS = ("兴达物流有限公司工会", "城北区机关工会联合会", "宏远电器股份有限公司工会")
BACK = 18


def fill(session: Session, today: date) -> None:
    events = select(MembershipEvent.person, MembershipEvent.day).where(
        MembershipEvent.kind == "转出", MembershipEvent.day < today - timedelta(BACK)
    ).order_by(MembershipEvent.day.desc(), MembershipEvent.id).limit(len(UNIONS))  # fmt: skip
    sent = list(reversed(session.execute(events).all()))
    for n, (person, day) in enumerate(sent):
        made = writing.write(session, [person], day, UNIONS[n], today, valid_days=30, handler="王干事")
        if n == 0:
            back = {"returned_on": day + timedelta(BACK), "accepted_on": day + timedelta(BACK - 5)}
            writing.change(session, made, back, today)
        elif n == 1:
            writing.change(session, made, {"void_on": day + timedelta(3), "note": "对方单位改了名称，另开。"}, today)
