"""The made-up office's shelf of books with loans, reading together and subscriptions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk_union.culture import culture_words as words
from desk_union.culture.links import FROM_EMPLOYER
from desk_union.culture.reading.ledgers import BOOKS, LOANS, READINGS, SUBSCRIPTIONS
from desk_union.members.sample.picking import members_from, write

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

BOOKS_OF = (
    ("细节决定成败", "经营管理", 5, 28_00), ("学习型组织的创建", "经营管理", 3, 32_00), ("工会法释义", "法律法规", 4, 45_00), ("劳动合同法解读", "法律法规", 2, 39_00), ("数控加工技术", "业务技术", 3, 56_00),
    ("焊接工艺手册", "业务技术", 1, 88_00), ("平凡的世界", "文学艺术", 4, 79_00), ("中国通史简编", "历史人文", 1, 68_00), ("家庭急救常识", "生活健康", 2, 25_00), ("安全生产百问", "业务技术", 6, 18_00),
)  # fmt: skip
PAPERS = (("工人日报", 6, 310_00), ("示例日报", 4, 288_00), ("中国机械工业", 2, 180_00))


def fill(book: Book, today: date) -> None:
    with book.deed("示例职工书屋", code="found") as session:
        session.info["kind"] = "final"
        year = today.year - 1
        people = members_from(session, date(year, 1, 1), today)
        came = date(year, 1, 15)
        made = write(session, BOOKS, [{"title": title, "kind": kind, "copies": copies, "price": price, "came_on": came, "publisher": "示例出版社", "author": "编写组", "shelf": f"{'甲乙丙'[n % 3]}{n % 5 + 1}", "source": "购入"} for n, (title, kind, copies, price) in enumerate(BOOKS_OF)], today)
        loans = [
            {"book": made[n % len(made)], "person": people[10 + n % 40], "lent_on": lent, "returned_on": lent + timedelta(16) if lent + timedelta(16) <= today - timedelta(30) else None}
            for n in range(60) if (lent := date(year, 2, 1) + timedelta(11 * n)) <= today
        ]  # fmt: skip
        write(session, LOANS, loans, today)
        _readings(session, today)


def _readings(session: Session, today: date) -> None:
    fresh = [
        {"title": f"{year}年{title}", "day": date(year, month, 23), "audience": audience, "book": book, "copies": copies, "readers": readers, "essays": essays}
        for year in (today.year - 1, today.year)
        for title, month, audience, book, copies, readers, essays in (("工会干部共读一本书", 3, words.CADRES, "学习型组织的创建", 0, 30, 26), ("读书月", 4, "全体职工", "细节决定成败", 120, 210, 148))
        if date(year, month, 23) <= today
    ]  # fmt: skip
    write(session, READINGS, fresh, today)
    papers = [
        {"title": title, "since": date(year, 1, 1), "until": date(year, 12, 31), "copies": copies, "price": price, "recipients": "各分会、小组", "source": FROM_EMPLOYER if year < today.year or n else "本级工会经费"}
        for year in (today.year - 1, today.year) for n, (title, copies, price) in enumerate(PAPERS)
    ]  # fmt: skip
    write(session, SUBSCRIPTIONS, papers, today)
