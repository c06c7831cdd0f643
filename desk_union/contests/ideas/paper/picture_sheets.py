"""Pictures: suggestions by stage, what innovations bring by year."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from desk_union.contests import papers
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.figures import FIGURES
from desk_union.contests.ideas.ledgers import SUGGESTIONS
from desk_union.describe.bar_chart import Bar, BarPage
from desk_union.describe.content import BarCharts
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

YEARS = 5


def stage_picture(session: Session, request: Request) -> list[BarPage]:
    ids = papers.within(session, SUGGESTIONS, request, unit="unit")
    rows = papers.words_of(session, SUGGESTIONS, ids, papers.asked(request).last)
    counts = [(stage, sum(row["stage"] == stage for row in rows)) for stage in words.STAGE.stages]
    bars = [Bar(stage, Fraction(count), f"{count}条", hollow=stage == words.REFUSED) for stage, count in counts]
    return [
        BarPage(
            title="合理化建议办理情况图", bars=bars, printed_on=request.today, organisation=organisation(session), period=papers.told(request),
            notes=(f"共{len(rows)}条。",), value_title="条数",
        )
    ]  # fmt: skip


def benefit_picture(session: Session, request: Request) -> list[BarPage]:
    """What the innovations of each of five years bring in a year."""
    figure = next(one for one in FIGURES if one.code == "contests.benefit")
    last = request.year or request.today.year
    bars = []
    for year in range(last - YEARS + 1, last + 1):
        value = evaluate(session, figure, Span.year(year), FIGURES)
        bars.append(Bar(f"{year}年", Fraction(str(value.number or 0)), f"{value.shown}元"))
    return [
        BarPage(
            title="小改小革效益图", bars=bars, printed_on=request.today, organisation=organisation(session), period=f"{last - YEARS + 1}—{last}年",
            value_title="年效益（元）", notes=("按完成日期计入当年，没有完成的按开始日期；中止的不算。",),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.suggestion_picture", "合理化建议办理情况图", "各状态有几条，画成横条。",
        BarCharts(stage_picture), ledgers=("contests.suggestions",), options=("year", "quarter", "month", "unit"), says="所选期间提出的建议。",
    ),
    Sheet(
        "contests.benefit_picture", "小改小革效益图", "到所选年度为止五年的年效益，画成横条。",
        BarCharts(benefit_picture), ledgers=("contests.innovations",), options=("year",), says="到所选年度为止的五年。",
    ),
)  # fmt: skip
