"""What is due about contracts and disputes: what ends, what was not filed, what lies open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.democracy.contracts.ledgers import CONTRACTS, DISPUTES, LABOUR_CONTRACTS, to_renew
from desk_union.democracy.contracts.tables import LabourContract
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *of_preset(session, today, CONTRACTS, "expiring", "集体合同到期", "有{n}份集体合同快到期或刚到期，还没有续签：{names}。", "soon", "until"),
        *of_preset(session, today, CONTRACTS, "unfiled", "集体合同没有报送", "有{n}份集体合同签订后还没有报送备案（签订后十日内）：{names}。", "soon", "signed_on"),
        *of_preset(session, today, LABOUR_CONTRACTS, "renew", "劳动合同待续签", "有{n}份劳动合同快到期或刚到期，还没有续签。", "soon", "until"), *of_preset(session, today, DISPUTES, "open", "争议没有结案", "有{n}件劳动争议还没有结案。", "soon", "received_on"),
    ]  # fmt: skip


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The contract that is to be renewed."""
    held = session.execute(select(LabourContract.id, LabourContract.until).where(LabourContract.person == person, to_renew(today))).first()
    if held is None or held.until is None:
        return []
    late = held.until < today
    told = f"劳动合同台账里的合同{days.show_day_long(held.until)}{'已到期' if late else '到期'}，还没有续签。"
    return [Due("labour_renewal", "劳动合同待续签", held.until, told, LABOUR_CONTRACTS.code, (held.id,), "late" if late else "soon")]
