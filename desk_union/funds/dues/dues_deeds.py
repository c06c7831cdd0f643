"""What a clerk does with dues: collect for one or a whole group, take back, give back, book, withdraw a run.

Nothing here commits. Money that was collected waits until ``book`` drafts one voucher for all of it (借101/102 贷401);
once that is posted the triggers freeze the payments, and only ``give_back`` (a negative payment) corrects them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, func, select, update

from desk_union.basis.money import show_yuan
from desk_union.basis.months import span_words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.account_codes import CASH as CASH_ACCOUNT
from desk_union.funds.account.account_codes import DUES_INCOME
from desk_union.funds.account.deeds import Draft, delete_drafts, draft_voucher
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.account.periods import open_day
from desk_union.funds.account.voucher_words import title_of_voucher
from desk_union.funds.bank import money_accounts
from desk_union.funds.dues import receipts
from desk_union.funds.dues.dues_settling import add_payments, payments_of
from desk_union.funds.dues.dues_state import owed, paid
from desk_union.funds.dues.dues_words import CASH
from desk_union.funds.paid.links import DUES_PAYMENT
from desk_union.funds.tables import Dues, DuesPayment, DuesRun, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.tables import Person
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Collected:
    """``rows`` of dues that were paid or taken back, of so many persons, and the money in fen."""

    rows: int
    persons: int
    amount: int


@dataclass(frozen=True, slots=True)
class Booked:
    voucher: int
    payments: int
    amount: int


@dataclass(frozen=True, slots=True)
class _Owing:
    id: int
    person: int
    owed: int
    paid: int


def _owing(session: Session, dues: Sequence[int]) -> list[_Owing]:
    """In the order of ``dues``."""
    found: dict[int, _Owing] = {}
    query = select(Dues.id, Dues.person, owed(), paid())
    for chunk in chunks(dues):
        found |= {row.id: _Owing(*row) for row in session.execute(query.where(Dues.id.in_(chunk)))}
    return [found[id_] for id_ in dues if id_ in found]


def collect(
    session: Session,
    dues: Sequence[int],
    day: date,
    *,
    way: str = CASH,
    collector: str | None = None,
    amount: int | None = None,
    numbered: bool = False,
) -> Collected:
    """Pay what is still owed on these rows; of a single one only ``amount``. Those that owe nothing are passed over.

    ``numbered`` gives each person one receipt number. Refusal when nothing is owed, or less than ``amount``.
    """
    rows = [row for row in _owing(session, dues) if row.owed > 0]
    if not rows:
        raise Refusal("所选的会员没有欠缴的会费。")
    if amount is not None:
        rows = _part(rows, amount)
    persons = list(dict.fromkeys(row.person for row in rows)) if numbered else []
    given = dict(zip(persons, receipts.take(session, day, len(persons)), strict=True))
    made = [
        {
            "dues": row.id, "day": day, "amount": row.owed, "way": way, "collector": collector,
            "receipt": given.get(row.person),
        }
        for row in rows
    ]  # fmt: skip
    add_payments(session, made)
    return Collected(len(rows), len({row.person for row in rows}), sum(row.owed for row in rows))


def _part(rows: Sequence[_Owing], amount: int) -> list[_Owing]:
    if len(rows) > 1:
        raise Refusal("部分缴纳要一个月一个月地登记。", "请只选一格。")
    row = rows[0]
    if amount <= 0:
        raise Refusal("金额应大于0。", "要退还的，请用“退还”。", field="amount")
    if amount > row.owed:
        raise Refusal(f"这个月只欠{show_yuan(row.owed)}元。", "多缴的请登记在以后的月份。", field="amount")
    return [_Owing(row.id, row.person, amount, row.paid)]


def take_back(session: Session, dues: Sequence[int]) -> Collected:
    """Undo the collecting on these rows; Refusal when a voucher already holds a payment, naming it."""
    held = [one for payments in payments_of(session, dues).values() for one in payments]
    if not held:
        raise Refusal("所选的月份还没有收过会费。")
    booked = next((one for one in held if one.voucher is not None), None)
    if booked is not None and booked.voucher is not None:
        _refuse_booked(session, booked.voucher)
    for chunk in chunks([one.id for one in held]):
        session.connection().execute(delete(DuesPayment).where(DuesPayment.id.in_(chunk)))
    rows = _owing(session, list({one.dues for one in held}))
    return Collected(len(rows), len({row.person for row in rows}), sum(one.amount for one in held))


def _refuse_booked(session: Session, voucher: int) -> None:
    held = session.get_one(Voucher, voucher)
    title = title_of_voucher(held)
    if held.state == POSTED:
        raise Refusal(f"这笔会费已记入{title}并记账，不能取消。", "确实要退的，请用“退还”，另记一笔。")
    raise Refusal(f"这笔会费已记入凭证{title}。", "请先删除那张草稿，再取消收款。")


def give_back(session: Session, dues: int, amount: int, day: date, *, way: str = CASH, reason: str = "") -> None:
    """Return money that was paid, as a payment below nought that the next booking takes up in red."""
    row = next(iter(_owing(session, [dues])), None)
    if row is None or row.paid <= 0:
        raise Refusal("这个月没有缴过会费，不能退还。")
    if not 0 < amount <= row.paid:
        raise Refusal(f"这个月缴了{show_yuan(row.paid)}元，退还不能多于它。", "请核对金额。", field="amount")
    add_payments(session, [{"dues": dues, "day": day, "amount": -amount, "way": way, "note": reason or None}])


def give_back_all(
    session: Session, dues: Sequence[int], amount: int, day: date, *, way: str = CASH, reason: str = ""
) -> None:
    """Return a sum that was paid over these months, from the last month on; Refusal when they hold less."""
    ordered = list(session.scalars(select(Dues.id).where(Dues.id.in_(dues)).order_by(Dues.period.desc(), Dues.id)))
    rows = _owing(session, ordered)
    held = sum(max(row.paid, 0) for row in rows)
    if len(rows) > 1 and not 0 < amount <= held:
        raise Refusal(f"所选的月份共缴了{show_yuan(held)}元，退还不能多于它。", "请核对金额。", field="amount")
    for row in rows:
        part = amount if len(rows) == 1 else min(amount, max(row.paid, 0))
        if part:
            give_back(session, row.id, part, day, way=way, reason=reason)
            amount -= part


def book(
    session: Session,
    day: date | None = None,
    *,
    run: int | None = None,
    bank: int | None = None,
    maker: str | None = None,
) -> Booked:
    """Draft one voucher for all money collected until ``day`` that is in none (of one run when given), and link it.

    Without a day the voucher bears that of the last payment. Cash goes to 101, everything else to ``bank``.
    """
    query = (
        select(DuesPayment.id, DuesPayment.day, DuesPayment.amount, DuesPayment.way, Dues.period, Dues.person)
        .join(Dues, Dues.id == DuesPayment.dues)
        .where(DUES_PAYMENT.waits())
    )
    if run is not None:
        query = query.where(Dues.run == run)
    if day is not None:
        query = query.where(DuesPayment.day <= day)
    rows = session.execute(query.order_by(DuesPayment.day, DuesPayment.id)).all()
    if not rows:
        raise Refusal("没有要入账的会费。", "收到的会费都已经记入凭证。")
    lines = Lines(read_chart(session))
    money: dict[bool, str | int] = {True: CASH_ACCOUNT, False: money_accounts.bank(session, lines.chart, bank)}
    for back in (False, True):
        some = [row for row in rows if (row.amount < 0) == back]
        if some:
            _gather(lines, some, money, back=back)
    day = day or open_day(session, rows[-1].day)
    voucher = draft_voucher(session, Draft(day, tuple(lines.found), papers=1, maker=maker))
    for chunk in chunks([row.id for row in rows]):
        session.connection().execute(update(DuesPayment).where(DuesPayment.id.in_(chunk)).values(voucher=voucher))
    return Booked(voucher, len(rows), sum(row.amount for row in rows))


def _gather(lines: Lines, rows: Sequence[Any], money: Mapping[bool, str | int], *, back: bool) -> None:
    months = sorted({row.period for row in rows})
    span = span_words(months[0], months[-1])
    lines.summary = f"{'退' if back else '收'}{span}会费（{len({row.person for row in rows})}人）"
    sums = Counter[bool]()
    for row in rows:
        sums[row.way in {CASH, None}] += row.amount
    for cash in (True, False):
        lines.debit(money[cash], sums[cash])
    lines.credit(DUES_INCOME, sum(sums.values()))


@dataclass(frozen=True, slots=True)
class Withdrawn:
    title: str
    rows: int
    payments: int
    drafts: int


def withdraw(session: Session, run: int) -> Withdrawn:
    """Undo a run with what was collected on it and the drafts made for that; Refusal once any of it is posted."""
    title = session.scalar(select(DuesRun.title).where(DuesRun.id == run))
    if title is None:
        raise Refusal("这次应缴计算已不存在。", "请刷新后再看。")
    of_run = select(Dues.id).where(Dues.run == run)
    holder = case((DUES_PAYMENT.in_voucher(), DuesPayment.voucher)).label("voucher")
    rows = session.execute(select(DuesPayment.id, holder).where(DuesPayment.dues.in_(of_run))).all()
    vouchers = sorted({row.voucher for row in rows if row.voucher is not None})
    drafts = _withdrawable(session, title, vouchers, {row.id for row in rows})
    if drafts:
        delete_drafts(session, drafts)
    number = session.scalar(select(func.count()).select_from(Dues).where(Dues.run == run)) or 0
    session.connection().execute(delete(DuesRun).where(DuesRun.id == run))
    return Withdrawn(title, number, len(rows), len(drafts))


def _withdrawable(session: Session, title: str, vouchers: Sequence[int], payments: set[int]) -> list[int]:
    for row in session.execute(select(Voucher.id, Voucher.state).where(Voucher.id.in_(vouchers))):
        if row.state == POSTED:
            raise Refusal(f"{title}收的钱已经记账，不能整批撤回。", "个别有错的，请在格子里改，或用“退还”。")
        others = select(DuesPayment.id).where(DuesPayment.voucher == row.id, DuesPayment.id.not_in(payments))
        if session.scalar(others.limit(1)) is not None:
            raise Refusal(f"凭证草稿{row.id}里还有别的月份的会费。", f"请先删除这张草稿，再撤回{title}。")
    return list(vouchers)


def names_of(session: Session, dues: Sequence[int]) -> list[str]:
    """Whose dues these are, each person once."""
    query = select(Person.name).join(Dues, Dues.person == Person.id).distinct()
    return [name for chunk in chunks(dues) for name in session.scalars(query.where(Dues.id.in_(chunk)))]


@dataclass(frozen=True, slots=True)
class InHand:
    """Money collected that is in no voucher yet; ``first`` and ``last`` are None when there is none."""

    payments: int
    amount: int
    first: date | None
    last: date | None


def in_hand(session: Session) -> InHand:
    total = func.coalesce(func.sum(DuesPayment.amount), 0)
    query = select(func.count(), total, func.min(DuesPayment.day), func.max(DuesPayment.day))
    return InHand(*session.execute(query.where(DUES_PAYMENT.waits())).one())


def newest_period(session: Session) -> int | None:
    """The last month for which anything is owed or excused."""
    return session.scalar(select(func.max(Dues.period)))
