"""物资: into store, out of it, and counting what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Money, Text
from desk_union.describe.ledger import Shown
from desk_union.describe.words import dictionary
from desk_union.funds.described.asking import (
    DAY,
    MONEY,
    PAPERS,
    PROJECT,
    SPENDING,
    account,
    drafted,
    first_leaf,
    maker,
)  # fmt: skip
from desk_union.funds.ledgers.goods import GOODS, stock
from desk_union.funds.property import goods_deeds
from desk_union.funds.property import property_words as words
from desk_union.funds.property.goods_deeds import Incoming, Outgoing, Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.funds.property.goods_deeds import Moved

TAB, PAGE, MOVES = "经费", "funds.property", "funds.goods_moves"
PURPOSE = Shown(key="purpose", label="用途", kind=Text(120))
BESIDE = ("measure", "stock", "price")
INTO = dictionary("goods_in", "入库类别", *words.INTO_STORE[1:])
OUT = dictionary("goods_out", "出库类别", *words.OUT_OF_STORE)
ONLY_BOUGHT = {"expense", "pay", "project"}


def _moved(session: Session, title: str, done: Moved, ids: Sequence[int]) -> DeedResult:
    told = f"登记{title} {done.slip}，{len(ids)}种，{show_yuan(done.amount)}元"
    more = {"name": done.slip, "printed": done.ids[0], "seen": (MOVES, done.ids)}
    return drafted(session, done.voucher, told, ids, **more)


def _in_propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    return {"pay": first_leaf(session, MONEY)}


def _in_wanted(values: Values) -> Collection[str]:
    return {shown.key for shown in TAKE_IN.asks} - (set() if values["kind"] == words.BUYING else ONLY_BOUGHT)


def _in(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    pieces = tuple(Piece(good, values["quantity"][good], values["amount"].get(good, 0)) for good in ids)
    given = Incoming(
        values["day"], values["kind"], pieces, values["source"], values["purpose"], values["expense"], values["pay"],
        project=values["project"], papers=values["papers"] or 0, maker=maker(session),
    )  # fmt: skip
    return _moved(session, "入库", goods_deeds.take_in(session, given, today), ids)


def _out(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    pieces = tuple(Piece(good, values["quantity"][good]) for good in ids)
    given = Outgoing(
        values["day"], values["kind"], pieces, values["receiver"], purpose=values["purpose"],
        papers=values["papers"] or 0, maker=maker(session),
    )  # fmt: skip
    return _moved(session, "出库", goods_deeds.hand_out(session, given, today), ids)


def _count(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    counted = {good: values["counted"][good] for good in ids}
    done = goods_deeds.take_stock(session, values["day"], counted, today, maker(session))
    parts = [(what, moved) for what, moved in (("盘盈", done.more), ("盘亏", done.less)) if moved is not None]
    told = [f"{what}{len(moved.ids)}种{show_yuan(moved.amount)}元" for what, moved in parts]
    words_ = f"盘点{len(ids)}种物资，{'，'.join([f'{done.same}种相符', *told])}"
    moves = tuple(row for _, moved in parts for row in moved.ids)
    voucher = next((moved.voucher for _, moved in parts if moved.voucher is not None), None)
    more: dict[str, Any] = {"printed": moves[0], "seen": (MOVES, moves)} if moves else {}
    return drafted(session, voucher, words_, ids, name=f"{len(ids)}种", **more)


TAKE_IN = Deed(
    code="funds.goods_in", title="物资入库", tab=TAB, ledger=lambda: GOODS, page=PAGE, waiting=True, grows=True,
    help="在来了的物资后面填数量和金额；购入的同时起草凭证。", shows=BESIDE,
    each=(
        Shown(key="quantity", label="数量", kind=Count(least=1), required=True),
        Shown(key="amount", label="金额", kind=Money(), help="这些一共多少元。"),
    ),
    asks=(
        Shown(key="kind", label="类别", kind=Choice(INTO), required=True, default=words.BUYING), DAY,
        Shown(key="source", label="来源", kind=Text(80), help="供货单位或赠送的人。"), PURPOSE,
        account("expense", "支出科目", SPENDING), account("pay", "付款科目", MONEY), PROJECT, PAPERS,
    ),
    do=_in, propose=_in_propose, wanted=_in_wanted, prints="funds.goods_slip",
)  # fmt: skip
DEEDS = (
    TAKE_IN,
    Deed(
        code="funds.goods_out", title="物资出库", tab=TAB, ledger=lambda: GOODS, page=PAGE, waiting=True,
        help="在领走的物资后面填数量，金额按加权平均算出。", shows=BESIDE,
        fits=lambda day: stock(day) > 0, unfit="要那一天还有库存的。",
        each=(Shown(key="quantity", label="数量", kind=Count(least=1), required=True),),
        asks=(
            Shown(key="kind", label="类别", kind=Choice(OUT), required=True, default=words.TAKEN), DAY,
            Shown(key="receiver", label="领用人", kind=Text(80), help="领用的人或小组。"), PURPOSE, PAPERS,
        ),
        do=_out, prints="funds.goods_slip",
    ),
    Deed(
        code="funds.goods_count", title="物资盘点", tab=TAB, ledger=lambda: GOODS, page=PAGE, waiting=True, grows=True,
        help="在点过的物资后面填实盘数量，没有填的不变；盘盈盘亏同时起草凭证。", shows=BESIDE,
        each=(Shown(key="counted", label="实盘数量", kind=Count(), required=True),), asks=(DAY,),
        do=_count, prints="funds.goods_slip",
    ),
)  # fmt: skip
