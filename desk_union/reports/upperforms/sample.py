"""The made-up office's form of the city union's: a yearly sheet with its cells marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.places import RESOURCES
from desk_union.members.sample.picking import write
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.filling import TABLE
from desk_union.reports.upperforms.ledgers import FORM_MARKS, UPPER_FORMS
from desk_union.store.attachments import attach

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

WORKBOOK = RESOURCES / "upper_form.xlsx"
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "基层工会统计表"
# row of the sheet, what stands there, figure, unit of money
LINES = (
    (4, "职工人数", "members.staff", None), (5, "会员人数", "members.members", None), (6, "女会员人数", "members.members_women", None), (7, "入会率", "members.rate", None),
    (8, "走访慰问户数", "care.visit_households", None), (9, "慰问金", "care.visit_cash", words.TEN_THOUSAND), (10, "发表稿件", "culture.articles", None), (11, "职工书屋藏书", "culture.books", None),
    (12, "职工董事", None, None), (13, "职工监事", None, None),
)  # fmt: skip
COLUMNS = (("D", words.NOW), ("E", words.YEAR_AGO))


def fill(book: Book, today: date) -> None:
    with book.deed("示例上级表格", code="found") as session:
        session.info["kind"] = "final"
        form = {"name": "市总工会基层工会统计表", "rhythm": words.YEARLY, "receiver": "市总工会"}
        made = write(session, UPPER_FORMS, [form], today)[0]
        attach(session, book, TABLE, made, "file", WORKBOOK, name="基层工会统计表.xlsx", media_type=MEDIA, on=today)
        marks: list[dict[str, Any]] = [
            {"cell": "A2", "what": words.UNION, "label": "填报单位"}, {"cell": "D2", "what": words.DAY, "label": "填报日期"},
            *(
                {"cell": f"{column}{row}", "what": words.NUMBER, "label": label, "figure": figure, "span": span, "money": money}
                for row, label, figure, money in LINES
                for column, span in COLUMNS
            ),
        ]  # fmt: skip
        write(session, FORM_MARKS, [{"form": made, "sheet": SHEET, **one} for one in marks], today)
