"""班组考核评分表: item by item what a team gave itself and was given; 班组考核汇总表 with the levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests import papers
from desk_union.contests.teams import assessing
from desk_union.contests.teams.ledgers import ASSESSMENTS, MARKS, STANDARD_ITEMS
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.contests.papers import Words
    from desk_union.describe.sheet import Request

NONE = "这个期间没有班组考核。"
HEADS = (
    Column("序号", "center", 12), Column("类别", "center", 20), Column("考核项目", width_mm=44), Column("满分", "right", 16), Column("评分办法", width_mm=46),
    Column("自评分", "right", 18), Column("考核分", "right", 18), Column("说明", width_mm=30),
)  # fmt: skip


def scores(session: Session, request: Request) -> list[Table]:
    ids = papers.meant(session, ASSESSMENTS, request, NONE)
    name = organisation(session)
    rows = papers.words_of(session, ASSESSMENTS, ids, request.day)
    marks = papers.children(session, MARKS, "assessment", ids, request.day)
    return [_table(session, row_id, row, marks[row_id], name, request) for row_id, row in zip(ids, rows, strict=True)]


def _table(session: Session, row_id: int, row: Words, marks: list[Words], name: str, request: Request) -> Table:
    standard = papers.values_of(session, ASSESSMENTS, [row_id], request.day, "standard")[0][0]
    items = papers.children(session, STANDARD_ITEMS, "standard", [standard], request.day)[standard] if standard else []
    given = {mark["item"]: mark for mark in marks}
    cells = []
    for n, item in enumerate(items, 1):
        mark = given.get(item["name"], {})
        cells.append((str(n), item["chapter"], item["name"], item["full"], item["rule"], *(mark.get(key, "") for key in ("own", "given", "note"))))
    told = assessing.assessed(session, row_id)
    line = f"评定结果：{row['level']}。" if row["level"] else "还没有评定结果。"
    mending = f"整改要求：{row['mending']}" if row["mending"] else ""
    return Table(
        title="班组考核评分表", columns=HEADS, rows=cells, organisation=name, period=f"{row['team']} {row['period']}".strip(), printed_on=request.today,
        notes=tuple(filter(None, (f"标准：{row['standard']}。自评总分{row['own_total'] or '—'}，考核总分{row['total'] or '—'}。{line}", told.arithmetic[-1] if told else "", mending))),
        signers=("班组长", "考核人", "工会主席"), count_text=f"共 {len(cells)} 项",
    )  # fmt: skip


def overview(session: Session, request: Request) -> list[Table]:
    """All assessments of the span, the best first."""
    ids = papers.within(session, ASSESSMENTS, request)
    rows = papers.words_of(session, ASSESSMENTS, ids, papers.asked(request).last)
    totals = [total for (total,) in papers.values_of(session, ASSESSMENTS, ids, request.day, "total")]
    ordered = sorted(zip(totals, rows, strict=True), key=lambda pair: (pair[0] is None, -(pair[0] or 0)))
    heads = (
        Column("序号", "center", 12), Column("班组", width_mm=44), Column("考核期", "center", 34), Column("自评总分", "right", 24), Column("考核总分", "right", 24),
        Column("评定结果", "center", 30), Column("整改完成", "center", 26),
    )  # fmt: skip
    keys = ("team", "period", "own_total", "total", "level", "mended_on")
    cells = [(str(n), *(row[key] for key in keys)) for n, (_, row) in enumerate(ordered, 1)]
    return [
        Table(
            title="班组考核汇总表", columns=heads, rows=cells, organisation=organisation(session), period=papers.told(request), printed_on=request.today,
            count_text=f"共 {len(cells)} 次", notes=() if cells else (NONE,),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.assessment_sheet", "班组考核评分表", "一个班组一次考核的各项满分、自评分、考核分和评定结果；不指定时打印所选期间的全部。",
        Tables(scores), ledgers=("contests.team_assessments", "contests.team_marks"), options=("year", "quarter", "month", "id", "ids"), says="打印所选期间的考核。",
    ),
    Sheet(
        "contests.assessment_list", "班组考核汇总表", "所选期间各班组的总分和评定结果，按总分排。",
        Tables(overview), ledgers=("contests.team_assessments",), options=("year", "quarter", "month"), says="所选期间的考核。",
    ),
)  # fmt: skip
