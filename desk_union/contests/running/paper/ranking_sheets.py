"""成绩排名表 and the arithmetic behind it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days, points
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.paper.meant import OPTIONS, SAYS, contests_meant, days_of, marks_until, stage_then
from desk_union.contests.running.tables import ContestEntry
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.scoring.scheme import MEASURED, VETO
from desk_union.scoring.telling import RULE, arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.reckoning import ContestResult
    from desk_union.contests.running.tables import Contest
    from desk_union.describe.sheet import Request
    from desk_union.scoring.ranking import RankedEntrant
    from desk_union.scoring.scheme import ScoreItem

SIGNERS = ("评委会主任", "记分员", "复核人")
MISSING_SHOWN = 3


def ranking(session: Session, request: Request) -> list[Table]:
    """A table for each contest: who stands where, what every item brought, the total; before signing too."""
    name = organisation(session)
    return [_ranking(session, one, name, request) for one in contests_meant(session, request)]


def _ranking(session: Session, contest: Contest, name: str, request: Request) -> Table:
    until = marks_until(contest, request)
    result = reckoning.result_of(session, contest.id, until)
    groups = any(one.contender.group for one in result.ranked)
    items = result.scheme.items
    columns = [Column("名次", "right", 12), Column("参赛者", width_mm=32)]
    columns += [Column(item.name, "right", 16) for item in items] + [Column("总分", "right", 18)]
    columns += [Column("组别", width_mm=18), Column("组内名次", "right", 14)] if groups else []
    columns.append(Column("备注", width_mm=30))
    signed = stage_then(session, contest, request.day) in words.FROZEN
    gone = {} if signed else _missing_words(session, result, until)
    brought = list(zip(*(_column(result, item) for item in items), strict=True)) or [()] * len(result.ranked)
    rows = [
        _row(result, one, cells, gone.get(one.contender.key, ""), groups=groups)
        for one, cells in zip(result.ranked, brought, strict=True)
    ]
    for left in result.left_out:
        told = (left.group or "", "") if groups else ()
        rows.append(("", left.name, *("" for _ in items), "", *told, left.state))
    return Table(
        title="成绩排名表", columns=columns, rows=rows, organisation=name, printed_on=request.today,
        period=f"{contest.name}　{days_of(contest)}", count_text=f"共 {len(result.ranked)} 个参赛", signers=SIGNERS,
        notes=(*_notes(contest, result, signed=signed), *_by_then(until)), signed={"评委会主任": contest.signer or "" if signed else ""},
    )  # fmt: skip


def _row(
    result: ContestResult, one: RankedEntrant, cells: Sequence[str], gone: str, *, groups: bool
) -> tuple[str, ...]:
    key = one.contender.key
    told = "；".join(word for word in (vetoed_words(one), gone) if word)
    places = (one.contender.group, str(one.in_group)) if groups else ()
    return (str(one.place), result.entries[key].name, *cells, points.rounded(one.total), *places, told)


def vetoed_words(one: RankedEntrant) -> str:
    return f"一票否决：{'、'.join(one.vetoed)}" if one.vetoed else ""


def _column(result: ContestResult, item: ScoreItem) -> list[str]:
    """What the item brings to each total; of a veto that there is one, of a measure without points its value."""
    entrants = [one.contender.key for one in result.ranked]
    if item.kind == VETO:
        return ["否决" if (entrant, item.key) in result.tallies else "" for entrant in entrants]
    plain = item.kind == MEASURED and item.conversion is None
    value = result.reckoning.mean if plain else result.reckoning.points
    return points.alike([value(entrant, item) for entrant in entrants])


def _missing_words(session: Session, result: ContestResult, until: date | None) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for one in reckoning.missing_of(session, result, reckoning.marks_of(session, result.contest, until)):
        by = f"（{one.judge}）" if one.judge else ""
        found.setdefault(one.entrant, []).append(f"{result.scheme.by_key[one.item].name}{by}")
    return {
        key: f"缺分：{'、'.join(some[:MISSING_SHOWN])}{f'等{len(some)}个' if len(some) > MISSING_SHOWN else ''}"
        for key, some in found.items()
    }


def _notes(contest: Contest, result: ContestResult, *, signed: bool) -> Iterator[str]:
    told = f"{days.show_day_long(contest.signed_on)}签字。" if contest.signed_on else "结果已经签字。"
    yield told if signed else "结果还没有签字，名次供参考。"
    how = "各项目去掉一个最高分、一个最低分再平均（不到五个评委的直接平均）" if result.scheme.trimmed else "各项目取评委平均分"
    yield f"计分方法：{how}；{RULE}"
    if (sum_of := result.scheme.odd_weights) is not None:
        yield f"各项权重合计{points.trimmed(sum_of)}，不是100，总分不是百分制。"
    if result.scheme.precedence:
        yield f"排名依据：{'、'.join(result.scheme.ranks_by)}；都相同的并列。"
    else:
        yield "总分相同的并列。"


def _by_then(until: date | None) -> Iterator[str]:
    if until is not None:
        yield f"算到{days.show_day_long(until)}的分，没有写日期的分都算。"


def arithmetic_sheet(session: Session, request: Request) -> list[Table]:
    """How every total came about, in words."""
    name = organisation(session)
    tables = []
    for contest in contests_meant(session, request):
        until = marks_until(contest, request)
        result = reckoning.result_of(session, contest.id, until)
        rows = [
            (str(one.place), result.entries[one.contender.key].name, points.rounded(one.total), told)
            for one in result.ranked
            for told in ("\n".join(arithmetic(result.reckoning, one)),)
        ]
        columns = (
            Column("名次", "right", 12), Column("参赛者", width_mm=30), Column("总分", "right", 18),
            Column("怎么算的", width_mm=110),
        )  # fmt: skip
        tables.append(
            Table(
                title="总分计算说明", columns=columns, rows=rows, organisation=name, printed_on=request.today,
                period=f"{contest.name}　第{result.scheme.version}版评分办法", notes=(RULE, *_by_then(until)), signers=SIGNERS,
                count_text=f"共 {len(rows)} 个参赛",
            )
        )  # fmt: skip
    return tables


def signed_totals_hold(session: Session, contest: int) -> list[str]:
    """Entrants whose signed place or total is not what the kept scheme gives today."""
    result = reckoning.result_of(session, contest)
    now = {one.contender.key: (one.place, one.total) for one in result.ranked}
    rows = session.execute(
        select(ContestEntry.id, ContestEntry.name, ContestEntry.place, ContestEntry.total).where(
            ContestEntry.contest == contest, func.coalesce(ContestEntry.state, words.IN) == words.IN
        )
    )
    return [row.name for row in rows if row.total is None or now.get(row.id) != (row.place, Fraction(row.total))]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.ranking", "成绩排名表", "一项竞赛的名次、各项得分和总分；没有签字时也能打印，缺分在备注里点名。",
        Tables(ranking), ledgers=("contests.scores", "contests.entries"), options=OPTIONS, says=SAYS,
    ),
    Sheet(
        "contests.arithmetic", "总分计算说明", "每个参赛者的总分是怎么算出来的，一项一句话。",
        Tables(arithmetic_sheet), ledgers=("contests.scores", "contests.criteria"), options=OPTIONS, says=SAYS,
    ),
)  # fmt: skip
