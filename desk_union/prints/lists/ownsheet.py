"""An own report as sheets like any other: a table whose numbers open their rows, and the same as bars."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from desk_union.basis import days, months
from desk_union.describe import known_ledgers
from desk_union.describe.bar_chart import Bar, BarPage
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import BarCharts, Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.purpose import COUNTS
from desk_union.describe.sheet import Choose, Sheet
from desk_union.store import listing, ownreports, summing
from desk_union.store.listing import Condition
from desk_union.tabs import union_name

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Request
    from desk_union.store.listing import ListAsk
    from desk_union.store.ownreports import OwnReport
    from desk_union.store.summing import GroupNumber, Summary, SummaryLine

INDENT = "　"
SPAN = "span"
ALL, THIS_YEAR, LAST_YEAR, QUARTER, MONTH = "all", "year", "last", "quarter", "month"
SPANS = Choose(
    SPAN, "哪段时间", ((ALL, "全部"), (THIS_YEAR, "本年"), (LAST_YEAR, "去年"), (QUARTER, "本季"), (MONTH, "本月"))
)
BARS = "（条形图）"


def sheets_of(session: Session) -> list[Sheet]:
    """Every own report, each as a table and as bars; one that means nothing any more says so when it is printed."""
    return [sheet for one in ownreports.every(session) for sheet in sheets(one)]


def sheet_called(session: Session, name: str) -> Sheet | None:
    return next((sheet for sheet in sheets_of(session) if name in {sheet.code, sheet.title}), None)


def sheets(report: OwnReport) -> tuple[Sheet, Sheet]:
    """The table and the bars of one report."""
    ledger = known_ledgers.called(report.ledger)
    keys = [report.grouping.key, *(one.key for one in report.measures)]
    there = [ledger.by_key[key] for key in keys if key in ledger.by_key] if ledger is not None else []
    private = tuple(shown.label for shown in there if shown.private)
    about = report.labels.get(report.grouping.key, report.grouping.key)
    help_ = f"自定义报表：{ledger.title if ledger else ''}按{about}汇总。{report.words}"
    common: dict[str, Any] = {
        "options": (), "purpose": COUNTS, "ledgers": (report.ledger,) if ledger else (), "private": private,
        "choices": (SPANS,) if ledger is not None and ledger.when else (),
    }  # fmt: skip
    code = f"{ownreports.PREFIX}{report.name}"

    def table(session: Session, request: Request) -> list[Table]:
        return [_table(session, report, request)]

    def bars(session: Session, request: Request) -> list[BarPage]:
        return _bars(session, report, request)

    return (
        Sheet(code, report.name, help_, Tables(table), outputs=("pdf", "xlsx", "docx"), **common),
        Sheet(f"{code}.bars", f"{report.name}{BARS}", help_, BarCharts(bars), **common),
    )


def _asked(session: Session, report: OwnReport, ledger: Ledger, request: Request) -> tuple[ListAsk, str]:
    """The ask narrowed to the span that was chosen, and the span in words."""
    ask = report.ask(request.day)
    today = request.today
    chosen = request.chosen.get(SPAN, ALL)
    if not ledger.when or chosen == ALL:
        return ask, f"截至{days.show_day_long(request.day)}"
    year = today.year - (chosen == LAST_YEAR)
    month = today.month if chosen == MONTH else None
    quarter = (today.month + 2) // 3 if chosen == QUARTER else None
    span = months.asked(year, month, quarter, today)
    if span is None:
        return ask, ""
    happened = Condition(ledger.when, "between", span.first_day, span.last_day)
    if ask.any_of:  # what happened then, of all that is one of these
        inside = listing.ids_of(session, ledger, replace(ask, conditions=(happened,), any_of=False))
        return replace(ask, ids=tuple(inside)), span.words
    return replace(ask, conditions=(*ask.conditions, happened)), span.words


def _summed(session: Session, report: OwnReport, request: Request) -> tuple[Ledger, ListAsk, str, Summary]:
    ownreports.refuse_faulty(session, report)
    ledger = report.about()
    ask, period = _asked(session, report, ledger, request)
    found = summing.summary(session, ledger, ask, report.grouping, report.measures, private=request.private)
    return ledger, ask, period, found


def _table(session: Session, report: OwnReport, request: Request) -> Table:
    ledger, ask, period, found = _summed(session, report, request)
    return summary_table(session, ledger, ask, report, found, period, request.today)


def summary_table(
    session: Session, ledger: Ledger, ask: ListAsk, report: OwnReport, found: Summary, period: str, today: date
) -> Table:
    """The groups with their numbers and 合计."""
    heads = [Column(summing.grouping_words(ledger, report.grouping), width_mm=50)]
    heads += [Column(summing.measure_words(ledger, one), "right", 28) for one in report.measures]
    below = report.grouping.step == summing.BELOW
    notes = ("上级的数含下级，合计不是各行相加。",) if below else ()
    if any(summing.UNLIKE in line.words for line in (*found.lines, found.total)):
        notes = (*notes, f"“{summing.UNLIKE}”：计量单位不同的数量不能相加。")
    return Table(
        title=report.name, columns=heads, printed_on=today, organisation=union_name(session), period=period,
        rows=[(INDENT * line.depth + line.label, *_numbers(ledger, ask, report, line)) for line in found.lines],
        totals=(summing.TOTAL, *_numbers(ledger, ask, report, found.total, whole=True)), notes=notes,
        filter_text=listing.describe_ask(session, ledger, ask), count_text=f"共 {len(found.lines)} 组",
    )  # fmt: skip


def _numbers(ledger: Ledger, ask: ListAsk, report: OwnReport, line: SummaryLine, *, whole: bool = False) -> list[str]:
    def find(session: Session) -> list[int]:
        if whole:
            return listing.ids_of(session, ledger, ask)
        return summing.ids_in(session, ledger, ask, report.grouping, line.value)

    def number(measure: GroupNumber, words: str, value: int | None) -> str:
        span = Span(ask.day, ask.day)
        if value is None or measure.kind in {summing.MEAN, summing.DIFFERENT}:
            return words
        sums = ((measure.key, 1),) if measure.kind == summing.SUM else ()
        return Number(words, RowsBehind(ledger, find, span, sums))

    return [number(*one) for one in zip(report.measures, line.words, line.values, strict=True)]


def _bars(session: Session, report: OwnReport, request: Request) -> list[BarPage]:
    """One picture a measure."""
    ledger, ask, period, found = _summed(session, report, request)
    told = listing.describe_ask(session, ledger, ask)
    return [
        BarPage(
            title=f"{report.name}：{summing.measure_words(ledger, measure)}", printed_on=request.today,
            organisation=union_name(session), period=period, notes=(f"筛选：{told}",) if told else (),
            value_title=summing.measure_words(ledger, measure),
            bars=[
                Bar(INDENT * line.depth + line.label, Fraction(max(line.values[at] or 0, 0)), line.words[at] or "—",
                    hollow=line.values[at] is None)
                for line in found.lines
            ],
        )
        for at, measure in enumerate(report.measures)
    ]  # fmt: skip
