"""Slips of the made-up office that are on their way: claimed, approved, lent; none is booked yet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.ledgers.spending import EXPENSE_LINES, EXPENSES, LIMITS, LOANS, REQUESTS
from desk_union.funds.spending.spending_words import APPROVED, PAID
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

CHAIR = "工会主席"


def fill(session: Session, today: date) -> None:
    codes = read_chart(session).by_code
    people = list(session.scalars(select(Person.id).where(on_roll(today)).order_by(Person.id).limit(3)))

    def add(ledger: Ledger, values: Mapping[str, Any]) -> int:
        return rows.save_row(session, ledger, None, values, today)

    since = today.replace(month=1, day=1)
    for upto, who in ((1_000_00, "财务主管"), (10_000_00, CHAIR), (None, "工会委员会会议")):
        add(LIMITS, {"upto": upto, "approver": who, "since": since, "document": "《本会经费管理办法》"})
    done = {"stage": APPROVED, "approved_on": today, "approver": CHAIR}
    drawn = {"day": today, "claimant": people[0], "matter": "职工书画展布展"}
    for given, items in (
        (drawn, (("展板制作", "50102", 860, 2), ("装裱材料", "50102", 245, 3))),
        ({**drawn, "claimant": people[1], "matter": "安全知识竞赛奖品"}, (("竞赛奖品", "50301", 640, 1),)),
    ):
        expense = add(EXPENSES, given)
        for matter, code, yuan, papers in items:
            add(EXPENSE_LINES, {"expense": expense, "matter": matter, "account": codes[code].id, "amount": yuan * 100, "papers": papers})
    rows.save_row(session, EXPENSES, expense, done, today)
    loan = {"borrower": people[2], "matter": "秋季运动会备用金", "amount": 2_000_00, "due_on": today + timedelta(30)}
    add(LOANS, {**loan, "day": today, "matter": "外出参赛备用金"})
    add(LOANS, {**loan, "day": today, "matter": "健步走活动备用金", **done})
    add(LOANS, {**loan, "day": today, **done, "stage": PAID, "paid_on": today})
    request = {"day": today, "applicant": people[0], "matter": "订购健身器材", "amount": 4_800_00, "account": codes["50703"].id}
    add(REQUESTS, {**request, "payee": "市体育用品公司", "papers": 2})
    add(REQUESTS, {**request, "matter": "培训教材", "amount": 1_200_00, "account": codes["50501"].id, **done})
