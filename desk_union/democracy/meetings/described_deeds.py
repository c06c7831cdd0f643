"""What a clerk does about meetings: call the roll, note that something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS, TASKS
from desk_union.democracy.meetings.tables import MeetingPerson, MeetingTask
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Day, LongText, Ref
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.store import rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "民主管理", "democracy.meeting"


def _call(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """Who is listed already gets the new state."""
    meeting, state = values["meeting"], values["state"]
    there = select(MeetingPerson.person, MeetingPerson.id).where(MeetingPerson.meeting == meeting, MeetingPerson.person.in_(ids))
    held = {row.person: row.id for row in session.execute(there)}
    if held:
        rows.change_many(session, ATTENDANCE, list(held.values()), {"state": state}, today)
    fresh = [person for person in ids if person not in held]
    made = rows.add_rows(session, ATTENDANCE, [{"meeting": meeting, "person": person, "state": state} for person in fresh], today)
    names = named(list(session.scalars(select(Person.name).where(Person.id.in_(ids)).order_by(Person.id))))
    told = f"登记{names}{state}“{name_of(session, MEETINGS, meeting)}”。"
    return DeedResult(ids=tuple(ids), words=told, name=names, seen=(ATTENDANCE.code, (*held.values(), *made)))


def _done(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    rows.change_many(session, TASKS, list(ids), {"done_on": values["day"], "result": values["result"]}, today)
    return DeedResult(ids=tuple(ids), words=f"登记会议决定的事完成{len(ids)}件。", name=f"{len(ids)}件")


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="democracy.call_roll", title="登记到会情况", tab=TAB, ledger=lambda: PEOPLE, page=PAGE, do=_call, help="会议签到表收回以后，选到会（或迟到、请假、缺席）的人，一次登记。",
        asks=(Shown(key="meeting", label="会议", kind=Ref(lambda: MEETINGS), required=True), Shown(key="state", label="到会情况", kind=Choice(words.ATTENDANCE), required=True, default=words.PRESENT)),
    ),
    Deed(
        code="democracy.task_done", title="会议决定办完了", tab=TAB, ledger=lambda: TASKS, page=PAGE, do=_done, waiting=True, shows=("owner", "due_on"),
        help="登记会议决定的事哪天办完、结果怎样。", fits=lambda _day: MeetingTask.done_on.is_(None), unfit="要是还没有完成的。",
        asks=(Shown(key="day", label="完成日期", kind=Day(ahead=0), required=True), Shown(key="result", label="完成情况", kind=LongText())),
    ),
)  # fmt: skip
