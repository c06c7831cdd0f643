"""What is printed of activities: plan, record, sign-in, prizes won, how often each unit held one, clubs and works."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.culture.activities.ledgers import ACTIVITIES, CLUB_MEMBERS, ENTRIES, SIGNED, WORKS, came, signatures
from desk_union.culture.activities.tables import Activity, ActivityPerson, CultureEntry
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import Document, Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, Paragraph, Prose
from desk_union.describe.sheet import Sheet
from desk_union.members.ledgers.units import standing_on
from desk_union.members.office import organisation
from desk_union.members.paper.registers import (
    SIGNERS,
    crossed,
    facts,
    in_words,
    paper,
    register,
    row_of,
    rows_of,
    span_of,
    within,
)
from desk_union.members.tables import Unit
from desk_union.store.ledgertable import NUMBER, TOTAL, ledger_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
NOTHING = "还没有文体活动。"
EMPTY_LINES = 30


def _held(session: Session, request: Request) -> Activity:
    return row_of(session, Activity, request, Activity.held_on, NOTHING)


def _yuan(fen: int | None) -> str:
    return f"{show_yuan(fen)}元" if fen is not None else ""


def plan(session: Session, request: Request) -> Prose:
    held = _held(session, request)
    blocks: list[Block] = [
        facts(("活动名称", held.name), ("时间", held.held_on), ("地点", held.place), ("类别", held.kind), ("参加单位", held.units), ("预计人数", held.persons), ("负责人", held.leader), ("经费预算", _yuan(held.budget)), ("资金来源", held.source),
              ("活动安排", held.plan or "\n" * 10), ("审批意见", "\n" * 6)),
    ]  # fmt: skip
    return paper(session, request, "文体活动方案", blocks, period=held.name, signers=("工会主席", "经办人", "日期"))


def record(session: Session, request: Request) -> Prose:
    """What a claim wants beside the invoice: who, how many, what it cost, the summary (B.8)."""
    held = _held(session, request)
    signed = session.scalar(select(signatures(request.day)).where(Activity.id == held.id)) or 0
    prizes = select(CultureEntry).where(CultureEntry.activity == held.id, CultureEntry.prize.is_not(None), CultureEntry.day <= request.day).order_by(CultureEntry.id)
    won = "；".join(f"{one.title or one.team or one.event}{one.prize}" for one in session.scalars(prizes))
    blocks: list[Block] = [
        facts(("活动名称", held.name), ("时间", " 至 ".join(in_words(day) for day in (held.held_on, held.until) if day)), ("时机", held.occasion), ("类别", held.kind), ("届数", f"第{held.edition}届" if held.edition else ""), ("地点", held.place), ("参加单位", held.units),
              ("参加人数", held.persons), ("签到人数", signed or ""), ("负责人", held.leader), ("预算", _yuan(held.budget)), ("花费", _yuan(held.cost)), ("获奖", won)),
        Heading("活动小结"), Paragraph(held.summary or "\n\n\n"), Paragraph("附：活动方案、签到表、照片、获奖名单、发票。"),
    ]  # fmt: skip
    return paper(session, request, "文体活动登记表", blocks, period=held.name, signers=("工会主席", "经办人", "日期"))


def sign_in(session: Session, request: Request) -> list[Table]:
    held = _held(session, request)
    ids = list(session.scalars(select(ActivityPerson.id).where(ActivityPerson.activity == held.id, came(request.day)).order_by(ActivityPerson.id)))
    blanks = (Column("单位/小组", width_mm=46), Column("签名", width_mm=44), Column("备注", width_mm=30))
    keys = [SIGNED.by_key[key] for key in ("person", "item")]
    table = ledger_table(
        session, SIGNED, keys, ids, held.held_on, blanks=blanks, title="活动签到表", organisation=organisation(session), period=f"{held.name}　{in_words(held.held_on)}",
        printed_on=request.today, count_text=f"共 {len(ids)} 人" if ids else "", signers=("负责人", "经办人"),
    )  # fmt: skip
    return [table if ids else replace(table, rows=[(str(n), "", "", "", "", "") for n in range(1, max(EMPTY_LINES, held.persons or 0) + 1)])]


def prizes(session: Session, request: Request) -> list[Table]:
    """How many prizes of which kind at which level, then one by one."""
    ids = rows_of(session, ENTRIES, request, order=("day", "id"))
    won = list(session.scalars(select(CultureEntry.id).where(CultureEntry.id.in_(ids), (CultureEntry.prize.is_not(None)) | (CultureEntry.rank.is_not(None))).order_by(CultureEntry.day, CultureEntry.id)))
    given = list(session.scalars(select(CultureEntry.id).where(CultureEntry.id.in_(won), CultureEntry.prize.is_not(None)).order_by(CultureEntry.id)))
    keys = [ENTRIES.by_key[key] for key in ("day", "event", "level", "title", "part", "heads", "rank", "prize")]
    whole = ledger_table(
        session, ENTRIES, keys, won, request.day, title="参赛名次和获奖名单", organisation=organisation(session), period=span_of(request).words, printed_on=request.today,
        count_text=f"共 {len(won)} 项", notes=() if won else ("这个期间没有名次和奖项。",), signers=SIGNERS,
    )  # fmt: skip
    return [crossed(session, ENTRIES, given, "level", "prize", request, title="获奖统计表", signers=SIGNERS), whole]


def by_unit(session: Session, request: Request) -> list[Table]:
    """Every unit with its activities, those that held none told by name: at least one a year each."""
    span = within(request)
    held: dict[int, list[tuple[int, int]]] = defaultdict(list)
    found = select(Activity.id, Activity.unit, ACTIVITIES.by_key["heads"].column(span.last).label("heads")).where(Activity.unit.is_not(None), Activity.held_on.between(span.first, span.last))
    for row in session.execute(found.order_by(Activity.held_on)):
        held[row.unit].append((row.id, row.heads))
    units = session.execute(select(Unit.id, Unit.name).where(standing_on(span.last), Unit.level == "分会").order_by(Unit.place, Unit.id)).all()
    others = session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(held), Unit.id.not_in([unit.id for unit in units])).order_by(Unit.place, Unit.id)).all()
    rows, none, every = [], [], []
    for n, unit in enumerate([*units, *others], 1):
        ids = [row for row, _ in held[unit.id]]
        every += ids
        rows.append((str(n), unit.name, counted(ACTIVITIES, ids, span), summed(str(sum(heads for _, heads in held[unit.id])), ACTIVITIES, ids, span, "heads"), "" if ids else "没有举办"))
        none += [] if ids else [unit.name]
    heads_of_all = sum(heads for some in held.values() for _, heads in some)
    totals = ("", TOTAL, counted(ACTIVITIES, every, span), summed(str(heads_of_all), ACTIVITIES, every, span, "heads"), "")
    told = f"没有举办活动的：{'、'.join(none)}。按要求各单位每年至少一次。" if none else "各单位都举办了活动。"
    heads = (NUMBER, Column("单位", "left", 70), Column("活动次数", "right", 30), Column("参加人次", "right", 30), Column("说明", "left", 50))
    return [Table(title="各单位文体活动次数", columns=heads, rows=rows, totals=totals if rows else None, notes=(told,), organisation=organisation(session), period=span_of(request).words, printed_on=request.today, count_text=f"共 {len(rows)} 个单位", signers=SIGNERS)]


SHEETS: tuple[Sheet, ...] = (
    Sheet("culture.activity_plan", "文体活动方案", "一项活动的方案：时间、地点、人数、预算、安排、审批。", Document(plan), ledgers=("culture.activities",), options=("year", "month", "id"), outputs=DOCUMENT, says="打印所选期间最近一项。"),
    Sheet("culture.activity_form", "文体活动登记表", "活动办完后的登记表：人数、花费、获奖、500字小结，报销时附。", Document(record), ledgers=("culture.activities",), options=("year", "month", "id"), outputs=DOCUMENT, says="打印所选期间最近一项。"),
    Sheet("culture.activity_sign_in", "活动签到表", "没有名单的印空行签名；签好后在花名册里选人用“登记参加活动”录回来，再印就有名单。", Tables(sign_in), ledgers=("culture.activity_persons", "culture.activities"), options=("year", "month", "id"), says="打印所选期间最近一项活动的。"),
    register("culture.activity_list", "文体活动一览表", "所选期间的活动：时机、类别、人次、预算、花费、凭证，有合计。", ACTIVITIES, ("held_on", "name", "occasion", "kind", "place", "unit", "heads", "budget", "cost", "booked"), order=("held_on", "id")),
    Sheet("culture.activity_units", "各单位文体活动次数", "各单位办了几次、多少人次，点出一次没办的。", Tables(by_unit), ledgers=("culture.activities",), options=("year", "quarter", "month")),
    Sheet("culture.prize_list", "获奖统计表", "参赛得了多少奖：按级别和奖项的交叉统计，后面是名单。", Tables(prizes), ledgers=("culture.entries",), options=("year", "quarter", "month"), says="打印所选期间的名次和奖项。"),
    register("culture.club_roll", "兴趣小组名册", "在队的人，按小组、代表队。", CLUB_MEMBERS, ("club", "person", "role", "since"), presets=("now",), standing=True, sections=True, blanks=(Column("备注", width_mm=40),)),
    register("culture.work_list", "作品登记表", "征文、书画、摄影作品和名次、奖项，按作品类别。", WORKS, ("kind", "title", "author", "activity", "handed_on", "score", "rank", "prize"), sections=True),
)  # fmt: skip
