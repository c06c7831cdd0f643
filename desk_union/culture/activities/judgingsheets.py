"""What is printed of works that are judged: the sheet for a judge's pen, and the scores with their arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.points import rounded, show
from desk_union.culture.activities.judging import WHOLE, JudgedWorks
from desk_union.culture.activities.ledgers import ACTIVITIES, WORKS
from desk_union.culture.activities.tables import Activity, ArtWork, WorkCriterion, WorkMark
from desk_union.describe.content import Document, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import in_words, paper, row_of
from desk_union.scoring.telling import RULE
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

NOTHING = "还没有收作品的活动。"
PLACES = (Column("名次", "center", 14), Column("作品", "left", 60), Column("作者", "left", 30), Column("评委数", "right", 18), Column("得分", "right", 22), Column("奖项", "left", 30))


def _held(session: Session, request: Request) -> Activity:
    return row_of(session, Activity, request, Activity.held_on, NOTHING, Activity.id.in_(select(ArtWork.activity)))


def _marked() -> ColumnElement[bool]:
    return Activity.id.in_(select(ArtWork.activity).join(WorkMark, WorkMark.work == ArtWork.id))


def blank(session: Session, request: Request) -> list[Table]:
    """Every work of the activity with a place for each criterion; without criteria one for the whole."""
    held = _held(session, request)
    ids = list(session.scalars(select(ArtWork.id).where(ArtWork.activity == held.id).order_by(ArtWork.kind, ArtWork.id)))
    criteria = session.scalars(select(WorkCriterion).where(WorkCriterion.activity == held.id).order_by(WorkCriterion.id)).all()
    heads = [f"{one.name}（{show(one.full)}分）" for one in criteria] or [f"{WHOLE.name}（100分）"]
    blanks = tuple(Column(head, "center", width_mm=26) for head in (*heads, *(("合计",) if criteria else ())))
    return [
        ledger_table(
            session, WORKS, [WORKS.by_key[key] for key in ("kind", "title")], ids, request.day, blanks=blanks, title="作品评分表", organisation=organisation(session),
            period=f"{held.name}　{in_words(held.held_on)}", printed_on=request.today, count_text=f"共 {len(ids)} 件", signers=("评委签名", "日期"),
        )
    ]  # fmt: skip


def scores(session: Session, request: Request) -> Prose:
    """Kind by kind who stands where, and how each score came about."""
    held = row_of(session, Activity, request, Activity.held_on, "还没有评分的作品。", *(() if request.picked else (_marked(),)))
    judged = JudgedWorks(session, held.id)
    works = {one.id: one for one in session.scalars(select(ArtWork).where(ArtWork.activity == held.id))}
    judges: dict[int, set[str]] = {}
    for work, judge in session.execute(select(WorkMark.work, WorkMark.judge).where(WorkMark.work.in_(works))):
        judges.setdefault(work, set()).add(judge)
    blocks: list[Block] = []
    for kind in sorted({one.contender.group for one in judged.standings}):
        some = [one for one in judged.standings if one.contender.group == kind]
        rows = [
            (str(one.in_group), works[one.contender.key].title, works[one.contender.key].author, str(len(judges[one.contender.key])), rounded(one.total), works[one.contender.key].prize or "")
            for one in some
        ]  # fmt: skip
        blocks += [Heading(f"{kind}（{len(some)}件）"), ProseGrid("", PLACES, rows)]
        blocks += [Paragraph(f"《{works[one.contender.key].title}》　{''.join(judged.told(one))}") for one in some]
    missing = [works[work].title for work in works if work not in judges]
    if missing:
        blocks.append(Paragraph(f"还没有评分的：{'、'.join(f'《{title}》' for title in missing)}。"))
    return paper(session, request, "作品评分汇总表", [*blocks, Paragraph(RULE)], period=held.name, signers=("评委组长", "计分人", "日期"))


SHEETS: tuple[Sheet, ...] = (
    Sheet("culture.work_score_sheet", "作品评分表", "发给评委打分的表：一次活动的作品和评分项目，分数空着，不印作者。", Tables(blank), ledgers=(WORKS.code, ACTIVITIES.code), options=("year", "month", "id"), says="打印所选期间最近一项收了作品的活动。"),
    Sheet("culture.work_scores", "作品评分汇总表", "一次活动的作品按类别排名次，写明每件的得分是怎么算的。", Document(scores), ledgers=("culture.marks", "culture.criteria", ACTIVITIES.code), options=("year", "month", "id"), outputs=("pdf", "docx", "xlsx"), says="打印所选期间最近一项评了分的活动。"),
)  # fmt: skip
