"""What is printed of 建家 and 责任书: lists of homes, the cover of an application, pledges in batch, rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Document, Tables
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.describe.sheet import Choose, Sheet
from desk_union.honors.homes.ledgers import HOMES, PLEDGES, ROOMS, VISITS, home_of, pledger
from desk_union.honors.homes.tables import Pledge, UnionHome
from desk_union.members.office import organisation
from desk_union.members.paper.registers import crossed, facts, paper, register, row_of, rows_of
from desk_union.store import listing
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")


def home_levels(session: Session, request: Request) -> list[Table]:
    ids = listing.ids_of(session, HOMES, listing.ListAsk(request.day, presets=("now",)))
    keys = ("whose", "kind", "level", "passed_on", "recheck_on", "document", "state")
    roll = ledger_table(
        session, HOMES, [HOMES.by_key[key] for key in keys], ids, request.day, title="职工之家、小家名册", organisation=organisation(session), period=f"截至{days.show_day_long(request.day)}",
        printed_on=request.today, count_text=f"共 {len(ids)} 个", notes=() if ids else ("还没有命名的家。",),
    )  # fmt: skip
    return [roll, *([crossed(session, HOMES, ids, "kind", "level", request, title="职工之家、小家各等级个数")] if ids else [])]


def application(session: Session, request: Request) -> Prose:
    held = row_of(session, UnionHome, request, func.coalesce(UnionHome.applied_on, UnionHome.passed_on), "还没有申报的家。")
    name = session.scalar(select(home_of()).where(UnionHome.id == held.id)) or ""
    told = facts(("申报单位", name), ("申报类别", held.kind), ("申报等级", held.level), ("申报日期", held.applied_on), ("已有等级", _before(session, held)), ("材料目录", "1．申报表　2．自查打分表　3．佐证目录　4．会员评家情况"))
    blocks: list[Block] = [told, Heading("建家特色"), Paragraph(held.features or "　"), Heading("上级工会意见"), Paragraph("　")]
    return paper(session, request, f"{held.level}{held.kind}申报材料", blocks, signers=("申报单位（盖章）", "工会主席", "日期"))


def _before(session: Session, held: UnionHome) -> str:
    same = UnionHome.unit == held.unit if held.unit is not None else UnionHome.unit.is_(None) & UnionHome.name.is_not_distinct_from(held.name)
    levels = session.scalars(select(UnionHome.level).where(same, UnionHome.id != held.id, UnionHome.passed_on.is_not(None)).order_by(UnionHome.passed_on))
    return "、".join(levels)


def pledges(session: Session, request: Request) -> Prose:
    """All pledges asked for, each on a page of its own with its places of signature."""
    ids = _pledges(session, request)
    blocks: list[Block] = []
    for one in session.scalars(select(Pledge).where(Pledge.id.in_(ids)).order_by(Pledge.kind, Pledge.id)):
        who = session.scalar(select(pledger()).where(Pledge.id == one.id)) or ""
        blocks.append(Heading(f"{one.year}年{one.kind}　{one.number or ''}", apart=True))
        blocks.append(facts(("责任单位和责任人", who), ("责任期", f"{one.year}年1月1日至{one.year}年12月31日")))
        lines = [line for line in (one.clauses or "").splitlines() if line.strip()] or ["　"]
        blocks += [Paragraph(f"　　{n}．{line}" if len(lines) > 1 else f"　　{line}") for n, line in enumerate(lines, 1)]
        signed = days.show_day_long(one.signed_on) if one.signed_on else "　　　　年　　月　　日"
        blocks.append(Paragraph(f"　　工会主席：　　　　　　　　责任人：　　　　　　　　{signed}"))
    title = "责任书" if len(ids) != 1 else session.scalar(select(Pledge.kind).where(Pledge.id == ids[0])) or "责任书"
    return paper(session, request, title, blocks, signers=())


def _pledges(session: Session, request: Request) -> Sequence[int]:
    if request.picked:
        return rows_of(session, PLEDGES, request)
    year = request.year or request.today.year
    where = [Pledge.year == year, *([Pledge.signed_on.is_(None)] if request.chosen.get("which") == "unsigned" else [])]
    ids = session.scalars(select(Pledge.id).where(*where).order_by(Pledge.kind, Pledge.id)).all()
    if not ids:
        raise Refusal(f"{year}年没有责任书。", "请在分会、小组台账里选好单位，用“编责任书”。")
    return ids


def unsigned(session: Session, request: Request) -> list[Table]:
    year = request.year or request.today.year
    ids = [one for one in listing.ids_of(session, PLEDGES, listing.ListAsk(request.day, presets=("unsigned",))) if session.get_one(Pledge, one).year == year]
    columns = [PLEDGES.by_key[key] for key in ("number", "kind", "unit", "person", "due_on")]
    return [
        ledger_table(
            session, PLEDGES, columns, ids, request.day, blanks=(Column("签名", width_mm=40),), title="责任书未签订名单", organisation=organisation(session), period=f"{year}年", printed_on=request.today,
            count_text=f"共 {len(ids)} 份", notes=() if ids else ("责任书都签了。",),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet("honors.home_list", "职工之家、小家名册", "现有的家和各等级个数。", Tables(home_levels), ledgers=("honors.homes",), options=("year", "month")),
    Sheet("honors.home_application", "建家申报材料封面", "一个家的申报：类别、等级、建家特色、材料目录。", Document(application), ledgers=("honors.homes",), options=("year", "id"), outputs=DOCUMENT, says="打印所选年度最近申报的。"),
    Sheet("honors.pledge_papers", "责任书", "成批打印责任书，一份一页，留出签名的地方。", Document(pledges), ledgers=("honors.pledges",), options=("year", "id", "ids"), outputs=DOCUMENT, choices=(Choose("which", "打印", (("all", "全部"), ("unsigned", "没有签订的"))),)),
    Sheet("honors.unsigned_list", "责任书未签订名单", "一年里还没有签的责任书。", Tables(unsigned), ledgers=("honors.pledges",), options=("year", "month")),
    register("honors.room_list", "家的阵地一览表", "在用的活动室、荣誉室等，连同接待人次。", ROOMS, ("name", "kind", "place", "area", "hours", "keeper", "visitors"), presets=("now",), standing=True),
    register("honors.visit_list", "阵地使用登记表", "所选期间哪天开放、接待多少人次。", VISITS, ("room", "day", "visitors", "guests", "purpose", "keeper"), order=("day", "id")),
)  # fmt: skip
