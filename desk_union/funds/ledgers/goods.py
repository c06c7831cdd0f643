"""物资台账 (S71): what is kept in store, and what came in and went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, extract, func, literal, select

from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Field, Ledger, Part, Preset, Serial
from desk_union.funds.ledgers.assets import GROUP
from desk_union.funds.paid import links
from desk_union.funds.property import goods_rules, goods_settling
from desk_union.funds.property import property_words as words
from desk_union.funds.tables import Good, GoodsMove
from desk_union.members.ledgers import PEOPLE, UNITS

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Values


def _goods() -> Ledger:
    return GOODS


def _moves() -> Ledger:
    return GOODS_MOVES


def inward() -> ColumnElement[bool]:
    return GoodsMove.kind.in_(words.INTO_STORE)


def _slip(values: Values) -> str:
    return "入-{year}-{n:03}" if goods_rules.is_inward(values.get("kind") or "") else "领-{year}-{n:03}"


def _sum(day: date, column: Any) -> ColumnElement[Any]:
    """What is held of a good at the end of ``day``."""
    signed = func.sum(case((inward(), column), else_=-column))
    held = select(func.coalesce(signed, 0)).where(GoodsMove.good == Good.id, GoodsMove.day <= day)
    return held.correlate(Good).scalar_subquery()


def stock(day: date) -> ColumnElement[Any]:
    return _sum(day, GoodsMove.quantity)


def worth(day: date) -> ColumnElement[Any]:
    return _sum(day, GoodsMove.amount)


def price(day: date) -> ColumnElement[Any]:
    """The average, as ``goods_rules.Stock.price`` says."""
    quantity = stock(day)
    return case((quantity > 0, (2 * worth(day) + quantity) // (2 * quantity)), else_=None)


GOODS: Ledger = Ledger(
    code="funds.goods", title="物资台账", tab="经费", group=GROUP, row=Good, files=True, called="篮球",
    name=lambda: case((func.coalesce(Good.spec, "") == "", Good.name), else_=func.concat(Good.name, "（", Good.spec, "）")),
    help="娱乐用具、书籍、慰问品等有哪些、还有多少。买来当时就发完的，可以不经过库存。",
    empty="还没有登记物资。可以新增，也可以从Excel导入。",
    fields=(
        Field(Good.name, "名称", Text(60), required=True, print_mm=44, aliases=("物资名称", "物品名称", "品名")),
        Field(Good.spec, "规格型号", Text(60), joins=True, print_mm=30, aliases=("规格", "型号")),
        Field(Good.measure, "计量单位", Text(10), required=True, print_mm=16, aliases=("单位",)),
        Derived(key="stock", label="库存数量", kind=Count(), sql=stock, print_mm=20),
        Derived(key="price", label="平均单价", kind=Money(), sql=price, print_mm=22),
        Derived(key="worth", label="库存金额", kind=Money(), sql=worth, print_mm=26, total=True),
        Field(Good.category, "类别", Choice(words.GOODS_CATEGORY), required=True, print_mm=30, aliases=("物资类别", "物品类别")),
        Field(Good.place, "存放地点", Text(60), print_mm=26, aliases=("地点",)),
        Field(Good.keeper, "保管人", Text(40), print_mm=20),
        Field(Good.code, "物资编号", Text(30), print_mm=24, aliases=("编号", "物品编号", "编码")),
        Field(Good.note, "备注", LongText(), listed=False),
    ),
    order=("category", "name", "id"), match=(("code",), ("name", "spec"), ("name",)),
    parts=(Part(_moves, "good"),),
    presets=(
        Preset("there", "有库存", lambda day: stock(day) > 0),
        Preset("none", "已用完", lambda day: and_(stock(day) == 0, select(GoodsMove.id).where(GoodsMove.good == Good.id).correlate(Good).exists())),
    ),
)  # fmt: skip

GOODS_MOVES: Ledger = Ledger(
    code="funds.goods_moves", title="物资收发", tab="经费", group=GROUP, row=GoodsMove, files=True, when="day",
    name=lambda: select(func.concat(GoodsMove.day, " ", GoodsMove.kind, " ", Good.name)).where(Good.id == GoodsMove.good).scalar_subquery(),
    help="物资的入库和出库。出库的金额按加权平均单价由程序算出；用“物资入库”“物资出库”办理会同时起草凭证。",
    fields=(
        Field(GoodsMove.day, "日期", Day(ahead=0), required=True, print_mm=20, aliases=("收发日期", "入库日期", "出库日期", "领用日期")),
        Serial(GoodsMove.slip, "单号", _slip, day="day", gapless=True, on_saving=False, fixed=False, longest=30, print_mm=26, aliases=("入库单号", "出库单号", "领用单号")),
        Field(GoodsMove.good, "物资", Ref(_goods), required=True, print_mm=36, aliases=("物资名称", "名称", "品名", "物品名称")),
        Field(GoodsMove.kind, "收发类别", Choice(words.MOVE), required=True, print_mm=18, aliases=("类别", "类型", "收发类型")),
        Derived(key="way", label="收/发", kind=Text(), listed=False, sql=lambda _day: case((inward(), literal("收")), else_=literal("发"))),
        Field(GoodsMove.quantity, "数量", Count(least=1), required=True, print_mm=14, help="入库、出库都填正数。"),
        Field(GoodsMove.amount, "金额", Money(), print_mm=22, help="入库填总金额；出库由程序按加权平均计算。"),
        Field(GoodsMove.source, "来源", Text(80), print_mm=28, aliases=("供货单位", "供应商", "来源单位")),
        Field(GoodsMove.receiver, "领用人", Text(80), print_mm=22, aliases=("领用人或单位", "领取人", "领取单位")),
        Field(GoodsMove.purpose, "用途", Text(120), print_mm=36, aliases=("事由", "领用用途")),
        Field(GoodsMove.person, "领用职工", Ref(lambda: PEOPLE), listed=False, help="领用人是花名册里的职工时选这里。"),
        Field(GoodsMove.unit, "领用小组", Ref(lambda: UNITS), listed=False, aliases=("领用部门", "领用分会")),
        Booked(links.GOODS_MOVE, print_mm=24),
        Field(GoodsMove.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("slip", "good", "kind"),),
    note=goods_rules.completed, checks=(goods_rules.check_move,), owners=goods_settling.owners, settle=goods_settling.settle,
    presets=(
        Preset("in", "入库", lambda _day: inward()),
        Preset("out", "出库", lambda _day: ~inward()),
        Preset("year", "本年", lambda day: extract("year", GoodsMove.day) == day.year),
    ),
)  # fmt: skip

LEDGERS = (GOODS, GOODS_MOVES)
