"""What is due of keeping: somebody is past the term and has something left that is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.due import Due
from desk_union.keeping.past_ledgers import EVERY
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    found = []
    for code, ledger in EVERY.items():
        ids = listing.ids_of(session, ledger, ListAsk(today))
        if ids:
            told = f"{ledger.title} {len(ids)} {ledger.counter}，经批准后请清理个人信息。"
            found.append(Due(f"keeping.{code}", "保存期限", None, told, code, tuple(ids), "info"))
    return found
