"""What else changed beside the membership: who moved to another 分会 or 小组, which groups got another leader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from desk_union.basis import days
from desk_union.describe.paper import Column, Table
from desk_union.members.ledgers import PLACEMENTS, POSTS
from desk_union.members.ledgers.union import leader_changed, post_before
from desk_union.members.paper import rolls
from desk_union.members.tables import Person, Placement, Post
from desk_union.store import partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.sheet import Request


def moves(session: Session, request: Request, asked: Span) -> list[Table]:
    """Who was in one unit and is in another from a day of the span on; nothing where nobody moved."""
    earlier = aliased(Placement)
    newest = select(func.max(earlier.since)).where(earlier.person == Placement.person, earlier.since < Placement.since)
    before, last = aliased(Placement), newest.correlate(Placement).scalar_subquery()
    query = (
        select(
            Placement.id, Placement.since, Person.name, Person.sex, before.value, Placement.value.label("to"), Placement.reason
        )
        .join(Person, Person.id == Placement.person)
        .join(before, and_(before.person == Placement.person, before.since == last))
        .where(Placement.since.between(asked.first, asked.last), before.value != Placement.value)
        .order_by(Placement.since, Person.sort, Person.id)
    )
    order = rolls.UnitOrder(session, asked.last)
    told = partial.telling(session, PLACEMENTS, "since")
    rows = [
        (days.show_day(told(row.id, "since", row.since)), row.name, row.sex or "", order.name(row.value), order.name(row.to), row.reason or "")
        for row in session.execute(query)
    ]
    heads = [Column(head) for head in ("日期", "姓名", "性别", "原分会、小组", "现分会、小组", "原因")]
    return _table(session, request, asked, "分会、小组调动", heads, rows, "人次")


def leaders(session: Session, request: Request, asked: Span) -> list[Table]:
    """Which groups got another leader in the span; the same rows as the figure 工会小组长变更次数.

    Why the leader changed is told by the post that ended, once it has ended, else by the one that began, as long as it
    runs: the reason of a post that has ended may be that of its end.
    """
    gone, ended = aliased(Person), aliased(Post)
    at_end = case((ended.until <= asked.last, ended.reason))
    reason = func.coalesce(at_end, case((Post.until.is_(None), Post.reason))).label("reason")
    query = (
        select(Post.id, Post.since, Post.unit, Person.name, gone.name.label("before"), reason, Post.document)
        .join(Person, Person.id == Post.person)
        .join(ended, ended.id == post_before())
        .join(gone, gone.id == ended.person)
        .where(leader_changed(asked.first, asked.last))
        .order_by(Post.since, Post.id)
    )
    order = rolls.UnitOrder(session, asked.last)
    told = partial.telling(session, POSTS, "since")
    rows = [
        (days.show_day(told(row.id, "since", row.since)), order.name(row.unit), row.before, row.name, row.reason or "", row.document or "")
        for row in session.execute(query)
    ]
    heads = [Column(head) for head in ("日期", "小组", "原任小组长", "现任小组长", "原因", "文件")]
    return _table(session, request, asked, "工会小组长更换", heads, rows, "次")


def _table(
    session: Session,
    request: Request,
    asked: Span,
    title: str,
    heads: Sequence[Column],
    rows: Sequence[rolls.Row],
    measure: str,
) -> list[Table]:
    if not rows:
        return []
    return [
        rolls.table(
            session, request, title, heads, rows, measure=measure, period=rolls.in_words(asked), empty=""
        )
    ]  # fmt: skip
