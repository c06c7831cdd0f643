"""The made-up office's lists: of last year what its vouchers paid and its store gave out, of this year three under way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.funds.property.property_words import ISSUED
from desk_union.funds.tables import Entry, Good, GoodsMove, Voucher
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person
from desk_union.payouts import handling, making, settling
from desk_union.payouts import payout_words as words
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.making import Gift
from desk_union.payouts.tables import PayoutKind
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

VISITED, SUMMER = "走访困难职工家庭", "夏送清凉"
CHAIR = "赵主席"


def fill(session: Session, today: date) -> None:
    _aid(session, today)
    _summer(session, today)
    people = _members(session, today)
    _this_year(session, people, today)


def _kind(session: Session, name: str) -> int:
    return session.scalars(select(PayoutKind.id).where(PayoutKind.name == name)).one()


def _members(session: Session, day: date) -> list[int]:
    """Who was a member then and still is."""
    there = select(Person.id).where(member_on(day), Person.died_on.is_(None), Person.retired_on.is_(None))
    return list(session.scalars(there.order_by(Person.id)))


def _booked(session: Session, title: str, kind: str, day: date, **more: Any) -> int:
    """A list of last year, as it was when all was done."""
    values = {
        "title": title, "kind": _kind(session, kind), "day": day - timedelta(10), "stage": words.BOOKED, "maker": "王干事",
        "approved_on": day - timedelta(7), "approver": CHAIR, "minutes": "工会委员会会议纪要", "signed_on": day,
        "booked_on": day, **more,
    }  # fmt: skip
    return rows.save_row(session, LISTS, None, values, day)


def _lines(session: Session, row_id: int, day: date, fresh: Sequence[dict[str, Any]]) -> None:
    common = {**rows.defaults(LINES), "roll": row_id, "day": day, "signed_on": day, "signer": words.SELF}
    rows.add_rows(session, LINES, [{**common, **one} for one in fresh], day)
    settling.seal(session, row_id)


def _aid(session: Session, today: date) -> None:
    """The visits to six families in hardship, which a voucher of last year paid."""
    spent = select(Entry.voucher, Voucher.day, Entry.debit).join(Voucher, Voucher.id == Entry.voucher).where(
        Entry.summary == VISITED, Entry.debit > 0, Voucher.day < date(today.year, 1, 1)
    )  # fmt: skip
    paid = session.execute(spent.order_by(Voucher.day)).first()
    if paid is None:
        return
    people = _members(session, paid.day)[5:65:10]
    row_id = _booked(session, f"{paid.day.year}年困难职工补助", "困难补助", paid.day, occasion="两节走访困难职工家庭", source="本级工会经费")
    shares = [paid.debit // len(people)] * len(people)
    shares[0] += paid.debit - sum(shares)
    lines = [
        {"person": person, "matter": "困难补助", "cash": cash, "source": "本级工会经费"}
        for person, cash in zip(people, shares, strict=True)
    ]
    _lines(session, row_id, paid.day, lines)
    _link(session, row_id, paid.voucher)


def _link(session: Session, row_id: int, voucher: int | None) -> None:
    for line in rows_of(session, row_id):
        settling.change(session, line, voucher=voucher)


def rows_of(session: Session, row_id: int) -> list[int]:
    return list(session.scalars(select(LINES.row.id).where(LINES.row.roll == row_id).order_by(LINES.row.id)))


def _summer(session: Session, today: date) -> None:
    """What went out of store to the hot workplaces last year, with its list of names."""
    out = select(GoodsMove.id, GoodsMove.day, GoodsMove.good, GoodsMove.quantity, GoodsMove.amount, GoodsMove.voucher, Good.name)
    moves = session.execute(
        out.join(Good, Good.id == GoodsMove.good)
        .where(GoodsMove.kind == ISSUED, GoodsMove.purpose == SUMMER, GoodsMove.day < date(today.year, 1, 1))
        .order_by(GoodsMove.quantity)
    ).all()
    if not moves:
        return
    day, heads = moves[0].day, moves[0].quantity
    people = _members(session, day)[:heads]
    if len(people) < heads:
        return
    row_id = _booked(session, f"{day.year}年夏送清凉", "送温暖、送清凉、助学", day, campaign=f"{day.year}年送清凉", source="本级工会经费")
    fresh, links = [], []
    for move in moves:
        counts = [len(part) for part in _parts(move.quantity, heads)]
        for person, count, value in zip(people, counts, settling.allot(move.amount, counts), strict=True):
            fresh.append({"person": person, "matter": SUMMER, "item": move.name, "quantity": count, "goods_value": value})
            links.append((move.good, move.id, move.voucher))
    _lines(session, row_id, day, fresh)
    for line, (good, move_id, voucher) in zip(rows_of(session, row_id), links, strict=True):
        settling.change(session, line, good=good, move=move_id, voucher=voucher)
    settling.seal(session, row_id)


def _parts(whole: int, count: int) -> list[range]:
    return [range(whole * place // count, whole * (place + 1) // count) for place in range(count)]


def _this_year(session: Session, people: Sequence[int], today: date) -> None:
    """One list to be approved, one to be signed, one to be booked."""
    year = f"{today.year}年"
    for place, (title, kind, yuan, heads) in enumerate(
        ((f"{year}金秋助学", "送温暖、送清凉、助学", 1_000, 4), (f"{year}住院慰问", "住院、生育慰问", 500, 5), (f"{year}困难职工补助", "困难补助", 800, 6))
    ):  # fmt: skip
        some = tuple(people[7 + place : 7 + place + 9 * heads : 9])
        matter = title.removeprefix(year)
        gift = Gift(people=some, title=title, kind=_kind(session, kind), matter=matter, amount=yuan * 100, more={"source": "本级工会经费", "maker": "王干事"})
        made = making.make(session, gift, today)
        if place:
            handling.approve(session, made.id, today, CHAIR, "工会委员会会议纪要", today)
        if place > 1:
            handling.sign(session, made.id, today, None, today)
