"""The plan of a year on paper, and how far it is done: planned beside what the figures say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe import figure as figures
from desk_union.describe.behind import FigureBehind, Number, RowsBehind, Sentence
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, OfficialLetter, Paragraph, Prose
from desk_union.members.office import organisation
from desk_union.office import wording
from desk_union.reports.writing import templates
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.composing import chinese
from desk_union.reports.writing.drafting import planned_in, split, themes
from desk_union.reports.writing.ledgers import PLAN_ITEMS
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request
    from desk_union.reports.writing.tables import PlanItem
    from desk_union.store.figures import FigureValue

LEAD = "为做好{year}年的工会工作，充分发挥工会的桥梁纽带作用，团结动员广大职工完成全年各项任务，现制定工作计划如下。"
END = "各分会、工会小组要对照计划抓好落实，年底对照检查完成情况。"


def _year(request: Request) -> int:
    return request.year or request.today.year


def plan(session: Session, request: Request) -> Prose:
    year, union, say = _year(request), organisation(session), wording.read(session).say
    items = planned_in(session, year)
    body = list(_planned(items)) if items else list(_usual(request.chosen.get("office", words.USUAL), say))
    day = min(request.today, date(year, 1, 31))
    return Prose(
        title=f"{union}{year}年工作计划", organisation=union, period=f"{year}年", printed_on=request.today,
        blocks=[Paragraph(say(LEAD.format(year=year))), *body, Paragraph(say(END))], letter=OfficialLetter(signed=union, day=days.show_day_long(day)),
    )  # fmt: skip


def _planned(items: Sequence[PlanItem]) -> Iterator[Block]:
    for n, (theme, measures) in enumerate(themes(items), 1):
        yield Heading(f"{chinese(n)}、{theme}")
        for place, one in enumerate(measures, 1):
            yield Paragraph(_measure(one, place if len(measures) > 1 else None))


def _measure(one: PlanItem, place: int | None) -> str:
    before = f"{place}．{one.measure.strip('。；')}" if place else one.measure.strip("。；")
    told = [f"{one.due.month}月底前完成"] if one.due else []
    told += [f"责任人：{one.owner}"] if one.owner else []
    after = f"（{'，'.join(told)}）。" if told else "。"
    if one.planned is None:
        return f"{before}{after}"
    ids = (one.id,)
    year = Span.year(one.year)
    number = Number(str(one.planned), RowsBehind(PLAN_ITEMS, lambda _session: ids, year), unit=one.unit or "", typed=True)
    return Sentence(f"{before}，计划{one.planned}{one.unit or ''}{after}", number)


def _usual(office: str, say: Callable[[str], str]) -> Iterator[Block]:
    """What such an office usually sets about, where it has listed nothing yet."""
    skeleton = templates.skeleton(office)
    lines = next((one.lines for one in skeleton.sections if one.code == templates.NEXT), ())
    count = 0
    for line in lines:
        head, body = split(line)
        if head:
            count += 1
            theme, _, rest = body.partition("。")
            yield Heading(f"{chinese(count)}、{say(theme)}")
            if rest:
                yield Paragraph(say(rest))


def followup(session: Session, request: Request) -> list[Table]:
    year = _year(request)
    last = min(request.today, date(year, 12, 31)) if request.today.year == year else date(year, 12, 31)
    span, every = Span(date(year, 1, 1), last), figures.known()
    rows = [_line(session, one, span, every) for one in planned_in(session, year)]
    done = sum(row[-2] == "完成" for row in rows)
    columns = (
        Column("工作主题", width_mm=34), Column("措施", width_mm=62), Column("责任人", width_mm=20), Column("期限", "center", 22),
        Column("计划", "right", 16), Column("实际", "right", 18), Column("完成", "right", 16), Column("情况", "center", 18), Column("说明", width_mm=40),
    )  # fmt: skip
    return [
        Table(
            title="工作计划完成情况表", columns=columns, rows=rows, printed_on=request.today, organisation=organisation(session),
            period=f"{year}年1月1日至{days.show_day_long(last)}", count_text=f"共 {len(rows)} 条，完成 {done} 条",
        )
    ]  # fmt: skip


def _line(session: Session, one: PlanItem, span: Span, every: Sequence[figures.Figure]) -> tuple[str, ...]:
    figure = figures.known_as(one.figure) if one.figure else None
    value = evaluate(session, figure, span, every) if figure is not None else None
    shown = Number(value.shown, FigureBehind(figure.code, span)) if value is not None and figure is not None else ""
    share = _share(one, value)
    return (
        one.theme, one.measure, one.owner or "", days.show_day(one.due) if one.due else "",
        "" if one.planned is None else str(one.planned), shown, "" if share is None else f"{share}%", state(one, share, span.last), one.result or "",
    )  # fmt: skip


def _share(one: PlanItem, value: FigureValue | None) -> int | None:
    if value is None or not one.planned or not isinstance(value.number, (int, float)):
        return None
    return int(value.number * 100 // one.planned)


def state(one: PlanItem, share: int | None, day: date) -> str:
    """Done when it was said to be, or when what was planned is reached; late when its day is over."""
    if one.done_on is not None or (share is not None and share >= 100):  # noqa: PLR2004 - per cent
        return "完成"
    return "逾期" if one.due is not None and one.due < day else "进行中"
