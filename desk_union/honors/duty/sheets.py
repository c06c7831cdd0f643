"""What is printed of 述职 and 小组总结: the report itself with the place to sign, and the list with scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import points
from desk_union.describe.content import Document
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.honors import honors_words as words
from desk_union.honors.duty import drafting
from desk_union.honors.duty.described_deeds import span_told
from desk_union.honors.duty.ledgers import REPORTS
from desk_union.honors.duty.reckoning import JudgedReports
from desk_union.honors.duty.tables import DutyMark, DutyReport
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.paper.registers import paper, register, row_of
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
NUMBERS = (Column("方面", "left", 40), Column("数字", "left", 70), Column("数", "right", 30), Column("单位", "left", 24))


def report(session: Session, request: Request) -> Prose:
    """One report: its text, the numbers as they are now, the marks, and who signs."""
    held = row_of(session, DutyReport, request, DutyReport.day, "还没有述职、总结。")
    who = name_of(session, PEOPLE, held.person) if held.person is not None else ""
    unit = name_of(session, UNITS, held.unit) if held.unit is not None else ""
    title = f"{unit}{held.year}年工作总结" if held.kind == words.GROUP_SUMMARY else f"{held.kind}报告"
    blocks: list[Block] = [] if held.kind == words.GROUP_SUMMARY else [Paragraph("　　".join(f"{label}：{told}" for label, told in (("述职人", who), ("职务", held.post), ("单位", unit), ("年度", f"{held.year}年")) if told))]
    for heading, text in (("一、工作情况", held.text), ("二、存在问题", held.problems), ("三、下步打算", held.plans)):
        blocks += [Heading(heading), *(Paragraph(line) for line in (text or "\n\n").split("\n"))]
    told = drafting.numbers(session, span_told(held.year, held.day), held.unit, held.person)
    blocks.append(ProseGrid("台账里的数字", NUMBERS, [(one.heading, one.label, one.shown, one.unit) for one in told]))
    blocks += _judged(session, held)
    signers = (f"{unit}（签名）", "日期") if held.kind == words.GROUP_SUMMARY else ("述职人", "主持人", "日期")
    return paper(session, request, title, blocks, period=f"{held.year}年", signers=signers)


def _judged(session: Session, held: DutyReport) -> list[Block]:
    """The marks with their mean, and what was thought."""
    marks = session.scalars(select(DutyMark).where(DutyMark.report == held.id).order_by(DutyMark.id)).all()
    if not marks and not held.verdict:
        return []
    said: list[Block] = [Heading("评议")]
    if marks:
        judged = JudgedReports(session, [held.id])
        said.append(Paragraph(f"共{len(marks)}人评议，得分{points.rounded(judged.standings[0].total)}分。{''.join(judged.told(held.id))}"))
    return [*said, *([Paragraph(f"评议意见：{held.verdict}")] if held.verdict else [])]


SHEETS: tuple[Sheet, ...] = (
    Sheet("honors.duty_paper", "述职报告", "一份述职报告或小组总结：正文、台账里的数字、评议得分和签名处。", Document(report), ledgers=("honors.duty_reports",), options=("year", "month", "id"), outputs=DOCUMENT, says="打印所选期间最近一份述职、总结。"),
    register("honors.duty_list", "述职评议汇总表", "所选期间谁述了职、得多少分、评议意见。", REPORTS, ("kind", "person", "unit", "post", "day", "score", "verdict"), order=("kind", "-score", "id"), sections=True),
)  # fmt: skip
