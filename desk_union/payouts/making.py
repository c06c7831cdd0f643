"""A 发放单 for chosen people: so much money or so many goods a head, or a sum spread over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import open_on
from desk_union.funds.property import goods_settling
from desk_union.funds.tables import Good
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.units import within
from desk_union.members.tables import Person, Placement
from desk_union.payouts import payout_words as words
from desk_union.payouts import rules
from desk_union.payouts.ledgers import LINES, LISTS
from desk_union.payouts.tables import PayoutLine, PayoutList
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, kw_only=True)
class Gift:
    """What each of the people gets: ``amount`` a head or a share of ``total``, in fen; ``goods`` by good a head.

    ``item`` are goods that never were in store, ``value`` what those of one head are worth in fen.
    """

    people: tuple[int, ...]
    title: str
    kind: int | None = None
    matter: str = ""
    amount: int | None = None
    total: int | None = None
    goods: Mapping[int, int] | None = None
    item: str | None = None
    quantity: int | None = None
    value: int | None = None
    more: Mapping[str, Any] | None = None  # further values of the list
    own: Mapping[int, Mapping[str, Any]] | None = None  # by person, further values of the lines (why chosen, household)


@dataclass(frozen=True, slots=True)
class MadeList:
    id: int
    number: str
    lines: tuple[int, ...]
    heads: int
    cash: int
    goods_value: int


def make(session: Session, gift: Gift, today: date) -> MadeList:
    """A new list with its lines; Refusal when nothing is given or the store is short of it."""
    if not gift.people:
        raise Refusal("没有要发的人。", "请换一个小组或人员范围。", field="audience")
    shares = _shares(gift)
    _refuse_short(session, gift, today)
    more = dict(gift.more or {})
    given = {"title": gift.title, "kind": gift.kind, "matter": gift.matter, **more}
    fresh = [
        {**one, **(gift.own or {}).get(person, {}), "person": person}
        for person, share in zip(gift.people, shares, strict=True)
        for one in _of_one(gift, share)
    ]
    return make_lines(session, given, fresh, today)


def make_lines(session: Session, given: Mapping[str, Any], lines: Sequence[Mapping[str, Any]], today: date) -> MadeList:
    """A new list with these values (``matter`` is what the lines are for unless they say it) and these lines."""
    head = dict(given)
    matter = head.pop("matter", None) or head["title"]
    head = {"day": today, "maker": session.info.get("who") or None, **head}
    row_id = rows.save_row(session, LISTS, None, head, today)
    common = {"roll": row_id, "matter": matter} | {key: head.get(key) for key in ("source", "project")}
    ids = rows.add_rows(session, LINES, [{**rows.defaults(LINES), **common, **one} for one in lines], today)
    sums = select(func.coalesce(func.sum(PayoutLine.cash), 0), func.coalesce(func.sum(PayoutLine.goods_value), 0))
    cash, goods = session.execute(sums.where(PayoutLine.roll == row_id)).one()
    number = session.scalar(select(PayoutList.number).where(PayoutList.id == row_id)) or ""
    heads = {tuple(line.get(key) for key in ("person", "unit", "outsider")) for line in lines}
    return MadeList(row_id, number, tuple(ids), len(heads), cash or 0, goods or 0)


def _shares(gift: Gift) -> list[int | None]:
    if gift.amount is not None and gift.total is not None:
        raise Refusal("每人金额和总额只填一个。", "总额由程序平分到每个人，一分不差。", field="total")
    nothing = not gift.amount and not gift.total and not gift.goods and not gift.item
    if nothing:
        raise Refusal("还没有写发什么。", "请填每人金额或总额，或选物品、填物品名称。", field="amount")
    for key, amount in (("amount", gift.amount), ("total", gift.total), ("value", gift.value)):
        if amount is not None and amount < 0:
            raise Refusal("金额不能是负数。", "请核对。", field=key)
    if gift.total:
        if gift.total < len(gift.people):
            raise Refusal(f"总额不够{len(gift.people)}人每人一分钱。", "请核对总额。", field="total")
        return list(rules.spread(gift.total, len(gift.people)))
    return [gift.amount or None] * len(gift.people)


def _of_one(gift: Gift, share: int | None) -> list[dict[str, Any]]:
    """The lines of one head: one for each good, money with the first."""
    if gift.goods:
        lines: list[dict[str, Any]] = [{"good": good, "quantity": count} for good, count in gift.goods.items()]
    elif gift.item:
        lines = [{"item": gift.item, "quantity": gift.quantity or 1, "goods_value": gift.value}]
    else:
        lines = [{}]
    lines[0]["cash"] = share
    return lines


def _refuse_short(session: Session, gift: Gift, today: date) -> None:
    """Every good must be in store for all of them, beside what other lists still have to draw."""
    goods = gift.goods or {}
    held = goods_settling.stock_on(session, goods, today) if goods else {}
    for good, count in goods.items():
        wanted = count * len(gift.people)
        promised = session.scalar(
            select(func.coalesce(func.sum(func.coalesce(PayoutLine.quantity, 1)), 0))
            .join(PayoutList, PayoutList.id == PayoutLine.roll)
            .where(PayoutLine.good == good, PayoutLine.move.is_(None), PayoutList.stage != words.BOOKED)
        ) or 0  # fmt: skip
        if held[good].quantity - promised < wanted:
            row = session.execute(select(Good.name, Good.measure).where(Good.id == good)).one()
            beside = f"，其中{promised}{row.measure}已列入别的发放单" if promised else ""
            raise Refusal(
                f"“{row.name}”库存{held[good].quantity}{row.measure}{beside}，"
                f"不够发{len(gift.people)}人每人{count}{row.measure}（共{wanted}{row.measure}）。",
                "请先办理入库，或减少人数、数量。",
                field="quantity",
            )


def audience(session: Session, who: str, unit: int | None, day: date) -> tuple[int, ...]:
    """Ids of those who belong to a group of people on ``day``, in the unit and below it when one is given."""
    where = {
        words.MEMBERS: member_on(day),
        words.STAFF: on_roll(day),
        words.WOMEN: and_(on_roll(day), Person.sex == "女"),
        words.MIGRANTS: and_(on_roll(day), Person.is_migrant.is_(True)),
    }[who]
    query = select(Person.id).where(where)
    if unit is not None:
        placed = select(Placement.person).where(
            Placement.value.in_(within(unit, day)), Placement.since <= day, open_on(Placement, day)
        )
        query = query.where(Person.id.in_(placed))
    return tuple(session.scalars(query.order_by(Person.sort, Person.id)))
