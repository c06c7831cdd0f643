"""The figures of what was given out, by the day of the voucher or, before that, of the handing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from desk_union.describe.figure import Figure, Span
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from collections.abc import Callable


def _lines(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(PayoutLine.id).where(handed_out(), paid_day().between(span.first, span.last), *where)

    return rows


def _column(name: str) -> Callable[[], Any]:
    return lambda: PayoutLine.__table__.c[name]


def _occasion() -> Any:
    """One person is counted once for each thing that a list is about, also where it brings several goods."""
    held = PayoutLine.__table__.c
    roll = func.coalesce(held.roll, func.concat("无单", held.id))
    return func.concat(roll, " ", func.coalesce(held.person, held.outsider), " ", func.coalesce(held.matter, ""))


TO_PEOPLE = or_(PayoutLine.person.is_not(None), PayoutLine.outsider.is_not(None))
FIGURES: tuple[Figure, ...] = (
    Figure("payouts.persons", "实名发放", "人次", lambda: LINES, _lines(TO_PEOPLE), "distinct", amount=_occasion,
    note="一人因一件事领一次算一人次，不论几样东西；发给小组的不算。"),
    Figure("payouts.money", "实名发放现金", "元", lambda: LINES, _lines(PayoutLine.cash > 0), "sum", amount=_column("cash")),
    Figure(
        "payouts.goods_value", "实名发放实物折价", "元", lambda: LINES, _lines(PayoutLine.goods_value > 0), "sum",
        amount=_column("goods_value"),
    ),
)  # fmt: skip
