"""物资台账 by quantity and amount, 领用单 and 物资盘点表."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days, months
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.ledgers.goods import GOODS, GOODS_MOVES, inward
from desk_union.funds.property.goods_rules import Stock, is_inward, price_words
from desk_union.funds.property.goods_settling import steps_of, stock_on
from desk_union.funds.property.property_words import OPENING_STOCK
from desk_union.funds.tables import Good, GoodsMove
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.property.goods_rules import StockStep

NOTHING = "还没有登记物资。"
MONEY_MM, COUNT_MM = 22.0, 14.0
THREE = ("数量", "单价", "金额")
Cells = tuple[str, ...]


def _goods(session: Session, row: int | None = None) -> list[Any]:
    query = select(Good).order_by(Good.category, Good.name, Good.id)
    return list(session.scalars(query if row is None else query.where(Good.id == row)))


def full_name(one: Good) -> str:
    return f"{one.name}（{one.spec}）" if one.spec else one.name


def book(session: Session, request: Request) -> list[Table]:
    """Each good's own page: what came in, went out and was left, with the sums of each month and of the year."""
    span = span_of(request)
    goods = _goods(session, request.row)
    steps = steps_of(session, [one.id for one in goods])
    told = {row.id: row for row in session.scalars(select(GoodsMove))}
    first, last = months.first_day(span.last // 100 * 100 + 1), months.last_day(span.last)
    name = organisation(session)
    found = []
    for one in goods:
        rows = list(_page(steps[one.id], told, first, last))
        if len(rows) > 1 or request.row is not None:
            found.append(_book_table(one, rows, name, f"{span.last // 100}年1月至{span.last % 100}月", request))
    if not found:
        raise Refusal(f"{span.words}没有收发过物资。", "请先登记物资的入库，或换一个年份。")
    return found


def _book_table(one: Good, rows: Sequence[Cells], name: str, period: str, request: Request) -> Table:
    heads = [Column("日期", "center", 20), Column("单号", width_mm=26), Column("摘要", width_mm=44)]
    for group in ("收入", "发出", "结存"):
        heads += [Column(title, "right", COUNT_MM if title == "数量" else MONEY_MM, groups=(group,)) for title in THREE]
    return Table(
        title="物资台账", columns=heads, rows=rows, organisation=name, period=f"{full_name(one)}　{period}",
        printed_on=request.today, notes=(f"类别：{one.category}；计量单位：{one.measure}。",), count_text="",
        signers=("记账", "保管人", "审核人"),
    )  # fmt: skip


def _page(steps: Sequence[StockStep], told: dict[int, Any], first: date, last: date) -> Iterator[Cells]:
    before = [step.after for step in steps if step.move.day < first]
    opening = before[-1] if before else Stock()
    if before:
        yield ("", "", "上年结转", *_blank(), *_blank(), *_three(opening))
    within = [step for step in steps if first <= step.move.day <= last]
    so_far: list[StockStep] = []
    for month, group in groupby(within, key=lambda step: months.period_of(step.move.day)):
        group_, after = list(group), opening
        own = [step for step in group_ if told[step.move.id].kind != OPENING_STOCK]
        for step in group_:
            move, after = step.move, step.after
            if told[move.id].kind == OPENING_STOCK:  # was there before; nothing came in
                yield (days.show_day(move.day), told[move.id].slip or "", OPENING_STOCK, *_blank(), *_blank(), *_three(after))
                continue
            cells = _three(Stock(move.quantity, step.amount))
            sides = (*cells, *_blank()) if move.inward else (*_blank(), *cells)
            yield (days.show_day(move.day), told[move.id].slip or "", _summary(told[move.id]), *sides, *_three(after))
        so_far += own
        for title, some, since in ((f"{month % 100}月合计", own, months.first_day(month)), ("本年累计", so_far, first)):
            span = Span(since, months.last_day(month))
            came, went = ([step for step in some if step.move.inward is way] for way in (True, False))
            yield ("", "", title, *_moved(came, span), *_moved(went, span), *_three(after))


def _moved(steps: Sequence[StockStep], span: Span) -> Cells:
    """Quantity, price and amount of some moves, which the sums open."""
    held = Stock(sum(step.move.quantity for step in steps), sum(step.amount for step in steps))
    if not steps:
        return _blank()
    ids = [step.move.id for step in steps]
    _, price, _ = _three(held)
    return (
        summed(str(held.quantity), GOODS_MOVES, ids, span, "quantity"), price,
        summed(show_yuan(held.amount), GOODS_MOVES, ids, span, "amount"),
    )  # fmt: skip


def _three(held: Stock) -> Cells:
    if not held.quantity and not held.amount:
        return _blank()
    return (str(held.quantity), price_words(held.amount, held.quantity), show_yuan(held.amount))


def _blank() -> Cells:
    return ("", "", "")


def _summary(move: GoodsMove) -> str:
    return " ".join(word for word in (move.kind, move.source or move.receiver, move.purpose) if word)


def slips(session: Session, request: Request) -> list[Table]:
    """The slip of one move with all its lines, or every slip of goods that went out in the span."""
    query = select(GoodsMove, Good).join(Good, Good.id == GoodsMove.good)
    if request.row is not None:
        slip = session.scalar(select(GoodsMove.slip).where(GoodsMove.id == request.row))
        query = query.where(GoodsMove.slip == slip if slip else GoodsMove.id == request.row)
        empty = "这条收发记录已不存在。"
    else:
        span = span_of(request)
        day = GoodsMove.day.between(months.first_day(span.first), months.last_day(span.last))
        query, empty = query.where(~inward(), day), f"{span.words}没有出库。"
    rows = [(move, good) for move, good in session.execute(query.order_by(GoodsMove.day, GoodsMove.slip, GoodsMove.id))]
    if not rows:
        raise Refusal(empty, "请先在“物资出库”里登记。")
    name = organisation(session)
    grouped = groupby(rows, key=lambda row: row[0].slip or row[0].id)
    return [_slip(list(group), name, request) for _, group in grouped]


def _slip(rows: Sequence[tuple[GoodsMove, Good]], name: str, request: Request) -> Table:
    move = rows[0][0]
    came = is_inward(move.kind)
    title = "物资入库单" if came else "物资领用单"
    cells = [
        (
            str(n), one.code or "", one.name, one.spec or "", one.measure, str(each.quantity),
            price_words(each.amount, each.quantity), show_yuan(each.amount), each.purpose or "",
            each.note or "",
        )
        for n, (each, one) in enumerate(rows, 1)
    ]  # fmt: skip
    total = sum(each.amount for each, _ in rows)
    heads = (
        Column("序号", "center", 10), Column("编号", width_mm=20), Column("物资名称", width_mm=36),
        Column("规格型号", width_mm=26),
        Column("单位", "center", 12), Column("数量", "right", 16), Column("单价", "right", 20),
        Column("金额", "right", 24),
        Column("用途", width_mm=40), Column("备注", width_mm=24),
    )  # fmt: skip
    other = move.source if came else move.receiver
    who = f"{move.kind}　{'来源' if came else '领用人'}：{other}" if other else move.kind
    return Table(
        title=title, columns=heads, rows=cells, organisation=name, printed_on=request.today,
        period=f"{days.show_day_long(move.day)}　{move.slip or ''}　{who}",
        count_text=f"共 {len(rows)} 种",
        totals=(
            "", "合计", "", "", "", "", "",
            summed(show_yuan(total), GOODS_MOVES, [each.id for each, _ in rows], Span(move.day, move.day), "amount"), "", "",
        ),
        signers=("经办人", "保管人", "审核人") if came else ("领用人", "发放人", "保管人", "审批人"),
    )  # fmt: skip


def count(session: Session, request: Request) -> list[Table]:
    """What should be in store, with room for what is found."""
    goods = _goods(session)
    held = stock_on(session, [one.id for one in goods], request.day)
    rows = [
        (
            one.category, str(n), one.code or "", one.name, one.spec or "", one.measure, *_counted(held[one.id]),
            one.place or "", one.keeper or "", "", "", "", "",
        )
        for n, one in enumerate((one for one in goods if held[one.id].quantity), 1)
    ]  # fmt: skip
    total = summed(
        show_yuan(sum(stock.amount for stock in held.values())), GOODS, [one.id for one in goods],
        Span(request.day, request.day), "worth",
    )  # fmt: skip
    heads = (
        Column("类别"), Column("序号", "center", 10), Column("编号"), Column("物资名称", width_mm=30),
        Column("规格型号"),
        Column("单位", "center"), Column("账面数量", "right"), Column("单价", "right"), Column("金额", "right"),
        Column("存放地点"),
        Column("保管人"), Column("实盘数量", width_mm=18), Column("盘盈", width_mm=14), Column("盘亏", width_mm=14),
        Column("原因", width_mm=26),
    )  # fmt: skip
    return [
        Table(
            title="物资盘点表", columns=heads, rows=rows, organisation=organisation(session), section_by=0,
            section_unit="种",
            period=f"盘点日期：{days.show_day_long(request.day)}", printed_on=request.today,
            count_text=f"共 {len(rows)} 种",
            totals=("", "合计", *[""] * 6, total, *[""] * 6) if rows else None,
            notes=() if rows else (NOTHING,), signers=("盘点人", "监盘人", "保管人", "负责人"),
        )
    ]  # fmt: skip


def _counted(held: Stock) -> Cells:
    return (str(held.quantity), price_words(held.amount, held.quantity), show_yuan(held.amount))


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.goods_book", "物资台账（数量金额式）",
        "每种物资一页：收入、发出、结存的数量、单价、金额，每月合计和本年累计。",
        Tables(book), ledgers=("funds.goods_moves", "funds.goods"),
        options=("year", "month", "id"), says="打印所选年度从1月到所选月份的收发。",
    ),
    Sheet(
        "funds.goods_slip", "物资领用单", "一张领用单（或入库单）；不指定哪一张时打印所选期间的全部出库。",
        Tables(slips, slip=True), ledgers=("funds.goods_moves",),
        options=("year", "month", "id"), says="打印所选期间的出库。", monthly=True,
    ),
    Sheet(
        "funds.goods_count", "物资盘点表", "盘点用：账面数量已填好，实盘数量空着手填。",
        Tables(count), ledgers=("funds.goods",),
        options=("year", "month"),
    ),
)  # fmt: skip
