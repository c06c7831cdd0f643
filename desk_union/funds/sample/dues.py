"""Two years of dues of the made-up office, what went up to the upper union, and what others paid for the staff.

``fill`` writes everything but vouchers; ``vouchers`` then drafts those of one month, so that months can be posted and
closed in their order. The running month and the one before are left to be booked.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.months import between, first_day, following, last_day, month_of, period_of, year_of
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.dues import dues_deeds, dues_reckoning, receipts, remit_deeds
from desk_union.funds.dues.dues_rules import share
from desk_union.funds.dues.dues_settling import add_payments
from desk_union.funds.dues.dues_words import CASH, FIXED, FLOOR, PAYROLL
from desk_union.funds.ledgers.dues import DUES_RULES
from desk_union.funds.ledgers.remitting import OUTLAYS, REFUNDS, TRANSFERS
from desk_union.funds.sample import chased
from desk_union.funds.tables import Dues, DuesPayment, Remittance, Transfer
from desk_union.members.tables import Employment, Person, Post, Unit
from desk_union.store import rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

UPWARD = 4000  # the made-up upper union's share of 拨缴经费
QUARTER = 3
PAYROLL_BRANCH = "机关后勤分会"
ACTIVITY = "50106"


def fill(session: Session, today: date, seed: int = 1) -> None:
    """Rules, dues with payments, refunds, what is passed down and deeds done, from January of last year on."""
    rng = Random(seed)
    _rules(session, today)
    first, last = (today.year - 1) * 100 + 1, period_of(today)
    dues_reckoning.reckon(session, first, first + 11, date(today.year - 1, 1, 5))
    for period in between(today.year * 100 + 1, last):
        dues_reckoning.reckon(session, period, period, first_day(period))
    _settle_unknown(session, rng, last)
    _pay(session, rng, first, today)
    _excuse(session, last)
    _others(session, today)
    chased.fill(session, today)


def _rules(session: Session, today: date) -> None:
    old, new = date(today.year - 6, 1, 1), date(today.year - 3, 1, 1)
    for values in (
        {
            "name": "会费标准（旧）",
            "formula": FIXED,
            "fixed": 500,
            "since": old,
            "until": date(today.year - 4, 12, 31),
            "document": "示工字〔旧〕3号",
        },
        {
            "name": "会费标准",
            "formula": FLOOR,
            "rate": 50,
            "since": new,
            "document": f"示工字〔{new.year}〕2号",
            "note": "会员代表大会通过。",
        },
        {
            "name": "农民工会员",
            "formula": FIXED,
            "fixed": 100,
            "employ_type": "农民工",
            "since": new,
            "document": f"示工字〔{new.year}〕2号",
        },
    ):
        rows.save_row(session, DUES_RULES, None, values, today)


def _settle_unknown(session: Session, rng: Random, last: int) -> None:
    """Those who have retired since have no wage any more; the months before keep what they had."""
    query = select(Dues.id, Dues.person).where(
        Dues.base.is_(None), Dues.exempt.is_(None), Dues.due == 0, Dues.period < last
    )
    bases: dict[int, int] = {}
    for row in session.execute(query.order_by(Dues.person, Dues.period)).all():
        base = bases.setdefault(row.person, rng.randrange(450_000, 800_000, 5_000))
        session.execute(update(Dues).where(Dues.id == row.id).values(base=base, due=share(base, 50)))


def _pay(session: Session, rng: Random, first: int, today: date) -> None:
    """Group by group in the month itself, the office by payroll; some are late, some pay a part, some not yet."""
    leaders = _leaders(session)
    payroll = _payroll_units(session)
    late = _late_payers(session, rng, first, today)
    query = select(Dues.id, Dues.person, Dues.period, Dues.unit, Dues.due).where(Dues.due > 0)
    days: dict[tuple[int | None, int], date | None] = {}
    made: list[dict[str, Any]] = []
    for row in session.execute(query.order_by(Dues.period, Dues.unit, Dues.person)):
        key = (row.unit, row.period)
        if key not in days:
            days[key] = _day(rng, row.period, today, payroll=row.unit in payroll)
        day = days[key]
        if day is None or row.period >= late.get(row.person, 999_999):
            continue
        way, collector = (PAYROLL, "财务科") if row.unit in payroll else (CASH, leaders.get(row.unit))
        amount = row.due if rng.random() > 0.004 else row.due // 200 * 100 or row.due
        made.append({"dues": row.id, "day": day, "amount": amount, "way": way, "collector": collector})
    made.sort(key=lambda one: one["day"])
    given = [one for one in made if one["way"] == CASH and one["day"] >= first_day(following(period_of(today), -1))]
    for _year, some in groupby(given, key=lambda one: one["day"].year):  # receipts are given since last month
        paid = list(some)
        for one, number in zip(paid, receipts.take(session, paid[0]["day"], len(paid)), strict=True):
            one["receipt"] = number
    add_payments(session, made)


def _day(rng: Random, period: int, today: date, *, payroll: bool) -> date | None:
    """On which day a group's dues of a month came in; in the running month half of the groups have yet to bring theirs."""
    day = first_day(period).replace(day=10) if payroll else first_day(period).replace(day=rng.randint(8, 25))
    if day > today or (period == period_of(today) and not payroll and rng.random() < 0.5):
        return None
    return day


