"""What a clerk does with reminders: set one, see to it, put it off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, Text
from desk_union.describe.ledger import Shown
from desk_union.reminders.ledgers import REMINDERS
from desk_union.reminders.recurring import ONCE, REPEATS, next_day
from desk_union.reminders.tables import Reminder
from desk_union.store import listing, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE, GROUP = "报表", "reminders", "提醒"
NAMED = 3
WEEK = timedelta(7)
AGAIN = ("day", "words", "source", "named", "repeats", "until", "who", "note")


def _named(session: Session, ids: Sequence[int]) -> str:
    names = list(listing.names_of(session, REMINDERS, list(ids)[:NAMED]).values())
    return "、".join(f"“{name}”" for name in names) + (f"等{len(ids)}条" if len(ids) > NAMED else "")


def _still_open(_day: date) -> ColumnElement[bool]:
    return Reminder.done_on.is_(None)


def _put(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    given = {key: values.get(key) for key in AGAIN if key != "note"}
    made = rows.save_row(session, REMINDERS, None, {**given, "repeats": given["repeats"] or ONCE}, today)
    told = f"登记{days.show_day_long(values['day'])}的提醒：{values['words']}"
    told += f"（{values['repeats']}）" if values.get("repeats") not in {None, ONCE} else ""
    return DeedResult(ids=(made,), words=f"{told}。", name=str(values["words"]), seen=(REMINDERS.code, (made,)))


def _done(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    held = session.scalars(select(Reminder).where(Reminder.id.in_(list(ids))).order_by(Reminder.id)).all()
    coming: list[dict[str, Any]] = []
    for one in held:
        after = max(one.day, values["day"])
        again = next_day(one.first or one.day, one.repeats, after, one.until)
        if again is not None:
            coming.append(_next(one, again))
    rows.change_many(session, REMINDERS, list(ids), {"done_on": values["day"]}, today)
    made = [_made_again(session, one, today) for one in coming]
    notes = tuple(f"下一次：{days.show_day_long(one['day'])} {one['words']}。" for one in coming)
    words = f"办完提醒{_named(session, ids)}。"
    return DeedResult(ids=(*ids, *made), number=len(ids), words=words, name=_named(session, ids), notes=notes,
                      seen=(REMINDERS.code, (*ids, *made)))  # fmt: skip


def _next(one: Reminder, again: date) -> dict[str, Any]:
    kept = {key: getattr(one, key) for key in AGAIN}
    link = {key: getattr(one, key) for key in ("owner_table", "owner_id", "linked")}
    return {**kept, **link, "day": again, "first": one.first or one.day}


def _made_again(session: Session, values: Mapping[str, Any], _today: date) -> int:
    """The next of a series means the same row, also where that bears another name by now."""
    again = Reminder(**values)
    session.add(again)
    session.flush()
    return again.id


def _later(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    if values["day"] < today:
        raise Refusal(f"{days.show_day_long(values['day'])}已经过去了。", "请改到今天或以后。", field="day")
    names = _named(session, ids)
    rows.change_many(session, REMINDERS, list(ids), {"day": values["day"]}, today)
    told = f"把提醒{names}改到{days.show_day_long(values['day'])}。"
    return DeedResult(ids=tuple(ids), words=told, name=names, seen=(REMINDERS.code, tuple(ids)))


def _propose_week(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day + WEEK}


def _propose_day(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day}


def _wanted(values: Values) -> Collection[str]:
    """Until when is asked of what comes again."""
    usual = {"day", "words", "repeats", "source", "named", "who"}
    return usual if values.get("repeats") in {None, ONCE} else usual | {"until"}


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reminders.put", title="提醒我", tab=TAB, group=GROUP, ledger=lambda: REMINDERS, rows="none", page=PAGE,
        do=_put, propose=_propose_week, wanted=_wanted,
        help="到某一天提醒做某件事。在任何台账里选中一条再办，就连着那一条；也可以不连。",
        asks=(
            Shown(key="day", label="哪天", kind=Day(), required=True),
            Shown(key="words", label="提醒什么", kind=Text(120), required=True),
            Shown(key="repeats", label="重复", kind=Choice(REPEATS), default=ONCE),
            Shown(key="until", label="到哪天为止", kind=Day(), help="不填就一直提醒。"),
            Shown(key="source", label="哪本台账", kind=Choice(known_ledgers.LEDGER), help="选中一条再办，自己就填好了；不连的清空。"),
            Shown(key="named", label="哪一条", kind=Text(200), help="台账里的名称或编号。"),
            Shown(key="who", label="谁办", kind=Text(40)),
        ),
    ),
    Deed(
        code="reminders.done", title="已办", tab=TAB, group=GROUP, ledger=lambda: REMINDERS, page=PAGE, do=_done,
        propose=_propose_day, fits=_still_open, unfit="要选还没有办的提醒。", waiting=True, shows=("day", "named"),
        help="提醒的事办好了。重复的提醒自动登记下一次，漏掉的几次不补。",
        asks=(Shown(key="day", label="办完日期", kind=Day(ahead=0), required=True),),
    ),
    Deed(
        code="reminders.later", title="改期", tab=TAB, group=GROUP, ledger=lambda: REMINDERS, page=PAGE, do=_later,
        propose=_propose_week, fits=_still_open, unfit="要选还没有办的提醒。", waiting=True, shows=("day", "named"),
        help="推迟或提前这一次提醒；重复的提醒，后面几次的日子不变。",
        asks=(Shown(key="day", label="改到哪天", kind=Day(), required=True),), since="today",
    ),
)  # fmt: skip
