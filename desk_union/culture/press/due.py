"""What is due about carriers: the issue that should be out by now; of a person, the articles that bear the name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.culture.press.ledgers import ARTICLES, CARRIERS, carried_on, last_issue
from desk_union.culture.press.tables import Article, Carrier
from desk_union.describe.due import Due
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

AHEAD = 7  # days before an issue at which it is told


def due(session: Session, today: date) -> list[Due]:
    return list(_issues(session, today))


def _issues(session: Session, today: date) -> Iterator[Due]:
    held = select(Carrier.id, Carrier.name, Carrier.every, Carrier.since, last_issue(today).label("last")).where(carried_on(today), Carrier.every.is_not(None))
    for row in session.execute(held.order_by(Carrier.id)):
        begun = row.last or row.since
        if begun is None or row.every is None:
            continue
        day = days.add_months(begun, row.every)
        if day <= today + timedelta(AHEAD):
            last = f"上一期是{days.show_day_long(row.last)}，" if row.last else "还没有出过，"
            yield Due("issue", "该出刊了", day, f"{row.name}{last}{row.every}个月一期，{days.show_day_long(day)}{'已经到期' if day < today else '该出'}。", CARRIERS.code, (row.id,), "late" if day < today else "soon")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """By the name, where only one person bears it."""
    name = session.scalar(select(Person.name).where(Person.id == person))
    if name is None or (session.scalar(select(func.count()).select_from(Person).where(Person.name == name)) or 0) > 1:
        return []
    held = select(Article.id, Article.published_on).where(Article.author == name).order_by(Article.published_on.desc())
    rows = session.execute(held).all()
    if not rows:
        return []
    out = [row for row in rows if row.published_on is not None]
    this = sum(row.published_on.year == today.year for row in out if row.published_on is not None)
    return [Due("articles_of", "写的稿件", None, f"投稿{len(rows)}篇，发表{len(out)}篇，其中今年发表{this}篇。", ARTICLES.code, tuple(row.id for row in rows), "info")]