def _leaders(session: Session) -> dict[int | None, str]:
    query = select(Post.unit, Person.name).join(Person, Person.id == Post.person)
    return {row.unit: row.name for row in session.execute(query.where(Post.role == "工会小组长").order_by(Post.since))}


def _payroll_units(session: Session) -> set[int | None]:
    top = select(Unit.id).where(Unit.name == PAYROLL_BRANCH)
    return set(session.scalars(select(Unit.id).where(Unit.parent.in_(top))))


def _late_payers(session: Session, rng: Random, first: int, today: date) -> dict[int, int]:
    """From which month on somebody has paid nothing."""
    persons = list(session.scalars(select(Dues.person).where(Dues.due > 0).distinct().order_by(Dues.person)))
    chosen = rng.sample(persons, min(9, len(persons)))
    last = period_of(today)
    held = {person: following(last, -rng.randint(1, 4)) for person in chosen}
    if chosen:
        held[chosen[0]] = following(first, 9)  # arrears of the year before
    return held


def _excuse(session: Session, last: int) -> None:
    """One member is let off since he is in hardship."""
    poor = session.scalar(
        select(func.min(Dues.person)).where(
            Dues.period == last, Dues.due > 0, Dues.id.not_in(select(DuesPayment.dues)),
            Dues.person.in_(select(Employment.person).where(Employment.value == "正式")),
        )
    )  # fmt: skip
    if poor is not None:
        session.execute(
            update(Dues)
            .where(Dues.person == poor, Dues.period == last)
            .values(due=0, exempt="困难免缴", note="家庭困难，经委员会讨论同意。")
        )


def _others(session: Session, today: date) -> None:
    """Refunds, money passed down, and deeds done for the staff by whoever paid."""
    year = today.year - 1
    for n, name in enumerate(("示例配件厂工会", "示例包装社工会", "示例运输队工会"), 1):
        values = {
            "enterprise": name, "first": year * 100 + 1, "last": year * 100 + 12, "paid": 268_000 + 73_150 * n, "rate": 10_000,
            "reviewed_by": "周示范" if n < 3 else None, "reviewed_on": min(today, date(today.year, 1, 12)) if n < 3 else None,
            "day": min(today, date(today.year, 1, 15)) if n == 1 else None, "note": "代示例市机械工会初审。",
        }  # fmt: skip
        rows.save_row(session, REFUNDS, None, values, today)
    branches = session.scalars(select(Unit.name).where(Unit.level == "分会").order_by(Unit.place)).all()
    for branch in branches:
        values = {
            "day": date(year, 12, 20),
            "receiver": branch,
            "purpose": "活动补助",
            "amount": 120_000,
            "document": f"示工字〔{year}〕18号",
        }
        rows.save_row(session, TRANSFERS, None, values, today)
    help_ = {"day": today.replace(day=1), "receiver": branches[0], "purpose": "困难帮扶", "amount": 200_000}
    rows.save_row(session, TRANSFERS, None, help_, today)
    for values in _deeds(year, today):
        rows.save_row(session, OUTLAYS, None, values, today)


