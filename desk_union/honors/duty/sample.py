"""Reports of last year in a sample book: two leaders with marks, and the summary of a branch."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis import points
from desk_union.honors import honors_words as words
from desk_union.honors.duty.ledgers import DUTY_MARKS, REPORTS
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from desk_union.store.opened import Book

TOLD = "组织建设：按时收缴会费，办理新会员入会。\n关心职工：对生病职工做到了必访。\n宣教文体：组织参加了各项文体活动。"


def fill(book: Book, today: date) -> None:
    day = date(today.year - 1, 12, 15)
    with book.deed("示例述职", code="found") as session:
        session.info["kind"] = "final"
        people, units = members_from(session, date(today.year - 2, 1, 1), today)[:2], branches(session)[:1]
        common: dict[str, Any] = {"year": day.year, "day": day, "text": TOLD, "problems": "深入班组不够。", "plans": "每月到班组两次。"}
        reports = [{**common, "kind": words.COMMITTEE_DUTY, "person": one, "post": "工会委员"} for one in people]
        made = write(session, REPORTS, [*reports, *({**common, "kind": words.GROUP_SUMMARY, "unit": one} for one in units)], today)
        marks = [{"report": row, "judge": f"票{n}", "mark": (88 + 2 * n + place) * points.SCALE} for place, row in enumerate(made[: len(people)]) for n in range(1, 6)]
        write(session, DUTY_MARKS, marks, today)
