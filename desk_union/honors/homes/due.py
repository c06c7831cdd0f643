"""What is due about 建家: homes to be looked at again, pledges not signed; of a person, what he signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.due import Due
from desk_union.honors.homes.ledgers import HOMES, PLEDGES
from desk_union.honors.homes.tables import Pledge
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, HOMES, "recheck", "职工之家复查到期", "有{n}个家复查到期：{names}。", "soon", "recheck_on"),
        *of_preset(session, today, PLEDGES, "overdue", "责任书过期没有签", "有{n}份责任书过了应签日期还没有签：{names}。", "late", "due_on"),
    ]  # fmt: skip


def due_of(session: Session, person: int, today: date) -> list[Due]:
    held = select(Pledge.id, Pledge.year, Pledge.kind, Pledge.signed_on).where(Pledge.person == person).order_by(Pledge.year.desc(), Pledge.id.desc())
    found = session.execute(held).all()
    if not found:
        return []
    told = "；".join(f"{row.year}年{row.kind}（{'已签' if row.signed_on and row.signed_on <= today else '未签'}）" for row in found[:3])
    return [Due("pledges_of", "责任书", None, f"{told}。", PLEDGES.code, tuple(row.id for row in found), "info")]
