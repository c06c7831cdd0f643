"""A made-up year of 送温暖 campaigns: last year's and this year's, with rules, lists of names, 发放单 and vouchers.

What was paid is what vouchers of the made-up office's books paid already; a voucher that something else is linked to
stays as it is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from desk_union.care.campaigns import campaign_words as words
from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.choosing import asking
from desk_union.choosing.choosing_words import MEMBERS
from desk_union.choosing.described_deeds import choose_as
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.choosing.tables import ChoosingRule
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person
from desk_union.payouts import handling, making, payout_words, settling
from desk_union.payouts.ceilings.ceiling_rules import WARN
from desk_union.payouts.ceilings.described_deeds import adopt
from desk_union.payouts.handling import Booking
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.making import Gift
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CHAIR = "赵主席"
COUPON = "蛋糕券"
QUARTER = "一季度生日"  # the rule by which the cake coupons of the first months were given


def fill(book: Book, today: date) -> None:
    """Write the sample rows in deeds of their own; a further call of an engine is a part of the same story."""
    with book.deed("示例送温暖活动", code="found") as session:
        session.info["kind"] = "final"
        year = today.year - 1
        _first_quarter(session, today)
        for title, occasion, kind, rule, spent, more in _campaigns(year):
            day = _voucher_day(session, spent, today)
            if day is not None and (day <= today):
                _campaign(session, title, occasion, kind, rule, spent, day, today, more)
        _summer(session, today)
        _planned(session, today)
        _classes(session, year)
        _going_home(session, today)
    with book.deed("示例慰问标准", code="found") as session:
        session.info["kind"] = "final"
        adopt(session, "四川", WARN, today, today)
    with book.deed("示例超标准慰问", code="found") as session:
        session.info["kind"] = "final"
        _beyond(session, today)


def _first_quarter(session: Session, today: date) -> None:
    rule = rows.save_row(session, RULES, None, {"name": QUARTER, "audience": MEMBERS}, today)
    for month in (1, 2, 3):
        rows.save_row(session, TERMS, None, {"rule": rule, "part": 1, "criterion": "生日在某月", "number": month}, today)


def _beyond(session: Session, today: date) -> None:
    """One who was operated on gets more than the standard, with the reason that was written down."""
    title = f"{today.year}年住院慰问"
    of_list = select(PayoutLine.id).join(PayoutList, PayoutList.id == PayoutLine.roll).where(PayoutList.title == title)
    line = session.scalar(of_list.order_by(PayoutLine.id).limit(1))
    if line is not None:
        overrides.because(session, "重大手术，家庭困难，工会委员会研究同意")
        rows.save_row(session, LINES, line, {"cash": 1_200_00}, today)


def _campaigns(year: int) -> list[tuple[str, str, str, str, tuple[str, date], dict[str, Any]]]:
    cash, coupon = {"per_head": 50_00}, {"item": COUPON, "item_value": 100_00}
    birthday = ("会员生日蛋糕券", words.BIRTHDAY, "生日慰问", QUARTER)
    return [
        (f"{year}年冬送温暖", words.TWO_FESTIVALS, "送温暖、送清凉、助学", "一线和农民工", ("送温暖慰问金", date(year, 12, 1)), cash),
        (f"{year}年一季度生日", *birthday[1:], (birthday[0], date(year, 2, 1)), coupon),
        (f"{year + 1}年一季度生日", *birthday[1:], (birthday[0], date(year + 1, 2, 1)), coupon),
    ]


def _voucher_day(session: Session, spent: tuple[str, date], today: date) -> date | None:
    found = _voucher(session, spent)
    return found[1] if found is not None and found[1] <= today else None


def _voucher(session: Session, spent: tuple[str, date]) -> tuple[int, date, int] | None:
    """The voucher of that month with these words that nothing is linked to: its id, day and amount."""
    summary, first = spent
    query = (
        select(Entry.voucher, Voucher.day, Entry.debit)
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.summary == summary, Entry.debit > 0, Voucher.day.between(first, first + timedelta(30)))
        .where(~exists().where(PayoutLine.voucher == Entry.voucher))
    )
    row = session.execute(query.order_by(Voucher.day)).first()
    return None if row is None else (row[0], row[1], row[2])


def _campaign(
    session: Session, title: str, occasion: str, kind: str, rule: str, spent: tuple[str, date], day: date, today: date,
    more: dict[str, Any],
) -> None:  # fmt: skip
    """One campaign as it was: chosen, put on a list, approved, signed, and paid by the voucher that is there."""
    found = _voucher(session, spent)
    if found is None:
        return
    voucher, _, amount = found
    each = more.get("per_head", 0) + more.get("item_value", 0)
    rule_id = session.scalars(select(ChoosingRule.id).where(ChoosingRule.name == rule)).one()
    kept, _ = choose_as(session, rule_id, day - timedelta(14), f"{title} 名单")
    people = _people(session, kept.id, day, amount // each)
    reasons = asking.reasons_of(session, kept.id, people)
    kind_id = session.scalars(select(PayoutKind.id).where(PayoutKind.name == kind)).one()
    common = {"source": "本级工会经费", "kind": kind_id}
    campaign = {
        "title": title, "year": day.year, "occasion": occasion, "first": day - timedelta(14), "last": day, "rule": rule_id,
        "chosen": kept.id, "planned_heads": len(people), "matter": occasion, **common, **more,
    }  # fmt: skip
    rows.save_row(session, CAMPAIGNS, None, campaign, today)
    given = {
        "title": title, "campaign": title, "day": day - timedelta(10), "stage": payout_words.BOOKED, "maker": "王干事",
        "approved_on": day - timedelta(7), "approver": CHAIR, "minutes": "工会委员会会议纪要", "signed_on": day, "booked_on": day,
        **common,
    }  # fmt: skip
    roll = rows.save_row(session, LISTS, None, given, day)
    line = {
        **rows.defaults(LINES), "roll": roll, "matter": occasion, "day": day, "signed_on": day, "signer": payout_words.SELF,
        "cash": more.get("per_head"), "item": more.get("item"), "goods_value": more.get("item_value"),
        "quantity": 1 if more.get("item") else None, "source": "本级工会经费",
    }  # fmt: skip
    rows.insert_rows(session, LINES, [{**line, "person": one, "kept_reasons": reasons.get(one)} for one in people], day)
    for id_ in list(session.scalars(select(PayoutLine.id).where(PayoutLine.roll == roll))):
        settling.change(session, id_, voucher=voucher)
    settling.seal(session, roll)


def _people(session: Session, roll: int, day: date, count: int) -> list[int]:
    """So many of the chosen, filled up from the members of the day where the rule found fewer."""
    found = asking.chosen_of(session, roll)[:count]
    others = session.scalars(select(Person.id).where(member_on(day), Person.died_on.is_(None)).order_by(Person.id))
    return [*found, *[one for one in others if one not in set(found)]][:count]


def _classes(session: Session, year: int) -> None:
    """Of last year's aid, in which class each household stood."""
    roll = session.scalar(select(PayoutList.id).where(PayoutList.title == f"{year}年困难职工补助").limit(1))
    if roll is not None:
        lines = list(session.scalars(select(PayoutLine.id).where(PayoutLine.roll == roll).order_by(PayoutLine.id)))
        for line, grade in zip(lines, ("市特困", "市特困", "困难", "困难", "困难", "社会贫困户"), strict=False):
            settling.change(session, line, grade=grade)


