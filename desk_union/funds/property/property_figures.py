"""The figures of goods and assets, each a query of rows that can be opened.

The office's own list names things (口罩, 羽毛球拍,
乒乓球台): they are found by their names. How many each person got is the
number handed out over that of 职工, both of which are figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, or_, select

from desk_union.describe.figure import Figure, Span
from desk_union.funds.ledgers.assets import ASSETS
from desk_union.funds.ledgers.goods import GOODS_MOVES
from desk_union.funds.property import property_words as words
from desk_union.funds.tables import Asset, Good, GoodsMove

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

CAME = (words.BUYING, words.GRANTED, words.RECEIVED)
WENT = (words.TAKEN, words.ISSUED)
MASK, RACKET, SHUTTLE, TABLE = "口罩", "羽毛球拍", "羽毛球", "乒乓球台"


def _named(name: str, but: str = "") -> ColumnElement[bool]:
    called = Good.name.contains(name)
    return GoodsMove.good.in_(select(Good.id).where(and_(called, ~Good.name.contains(but)) if but else called))


def _moves(kinds: tuple[str, ...], *where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(GoodsMove.id).where(
            GoodsMove.day.between(span.first, span.last), GoodsMove.kind.in_(kinds), *where
        )

    return rows


def _held(span: Span) -> Select[Any]:
    gone = or_(Asset.disposed_on.is_(None), Asset.disposed_on > span.last)
    return select(Asset.id).where(Asset.acquired_on <= span.last, gone)


def _tables(span: Span) -> Select[Any]:
    within = Asset.acquired_on.between(span.first, span.last)
    return select(Asset.id).where(within, Asset.name.contains(TABLE), Asset.source == words.FROM_ABOVE)


def _quantity() -> ColumnElement[Any]:
    return GoodsMove.__table__.c.quantity


def _amount() -> ColumnElement[Any]:
    return GoodsMove.__table__.c.amount


FIGURES: tuple[Figure, ...] = (
    Figure("funds.goods_in", "物资入库金额", "元", lambda: GOODS_MOVES, _moves(CAME), "sum", amount=_amount),
    Figure("funds.goods_out", "物资发放金额", "元", lambda: GOODS_MOVES, _moves(WENT), "sum", amount=_amount),
    Figure("funds.masks_in", "筹措口罩", "只", lambda: GOODS_MOVES, _moves(CAME, _named(MASK)), "total",
    amount=_quantity, seeds=("F212",)),
    Figure("funds.masks_out", "发放口罩", "只", lambda: GOODS_MOVES, _moves(WENT, _named(MASK)), "total",
    amount=_quantity),
    Figure("funds.rackets_out", "发放羽毛球拍", "只", lambda: GOODS_MOVES, _moves(WENT, _named(RACKET)), "total",
    amount=_quantity,
           seeds=("F276",), note="人均只数是它除以职工人数。"),
    Figure("funds.shuttles_out", "发放羽毛球", "个", lambda: GOODS_MOVES, _moves(WENT, _named(SHUTTLE, "拍")),
    "total", amount=_quantity,
           seeds=("F277",), note="人均个数是它除以职工人数。"),
    Figure("funds.assets", "在用固定资产", "项", lambda: ASSETS, _held),
    Figure("funds.assets_cost", "在用固定资产原值", "元", lambda: ASSETS, _held, "sum",
    amount=lambda: Asset.__table__.c.cost),
    Figure("funds.tables_in", "上级拨付的乒乓球台", "副", lambda: ASSETS, _tables, "total",
    amount=lambda: Asset.__table__.c.quantity,
           seeds=("F271",)),
)  # fmt: skip
