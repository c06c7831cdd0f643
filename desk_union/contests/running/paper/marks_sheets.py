"""评分表 blank for each judge and filled, 评分明细 with raw and counted marks side by side, 报名表."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desk_union.basis import points
from desk_union.contests.running import reckoning
from desk_union.contests.running.paper.meant import OPTIONS, SAYS, contests_meant, days_of, marks_until
from desk_union.contests.running.rules import names_in
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation
from desk_union.scoring.scheme import SCORED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from desk_union.contests.running.tables import Contest
    from desk_union.describe.sheet import Request
    from desk_union.scoring.doubting import GivenMark
    from desk_union.scoring.scheme import ScoreItem

BLANK, FILLED = "blank", "filled"
FILL = Choose("fill", "内容", ((BLANK, "空白（手写打分）"), (FILLED, "已录入的分")))
BLANK_ROWS = 15
BEFORE_MARKS = 3  # columns: 出场号, 参赛者, 所属单位
ENTRY_ROWS = 12


def score_sheets(session: Session, request: Request) -> list[Table]:
    """A table for each judge of each contest, with the entrants in their order of appearance.

    Of all contests of a span those in stages are left out: the stages are judged, and their totals gathered.
    """
    name, filled = organisation(session), request.chosen.get("fill") == FILLED
    meant = contests_meant(session, request, entered=False)
    # A stage of a later time leaves the sheet of today's span as it was.
    wholes = set() if request.picked else {one.whole for one in meant}
    return [
        table
        for contest in [one for one in meant if one.id not in wholes] or meant
        for table in _of_contest(session, contest, name, request, filled=filled)
    ]


def _of_contest(
    session: Session, contest: Contest, name: str, request: Request, *, filled: bool
) -> Iterator[Table]:
    scheme = reckoning.scheme_for(session, contest.id)
    entries = [one for one in reckoning.entries_of(session, contest.id).values() if reckoning.takes_part(one)]
    marks: dict[tuple[str, int, int], GivenMark] = {}
    given = reckoning.marks_of(session, contest.id)
    for mark in given:
        marks[mark.judge, mark.entrant, mark.item] = mark
    scored = scheme.of_kind(SCORED)
    judges = list(names_in(contest.judges))
    judges += [one for one in dict.fromkeys(mark.judge for mark in given if mark.judge) if one not in judges]
    only = reckoning.judges_of(session, contest.id)
    for judge in judges or [""]:
        items = [item for item in scored if not judge or not only.get(item.key) or judge in only[item.key]]
        rows = [
            _row(place, one, items, {item.key: marks.get((judge, one.id, item.key)) for item in items} if filled else {})
            for place, one in enumerate(entries, start=1)
        ] or [("", *("" for _ in range(len(items) + 4)))] * BLANK_ROWS
        yield Table(
            title="评分表", columns=_columns(items), rows=_evened(rows, len(items) + 1), organisation=name, printed_on=request.today,
            period=f"{contest.name}　{days_of(contest)}", signers=("评委签名", "记分员"), signed={"评委签名": ""},
            filter_text=f"评委：{judge or '＿＿＿＿'}", notes=tuple(_standards(session, contest.id, items)),
            count_text=f"共 {len(entries)} 个参赛" if entries else "",
        )  # fmt: skip


def _columns(items: Sequence[ScoreItem]) -> tuple[Column, ...]:
    return (
        Column("出场号", "center", 14), Column("参赛者", width_mm=32), Column("所属单位", width_mm=30),
        *(Column(f"{item.name}{_full(item)}", "right", 20) for item in items), Column("合计", "right", 18),
        Column("备注", width_mm=24),
    )  # fmt: skip


def _full(item: ScoreItem) -> str:
    return f"（{points.trimmed(item.full)}分）" if item.full is not None else ""


def _row(place: int, one: Any, items: Sequence[ScoreItem], marks: dict[int, GivenMark | None]) -> tuple[str, ...]:
    values = [marks[item.key] if marks else None for item in items]
    shown = ["" if mark is None or mark.value is None else points.show(int(mark.value)) for mark in values]
    given = [int(mark.value) for mark in values if mark is not None and mark.value is not None]
    words_of = "；".join(mark.word for mark in values if mark is not None and mark.word)
    total = points.show(sum(given)) if given else ""
    return (str(one.lot or place), one.name, one.unit_name or "", *shown, total, words_of)


def _evened(rows: Sequence[tuple[str, ...]], count: int) -> list[tuple[str, ...]]:
    """Marks and total, behind who the entrant is, each column with as many places throughout."""
    columns: list[Sequence[str]] = list(zip(*rows, strict=True))
    for n in range(BEFORE_MARKS, BEFORE_MARKS + count):
        values = [points.exact(points.parse(text)) if text else None for text in columns[n]]
        columns[n] = points.alike(values, points.PLACES)
    return list(zip(*columns, strict=True))


def _standards(session: Session, contest: int, items: Sequence[ScoreItem]) -> Iterator[str]:
    keys = {item.key for item in items}
    told = [f"{row.name}：{row.standard}" for row in reckoning.items_of(session, contest) if row.id in keys and row.standard]
    if told:
        yield f"评分细则　{'；'.join(told)}。"


def details(session: Session, request: Request) -> list[Table]:
    """For each contest a line for each entrant and item: every judge's mark, the mean, what it counts."""
    name = organisation(session)
    return [_details(session, contest, name, request) for contest in contests_meant(session, request)]


