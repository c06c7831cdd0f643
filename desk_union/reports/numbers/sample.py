"""The made-up office's typed numbers: what the production department reported of each year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.members.sample.picking import write
from desk_union.reports.numbers.ledgers import TYPED

if TYPE_CHECKING:
    from desk_union.store.opened import Book

GIVEN = (("F030", "38.60", "生产部"), ("F031", "2.4", "生产部"), ("F016", "4届3次", "上级工会文件"), ("F045", "5", "走访制度"), ("F044", "5", "走访制度"))
SPOKEN = ("culture.media", "6", "另有一家行业媒体的稿件没有登记")  # a figure of the house that somebody typed all the same


def fill(book: Book, today: date) -> None:
    with book.deed("示例手填数字", code="found") as session:
        session.info["kind"] = "final"
        fresh: list[dict[str, Any]] = []
        for year in (today.year - 1, today.year):
            first, last = date(year, 1, 1), date(year, 12, 31)
            about = {"first": first, "last": last, "author": "工会干事", "typed_on": min(last - timedelta(6), today)}
            fresh += [{**about, "figure": code, "value": value, "source": source} for code, value, source in GIVEN]
        code, value, reason = SPOKEN
        earlier = {"first": date(today.year - 2, 1, 1), "last": date(today.year - 2, 12, 31), "author": "工会干事"}
        fresh.append({**earlier, "figure": code, "value": value, "reason": reason, "typed_on": date(today.year - 2, 12, 28)})
        write(session, TYPED, fresh, today)
