"""隐患整改通知书, 安全检查记录表, 安康杯报名表: filled from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests import papers
from desk_union.contests.safety.ledgers import CHECK_ITEMS, CHECKS, CUPS, ENTRANTS, HAZARDS
from desk_union.contests.safety.tables import SafetyCup
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

BLANK = "　　"  # room to write a number by hand


def notice(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, HAZARDS, request, "这个期间没有查出隐患。")
    union = organisation(session)
    return Filled([Copy({**row, "union": union}) for row in papers.words_of(session, HAZARDS, ids, request.day)])


def record(session: Session, request: Request) -> Filled:
    ids = papers.meant(session, CHECKS, request, "这个期间没有安全检查。")
    union = organisation(session)
    items = papers.children(session, CHECK_ITEMS, "inspection", ids, request.day)
    hazards = papers.children(session, HAZARDS, "inspection", ids, request.day)
    rows = zip(ids, papers.words_of(session, CHECKS, ids, request.day), strict=True)
    return Filled(
        [Copy({**row, "union": union}, {"items": items[one], "hazards": hazards[one]}) for one, row in rows]
    )


def cups_meant(session: Session, request: Request) -> list[int]:
    """The cup chosen, else that of the year asked for."""
    if request.picked:
        found = list(session.scalars(select(SafetyCup.id).where(SafetyCup.id.in_(request.picked))))
    else:
        year = request.year or request.today.year
        found = list(session.scalars(select(SafetyCup.id).where(SafetyCup.year == year)))
    if not found:
        raise Refusal("这一年没有登记安康杯竞赛。", "请先在安康杯台账里登记，或换一个年度。")
    return found


def entry(session: Session, request: Request) -> Filled:
    ids = cups_meant(session, request)
    union = organisation(session)
    entrants = papers.children(session, ENTRANTS, "cup", ids, request.day)
    copies = []
    for row_id, row in zip(ids, papers.words_of(session, CUPS, ids, request.day), strict=True):
        listed = [
            {"place": str(n), "name": one["unit"] or one["name"], "heads": one["heads"], "women": one["women"]}
            for n, one in enumerate(entrants[row_id], 1)
        ]
        counts = {key: row[key] or BLANK for key in ("minor", "serious", "fatal", "illnesses")}
        copies.append(Copy({**row, **counts, "union": union}, {"entrants_list": listed}))
    return Filled(copies, foot=papers.as_now(request))


ROWS = ("year", "month", "id", "ids")
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "contests.hazard_notice", "隐患整改通知书", "一项隐患一页：内容、依据、措施、期限，下面填整改结果和复查；不指定时打印所选期间的全部。",
        OfficialForm("hazard_notice", notice), ledgers=("contests.hazards",), options=ROWS, outputs=("pdf", "docx"), says="打印所选期间发现的隐患。",
    ),
    Sheet(
        "contests.check_sheet", "安全检查记录表", "一次检查一页：检查项目、结果、查出的隐患；不指定时打印所选期间的全部。",
        OfficialForm("check_sheet", record), ledgers=("contests.checks", "contests.check_items", "contests.hazards"), options=ROWS, outputs=("pdf",),
        says="打印所选期间的检查。",
    ),
    Sheet(
        "contests.cup_entry", "安康杯报名表", "报名表上的数和参赛分会、班组；没有全国统一的表，可按上级的样子改。",
        OfficialForm("cup_entry", entry), ledgers=("contests.cups", "contests.cup_entrants"), options=("year", "id"), outputs=("pdf",), says="所选年度的安康杯。",
    ),
)  # fmt: skip