def _details(session: Session, contest: Contest, name: str, request: Request) -> Table:
    until = marks_until(contest, request)
    result = reckoning.result_of(session, contest.id, until)
    given = [mark for mark in reckoning.marks_of(session, contest.id, until) if mark.value is not None]
    judges = list(dict.fromkeys(mark.judge for mark in given))
    marks: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for judge in judges:
        theirs = [mark for mark in given if mark.judge == judge]
        shown = points.alike([points.exact(int(mark.value or 0)) for mark in theirs], points.PLACES)
        for mark, text in zip(theirs, shown, strict=True):
            marks[mark.entrant, mark.item][judge].append(text)
    told, counted = [], []
    for one in result.ranked:
        for item in result.scheme.items:
            held = marks.get((one.contender.key, item.key))
            if held:
                cells = ("、".join(held.get(judge, ())) for judge in judges)
                told.append((str(one.place), result.entries[one.contender.key].name, item.name, *cells))
                way = result.reckoning
                counted.append((way.mean(one.contender.key, item), way.points(one.contender.key, item)))
    means, counts = (points.alike([pair[n] for pair in counted], 4) for n in (0, 1))
    rows = [(*cells, mean, count) for cells, mean, count in zip(told, means, counts, strict=True)]
    columns = (
        Column("名次", "right", 12), Column("参赛者", width_mm=28), Column("项目", width_mm=26),
        *(Column(judge or "不分评委", "right", 16) for judge in judges), Column("平均/合计", "right", 18),
        Column("计入总分", "right", 18),
    )  # fmt: skip
    return Table(
        title="评分明细表", columns=columns, rows=rows, organisation=name, printed_on=request.today,
        period=f"{contest.name}　{days_of(contest)}", signers=("记分员", "复核人", "评委会主任"),
        notes=("左边是评委打的原始分，右边是按满分、权重折算后计入总分的分。",), count_text=f"共 {len(rows)} 行",
    )  # fmt: skip


def entry_form(session: Session, request: Request) -> list[Table]:
    """报名表: who has entered so far, and lines to write more on."""
    name = organisation(session)
    return [_entry_form(session, contest, name, request) for contest in contests_meant(session, request, entered=False)]


def _entry_form(session: Session, contest: Contest, name: str, request: Request) -> Table:
    entries = list(reckoning.entries_of(session, contest.id).values())
    rows: list[tuple[str, ...]] = [
        (str(n), one.name, one.kind or "", one.group or "", one.unit_name or "", one.trade or "", one.captain or "",
         str(one.heads or ""), "")
        for n, one in enumerate(entries, start=1)
    ]  # fmt: skip
    rows += [(str(n), *("" for _ in range(8))) for n in range(len(rows) + 1, max(ENTRY_ROWS, len(rows) + 3) + 1)]
    columns = (
        Column("序号", "center", 10), Column("参赛者（队）", width_mm=32), Column("参赛形式", width_mm=16), Column("组别", width_mm=18),
        Column("所属单位", width_mm=32), Column("工种", width_mm=18), Column("队长", width_mm=18), Column("人数", "right", 12),
        Column("签名", width_mm=24),
    )  # fmt: skip
    about = (("范围", contest.scope), ("时间", days_of(contest)), ("主办", contest.organiser))
    return Table(
        title="竞赛报名表", columns=columns, rows=rows, organisation=name, printed_on=request.today, period=contest.name,
        notes=tuple(f"{label}：{told}。" for label, told in about if told), signers=("报名单位负责人", "联系人", "联系电话"),
        count_text=f"已报名 {len(entries)} 个" if entries else "",
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.score_sheet", "评分表", "每位评委一张：参赛者、各评分项目和满分，留空手写或印出已录的分。",
        Tables(score_sheets), ledgers=("contests.criteria", "contests.entries", "contests.scores"), options=OPTIONS, says=SAYS,
        choices=(FILL,),
    ),
    Sheet(
        "contests.details", "评分明细表", "每位评委的原始分、平均分和计入总分的分并排。",
        Tables(details), ledgers=("contests.scores",), options=OPTIONS, says=SAYS,
    ),
    Sheet(
        "contests.entry_form", "竞赛报名表", "已经报名的和留空续报的行。",
        Tables(entry_form), ledgers=("contests.entries",), options=OPTIONS, says=SAYS,
    ),
)  # fmt: skip
