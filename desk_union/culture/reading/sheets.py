"""What is printed of books, loans and subscriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.culture.reading.ledgers import BOOKS, LOANS, READINGS, SUBSCRIPTIONS
from desk_union.members.paper.registers import register

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (
    register("culture.book_list", "图书登记表", "职工书屋的图书，按类别，有册数和借出册数。", BOOKS, ("kind", "number", "title", "author", "publisher", "copies", "out", "price", "shelf"), presets=("held",), standing=True, sections=True),
    register("culture.loan_list", "图书借阅登记表", "所选期间借出的书、谁借的、还了没有。", LOANS, ("person", "book", "lent_on", "due_on", "returned_on")),
    register("culture.overdue_list", "图书催还单", "过了应还日期还没有还的书。", LOANS, ("person", "book", "lent_on", "due_on"), presets=("overdue",), standing=True, empty="没有过期未还的书。"),
    register("culture.reading_list", "读书活动登记表", "所选期间的读书活动，发书册数、心得篇数，有合计。", READINGS, ("title", "day", "audience", "book", "copies", "readers", "essays")),
    register("culture.subscription_list", "报刊征订表", "所选期间订的报刊：份数、金额、发给谁、凭证。", SUBSCRIPTIONS, ("title", "since", "until", "copies", "price", "cost", "recipients", "booked")),
)  # fmt: skip
