"""What is due about disclosure: what was not disclosed this period or the last, opinions without answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.democracy.openness import rules
from desk_union.democracy.openness.ledgers import DISCLOSURE_ITEMS, DISCLOSURES, OPINIONS, REVIEWS, listed_on
from desk_union.democracy.openness.tables import Disclosure, DisclosureItem
from desk_union.describe.due import Due
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *_missing(session, today), *of_preset(session, today, DISCLOSURE_ITEMS, "undisclosed", "本期没有公开", "公开目录里有{n}项本期还没有公开：{names}。", "soon"),
        *of_preset(session, today, DISCLOSURES, "unanswered", "公开意见没有处理", "有{n}次公开反映了意见，还没有处理：{names}。", "soon"), *of_preset(session, today, REVIEWS, "unmended", "公开考核没有整改", "有{n}次公开考核要求的整改还没有完成：{names}。", "soon", "mend_by"),
        *of_preset(session, today, OPINIONS, "open", "意见没有答复", "有{n}条意见建议还没有答复。", "soon"),
    ]  # fmt: skip


def _missing(session: Session, today: date) -> Iterator[Due]:
    """Listed since before the last whole period, and not disclosed in it."""
    last = select(func.max(Disclosure.day)).where(Disclosure.item == DisclosureItem.id).correlate(DisclosureItem).scalar_subquery()
    missing = []
    for row in session.execute(select(DisclosureItem.id, DisclosureItem.title, DisclosureItem.frequency, DisclosureItem.since, last.label("last")).where(listed_on(today)).order_by(DisclosureItem.id)):
        before = rules.period_before(row.frequency, today)
        if before is not None and (row.since is None or row.since <= before) and (row.last is None or row.last < before):
            missing.append((row.id, row.title))
    if missing:
        names = "、".join(title for _, title in missing[:3]) + ("等" if len(missing) > 3 else "")  # noqa: PLR2004 - so many are named
        yield Due("disclosure_missing", "上期没有公开", None, f"有{len(missing)}项上一期也没有公开：{names}。", DISCLOSURE_ITEMS.code, tuple(row for row, _ in missing), "late")


def due_of(_session: Session, _person: int, _today: date) -> list[Due]:
    return []


