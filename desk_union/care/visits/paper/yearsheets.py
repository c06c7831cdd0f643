"""年度送温暖统计表, by kind, month and unit with all numbers of the tab, and the picture of the year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.care import figures as of_care
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.ledgers import VISITS
from desk_union.care.visits.paper import visitrows
from desk_union.care.visits.paper.visitrows import VisitRow, visit_rows
from desk_union.care.visits.paper.visitsheets import SIGNERS, in_numbers
from desk_union.describe.behind import FigureBehind, Number, counted, summed
from desk_union.describe.content import StackedBars, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.describe.stack_chart import StackChart, StackPanel, StackSeries
from desk_union.members import figures as of_members
from desk_union.members.office import organisation
from desk_union.payouts import figures as of_payouts
from desk_union.store import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure, Span
    from desk_union.describe.sheet import Request
    from desk_union.store.figures import FigureValue

TITLE = "送温暖统计表"
COUNTED = (
    Column("次", "right", 16), Column("户", "right", 16), Column("人次", "right", 18), Column("女职工", "right", 18, ("其中",)),
    Column("农民工", "right", 18, ("其中",)), Column("慰问金", "right", 28), Column("实物折价", "right", 28), Column("合计", "right", 30),
)  # fmt: skip
MONTHS = tuple(f"{month}月" for month in range(1, 13))
BARS = 6  # kinds that are drawn by themselves, the greatest first; the rest together
REST = "其他"


def year_table(session: Session, request: Request) -> list[Table]:
    span, said, where = visitrows.asked(request)
    rows = visit_rows(session, *where)
    common = {"organisation": organisation(session), "period": said, "printed_on": request.today, "signers": SIGNERS}
    by_sort = _grouped(rows, lambda one: one.sort or words.OTHER)
    sorts = [sort for sort in words.SORT.labels if sort in by_sort]
    by_month = _grouped(rows, lambda one: f"{one.day.year}年{one.day.month}月")
    by_unit = _grouped(rows, lambda one: one.unit or one.site or "没有编入小组的")
    return [
        _table(f"{TITLE}（按慰问种类）", "慰问种类", [(sort, by_sort[sort]) for sort in sorts], rows, span, common),
        _table(f"{TITLE}（按月份）", "月份", list(by_month.items()), rows, span, common),
        _table(f"{TITLE}（按单位、小组）", "单位/小组", list(by_unit.items()), rows, span, common),
        _of_figures(session, span, common),
    ]  # fmt: skip


def _grouped(rows: Sequence[VisitRow], key: Callable[[VisitRow], str]) -> dict[str, list[VisitRow]]:
    found: dict[str, list[VisitRow]] = defaultdict(list)
    for one in rows:
        found[key(one)].append(one)
    return found


def _table(
    title: str, head: str, groups: Sequence[tuple[str, list[VisitRow]]], rows: Sequence[VisitRow], span: Span,
    common: dict[str, Any],
) -> Table:  # fmt: skip
    """The sum of the households is not the sum of its column: one household may be visited for several reasons."""
    note = "户数合计按全部走访的不同户名算，不是各行相加。"
    return Table(
        title=title, columns=(Column(head, width_mm=36), *COUNTED), rows=[(name, *_cells(some, span)) for name, some in groups],
        totals=("合计", *_cells(rows, span)) if rows else None, notes=(note,) if rows else ("这个期间没有走访慰问。",), **common,
    )  # fmt: skip


def _cells(rows: Sequence[VisitRow], span: Span) -> tuple[str, ...]:
    ids = [one.id for one in rows]
    told = in_numbers(rows)
    cash, goods = sum(one.cash for one in rows), sum(one.goods_value for one in rows)
    women, migrants = ([one.id for one in rows if getattr(one, key)] for key in ("woman", "migrant"))
    return (
        counted(VISITS, ids, span), str(told["households"] or ""), summed(str(told["times"]), VISITS, ids, span, "heads"),
        counted(VISITS, women, span) if women else "", counted(VISITS, migrants, span) if migrants else "",
        summed(show_yuan(cash), VISITS, ids, span, "cash") if cash else "",
        summed(show_yuan(goods), VISITS, ids, span, "goods_value") if goods else "",
        summed(show_yuan(cash + goods), VISITS, ids, span, "cash", "goods_value") if cash + goods else "",
    )  # fmt: skip


def _of_figures(session: Session, span: Span, common: dict[str, Any]) -> Table:
    """Every number of the tab that is not nought."""
    registry = (*of_members.FIGURES, *of_payouts.FIGURES, *of_care.FIGURES)  # shares stand on numbers of those below
    told = [(one, figures.evaluate(session, one, span, registry)) for one in of_care.FIGURES]
    rows = [
        (str(n), _label(one), _number(one, value, span), one.unit, one.note)
        for n, (one, value) in enumerate(((one, value) for one, value in told if value.number), 1)
    ]  # fmt: skip
    heads = (
        Column("序号", "center", 10), Column("指标", width_mm=60), Column("数值", "right", 30), Column("单位", "center", 16),
        Column("说明", width_mm=90),
    )  # fmt: skip
    return Table(title=f"{TITLE}（各项数字）", columns=heads, rows=rows, notes=("没有数的指标不印。",), **common)


def _number(one: Figure, value: FigureValue, span: Span) -> str:
    """What opens; words of a row, such as which edition it was, are no number."""
    return value.shown if one.measure == "latest" else Number(value.shown, FigureBehind(one.code, span))


def _label(one: Figure) -> str:
    return f"　{one.label}" if one.parent else one.label


def year_picture(session: Session, request: Request) -> StackChart:
    """What was given and how many were visited, month by month and by kind."""
    span, said, where = visitrows.asked(request)
    rows = [one for one in visit_rows(session, *where) if one.day.year == span.last.year]
    kinds = _kinds(rows)
    worth = _by_kind(rows, kinds, lambda one: one.cash + one.goods_value)
    times = _by_kind(rows, kinds, lambda one: one.heads)
    name = organisation(session)
    return StackChart(
        title="送温暖全年图", places=MONTHS, organisation=name, period=said, printed_on=request.today,
        panels=(
            StackPanel(title="慰问金和实物", unit="元", series=worth, scale=100),
            StackPanel(title="走访慰问", unit="人次", series=times),
        ),
        notes=("按慰问日期；柱顶是当月合计。",) if rows else ("这一年还没有走访慰问。",),
        told=year_table(session, request)[:2],
    )  # fmt: skip


def _kinds(rows: Sequence[VisitRow]) -> list[str]:
    """What is drawn by itself, in the same order and so in the same colours in all panels."""
    by_sort = _grouped(rows, lambda one: one.sort or words.OTHER)
    worth = {sort: sum(one.cash + one.goods_value + one.heads for one in some) for sort, some in by_sort.items()}
    greatest = sorted(worth, key=lambda sort: -worth[sort])
    return [sort for sort in greatest if sort != words.OTHER][:BARS]


def _by_kind(
    rows: Sequence[VisitRow], kinds: Sequence[str], amount: Callable[[VisitRow], int]
) -> tuple[StackSeries, ...]:
    sums: dict[str, list[int]] = {kind: [0] * len(MONTHS) for kind in (*kinds, REST)}
    for one in rows:
        sums[one.sort if one.sort in kinds else REST][one.day.month - 1] += amount(one)
    return tuple(StackSeries(kind, tuple(values)) for kind, values in sums.items() if kind != REST or any(values))


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.year_table", "年度送温暖统计表", "一年的走访慰问，按种类、月份、单位各一张，再加送温暖的各项数字。", Tables(year_table),
        ledgers=("care.visits",), options=("year", "quarter", "month"), says="打印所选期间走访的。",
    ),
    Sheet(
        "care.year_picture", "送温暖全年图", "一年的慰问金和实物、人次，逐月分种类画成柱形图；数字可以另存为Excel。", StackedBars(year_picture),
        ledgers=("care.visits",), options=("year",), says="画所选年度的走访。",
    ),
)  # fmt: skip
