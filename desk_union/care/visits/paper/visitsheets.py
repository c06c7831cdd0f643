"""慰问台账 and 慰问标准表."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.care.visits.ledgers import OCCASIONS, VISITS
from desk_union.care.visits.paper import visitrows
from desk_union.care.visits.paper.visitrows import VisitRow, visit_rows
from desk_union.care.visits.tables import CareTalk, CareVisit
from desk_union.describe.behind import summed
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.sheet import Request

HEADS = (
    Column("序号", "center", 10), Column("日期", "center", 21), Column("慰问对象", width_mm=20), Column("单位/小组", width_mm=26),
    Column("慰问事由", width_mm=28), Column("户名", width_mm=17), Column("人数", "right", 11), Column("走访人", width_mm=24),
    Column("慰问金", "right", 22), Column("慰问品", width_mm=24), Column("折价金额", "right", 22), Column("资金来源", width_mm=22),
    Column("凭证", "center", 22),
)  # fmt: skip
SIGNERS = ("填表人", "审核人", "负责人")


def visit_list(session: Session, request: Request) -> list[Table]:
    span, words, where = visitrows.asked(request)
    rows = visit_rows(session, *where)
    campaign = request.chosen.get(visitrows.CAMPAIGN, visitrows.EVERY)
    told = f"活动/批次：{campaign}" if campaign != visitrows.EVERY and not request.picked else ""
    return [
        Table(
            title="走访慰问台账", columns=HEADS, rows=[_row(n, one, span) for n, one in enumerate(rows, 1)],
            organisation=organisation(session), period=words or "选中的走访", printed_on=request.today, filter_text=told,
            totals=_totals(rows, span) if rows else None, count_text=f"共 {len(rows)} 笔",
            notes=tuple(_notes(rows)) if rows else ("这个期间没有走访慰问。",), signers=SIGNERS,
        )
    ]  # fmt: skip


def _row(n: int, one: VisitRow, span: Span) -> tuple[str, ...]:
    where = one.unit or ("" if one.site == one.name else one.site)
    who = one.name if not one.relation else f"{one.name}（{one.relation}）"
    return (
        str(n), days.show_day(one.day), who, where, one.reason, one.household, summed(str(one.heads), VISITS, [one.id], span, "heads"),
        one.visitors, summed(show_yuan(one.cash), VISITS, [one.id], span, "cash") if one.cash else "", one.item,
        summed(show_yuan(one.goods_value), VISITS, [one.id], span, "goods_value") if one.goods_value else "", one.source, one.voucher,
    )  # fmt: skip


def _totals(rows: Sequence[VisitRow], span: Span) -> tuple[str, ...]:
    ids = [one.id for one in rows]
    times = summed(str(sum(one.heads for one in rows)), VISITS, ids, span, "heads")
    cash = summed(show_yuan(sum(one.cash for one in rows)), VISITS, ids, span, "cash")
    goods = summed(show_yuan(sum(one.goods_value for one in rows)), VISITS, ids, span, "goods_value")
    return ("", "合计", "", "", "", "", times, "", cash, "", goods, "", "")


def in_numbers(rows: Sequence[VisitRow]) -> dict[str, Any]:
    """Households, times, women, migrants and units, as the figures count them."""
    return {
        "households": len({one.home for one in rows if one.home}), "times": sum(one.heads for one in rows),
        "women": sum(one.woman for one in rows), "migrants": sum(one.migrant for one in rows),
        "units": len({one.site for one in rows if one.site}),
    }  # fmt: skip


def _notes(rows: Sequence[VisitRow]) -> Iterator[str]:
    told = in_numbers(rows)
    parts = [f"走访慰问{told['households']}户、{told['times']}人次"]
    parts += [f"其中女职工{told['women']}人次、农民工{told['migrants']}人次"]
    parts += [f"慰问基层单位{told['units']}家"] if told["units"] else []
    yield f"{'，'.join(parts)}。户按不同的户名算，没有写户名的一个人算一户。"


STANDARD_KEYS = ("name", "visited", "talked", "standard", "form", "since", "basis")


def standards(session: Session, request: Request) -> list[Table]:
    columns = [OCCASIONS.by_key[key] for key in STANDARD_KEYS]
    ids = listing.ids_of(session, OCCASIONS, listing.ListAsk(request.day))
    lines = listing.lines(session, OCCASIONS, columns, ids, request.day)
    visits, talks = _done(session, request.day)
    rows = [
        (
            str(n), *("" if word == "否" else word for word in line.words), str(visits.get(line.id, "")),
            str(talks.get(line.id, "")),
        )
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    empty = any(not line.words[STANDARD_KEYS.index("standard")] for line in lines)
    heads = (
        Column("序号", "center", 10), Column("慰问事由", width_mm=40), Column("五必访", "center", 16), Column("五必谈", "center", 16),
        Column("标准（元）", "right", 24), Column("形式", width_mm=30), Column("执行日期", "center", 24), Column("依据", width_mm=80),
        Column("走访", "right", 14, ("今年次数",)), Column("谈心", "right", 14, ("今年次数",)),
    )  # fmt: skip
    return [
        Table(
            title="慰问标准表", columns=heads, rows=rows, organisation=organisation(session), printed_on=request.today,
            period=days.show_day_long(request.day), count_text=f"共 {len(rows)} 种",
            notes=("标准空着的，本单位还没有定；由工会委员会研究，按上级规定执行。",) if empty else (), signers=SIGNERS,
        )
    ]  # fmt: skip


def _done(session: Session, day: date) -> tuple[dict[int, int], dict[int, int]]:
    """Visits and talks of the year up to the day, by occasion, so that a must that was forgotten is seen."""
    found = []
    for row in (CareVisit, CareTalk):
        query = select(row.known_as, func.count()).where(row.day.between(date(day.year, 1, 1), day))
        found.append({one[0]: one[1] for one in session.execute(query.group_by(row.known_as)) if one[0] is not None})
    return found[0], found[1]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.visit_list", "慰问台账", "所选期间的走访慰问，一次一行，有户数、人次、慰问金和实物的合计。", Tables(visit_list),
        ledgers=("care.visits",), options=("year", "quarter", "month", "unit", "ids"), asks=visitrows.campaigns,
        says="打印所选期间走访的。",
    ),
    Sheet(
        "care.standards", "慰问标准表", "本单位在哪些时候慰问、标准多少、什么形式、依据什么，哪五种必访、必谈。", Tables(standards),
        ledgers=("care.occasions",), options=(),
    ),
)  # fmt: skip
