"""The made-up office changed hands once before, and something of it is open still."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.members.sample.picking import write
from desk_union.reports.handing import handing_words as words
from desk_union.reports.handing.ledgers import HAND_OVER_LINES, HAND_OVERS

if TYPE_CHECKING:
    from desk_union.store.opened import Book

THINGS = ((words.SEAL, "工会公章", "1枚", "办公室保险柜"), (words.SEAL, "财务专用章", "1枚", "财务室"), (words.KEY, "档案柜钥匙", "2把", "办公桌抽屉"), (words.PAPER, "工会法人资格证书", "1份", "办公室保险柜"))


def fill(book: Book, today: date) -> None:
    day = date(today.year - 1, 3, 10)
    with book.deed("示例工作移交", code="found") as session:
        session.info["kind"] = "final"
        made = write(session, HAND_OVERS, [{"day": day, "giver": "蔡雪琴", "taker": "工会干事", "witness": "吕志远", "passwords": "信封封好，在主席保险柜。"}], today)[0]
        lines: list[dict[str, Any]] = [{"kind": kind, "what": what, "amount": amount, "place": place} for kind, what, amount, place in THINGS]
        lines.append({"kind": words.OPEN, "what": "上年工作总结还没有上报", "due_on": date(day.year, 3, 31), "done_on": date(day.year, 3, 25)})
        lines.append({"kind": words.OPEN, "what": "会员证还有12本没有领走", "amount": "12本", "kept_in": "职工会员花名册"})
        write(session, HAND_OVER_LINES, [{"hand_over": made, **one} for one in lines], today)