def _going_home(session: Session, today: date) -> None:
    """What was handed out this month and stands in drafts: for going home safely, and for the village that is helped."""
    kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "送温暖、送清凉、助学")).one()
    people = list(session.scalars(select(Person.id).where(member_on(today), Person.is_migrant.is_(True)).order_by(Person.id)))
    for title, matter, yuan, some in (("平安返乡补贴", "返乡补贴", 200, people[:8]), ("联乡挂村帮扶", "联乡挂村", 500, people[8:10])):
        if some:
            gift = Gift(people=tuple(some), title=f"{today.year}年{title}", kind=kind, matter=matter, amount=yuan * 100)
            roll = making.make(session, gift, today).id
            handling.approve(session, roll, today, CHAIR, "工会委员会会议纪要", today)
            handling.sign(session, roll, today, None, today)
            handling.book(session, roll, Booking(day=today, papers=1, maker="王干事"), today)


def _summer(session: Session, today: date) -> None:
    """Last year's 送清凉, whose 发放单 is there already."""
    title = f"{today.year - 1}年送清凉"
    first = session.scalar(select(PayoutList.day).where(PayoutList.campaign == title).limit(1))
    if first is not None:
        values = {"title": title, "year": first.year, "occasion": words.SUMMER, "first": first, "planned_heads": 110}
        rows.save_row(session, CAMPAIGNS, None, {**values, "source": "本级工会经费"}, today)


def _planned(session: Session, today: date) -> None:
    """What is still to come this year: the campaign before the two festivals, with its list of names."""
    rule = session.scalars(select(ChoosingRule.id).where(ChoosingRule.name == "一线和农民工")).one()
    title = f"{today.year + 1}年两节送温暖"
    kept, _ = choose_as(session, rule, today, f"{title} 名单")
    kind = session.scalars(select(PayoutKind.id).where(PayoutKind.name == "送温暖、送清凉、助学")).one()
    values = {
        "title": title, "year": today.year + 1, "occasion": words.TWO_FESTIVALS, "first": date(today.year + 1, 1, 10), "rule": rule,
        "chosen": kept.id, "kind": kind, "per_head": 200_00, "planned_heads": max(kept.chosen, 1), "source": "本级工会经费",
    }  # fmt: skip
    rows.save_row(session, CAMPAIGNS, None, values, today)
