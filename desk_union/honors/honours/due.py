"""What is due about honours and fines: prizes not handed out, fines not paid or booked; of a person, the honours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.due import Due
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES
from desk_union.honors.honours.tables import Honour
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, HONOURS, "prizes", "表彰奖励没有编发放单", "有{n}条荣誉的奖金、奖品还没有编发放单：{names}。", "soon"),
        *of_preset(session, today, PENALTIES, "unpaid", "罚款没有收付", "有{n}笔罚款、抵押金还没有收付：{names}。", "soon", "day"),
        *of_preset(session, today, PENALTIES, "unbooked", "罚款和抵押金没有入账", "有{n}笔罚款、抵押金收付了还没有入账：{names}。", "soon", "day"),
    ]  # fmt: skip


def due_of(session: Session, person: int, today: date) -> list[Due]:
    held = select(Honour.id, Honour.year, Honour.name, Honour.withdrawn_on).where(Honour.person == person, Honour.granted_on <= today).order_by(Honour.granted_on.desc(), Honour.id.desc())
    found = session.execute(held).all()
    if not found:
        return []
    told = "；".join(f"{row.year}年{row.name}{'（已收回）' if row.withdrawn_on and row.withdrawn_on <= today else ''}" for row in found[:5])
    return [Due("honours_of", "所获荣誉", None, f"获得荣誉{len(found)}项：{told}。", HONOURS.code, tuple(row.id for row in found), "info")]
