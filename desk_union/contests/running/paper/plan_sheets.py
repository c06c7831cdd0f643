"""竞赛方案 out of the contest's own data, and 进展通报 while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days, points
from desk_union.basis.money import show_yuan
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.paper.meant import OPTIONS, SAYS, contests_meant, days_of, marks_until, stage_then
from desk_union.contests.running.paper.ranking_sheets import vetoed_words
from desk_union.contests.running.tables import Contest, ContestCriterion, ContestScore
from desk_union.describe.content import Document
from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.members.office import organisation
from desk_union.scoring.scheme import MEASURED, PENALTY, SCORED, VETO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.tables import ContestGrade
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

TOP = 3
NUMBERS = "一二三四五六七八九十"
OPEN_MARK = "（待填）"
NO_UNIT = Official(money="")  # the head of its one column of money tells the unit


def plan(session: Session, request: Request) -> Prose:
    """The plan of one contest (the last of the span, unless one is asked for), by the skeleton of the facts E.1."""
    contest = contests_meant(session, request, entered=False)[-1]
    blocks: list[Block] = []
    last = None if request.picked else max(filter(None, (contest.ends_on, span_of(request).last_day)))
    for place, (title, parts) in enumerate(_sections(session, contest, last)):
        blocks += [Heading(f"{NUMBERS[place]}、{title}"), *parts]
    return Prose(
        title=f"{contest.name}方案", organisation=organisation(session), period=days_of(contest),
        printed_on=request.today, blocks=blocks, official=NO_UNIT,
    )  # fmt: skip


def _sections(session: Session, contest: Contest, last: date | None) -> Iterator[tuple[str, list[Block]]]:
    theme = f"竞赛主题：{contest.theme}。" if contest.theme else ""
    yield "指导思想", [Paragraph(text) for text in (contest.purpose or OPEN_MARK, theme) if text]
    yield "组织领导", [Paragraph(contest.leaders or OPEN_MARK), *_judges(contest)]
    yield "竞赛时间和范围", _when_and_who(session, contest, last)
    yield "竞赛内容", [Paragraph(contest.content or OPEN_MARK)]
    yield "评分办法", _scheme(session, contest)
    yield "奖项设置", _grades(reckoning.grades_of(session, contest.id))
    money = f"预算{show_yuan(contest.budget)}元，" if contest.budget else ""
    yield "经费", [Paragraph(f"{money}经费来源：{contest.source or '工会经费'}，记入“劳动和技能竞赛活动支出”。")]
    yield "要求", [Paragraph(contest.demands or OPEN_MARK)]


def _judges(contest: Contest) -> list[Block]:
    return [Paragraph(f"评委：{contest.judges}。")] if contest.judges else []


def _when_and_who(session: Session, contest: Contest, last: date | None) -> list[Block]:
    """With its rounds, as far as they begin by the ``last`` day that is meant."""
    found: list[Block] = [Paragraph(f"竞赛时间：{days_of(contest) or OPEN_MARK}。")]
    query = select(Contest).where(Contest.whole == contest.id)
    if last is not None:
        query = query.where(func.coalesce(Contest.starts_on, Contest.ends_on) <= last)
    below = session.scalars(query.order_by(Contest.starts_on, Contest.id))
    found += [Paragraph(f"{one.round or one.name}：{days_of(one)}。") for one in below]
    return [*found, Paragraph(f"参赛范围：{contest.scope or '全体职工'}。")]


def _scheme(session: Session, contest: Contest) -> list[Block]:
    rows = reckoning.items_of(session, contest.id)
    scheme = reckoning.scheme_now(session, contest.id)
    how = "去掉一个最高分、一个最低分再平均" if scheme.trimmed else "取平均分"
    found: list[Block] = [Paragraph(f"各评分项目按评委打分{how}；总分相同的{_ties(scheme.precedence)}。")]
    if rows:
        columns = (
            Column("项目", width_mm=36), Column("种类", "center", 20), Column("满分", "right", 16), Column("权重", "right", 16),
            Column("评分细则", width_mm=70),
        )  # fmt: skip
        grid = [(row.name, row.kind, _mark(row.full), _mark(row.weight), row.standard or _usual(row)) for row in rows]
        found.append(ProseGrid("评分项目表", columns, grid))
    return found


def _ties(precedence: tuple[str, ...]) -> str:
    return f"依次比{'、'.join(name for name in precedence if name != '总分')}" if precedence else "名次并列"


def _usual(row: ContestCriterion) -> str:
    """What goes without saying of a kind of item."""
    if row.kind == VETO:
        return "有此情形的排在最后，不得评奖"
    if row.kind == PENALTY:
        return "从总分中扣除"
    return f"{row.measure or words.VALUE}{row.way}计分" if row.kind == MEASURED and row.way else ""


def _mark(value: int | None) -> str:
    return "" if value is None else points.show(value)


def _grades(rows: list[ContestGrade]) -> list[Block]:
    if not rows:
        return [Paragraph(OPEN_MARK)]
    columns = (
        Column("奖项", width_mm=44), Column("名额", "right", 16), Column("评定依据", width_mm=36),
        Column("每名奖金（元）", "right", 30), Column("奖品", width_mm=36),
    )  # fmt: skip
    grid = [
        (row.name, str(row.places or ""), row.by or "总分", show_yuan(row.money) if row.money else "", row.gift or "")
        for row in rows
    ]
    return [ProseGrid("奖项表", columns, grid)]


def progress(session: Session, request: Request) -> Prose:
    """Where the contests of the span stand: who leads, what was measured against base and target, what is missing."""
    contests = contests_meant(session, request)
    blocks: list[Block] = []
    for contest in contests:
        blocks += [Heading(contest.name), *_standing(session, contest, request)]
    period = days_of(contests[0]) if len(contests) == 1 else ""
    return Prose(
        title="劳动竞赛进展通报", organisation=organisation(session), period=period, printed_on=request.today,
        blocks=blocks, official=NO_UNIT,
    )  # fmt: skip


def _standing(session: Session, contest: Contest, request: Request) -> list[Block]:
    until = marks_until(contest, request)
    result = reckoning.result_of(session, contest.id, until)
    marks = reckoning.marks_of(session, contest.id, until)
    stage = stage_then(session, contest, request.day)
    gone = len(reckoning.missing_of(session, result, marks)) if contest.stage in words.OPEN or until is not None else 0
    told = f"截至{days.show_day_long(request.day)}，共{len(result.ranked)}个参赛"
    told += f"，还缺{gone}个分" if gone else "，分数已齐"
    told += "，名次供参考。" if stage not in words.FROZEN else f"，结果已签字{f'，{words.AWARDED}' if stage == words.AWARDED else ''}。"
    blocks: list[Block] = [Paragraph(told)]
    if any(one.total for one in result.ranked):
        columns = (Column("名次", "right", 16), Column("参赛者", width_mm=60), Column("总分", "right", 30), Column("备注", width_mm=50))
        grid = [
            (str(one.place), result.entries[one.contender.key].name, points.rounded(one.total), vetoed_words(one))
            for one in result.ranked
        ]
        leading = "、".join(row[1] for row in grid if int(row[0]) <= TOP)
        blocks += [Paragraph(f"{'' if stage in words.FROZEN else '暂列'}前三名：{leading}。"), ProseGrid("名次", columns, grid)]
    return [*blocks, *_measures(session, contest.id, until)]


def _measures(session: Session, contest: int, until: date | None) -> Iterator[Block]:
    """Base, target, what was reached, growth and attainment of every measured item."""
    sums = (func.sum(ContestScore.mark), func.sum(ContestScore.base), func.sum(ContestScore.target))
    for item in reckoning.items_of(session, contest):
        if item.kind == SCORED or item.kind != MEASURED:
            continue
        query: Any = select(ContestScore.entrant, *sums).where(
            ContestScore.criterion == item.id, ContestScore.mark.is_not(None), *reckoning.by_day(until)
        )  # fmt: skip
        found = session.execute(query.group_by(ContestScore.entrant)).all()
        if found:
            rows = _measured(found)
            titles = ("参赛者", "基数", "实绩", "增加额", "增长率", "目标", "完成率")
            columns = (Column(titles[0], width_mm=44), *(Column(title, "right", 22) for title in titles[1:]))
            yield ProseGrid(item.name, columns, rows)


def _measured(found: Sequence[Any]) -> list[tuple[str, ...]]:
    """Of (entrant, mark, base, target) the lines, each column with as many places throughout."""
    grown = [mark - base if base is not None else None for _, mark, base, _ in found]
    columns = [*zip(*((base, mark, target) for _, mark, base, target in found), strict=True), grown]
    bases, marks, targets, growth = (
        points.alike([None if value is None else points.exact(value) for value in column], points.PLACES)
        for column in columns
    )
    rates = [_per_cent(words.RATE, mark, base, target) if base else "" for _, mark, base, target in found]
    done = [_per_cent(words.DONE, mark, base, target) if target else "" for _, mark, base, target in found]
    return list(zip((row[0] for row in found), bases, marks, growth, rates, targets, done, strict=True))


def _per_cent(measure: str, mark: int, base: int | None, target: int | None) -> str:
    return f"{points.rounded(reckoning.measured_value(measure, mark, base, target) / points.SCALE)}%"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.plan", "竞赛方案", "一项竞赛的方案文字：时间、范围、评分办法、奖项都取自台账，没写的留“待填”。",
        Document(plan), ledgers=("contests.contests", "contests.criteria", "contests.grades"), options=OPTIONS,
        outputs=("docx", "pdf", "xlsx"), says="打印一项竞赛；不指定时打印所选期间的最后一项。",
    ),
    Sheet(
        "contests.progress", "进展通报", "竞赛进行到哪里：名次、实绩与基数和目标比、还缺多少分。",
        Document(progress), ledgers=("contests.scores", "contests.entries"), options=OPTIONS, outputs=("docx", "pdf", "xlsx"),
        says=SAYS,
    ),
)  # fmt: skip
