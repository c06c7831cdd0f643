"""What follows from saved moves of goods: the cost of what goes out, and that nothing goes out that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.funds.paid.links import GOODS_MOVE
from desk_union.funds.property.goods_rules import Stock, StockMove, StockStep, is_inward, replay
from desk_union.funds.tables import Good, GoodsMove
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def owners(session: Session, ids: Sequence[int]) -> list[int]:
    """The goods that these moves concern."""
    found: set[int] = set()
    for chunk in chunks(ids):
        found.update(session.scalars(select(GoodsMove.good).where(GoodsMove.id.in_(chunk))))
    return sorted(found)


def moves_of(session: Session, goods: Iterable[int]) -> dict[int, list[StockMove]]:
    """All moves of these goods; an amount in a voucher that was not taken back is fixed."""
    found: dict[int, list[StockMove]] = {good: [] for good in goods}
    for chunk in chunks(list(found)):
        rows = select(
            GoodsMove.good, GoodsMove.id, GoodsMove.day, GoodsMove.kind, GoodsMove.quantity, GoodsMove.amount,
            GOODS_MOVE.in_voucher().label("fixed"),
        ).where(GoodsMove.good.in_(chunk))  # fmt: skip
        for row in session.execute(rows):
            move = StockMove(row.id, row.day, is_inward(row.kind), row.quantity, row.amount, bool(row.fixed))
            found[row.good].append(move)
    return found


def steps_of(session: Session, goods: Iterable[int]) -> Mapping[int, list[StockStep]]:
    return {good: replay(moves) for good, moves in moves_of(session, goods).items()}


def stock_on(session: Session, goods: Iterable[int], day: date) -> dict[int, Stock]:
    """What is held of each good at the end of ``day``."""
    found = {}
    for good, steps in steps_of(session, goods).items():
        past = [step.after for step in steps if step.move.day <= day]
        found[good] = past[-1] if past else Stock()
    return found


def settle(session: Session, goods: Sequence[int], _today: date) -> None:
    """Write the cost of what goes out; Refusal where more goes out than was there, on that day or after it."""
    for good, steps in steps_of(session, goods).items():
        for step in steps:
            if step.lacking:
                raise _lacking(session, good, step)
        for step in steps:
            if step.amount != step.move.amount:
                session.execute(update(GoodsMove).where(GoodsMove.id == step.move.id).values(amount=step.amount))


def _lacking(session: Session, good: int, step: StockStep) -> Refusal:
    row = session.execute(select(Good.name, Good.measure).where(Good.id == good)).one()
    there = step.move.quantity - step.lacking
    return Refusal(
        f"“{row.name}”{days.show_day_long(step.move.day)}只有{max(there, 0)}{row.measure}，"
        f"不够出库{step.move.quantity}{row.measure}。",
        "请核对数量和日期，或先登记入库。",
        field="quantity",
    )
