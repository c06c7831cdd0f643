"""The made-up office's own terms; a fresh book has none, since the law gives no number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.tab import Founding
from desk_union.keeping import kinds
from desk_union.keeping.ledgers import TERMS
from desk_union.store import rows

if TYPE_CHECKING:
    from datetime import date

BASIS = "工会委员会会议决定（示例）"
YEARS = dict.fromkeys(kinds.KIND.labels, 5)


def fill(book: Any, today: date) -> None:
    with book.deed("定保存期限") as session:
        given = [{"kind": kind, "years": years, "basis": BASIS, "note": None} for kind, years in YEARS.items()]
        rows.add_rows(session, TERMS, given, today)


FOUNDING = Founding(fill=fill)