def _deeds(year: int, today: date) -> list[dict[str, Any]]:
    """Of last year and this one, as far as they have come."""
    keys = ("day", "name", "payer", "purpose", "amount", "quantity", "measure", "effect")
    made: tuple[tuple[Any, ...], ...] = (
        (date(year, 3, 28), "统一换发四季工作服", "行政", "工作服", 18_600_000, 300, "人", "全体职工每人四季各一套。"),
        (date(year, 6, 15), "购置通勤大客车", "行政", "通勤用车", 92_000_000, 2, "台", "东岭区职工上下班乘坐。"),
        (date(year, 9, 10), "建立荣誉室", "行政", "建家", 11_500_000, 1, "间", "陈列历年劳模和先进集体事迹。"),
        (date(year, 10, 20), "职工活动室器材", "工会", "文体设施", 860_000, 6, "套", ""),
        (date(today.year, 1, 15), "职工食堂改造", "行政", "食堂宿舍", 23_000_000, 1, "处", "就餐座位增加到160个。"),
        (date(today.year, 4, 22), "职工健康体检", "行政", "健康体检", 9_900_000, 297, "人次", ""),
        (date(today.year, 5, 18), "职工书屋图书", "上级", "建家", 2_000_000, 800, "册", "示例市机械工会赠送。"),
    )  # fmt: skip
    given = [dict(zip(keys, row, strict=True)) for row in made]
    return [{key: value for key, value in row.items() if value != ""} for row in given if row["day"] <= today]


def vouchers(session: Session, period: int, today: date, maker: str | None = None) -> list[int]:
    """Draft the month's vouchers, in order of day: dues that came in, the quarter's 拨缴经费, its 上解, what is passed down."""
    made: list[int] = []
    due = select(Remittance.id).where(Remittance.paid == 0, Remittance.due_on <= last_day(period))
    if waiting := list(session.scalars(due)):
        made.append(remit_deeds.remit(session, waiting, last_day(period).replace(day=18), maker=maker).voucher)
    passed = select(Transfer.id).where(Transfer.day <= last_day(period), Transfer.voucher.is_(None))
    if waiting := list(session.scalars(passed)):
        account = read_chart(session).by_code[ACTIVITY].id
        made.append(remit_deeds.transfer(session, waiting, account=account, maker=maker).voucher)
    if month_of(period) % QUARTER == 0:
        made.append(_receive(session, period, maker))
    end = min(last_day(period), today)
    if session.scalar(select(DuesPayment.id).where(DuesPayment.voucher.is_(None), DuesPayment.day <= end).limit(1)):
        made.append(dues_deeds.book(session, end, maker=maker).voucher)
    return made


def _receive(session: Session, period: int, maker: str | None) -> int:
    """The employer's 2% of three months' wages, in the last week of the quarter; 上解 is due a month later."""
    wages = session.scalar(select(func.sum(Person.wage))) or 0
    total = share(3 * wages, 200, 10_000) + 10_000 * (period % 7)
    due_on = last_day(following(period)).replace(day=20)
    first = year_of(period) * 100 + month_of(period) - QUARTER + 1
    done = remit_deeds.receive(
        session, last_day(period).replace(day=25), total, first, period, rate=UPWARD, due_on=due_on, maker=maker
    )
    return done.voucher
