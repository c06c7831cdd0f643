"""未整改隐患清单 by age, 群监查岗月表, 十个一完成表, 安康杯台账 with the numbers of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests import papers
from desk_union.contests.figures import FIGURES
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.ledgers import CHECKS, CUPS, DRILLS, ENTRANTS, HAZARDS, INCIDENTS, TARGETS, TASKS
from desk_union.contests.safety.paper.form_sheets import cups_meant
from desk_union.contests.safety.watch_duty import months_of
from desk_union.describe.behind import FigureBehind, Number, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.figures import evaluate
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

NONE = "没有还没整改的隐患。"


def open_on(session: Session, day: date) -> list[tuple[int, int]]:
    """The hazards open on the day with the days since they were found, the oldest first."""
    ids = listing.ids_of(session, HAZARDS, ListAsk(day, presets=("open",), order=("found_on", "id")))
    ages = papers.values_of(session, HAZARDS, ids, day, "age")
    return [(row_id, age or 0) for row_id, (age,) in zip(ids, ages, strict=True)]


def bands(ages: Sequence[tuple[int, int]]) -> list[tuple[str, list[int]]]:
    """The open hazards by age: 7天以内, 8—30天 ..."""
    found: list[tuple[str, list[int]]] = [(label, []) for _, label in words.AGES]
    for row_id, age in ages:
        place = next(n for n, (most, _) in enumerate(words.AGES) if most is None or age <= most)
        found[place][1].append(row_id)
    return found


def open_list(session: Session, request: Request) -> list[Table]:
    day = min(request.day, request.today)
    ages = open_on(session, day)
    ids = [row_id for row_id, _ in ages]
    rows = papers.words_of(session, HAZARDS, ids, day)
    heads = (
        Column("序号", "center", 10), Column("编号", "center", 26), Column("隐患内容", width_mm=56), Column("部位", width_mm=28), Column("级别", "center", 14),
        Column("发现日期", "center", 20), Column("责任单位", width_mm=26), Column("责任人", width_mm=20), Column("整改期限", "center", 20), Column("已过天数", "right", 18), Column("超期", "center", 14),
    )  # fmt: skip
    keys = ("number", "what", "place", "level", "found_on", "unit", "responsible", "due_on", "age")
    cells = [(str(n), *(row[key] for key in keys), "超期" if row["due_on"] and row["due_on"] < day.isoformat() else "") for n, row in enumerate(rows, 1)]
    told = "，".join(f"{label}{len(some)}项" for label, some in bands(ages))
    return [
        Table(
            title="未整改隐患清单", columns=heads, rows=cells, organisation=organisation(session), period=f"截至{day.isoformat()}", printed_on=request.today,
            count_text=f"共 {len(cells)} 项", notes=(f"按发现以后的天数：{told}。",) if cells else (NONE,),
        )
    ]  # fmt: skip


def watch_months(session: Session, request: Request) -> list[Table]:
    """查岗 month by month, with what was left out."""
    year = request.year or request.today.year
    found = months_of(session, year, request.today)
    span = Span.year(year)
    heads = (Column("月份", "center", 24), Column("查岗次数", "right", 30), Column("班次", width_mm=50), Column("制止三违", "right", 30), Column("缺", "center", 30))
    cells = [
        (
            f"{one.month}月", papers.count(CHECKS, one.ids, span), "、".join(one.shifts), summed(str(one.stopped), CHECKS, one.ids, span, "stopped") if one.ids else "",
            f"少{one.lacking}次" if one.lacking else "",
        )
        for one in found
    ]  # fmt: skip
    every = [row_id for one in found for row_id in one.ids]
    lacking = sum(one.lacking for one in found)
    totals = ("合计", papers.count(CHECKS, every, span), "", papers.total(str(sum(one.stopped for one in found)), CHECKS, every, span, "stopped"), f"少{lacking}次" if lacking else "")
    return [
        Table(
            title="群监查岗月表", columns=heads, rows=cells, organisation=organisation(session), period=f"{year}年", printed_on=request.today, totals=totals if cells else None,
            notes=(f"每月{words.A_MONTH}次；当月没有过完的不算缺。",) if cells else ("这一年还没有查岗。",),
        )
    ]  # fmt: skip


def ten(session: Session, request: Request) -> list[Table]:
    ids = cups_meant(session, request)
    return [table for cup in ids for table in (_ten(session, cup, request),)]


def _noted(*told: str) -> tuple[str, ...]:
    return tuple(word for word in told if word)


def _ten(session: Session, cup: int, request: Request) -> Table:
    rows = papers.children(session, TASKS, "cup", [cup], request.day, done=("done_on",))[cup]
    heads = (
        Column("序号", "center", 12), Column("“十个一”内容", width_mm=62), Column("责任人", width_mm=26), Column("完成期限", "center", 24), Column("完成日期", "center", 24), Column("佐证", width_mm=40),
    )  # fmt: skip
    cells = [(str(n), row["what"], row["owner"], row["due_on"], row["done_on"], row["proof"] if row["done_on"] else "") for n, row in enumerate(rows, 1)]
    done = sum(bool(row["done_on"]) for row in rows)
    title = papers.words_of(session, CUPS, [cup], request.day)[0]["title"]
    return Table(
        title="安康杯“十个一”完成表", columns=heads, rows=cells, organisation=organisation(session), period=title, printed_on=request.today, count_text=f"共 {len(cells)} 项",
        notes=_noted(f"要求{len(cells)}项，已完成{done}项，还有{len(cells) - done}项。" if cells else "还没有列出“十个一”，请用“列出十个一”。", papers.as_now(request)),
    )  # fmt: skip


NUMBERS = (
    "contests.checks", "contests.big_checks", "contests.watch_checks", "contests.hazards", "contests.hazards_fixed", "contests.hazards_rate", "contests.stopped", "contests.suggestions",
    "contests.suggestions_adopted", "contests.slogans", "contests.drills", "contests.drilled", "contests.incidents", "contests.watchers", "contests.safety_messages", "contests.emergency_plans",
)  # fmt: skip


def register(session: Session, request: Request) -> list[Table]:
    """安康杯台账 of a year: plan and group, 十个一, targets, who takes part, what was done in numbers."""
    tables: list[Table] = []
    for cup in cups_meant(session, request):
        tables += _register(session, cup, request)
    return tables


def _register(session: Session, cup: int, request: Request) -> Iterator[Table]:
    row = papers.words_of(session, CUPS, [cup], request.day)[0]
    name, span = organisation(session), Span.year(int(row["year"]))
    keys = ("title", "theme", "organiser", "leader", "body", "starts_on", "ends_on", "plan", "staff", "entrants", "teams", "entrant_teams", "spent", "result", "note")
    facts = [(str(n), CUPS.by_key[key].label, row[key]) for n, key in enumerate(keys, 1)]
    yield Table(
        title="安康杯竞赛台账", columns=(Column("序号", "center", 14), Column("项目", width_mm=40), Column("内容", width_mm=120)), rows=facts, organisation=name, period=row["title"], printed_on=request.today,
        notes=_noted(papers.as_now(request)),
    )  # fmt: skip
    yield _ten(session, cup, request)
    targets = papers.children(session, TARGETS, "cup", [cup], request.day)[cup]
    yield Table(
        title="安康杯安全目标", columns=(Column("序号", "center", 14), Column("目标项目", width_mm=70), Column("目标不超过", "right", 30), Column("实际", "right", 26), Column("备注", width_mm=40)),
        rows=[(str(n), one["what"], one["most"], one["actual"], one["note"]) for n, one in enumerate(targets, 1)], organisation=name, period=row["title"], printed_on=request.today,
        count_text=f"共 {len(targets)} 项", notes=_noted(papers.as_now(request)),
    )  # fmt: skip
    yield _entrants(session, cup, request, row["title"], name)
    yield _numbers(session, request, row["title"], name, span)


def _entrants(session: Session, cup: int, request: Request, title: str, name: str) -> Table:
    rows = papers.children(session, ENTRANTS, "cup", [cup], request.day)[cup]
    return Table(
        title="安康杯参赛单位", columns=(Column("序号", "center", 14), Column("参赛单位", width_mm=70), Column("参赛人数", "right", 26), Column("其中女职工", "right", 28), Column("考核得分", "right", 26), Column("评比结果", width_mm=30)),
        rows=[(str(n), one["unit"] or one["name"], one["heads"], one["women"], one["score"], one["result"]) for n, one in enumerate(rows, 1)],
        organisation=name, period=title, printed_on=request.today, count_text=f"共 {len(rows)} 个", notes=_noted(papers.as_now(request)),
    )  # fmt: skip


def _numbers(session: Session, request: Request, title: str, name: str, span: Span) -> Table:
    """The figures of the year, each of which opens."""
    by_code = {figure.code: figure for figure in FIGURES}
    cells = []
    for n, code in enumerate(NUMBERS, 1):
        figure = by_code[code]
        value = evaluate(session, figure, span, FIGURES)
        shown = f"{value.shown}%" if figure.unit == "%" and value.number is not None else value.shown
        behind = Number(shown, FigureBehind(code, span)) if value.number is not None else shown
        cells.append((str(n), figure.label, behind, "" if figure.unit == "%" else figure.unit))
    return Table(
        title="安康杯活动数据", columns=(Column("序号", "center", 14), Column("项目", width_mm=80), Column("数", "right", 30), Column("单位", "center", 20)), rows=cells,
        organisation=name, period=title, printed_on=request.today,
    )  # fmt: skip


def drills(session: Session, request: Request) -> list[Table]:
    """演练和事故 of the span."""
    span, name = papers.asked(request), organisation(session)
    ids = papers.within(session, DRILLS, request)
    rows = papers.words_of(session, DRILLS, ids, span.last)
    heads = (Column("序号", "center", 12), Column("日期", "center", 22), Column("演练名称", width_mm=44), Column("地点", width_mm=26), Column("参加人次", "right", 22), Column("暴露问题", width_mm=46), Column("改进措施", width_mm=46))
    keys = ("day", "title", "place", "heads", "problems", "mending")
    attended = sum(value or 0 for (value,) in papers.values_of(session, DRILLS, ids, span.last, "heads"))
    totals = ("", "合计", f"{len(rows)}次", "", papers.total(str(attended), DRILLS, ids, span, "heads"), "", "")
    incidents = papers.within(session, INCIDENTS, request)
    told = papers.words_of(session, INCIDENTS, incidents, span.last)
    return [
        Table(
            title="演练记录", columns=heads, rows=[(str(n), *(row[key] for key in keys)) for n, row in enumerate(rows, 1)], organisation=name, period=papers.told(request), printed_on=request.today,
            totals=totals if rows else None, notes=() if rows else ("这个期间没有演练。",),
        ),
        Table(
            title="事故记录", columns=(Column("序号", "center", 12), Column("日期", "center", 22), Column("类别", "center", 24), Column("地点", width_mm=28), Column("经过", width_mm=60), Column("原因", width_mm=40), Column("处理情况", width_mm=40)),
            rows=[(str(n), *(row[key] for key in ("day", "kind", "place", "what", "cause", "handling"))) for n, row in enumerate(told, 1)], organisation=name, period=papers.told(request), printed_on=request.today,
            count_text=f"共 {len(told)} 起", notes=() if told else ("这个期间没有事故。",),
        ),
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet("contests.open_hazards", "未整改隐患清单", "还没有整改的隐患，最早的在前，写明已过几天、是否超期。", Tables(open_list), ledgers=("contests.hazards",), options=("year", "month"), says="所选时间末还没有整改的。"),
    Sheet("contests.watch_sheet", "群监查岗月表", "一年各月查岗几次、什么班次、制止三违几次，缺的写明。", Tables(watch_months), ledgers=("contests.checks",), options=("year",), says="所选年度的查岗。"),
    Sheet("contests.ten_sheet", "安康杯十个一完成表", "“十个一”每项的责任人、期限、完成日期、佐证。", Tables(ten), ledgers=("contests.cup_tasks", "contests.cups"), options=("year", "id"), says="所选年度的安康杯。"),
    Sheet(
        "contests.cup_register", "安康杯台账", "一年的方案、十个一、安全目标、参赛单位和活动数据。",
        Tables(register), ledgers=("contests.cups", "contests.cup_tasks", "contests.cup_targets", "contests.cup_entrants"), options=("year", "id"), says="所选年度的安康杯。",
    ),
    Sheet("contests.drill_sheet", "演练和事故记录", "所选期间的应急演练和事故。", Tables(drills), ledgers=("contests.drills", "contests.incidents"), options=("year", "quarter", "month"), says="所选期间的演练和事故。"),
)  # fmt: skip
