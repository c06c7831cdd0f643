"""What is due about activities: those without summary or photos; of a person, what he took part in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.culture.activities.ledgers import ACTIVITIES, CLUB_MEMBERS, SIGNED, belongs
from desk_union.culture.activities.tables import Activity, ActivityPerson, Club, ClubMember
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from sqlalchemy.orm import Session



def due(session: Session, today: date) -> list[Due]:
    return list(of_preset(session, today, ACTIVITIES, "unbooked", "活动费用没有入账", "有{n}项活动填了花费，还没有入账：{names}。", "soon"))


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """This year's activities and the prizes of any year, and the clubs."""
    held = select(ActivityPerson.id, ActivityPerson.prize, Activity.name, Activity.held_on).join(Activity, Activity.id == ActivityPerson.activity).where(ActivityPerson.person == person)
    rows = session.execute(held.order_by(Activity.held_on.desc())).all()
    found = []
    if rows:
        this = [row for row in rows if row.held_on >= date(today.year, 1, 1)]
        won = "，得奖：" + "、".join(f"{row.name}{row.prize}" for row in rows if row.prize) if any(row.prize for row in rows) else ""
        told = f"今年参加文体活动{len(this)}次，历年{len(rows)}次；最近的是{rows[0].name}{won}。"
        found.append(Due("activities_of", "参加文体活动", None, told, SIGNED.code, tuple(row.id for row in rows), "info"))
    clubs = session.execute(select(ClubMember.id, Club.name).join(Club, Club.id == ClubMember.club).where(ClubMember.person == person, belongs(today)).order_by(Club.id)).all()
    if clubs:
        found.append(Due("clubs_of", "兴趣小组", None, f"在{'、'.join(row.name for row in clubs)}。", CLUB_MEMBERS.code, tuple(row.id for row in clubs), "info"))
    return found
