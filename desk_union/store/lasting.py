"""Writing what a lasting column held before, so that the past stays; and which changed values ask for a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Money, Ref
from desk_union.describe.ledger import Dated, Lasting, open_on

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Shown


def asks_day(shown: Shown, before: Any) -> bool:
    """Whether a change of this column from ``before`` happened on a day that must be known."""
    if isinstance(shown, Lasting):
        return before not in (None, "") or shown.past.none_told
    return isinstance(shown, Dated)


def kept(shown: Lasting, value: Any) -> Any:
    """The value as the rows of the past hold it."""
    return value if value is None or isinstance(shown.kind, Money | Ref) else shown.kind.show(value)


def keep(session: Session, shown: Lasting, owner: int, before: Any, after: Any, since: date, today: date) -> None:
    """Note that from ``since`` on ``after`` holds, until then ``before``; Refusal where another change came later."""
    past = shown.past
    refuse_late(session, shown, owner, since, today)
    of_owner = (past.owner == owner, *past.where)
    told = {"day": since, **dict(past.marks)} | ({past.after: after} if past.after else {})
    table, connection = past.row.__table__, session.connection()
    same = session.execute(select(past.row.id, past.before).where(*of_owner, past.day == since)).first()
    if same is None:
        names = {past.owner.key: owner, past.before.key: kept(shown, before), **told}
        columns = {past.row.__mapper__.columns[key].name: value for key, value in names.items()}
        connection.execute(insert(table).values(columns))
    elif same[1] == kept(shown, after):
        connection.execute(delete(table).where(table.c.id == same.id))
    elif past.after:
        connection.execute(update(table).where(table.c.id == same.id).values({past.after: after}))


def refuse_late(session: Session, shown: Lasting | Dated, owner: int, since: date, today: date) -> None:
    """Refusal when the day has not come, or when a change after it says already what holds today."""
    if since > today:
        raise Refusal(
            f"{shown.label}的变动日期{days.show_day(since)}还没有到。", "请到那一天再改。", field=shown.key
        )
    if isinstance(shown, Lasting):
        past = shown.past
        day, held = past.day, (past.owner == owner, *past.where)
    else:
        day, held = shown.row.since, (shown.owner == owner,)
    later = session.scalar(select(func.max(day)).where(*held, day > since))
    if later is None and isinstance(shown, Dated):  # it ended since, with nothing after it
        until = shown.row.until
        later = session.scalar(select(func.max(until)).where(*held, until > since, until <= today))
    if later is not None:
        raise Refusal(
            f"{shown.label}在{days.show_day(later)}还有一次变动，晚于{days.show_day(since)}。",
            "请填那天以后的日期；那一次登记错了的，请在变动台账里改。", field=shown.key,
        )  # fmt: skip


def running_since(session: Session, shown: Dated, owner: int, today: date) -> date:
    """From when the value of today holds, where a wrong value is corrected; today when there is none."""
    held = select(func.max(shown.row.since)).where(
        shown.owner == owner, shown.row.since <= today, open_on(shown.row, today)
    )
    return session.scalar(held) or today
