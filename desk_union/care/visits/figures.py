"""The figures of visits: households, times, units and what was given, by the day of the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select

from desk_union.care.visits.gifts import given
from desk_union.care.visits.ledgers import VISITS, heads, of_migrant, of_woman
from desk_union.care.visits.tables import CareVisit
from desk_union.describe.figure import Figure
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.figure import Span

TIMES, HOUSEHOLDS, CASH, GOODS = "care.visit_times", "care.visit_households", "care.visit_cash", "care.visit_goods"


def visits(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(CareVisit.id).where(CareVisit.day.between(span.first, span.last), *where)

    return rows


def _gift(column: Any) -> Callable[[], Any]:
    return lambda: given(column)(None)  # type: ignore[arg-type]  # the same on any day


def figure(code: str, label: str, unit: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return Figure(f"care.{code}", label, unit, lambda: VISITS, visits(*where), **more)


def households(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    told = CareVisit.home.is_not(None)
    return figure(code, label, "户", told, *where, measure="distinct", amount=lambda: CareVisit.home, **more)


def times(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return figure(code, label, "人次", *where, measure="total", amount=heads, **more)


def cash(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return figure(code, label, "元", *where, measure="sum", amount=_gift(PayoutLine.cash), **more)


FIGURES: tuple[Figure, ...] = (
    households("visit_households", "走访慰问户数", note="不同的户名；没有写户名的一个人算一户；慰问单位的不算户。"),
    times("visit_times", "走访慰问人次", seeds=("F186",), note="各次的人数相加，没有写人数的算1。"),
    figure("visit_times_women", "其中女职工", "人次", of_woman(), parent=TIMES, note="花名册里的女职工，一行算一人次。"),
    figure("visit_times_migrant", "其中农民工", "人次", of_migrant(), parent=TIMES, seeds=("F187",), note="走访当天是农民工的，一行算一人次。"),
    figure("visit_units", "慰问基层单位", "家", func.coalesce(CareVisit.site, "") != "", measure="distinct", amount=lambda: CareVisit.site, seeds=("F185",)),
    cash("visit_cash", "慰问金", seeds=("F188",), note="按慰问日期，入账没入账都算。"),
    figure("visit_goods", "慰问实物折价", "元", measure="sum", amount=_gift(PayoutLine.goods_value), seeds=("F189",), note="按慰问日期，入账没入账都算。"),
)  # fmt: skip
