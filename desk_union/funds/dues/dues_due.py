"""What is due of dues and remittances for the 工作台: arrears, months not reckoned, money not booked, 上解."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, extract, func, select
from sqlalchemy.orm import aliased

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, period_of, span_words
from desk_union.describe.due import Due
from desk_union.funds.dues import dues_state, reminding
from desk_union.funds.dues.dues_roll import Roll
from desk_union.funds.dues.dues_rules import MEMBER, owes
from desk_union.funds.dues.dues_words import PAIRED
from desk_union.funds.ledgers.remitting import due_soon, late, unpaid
from desk_union.funds.paid.links import DUES_PAYMENT
from desk_union.funds.tables import Dues, DuesPayment, DuesRule, PayrollLine, Refund, Remittance
from desk_union.members import dictionaries as words
from desk_union.members.tables import Membership, Person, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

KEPT_IN_HAND = 30  # days after which money that nobody booked is told as late


def due(session: Session, today: date) -> list[Due]:
    """In the order of what presses most."""
    return [
        *_remittances(session, today), *_unbooked(session, today), *_arrears(session, today),
        *_paid_ahead(session), *_unreviewed(session, today), *_not_reckoned(session, today),
        *reminding.due(session, today), *_payroll(session),
    ]  # fmt: skip


def _remittances(session: Session, today: date) -> Iterator[Due]:
    for title, urgency, where in (("上解已过期限", "late", late(today)), ("上解快到期限", "soon", due_soon(today))):
        query = select(Remittance.id, Remittance.due_on, unpaid().label("owed")).where(where)
        rows = session.execute(query.order_by(Remittance.due_on, Remittance.id)).all()
        if rows:
            owed = show_yuan(sum(row.owed for row in rows))
            limit = days.show_day_long(rows[0].due_on)
            sentence = f"有{len(rows)}笔会费、经费没有上解，共{owed}元，最早的期限是{limit}。"
            yield Due(
                "remittance", title, rows[0].due_on, sentence,
                "funds.remittances", tuple(row.id for row in rows), "late" if urgency == "late" else "soon",
            )  # fmt: skip


def _unbooked(session: Session, today: date) -> Iterator[Due]:
    rows = session.execute(
        select(DuesPayment.id, DuesPayment.day, DuesPayment.amount)
        .where(DUES_PAYMENT.waits())
        .order_by(DuesPayment.day)
    ).all()
    if rows:
        amount = show_yuan(sum(row.amount for row in rows))
        first = days.show_day_long(rows[0].day)
        sentence = f"收到的会费{amount}元还没有记入凭证，最早的一笔是{first}收的。"
        yield Due(
            "dues_unbooked", "会费没有入账", rows[0].day, sentence,
            "funds.dues_payments", tuple(row.id for row in rows),
            "late" if (today - rows[0].day).days > KEPT_IN_HAND else "soon",
        )  # fmt: skip


def _arrears(session: Session, today: date) -> Iterator[Due]:
    query = select(Dues.id, Dues.person, dues_state.owed().label("owed")).where(dues_state.arrears(today))
    rows = session.execute(query).all()
    if rows:
        number, owed = len({row.person for row in rows}), show_yuan(sum(row.owed for row in rows))
        sentence = f"有{number}人欠缴以前月份的会费，共{owed}元。"
        yield Due("dues_arrears", "会费欠缴", None, sentence, "funds.dues", tuple(row.id for row in rows), "soon")


def _paid_ahead(session: Session) -> Iterator[Due]:
    """Who has left (or owes nothing any more) and paid for months after it: one line a person, with the sum."""
    found = left_over(session)
    for person, rows in found.items():
        name = session.scalar(select(Person.name).where(Person.id == person))
        months = span_words(rows[0].period, rows[-1].period)
        amount = show_yuan(sum(row.paid for row in rows))
        sentence = f"{name}已不再缴会费，预缴的{months}会费{amount}元要退给本人：选中这几个月，用“退还会费”。"
        yield Due("dues_left_over", "会费预缴待退", None, sentence, "funds.dues", tuple(row.id for row in rows), "soon")


def left_over(session: Session) -> dict[int, list[Any]]:
    """By person the paid months (id, period, paid) from the end of the membership on in which nothing is owed."""
    over = _period(Membership.until) <= Dues.period
    later = aliased(Membership)
    again = exists().where(later.person == Dues.person, later.value == MEMBER, later.since >= Membership.until)
    left = exists().where(Membership.person == Dues.person, Membership.value == MEMBER, over, ~again)
    retired = exists().where(
        Standing.person == Dues.person, Standing.value.in_(words.RETIRED), Standing.until.is_(None),
        _period(Standing.since) <= Dues.period,
    )  # fmt: skip
    query = select(Dues.id, Dues.person, Dues.period, dues_state.paid().label("paid"))
    rows = session.execute(query.where(dues_state.paid() > 0, left | retired).order_by(Dues.person, Dues.period)).all()
    found: dict[int, list[Any]] = defaultdict(list)
    roll = Roll(session) if rows else None
    for row in rows:
        if roll is not None and not owes(roll.month(row.person, row.period)):
            found[row.person].append(row)
    return dict(found)


def _period(day: Any) -> ColumnElement[int]:
    return extract("year", day) * 100 + extract("month", day)


def _unreviewed(session: Session, today: date) -> Iterator[Due]:
    """Refunds are reviewed before they are paid or booked; one that nobody has reviewed stands still."""
    where = (Refund.reviewed_on.is_(None), func.coalesce(Refund.day, today) <= today)
    rows = session.execute(select(Refund.id, Refund.day, Refund.amount).where(*where).order_by(Refund.day)).all()
    if rows:
        amount = show_yuan(sum(row.amount for row in rows))
        sentence = f"有{len(rows)}笔经费返还还没有审核，共{amount}元；审核以后才能记账。"
        yield Due(
            "refunds", "经费返还未审核", rows[0].day, sentence, "funds.refunds", tuple(row.id for row in rows), "soon"
        )


def _not_reckoned(session: Session, today: date) -> Iterator[Due]:
    """An office that has rules and reckoned last month has not yet reckoned this one."""
    this = period_of(today)
    newest = session.scalar(select(func.max(Dues.period)))
    if newest is None:
        if session.scalar(select(DuesRule.id).limit(1)) is not None:
            yield Due("dues_run", "应缴会费", None, "已有会费标准，还没有生成过应缴会费。", "funds.dues", (), "info")
    elif newest < this:
        first = following(newest)
        yield Due(
            "dues_run", "应缴会费", None, f"{span_words(first, this)}的应缴会费还没有生成。", "funds.dues", (), "soon"
        )


def _payroll(session: Session) -> Iterator[Due]:
    """Of the newest list of the payroll office what agrees and nobody booked."""
    query = select(PayrollLine.id).where(PayrollLine.booked_on.is_(None), PayrollLine.outcome == PAIRED)
    if ids := tuple(session.scalars(query.order_by(PayrollLine.id))):
        sentence = f"工资代扣回单里有{len(ids)}人核对上了，还没有登记。"
        yield Due("dues_payroll", "工资代扣", None, sentence, "funds.payroll", ids, "soon")
