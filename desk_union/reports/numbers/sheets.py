"""What is printed of numbers: any two figures of the office month by month, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.months import first_day, last_day
from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as registry
from desk_union.describe.behind import FigureBehind, Number
from desk_union.describe.content import StackedBars
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.describe.stack_chart import StackChart, StackPanel, StackSeries
from desk_union.members.office import organisation
from desk_union.store import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure
    from desk_union.describe.sheet import Request

MONTHS = tuple(f"{month}月" for month in range(1, 13))
FIRST, SECOND = "first", "second"
USUAL = {FIRST: "funds.income", SECOND: "funds.spending"}
HUNDREDTHS, TENTHS = 100, 10
Values = dict[str, list[tuple[int, str]]]  # by figure, of each month


def drawable() -> list[Figure]:
    """Figures that are numbers; words of the newest row cannot be drawn."""
    return [one for one in registry.known() if one.measure != "latest"]


def asks(_session: Session) -> tuple[Choose, ...]:
    """Both figures, 经费收入 and 经费支出 unless others are chosen."""
    every = [(one.code, f"{one.label}（{one.unit}）") for one in drawable()]
    return tuple(
        Choose(key, label, tuple(sorted(every, key=lambda one: one[0] != USUAL[key])))
        for key, label in ((FIRST, "第一个数字"), (SECOND, "第二个数字"))
    )


def two_by_month(session: Session, request: Request) -> StackChart:
    """Side by side in one drawing where both are counted in the same unit, else one below the other."""
    year = request.year or request.today.year
    known = {one.code: one for one in drawable()}
    codes = [request.chosen.get(key, USUAL[key]) for key in (FIRST, SECOND)]
    if unknown := [code for code in codes if code not in known]:
        raise Refusal(f"没有“{unknown[0]}”这个数字，或者它不是能画的数。", "请从列表里选。")
    chosen = [known[code] for code in dict.fromkeys(codes)]
    spans = [Span(first_day(year * 100 + month), last_day(year * 100 + month)) for month in range(1, 13)]
    values = {one.code: [_value(session, one, span, request) for span in spans] for one in chosen}
    series = [StackSeries(one.label, tuple(whole for whole, _ in values[one.code])) for one in chosen]
    together = len({one.unit for one in chosen}) == 1
    pairs = list(zip(chosen, series, strict=True))
    groups = [pairs] if together else [[pair] for pair in pairs]
    panels = tuple(
        StackPanel(
            title="、".join(one.label for one, _ in group), unit=group[0][0].unit,
            series=tuple(each for _, each in group), scale=_scale(group[0][0]), beside=True,
        )
        for group in groups
    )  # fmt: skip
    title = f"{'和'.join(one.label for one in chosen)}逐月图"
    name = organisation(session)
    table = _table(request, year, chosen, values, title, name)
    return StackChart(
        title=title, places=MONTHS, panels=panels, printed_on=request.today, organisation=name, period=f"{year}年",
        notes=_notes(series, year, request), told=(table,),
    )  # fmt: skip


def _scale(one: Figure) -> int:
    return {"sum": HUNDREDTHS, "ratio": TENTHS}.get(one.measure, 1)


def _value(session: Session, one: Figure, span: Span, request: Request) -> tuple[int, str]:
    """As a whole number of the smallest part, and in words; a month that has not begun has none."""
    if span.first > request.today:
        return 0, ""
    value = figures.evaluate(session, one, span, registry.known())
    told = value.number if isinstance(value.number, int | float) else 0
    return round(told * _scale(one)), value.shown


def _notes(series: Sequence[StackSeries], year: int, request: Request) -> tuple[str, ...]:
    found = [] if any(any(one.values) for one in series) else ["这一年这两个数都是0。"]
    if any(value < 0 for one in series for value in one.values):
        found.append("小于0的月份没有柱子，数见另存的表。")
    if year == request.today.year:
        found.append("本年还没有过完，以后的月份空着。")
    return tuple(found)


def _table(
    request: Request, year: int, chosen: Sequence[Figure], values: Values, title: str, name: str
) -> Table:
    rows = []
    for place, month in enumerate(MONTHS):
        span = Span(first_day(year * 100 + place + 1), last_day(year * 100 + place + 1))
        words = ((one, values[one.code][place][1]) for one in chosen)
        rows.append((month, *(Number(told, FigureBehind(one.code, span)) if told else "" for one, told in words)))
    heads = (Column("月份", "left", 24), *(Column(f"{one.label}（{one.unit}）", "right", 60) for one in chosen))
    return Table(title=title, columns=heads, rows=rows, printed_on=request.today, organisation=name, period=f"{year}年")


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "reports.two_figures", "两个数字逐月对照图", "任选两个数字，一年十二个月画成柱形图放在一起看，如经费收入和支出。",
        StackedBars(two_by_month), ledgers=("funds.vouchers",), options=("year",), asks=asks,
    ),
)  # fmt: skip
