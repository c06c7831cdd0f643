"""The made-up office's returns: deadlines, what was written, and those of last year that were sent out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import months
from desk_union.members.sample.picking import write
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.returns import returns_words as words
from desk_union.reports.returns.described_deeds import DEEDS
from desk_union.reports.returns.ledgers import DEADLINES, TEXTS
from desk_union.reports.returns.periods import last_ended

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# form, days after the end of the period, receiver
DUE = ((words.MONTH, 5, "总厂工会"), (words.SAFETY, 10, "总厂工会"), (words.PUBLICITY, 10, "总厂工会宣教部"), (words.STATISTICS, 25, "市总工会"))
RECEIVER = {form: receiver for form, _, receiver in DUE}
DONE = "召开工会委员会会议，小结上月工作、安排本月工作；走访慰问生病住院职工；组织班组学习和安全检查；收缴会费。"
COMING = "开好委员会会议；做好走访慰问；组织文体活动；报送信息稿件。"
# label, value, unit, of the yearly statistics and of the quarter
TYPED_OF = (("联合工会涵盖单位", "0", "个"), ("专职工会工作人员", "1", "人"), ("兼职工会工作人员", "4", "人"), ("职工董事", "0", "人"), ("职工监事", "1", "人"))


def fill(book: Book, today: date) -> None:
    with book.deed("示例上报报表", code="found") as session:
        session.info["kind"] = "final"
        _deadlines(session, today)
        _texts(session, today)
        _typed(session, today)
        for form in words.FORM.labels:
            _send(session, form, today)


def _deadlines(session: Session, today: date) -> None:
    """Beside those that a book begins with, which say no deadline."""
    since = date(today.year - 1, 1, 1)
    fresh = [
        {"form": form, "days": days_after, "ahead": 3, "begins": 1, "receiver": receiver, "since": since}
        for form, days_after, receiver in DUE
    ]
    write(session, DEADLINES, fresh, today)


def _texts(session: Session, today: date) -> None:
    """The last two months that are over."""
    now = months.period_of(today)
    fresh = [
        {"form": words.MONTH, "day": months.first_day(months.following(now, -back)), "done": DONE, "coming": COMING, "author": "王干事"}
        for back in (1, 2)
    ]  # fmt: skip
    write(session, TEXTS, fresh, today)


def _typed(session: Session, today: date) -> None:
    fresh: list[dict[str, Any]] = []
    for back in (1, 2):
        first, last = date(today.year - back, 1, 1), date(today.year - back, 12, 31)
        fresh += [{"name": name, "value": value, "unit": unit, "first": first, "last": last, "author": "王干事", "source": "办公室"} for name, value, unit in TYPED_OF]
    quarter = last_ended(words.SAFETY, today)
    fresh += [{"name": "安全生产投入", "value": "12.5", "unit": "万元", "first": span.first, "last": span.last, "author": "王干事", "source": "安全环保部"} for _, span in quarter.columns]
    write(session, TYPED, fresh, today)


def _send(session: Session, form: str, today: date) -> None:
    """The newest that is over, by the deed itself; that of this month's last was left for the clerk."""
    issue = DEEDS[0]
    period = last_ended(form, today)
    span = period.span
    if form == words.MONTH:
        period_before = months.following(months.period_of(span.last), -1)
        span = type(span)(months.first_day(period_before), months.last_day(period_before))
    given = {
        "form": form, "year": span.last.year, "month": span.last.month, "quarter": (span.last.month + 2) // 3, "unit": None,
        "day": min(today, span.last + timedelta(4)), "receiver": RECEIVER[form], "as_is": True,
    }  # fmt: skip
    issue.do(session, (), given, today)
