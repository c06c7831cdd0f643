"""Writes what a list or a form says was paid on dues as payments: the sum is never kept beside its parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, select, update

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Fault
from desk_union.funds.paid.links import DUES_PAYMENT
from desk_union.funds.tables import DuesPayment
from desk_union.store.bulk import chunks, insert_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

DETAILS = {"paid_on": "day", "way": "way", "collector": "collector", "receipt": "receipt"}
BOOKED = "要退还已经入账的会费，请在“收缴会费”里用“退还”，另记一笔。"


@dataclass(frozen=True, slots=True)
class Payment:
    id: int
    dues: int
    day: date
    amount: int
    voucher: int | None


def payments_of(session: Session, dues: Sequence[int]) -> dict[int, list[Payment]]:
    """Payments of these rows, the oldest first; ``voucher`` is the one that still holds the money."""
    found: dict[int, list[Payment]] = defaultdict(list)
    held = case((DUES_PAYMENT.in_voucher(), DuesPayment.voucher))
    query = select(DuesPayment.id, DuesPayment.dues, DuesPayment.day, DuesPayment.amount, held)
    for chunk in chunks(dues):
        rows = query.where(DuesPayment.dues.in_(chunk)).order_by(DuesPayment.day, DuesPayment.id)
        for row in session.connection().execute(rows):
            found[row.dues].append(Payment(*row))
    return found


def add_payments(session: Session, made: Sequence[Mapping[str, Any]]) -> None:
    """New payments; each with dues, day, amount and whatever else is known."""
    keys = ("dues", "day", "amount", "way", "collector", "receipt", "note")
    insert_many(session, DuesPayment.__table__, {key: [row.get(key) for row in made] for key in keys})  # type: ignore[arg-type]  # a mapped class has a table


def record(session: Session, changed: Sequence[tuple[int, Values]], today: date) -> None:
    """The editable columns 已缴, 缴费日期, 缴费方式, 收款人 and 收据号 of saved rows."""
    held = payments_of(session, [row_id for row_id, _ in changed])
    fresh: list[dict[str, Any]] = []
    for row_id, values in changed:
        have = held.get(row_id, [])
        details = {name: values[key] for key, name in DETAILS.items() if key in values}
        if details.get("day", today) is None:
            del details["day"]  # a payment keeps the day it has
        more = (values["paid"] or 0) - sum(one.amount for one in have) if "paid" in values else 0
        if more > 0:
            fresh.append({**details, "dues": row_id, "amount": more, "day": details.get("day") or today})
            continue
        kept = lessened(session, have, -more)
        if kept and details:
            _refuse_frozen(session, have, kept[-1], details)
            session.connection().execute(update(DuesPayment).where(DuesPayment.id == kept[-1]).values(**details))
    add_payments(session, fresh)


def _refuse_frozen(session: Session, have: Sequence[Payment], row_id: int, details: Mapping[str, Any]) -> None:
    """The day of a payment that a posted voucher holds stays."""
    payment = next(one for one in have if one.id == row_id)
    if "day" not in details or details["day"] == payment.day:
        return
    words = session.scalar(select(DUES_PAYMENT.words()).where(DuesPayment.id == row_id, DUES_PAYMENT.binds()))
    if words is not None:
        raise Refusal(f"这笔会费已记入 {words}，缴费日期不能再改。", BOOKED, field="paid_on")


def lessened(session: Session, have: Sequence[Payment], less: int) -> list[int]:
    """Take an amount back from payments that no voucher holds yet, the newest first; ids of those that are left."""
    kept = [one.id for one in have]
    for one in sorted(have, key=lambda each: (each.day, each.id), reverse=True):
        if less <= 0:
            break
        if one.voucher is not None or one.amount <= 0:
            continue
        if one.amount <= less:
            session.connection().execute(delete(DuesPayment).where(DuesPayment.id == one.id))
            kept.remove(one.id)
        else:
            left = one.amount - less
            session.connection().execute(update(DuesPayment).where(DuesPayment.id == one.id).values(amount=left))
        less -= min(less, one.amount)
    if less > 0:
        raise Refusal(f"其中{show_yuan(less)}元已经记入凭证，不能直接减少。", BOOKED, field="paid")
    return kept


def check_paid(values: Values) -> Iterable[Fault]:
    """Details of a payment need a payment."""
    paid = values.get("paid") or 0
    if paid < 0:
        yield Fault("paid", "已缴不能是负数。", BOOKED)
    for key, label in (("paid_on", "缴费日期"), ("receipt", "收据号"), ("collector", "收款人"), ("way", "缴费方式")):
        if not paid and values.get(key) not in (None, ""):
            yield Fault("paid", f"填了{label}，却没有填已缴会费。", "请填已缴多少；还没有缴的，请清空这一栏。")
            return
