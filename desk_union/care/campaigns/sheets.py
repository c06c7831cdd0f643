"""What is printed of 送温暖 campaigns: planned and done of a year, who got what in one, aid by class."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days, months
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care.campaigns import aid
from desk_union.care.campaigns.ledgers import CAMPAIGNS
from desk_union.care.campaigns.tables import CareCampaign
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation
from desk_union.payouts.ledgers import LINES, receiver, unit_of
from desk_union.payouts.received import paid_day
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NO_GRADE = "未写类别"
YEARLY = (
    Column("序号", "center", 12), Column("活动", width_mm=52), Column("种类", width_mm=26), Column("开始日期", "center", 24),
    Column("计划人数", "right", 20), Column("计划金额", "right", 26), Column("实际笔数", "right", 20),
    Column("实际现金", "right", 26), Column("实物折价", "right", 26), Column("资金来源", width_mm=30),
)  # fmt: skip
NAMES = (
    Column("序号", "center", 12), Column("单位/小组", width_mm=34), Column("姓名", width_mm=22), Column("事项", width_mm=40),
    Column("物品", width_mm=30), Column("现金", "right", 26), Column("实物折价", "right", 26), Column("备注", width_mm=30),
)  # fmt: skip
CLASSES = (
    Column("序号", "center", 12), Column("类别", width_mm=50), Column("笔数", "right", 24), Column("金额", "right", 36),
    Column("备注", width_mm=50),
)  # fmt: skip


def campaigns(session: Session, request: Request) -> list[Table]:
    """Every campaign of the year: planned, and what was handed out by its 发放单."""
    year = request.year or request.day.year
    held = session.scalars(
        select(CareCampaign).where(CareCampaign.year == year).order_by(CareCampaign.first, CareCampaign.id)
    ).all()
    lines = _lines(session, [one.title for one in held])
    span = Span.year(year)
    rows = [_campaign(n, one, lines.get(one.title, []), span) for n, one in enumerate(held, 1)]
    every = [line for some in lines.values() for line in some]
    ids = [one.id for one in held]
    heads, planned = sum(one.planned_heads or 0 for one in held), sum(one.planned_amount or 0 for one in held)
    totals = (
        "", "合计", f"{len(rows)}项", "", summed(str(heads), CAMPAIGNS, ids, span, "planned_heads"),
        summed(show_yuan(planned), CAMPAIGNS, ids, span, "planned_amount"), *_sums(every, span), "",
    )  # fmt: skip
    return [
        Table(
            title="送温暖活动一览表", columns=YEARLY, rows=rows, organisation=organisation(session), period=f"{year}年度",
            printed_on=request.today, totals=totals if rows else None, count_text=f"共 {len(rows)} 项",
            notes=("实际是已签领或已入账的发放单。",) if rows else ("这一年还没有送温暖活动。",),
        )
    ]  # fmt: skip


def _campaign(n: int, one: CareCampaign, lines: Sequence[Any], span: Span) -> tuple[str, ...]:
    planned = show_yuan(one.planned_amount) if one.planned_amount is not None else ""
    return (
        str(n), one.title, one.occasion or "", days.show_day(one.first) if one.first else "",
        summed(str(one.planned_heads), CAMPAIGNS, [one.id], span, "planned_heads") if one.planned_heads else "",
        summed(planned, CAMPAIGNS, [one.id], span, "planned_amount") if planned else "", *_sums(lines, span),
        one.source or "",
    )  # fmt: skip


def _sums(lines: Sequence[Any], span: Span) -> tuple[str, str, str]:
    """So many lines, their cash and their goods."""
    ids = [one.id for one in lines]
    if not ids:
        return ("", "", "")
    cash, goods = sum(one.cash or 0 for one in lines), sum(one.goods_value or 0 for one in lines)
    return (
        counted(LINES, ids, span), summed(show_yuan(cash), LINES, ids, span, "cash"),
        summed(show_yuan(goods), LINES, ids, span, "goods_value"),
    )  # fmt: skip


def _lines(session: Session, titles: Sequence[str]) -> dict[str, list[Any]]:
    """The lines handed out, by campaign."""
    query = (
        select(PayoutLine.id, PayoutLine.cash, PayoutLine.goods_value, PayoutList.campaign)
        .join(PayoutList, PayoutList.id == PayoutLine.roll)
        .where(aid.lines_of(titles))
        .order_by(PayoutLine.id)
    )
    found = defaultdict(list)
    for row in session.execute(query):
        found[row.campaign].append(row)
    return found


def names(session: Session, request: Request) -> list[Table]:
    """Who got what in one campaign, over all its lists, by unit; the newest one unless another is meant."""
    query = select(CareCampaign)
    if request.row is None:
        handed = select(PayoutLine.id).where(aid.of_campaign()).correlate(CareCampaign).exists()
        query = query.order_by(handed.desc(), CareCampaign.first.desc(), CareCampaign.id.desc())
    else:
        query = query.where(CareCampaign.id == request.row)
    held = session.scalars(query.limit(1)).first()
    if held is None:
        raise Refusal("还没有送温暖活动。", "请先新增活动。")
    day = held.first or request.today
    unit = unit_of(day).label("unit")
    listed = (
        select(
            PayoutLine.id, receiver().label("name"), unit, PayoutLine.matter, PayoutLine.item, PayoutLine.cash,
            PayoutLine.goods_value, PayoutLine.note,
        )
        .where(aid.lines_of([held.title]))
        .order_by(unit, PayoutLine.id)
    )  # fmt: skip
    lines = session.execute(listed).all()
    span = Span(day, day)
    rows = [
        (
            str(n), one.unit or "", one.name, one.matter, one.item or "", *_sums([one], span)[1:], one.note or "",
        )
        for n, one in enumerate(lines, 1)
    ]  # fmt: skip
    totals = ("", "合计", f"{len(rows)}笔", "", "", *_sums(lines, span)[1:], "")
    return [
        Table(
            title=f"慰问名单 {held.title}", columns=NAMES, rows=rows, organisation=organisation(session),
            period=days.show_day_long(day), printed_on=request.today, totals=totals if rows else None,
            count_text=f"共 {len(rows)} 笔", notes=() if rows else ("还没有签领或入账的发放单。",),
        )
    ]  # fmt: skip


def classes(session: Session, request: Request) -> list[Table]:
    """Aid paid in the span, by class."""
    span = span_of(request)
    first, last = months.first_day(span.first), months.last_day(span.last)
    grade = func.coalesce(PayoutLine.grade, NO_GRADE)
    query = (
        select(PayoutLine.id, grade.label("grade"), PayoutLine.cash)
        .where(aid.is_aid(), PayoutLine.cash > 0, paid_day().between(first, last))
        .order_by(grade, PayoutLine.id)
    )
    by_class = defaultdict(list)
    for row in session.execute(query):
        by_class[row.grade].append(row)
    asked = Span(first, last)

    def cells(lines: Sequence[Any]) -> tuple[str, str]:
        ids, total = [one.id for one in lines], sum(one.cash for one in lines)
        return counted(LINES, ids, asked), summed(show_yuan(total), LINES, ids, asked, "cash")

    rows = [(str(n), name, *cells(lines), "") for n, (name, lines) in enumerate(by_class.items(), 1)]
    every = [one for lines in by_class.values() for one in lines]
    return [
        Table(
            title="补助分类汇总表", columns=CLASSES, rows=rows, organisation=organisation(session), period=span.words,
            printed_on=request.today, totals=("", "合计", *cells(every), "") if rows else None,
            count_text=f"共 {len(rows)} 类", notes=("发放单里已入账的，按凭证日期；走访慰问、奖品、会员福利不在内。",),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet("care.campaign_table", "送温暖活动一览表", "一年的活动：计划人数、金额和实际发放。", Tables(campaigns), ledgers=("care.campaigns", "payouts.lines"), options=("year",)),
    Sheet("care.campaign_names", "慰问名单", "一项活动实际发给了谁、发了什么，合计。", Tables(names), ledgers=("care.campaigns", "payouts.lines"), options=("id",), says="不指定时是最近的一项活动。"),
    Sheet("care.aid_classes", "补助分类汇总表", "所选期间发放单里的补助，按类别汇总。", Tables(classes), ledgers=("payouts.lines",), options=("year", "quarter", "month"), says="按凭证日期。"),
)  # fmt: skip
