"""The figures of books, reading and subscriptions."""

from __future__ import annotations

from desk_union.culture import culture_words as words
from desk_union.culture.reading.ledgers import BOOKS, LOANS, READINGS, SUBSCRIPTIONS, in_library
from desk_union.culture.reading.tables import BookLoan, LibraryBook, ReadingDrive, Subscription
from desk_union.describe.figure import Figure
from desk_union.describe.spanning import during, standing

FIGURES: tuple[Figure, ...] = (
    Figure(
        "culture.books", "职工书屋藏书册数", "册", lambda: BOOKS, standing(LibraryBook, in_library), "total", amount=lambda: LibraryBook.__table__.c.copies,
    ),
    Figure("culture.loans", "图书借阅人次", "人次", lambda: LOANS, during(BookLoan, BookLoan.lent_on)),
    Figure("culture.readings", "读书活动项数", "项", lambda: READINGS, during(ReadingDrive, ReadingDrive.day)),
    Figure("culture.cadre_books", "工会干部共读书目数", "本", lambda: READINGS, during(ReadingDrive, ReadingDrive.day, ReadingDrive.audience == words.CADRES, ReadingDrive.book.is_not(None)), "distinct", amount=lambda: ReadingDrive.__table__.c.book, seeds=("F063",)),
    Figure("culture.books_handed_out", "配发学习书目数", "本", lambda: READINGS, during(ReadingDrive, ReadingDrive.day, ReadingDrive.copies > 0), "distinct", amount=lambda: ReadingDrive.__table__.c.book, seeds=("F251",)),
    Figure("culture.essays", "读书心得篇数", "篇", lambda: READINGS, during(ReadingDrive, ReadingDrive.day), "total", amount=lambda: ReadingDrive.__table__.c.essays),
    Figure("culture.subscriptions", "订阅报刊种类", "种", lambda: SUBSCRIPTIONS, during(Subscription, Subscription.since), "distinct", amount=lambda: Subscription.__table__.c.title, seeds=("F295",), note="期间内开始订的。"),
    Figure("culture.subscription_cost", "报刊征订费用", "元", lambda: SUBSCRIPTIONS, during(Subscription, Subscription.since, Subscription.cost > 0), "sum", amount=lambda: Subscription.__table__.c.cost),
)  # fmt: skip
