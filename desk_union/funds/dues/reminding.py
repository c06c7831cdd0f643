"""催缴通知: who owes which months, noted as sent on a day, and what is still owed of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import in_runs
from desk_union.basis.refusal import Refusal
from desk_union.describe.due import Due
from desk_union.funds.dues import dues_state
from desk_union.funds.tables import Dues, DuesReminder
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def still_owed() -> ColumnElement[int]:
    """Fen owed now on the months between the reminder's first and last."""
    months = and_(Dues.person == DuesReminder.person, Dues.period.between(DuesReminder.first, DuesReminder.last))
    owed = select(func.coalesce(func.sum(dues_state.owed()), 0)).where(months)
    return owed.correlate(DuesReminder).scalar_subquery()


def remind(session: Session, dues: Sequence[int], day: date, pay_until: date, payee: str) -> list[DuesReminder]:
    """A reminder for each person of these rows of dues, with all of their months that are owed; never commits."""
    if pay_until < day:
        raise Refusal("缴费期限早于通知日期。", "请核对两个日期。", field="pay_until")
    columns = (Dues.person, Dues.unit, Dues.period, dues_state.owed().label("owed"))
    owing = select(*columns).where(Dues.id.in_(dues), dues_state.arrears(day)).order_by(Dues.period)
    persons = defaultdict[int, list[tuple[int | None, int, int]]](list)
    for row in session.execute(owing):
        persons[row.person].append((row.unit, row.period, row.owed))
    if not persons:
        raise Refusal("所选的人没有欠缴以前月份的会费。", "请在“欠费”里选。")
    ordered = session.scalars(select(Person.id).where(Person.id.in_(persons)).order_by(Person.sort, Person.id))
    made = [
        DuesReminder(
            day=day, person=person, unit=persons[person][-1][0], first=persons[person][0][1],
            last=persons[person][-1][1], months=in_runs(period for _, period, _ in persons[person]),
            amount=sum(owed for _, _, owed in persons[person]), pay_until=pay_until, payee=payee or None,
        )
        for person in ordered
    ]  # fmt: skip
    session.add_all(made)
    session.flush()
    return made


def due(session: Session, today: date) -> Iterator[Due]:
    """Those who were reminded, whose time is over, and who still owe; of several reminders the last."""
    newest = select(func.max(DuesReminder.id)).group_by(DuesReminder.person)
    query = select(DuesReminder.id, still_owed().label("owed")).where(
        DuesReminder.id.in_(newest), DuesReminder.pay_until < today, still_owed() > 0
    )
    found = session.execute(query.order_by(DuesReminder.id)).all()
    if found:
        owed = show_yuan(sum(row.owed for row in found))
        sentence = f"有{len(found)}人收到催缴通知，过了期限还没有缴清，共{owed}元。"
        ids = tuple(row.id for row in found)
        yield Due("dues_reminded", "催缴没有缴", None, sentence, "funds.reminders", ids, "soon")
