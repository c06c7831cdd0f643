"""银行代发表: what the bank pays to the cards of the people on a 发放单, instead of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import capitals, days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import LINES, receiver
from desk_union.payouts.payout_words import BY_BANK
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NAMED = 12
NO_MONEY = "这张发放单里没有现金，不用银行代发；实物请打印发放签领表。"
HEADS = (
    Column("序号", "center", 12), Column("户名", width_mm=28), Column("收款卡号", "center", 52),
    Column("金额", "right", 28), Column("附言", width_mm=60),
)  # fmt: skip


def bank_list(session: Session, request: Request) -> list[Table]:
    """One row a person, several lines of one person added up; who has no card number is told under the list."""
    held = session.get(PayoutList, request.row) if request.row is not None else _newest(session)
    if held is None:
        raise Refusal("还没有发放单。", "请先编发放单，发放方式选“银行代发”。")
    day = held.day or request.today
    span, people = Span(day, day), _people(session, held.id)
    rows = [
        (
            str(n), one.name, (one.card or "") if request.private else "",
            summed(show_yuan(one.cash), LINES, _ids(one), span, "cash"), held.title,
        )
        for n, one in enumerate(people, 1)
    ]  # fmt: skip
    total, ids = sum(one.cash for one in people), [id_ for one in people for id_ in _ids(one)]
    return [
        Table(
            title="银行代发表", columns=HEADS, rows=rows, organisation=organisation(session), printed_on=request.today,
            period=f"{held.number or ''} {days.show_day(day)}".strip(),
            totals=("", "合计", f"{len(rows)}人", summed(show_yuan(total), LINES, ids, span, "cash"), "") if rows else None,
            count_text=f"共 {len(rows)} 人", notes=(f"合计金额（大写）：{capitals.in_words(total)}。", *_lacking(people)) if rows else (NO_MONEY,),
            signers=("领导审批", "制表人", "审核人"), signed={"领导审批": held.approver or "", "制表人": held.maker or ""},
        )
    ]  # fmt: skip


def _newest(session: Session) -> PayoutList | None:
    query = select(PayoutList).where(PayoutList.id.in_(select(PayoutLine.roll).where(PayoutLine.cash > 0)))
    by_bank = func.coalesce(PayoutList.way, "") == BY_BANK
    return session.scalars(query.order_by(by_bank.desc(), PayoutList.day.desc(), PayoutList.id.desc()).limit(1)).first()


def _people(session: Session, row_id: int) -> Sequence[Any]:
    """Name, card and money in fen by receiver, with the lines behind."""
    card = func.coalesce(PayoutLine.bank_card, Person.bank_card)
    query = (
        select(
            receiver().label("name"), card.label("card"), func.sum(PayoutLine.cash).label("cash"),
            func.group_concat(PayoutLine.id).label("ids"),
        )
        .outerjoin(Person, Person.id == PayoutLine.person)
        .where(PayoutLine.roll == row_id, PayoutLine.cash > 0)
        .group_by(PayoutLine.person, PayoutLine.outsider, PayoutLine.outsider_id, PayoutLine.unit, card)
        .order_by(func.min(PayoutLine.id))
    )
    return session.execute(query).all()


def _ids(one: Any) -> list[int]:
    return [int(part) for part in str(one.ids).split(",")]


def _lacking(people: Sequence[Any]) -> tuple[str, ...]:
    names = [one.name for one in people if not one.card]
    if not names:
        return ()
    more = f"等{len(names)}人" if len(names) > NAMED else ""
    return (f"没有卡号：{'、'.join(names[:NAMED])}{more}。请先在花名册或发放明细里补填。",)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "payouts.bank_list", "银行代发表", "交给银行代发的一张发放单：户名、卡号、金额，一人一行；卡号要选“含个人信息”才印出。",
        Tables(bank_list), ledgers=("payouts.lines", "payouts.lists"), private=("收款卡号",), options=("id",),
        outputs=("xlsx", "pdf"), says="不指定时是最近的一张发放单。",
    ),
)  # fmt: skip
