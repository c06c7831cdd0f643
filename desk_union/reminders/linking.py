"""Which row a reminder means, kept when it is saved so that it is found however it is called later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Fault
from desk_union.reminders.recurring import ONCE
from desk_union.reminders.tables import Reminder
from desk_union.store import anyrow
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line


def check(values: Values) -> Sequence[Fault]:
    """What of a reminder cannot be together."""
    found = []
    day, until = values.get("day"), values.get("until")
    if values.get("repeats") in {None, ONCE} and until is not None:
        found.append(Fault("until", "不重复的提醒没有“到哪天为止”。", "请清空，或选每周、每月、每季、每年。"))
    elif day is not None and until is not None and until < day:
        found.append(Fault("until", "“到哪天为止”早于提醒的日期。", "请核对两个日期。"))
    if bool(values.get("source")) != bool(values.get("named")):
        key = "named" if values.get("source") else "source"
        found.append(Fault(key, "“哪本台账”和“哪一条”要一起写。", "请都填写，或者都清空（不连着哪一条的提醒）。"))
    return found


def judge(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    """A row that is meant is there and is the only one; one that was found once may be gone meanwhile."""
    for place, (row_id, values) in enumerate(lines):
        source, named = values.get("source"), values.get("named")
        if not source or not named or (row_id is not None and _found_before(session, row_id) == _link(source, named)):
            continue
        try:
            anyrow.called(session, source, named, today)
        except Refusal as refusal:
            yield place, Fault(refusal.field or "named", refusal.reason, refusal.remedy)


def _link(source: str | None, named: str | None) -> str | None:
    return f"{source}：{named}" if source and named else None


def _found_before(session: Session, row_id: int) -> str | None:
    return session.scalar(select(Reminder.linked).where(Reminder.id == row_id))


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """Keep the row that is meant, and from when the series is reckoned."""
    query = select(Reminder.id, Reminder.source, Reminder.named, Reminder.linked, Reminder.first, Reminder.day)
    for chunk in chunks(list(ids)):
        for one in session.execute(query.where(Reminder.id.in_(chunk))).all():
            changed = {} if one.linked == _link(one.source, one.named) else _found(session, one, today)
            if one.first is None:
                changed["first"] = one.day
            if changed:
                session.connection().execute(update(Reminder).where(Reminder.id == one.id).values(**changed))
    session.expire_all()


def _found(session: Session, one: Any, today: date) -> dict[str, Any]:
    link = _link(one.source, one.named)
    if link is None:
        return {"owner_table": None, "owner_id": None, "linked": None}
    meant = anyrow.called(session, one.source, one.named, today)
    return {"owner_table": meant.ledger.row.__tablename__, "owner_id": meant.id, "linked": link}
