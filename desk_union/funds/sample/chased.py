"""Who of the made-up office was reminded of dues, and the payroll office's answer for some of those who owe."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.dues import dues_state, payroll, reminding
from desk_union.funds.ledgers.chasing import PAYROLL
from desk_union.funds.tables import Dues
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

REMINDED, ANSWERED = 4, 4


def fill(session: Session, today: date) -> None:
    sent = today - timedelta(25)
    arrears = list(session.scalars(select(Dues.id).where(dues_state.arrears(sent)).order_by(Dues.person, Dues.period)))
    if arrears:
        persons = list(dict.fromkeys(session.scalars(select(Dues.person).where(Dues.id.in_(arrears)))))[:REMINDED]
        meant = session.scalars(select(Dues.id).where(Dues.id.in_(arrears), Dues.person.in_(persons)))
        reminding.remind(session, list(meant), sent, sent + timedelta(14), "工会小组长")
    owing = select(Person.name, Person.work_no, Dues.period, dues_state.owed().label("owed")).join(
        Dues, Dues.person == Person.id
    ).where(dues_state.liable(), dues_state.paid() < Dues.due).order_by(Dues.period.desc(), Person.sort).limit(ANSWERED)  # fmt: skip
    made: list[dict[str, Any]] = [
        {"name": row.name, "work_no": row.work_no, "period": row.period, "amount": row.owed}
        for row in session.execute(owing)
    ]
    if len(made) < ANSWERED:
        return
    made[1]["amount"] -= 1
    made[2].update(work_no="T999", amount=1)
    made.append({"name": "慕容查无", "amount": 500})
    payroll.number(session, made, today)
    rows.add_rows(session, PAYROLL, made, today)
