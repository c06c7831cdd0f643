"""What is printed of 创争 and 文明家庭: the plan of a unit, who is put forward, who was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.culture import culture_words as words
from desk_union.culture.striving.ledgers import FAMILIES, STRIVINGS
from desk_union.culture.striving.tables import StarFamily, Striving
from desk_union.describe.content import Document, Tables
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import SIGNERS, facts, paper
from desk_union.store import listing
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")


def plan(session: Session, request: Request) -> Prose:
    """A plan after the other, of the rows chosen or of the year."""
    where = Striving.id.in_(request.picked) if request.picked else Striving.year == request.day.year
    held = session.scalars(select(Striving).where(where).order_by(Striving.kind, Striving.id)).all()
    if not held:
        raise Refusal("这一年还没有创争活动。", "请先在“创争活动台账”里登记，或换一年。")
    names = listing.names_of(session, STRIVINGS, [one.id for one in held])
    blocks: list[Block] = []
    for one in held:
        blocks += [Heading(names[one.id], apart=True), facts(("愿景", one.vision), ("级别", one.level), ("推荐日期", one.nominated_on), ("命名日期", one.named_on), ("文号", one.document))]
        blocks += [Heading("创争规划"), Paragraph(one.plan or "\n\n\n"), Heading("学习记录"), Paragraph(one.records or "\n\n\n")]
    return paper(session, request, "创争规划", blocks, period=f"{held[0].year}年", signers=("单位负责人", "工会主席", "日期"))


def _of_year(session: Session, request: Request, ledger: Ledger, where: ColumnElement[bool], title: str, keys: tuple[str, ...], *, signers: tuple[str, ...] = SIGNERS) -> list[Table]:
    row = ledger.row
    where = row.id.in_(request.picked) if request.picked else where
    ids = list(session.scalars(select(row.id).where(where).order_by(row.kind, row.id)))
    return [
        ledger_table(
            session, ledger, [ledger.by_key[key] for key in keys], ids, request.day, sections=True, title=title, organisation=organisation(session), period=f"{request.day.year}年",
            printed_on=request.today, count_text=f"共 {len(ids)} {ledger.counter}", notes=() if ids else ("这一年没有登记。",), signers=signers, section_unit=ledger.counter,
        )
    ]  # fmt: skip


def strivers(session: Session, request: Request) -> list[Table]:
    where = Striving.year == request.day.year
    return _of_year(session, request, STRIVINGS, where, "创争评选表", ("kind", "unit", "person", "vision", "level", "nominated_on", "named_on"), signers=("推荐单位", "评选小组", "日期"))


def candidates(session: Session, request: Request) -> list[Table]:
    where = StarFamily.year == request.day.year
    return _of_year(session, request, FAMILIES, where, "文明家庭评选表", ("kind", "person", "unit", "stars", "lacking", "deeds", "state"), signers=("推荐单位", "评选小组", "日期"))


def roll(session: Session, request: Request) -> list[Table]:
    where = (StarFamily.year == request.day.year) & (StarFamily.state == words.CHOSEN)
    return _of_year(session, request, FAMILIES, where, "文明家庭名册", ("kind", "person", "unit", "members", "stars", "chosen_on"))


SHEETS: tuple[Sheet, ...] = (
    Sheet("culture.striving_plan", "创争规划", "一个单位（或所选年度各单位）的愿景、规划和学习记录。", Document(plan), ledgers=(STRIVINGS.code,), options=("year", "id", "ids"), outputs=DOCUMENT, says="打印所选年度的。"),
    Sheet("culture.striving_list", "创争评选表", "所选年度的学习型组织、知识型职工，推荐和命名，按类别。", Tables(strivers), ledgers=(STRIVINGS.code,), options=("year", "ids")),
    Sheet("culture.family_candidates", "文明家庭评选表", "所选年度推荐的家庭：星数、缺的星、事迹、评上没有，按类别。", Tables(candidates), ledgers=(FAMILIES.code,), options=("year", "ids")),
    Sheet("culture.family_roll", "文明家庭名册", "所选年度评上的家庭，按类别。", Tables(roll), ledgers=(FAMILIES.code,), options=("year", "ids")),
)  # fmt: skip
