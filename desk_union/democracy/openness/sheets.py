"""What is printed of disclosure, appraisals, opinions and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from desk_union.basis import days
from desk_union.basis.offering import offered
from desk_union.basis.refusal import Refusal
from desk_union.democracy.openness.ledgers import (
    APPRAISAL_ITEMS,
    APPRAISALS,
    DISCLOSURE_ITEMS,
    DISCLOSURES,
    OPINIONS,
    REVIEWS,
    RULES,
    rule_in_force,
)
from desk_union.democracy.openness.reviewing import reviewed
from desk_union.democracy.openness.rules import GRADES
from desk_union.democracy.openness.tables import (
    Appraisal,
    AppraisalItem,
    Disclosure,
    HouseRule,
    OpennessItem,
    OpennessReview,
)
from desk_union.describe.content import Document, OfficialForm, Tables
from desk_union.describe.form import Copy, Filled
from desk_union.describe.kinds import Points, Ratio
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation
from desk_union.members.paper.registers import facts, paper, register, row_of, rows_of, span_of, within
from desk_union.store import listing
from desk_union.store.figures import tenths_of
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
USUAL_ITEMS = ("德", "能", "勤", "绩", "廉", "总体评价")


def board(session: Session, request: Request) -> Prose:
    """What is hung on the board: each disclosure of the span with its text."""
    if request.picked:
        held = session.scalars(select(Disclosure).where(Disclosure.id.in_(request.picked)).order_by(Disclosure.day)).all()
    else:
        span = within(request)
        held = session.scalars(select(Disclosure).where(Disclosure.day.between(span.first, span.last)).order_by(Disclosure.topic, Disclosure.day)).all()
    return paper(session, request, "厂务公开栏", list(_boards(held)), period="" if request.picked else span_of(request).words, signers=("公开责任人", "审核人", "公开日期"))


def _boards(held: Sequence[Disclosure]) -> Iterator[Block]:
    for n, one in enumerate(held, 1):
        yield Heading(f"{n}．{one.title}" + (f"（{one.period}）" if one.period else ""))
        told = (("公开类别", one.topic), ("公开日期", one.day), ("责任部门", one.department), ("公开范围", one.scope), ("依据", one.basis), ("反映意见", one.opinions), ("处理与整改", one.handling))
        yield facts(("内容", one.content or "（见附件）"), *(fact for fact in told if fact[1]))
    if not held:
        yield Paragraph("本期没有公开的事项。")


def appraisal_papers(session: Session, request: Request) -> Filled:
    """A ballot for each ballot that was issued, or one; the items of the 测评 or the usual ones."""
    ids = rows_of(session, APPRAISALS, request)
    if not ids:
        raise Refusal("这个期间没有民主测评。", "请先在“民主测评台账”里登记要测评谁。")
    copies: list[Copy] = []
    for held in session.scalars(select(Appraisal).where(Appraisal.id.in_(ids)).order_by(Appraisal.day, Appraisal.id)):
        items = session.scalars(select(AppraisalItem.title).where(AppraisalItem.appraisal == held.id).order_by(AppraisalItem.id)).all() or USUAL_ITEMS
        told = {"union": organisation(session), "kind": held.kind, "subject": held.subject, "post": held.post or "", "day": days.show_day_long(held.day)}
        one = Copy(told, {"items": [{"n": str(n), "title": item} for n, item in enumerate(items, 1)]})
        copies += [one] * ((held.issued or 1) if request.chosen.get("copies") == "all" else 1)
    return Filled(copies)


def appraisal_summary(session: Session, request: Request) -> list[Table]:
    """Every 测评 of the span with its counts and the last time's share, then item by item."""
    ids = rows_of(session, APPRAISALS, request, order=("day", "id"))
    keys = ("day", "subject", "post", "issued", "returned", *GRADES, "share", "before")
    around: dict[str, Any] = {"organisation": organisation(session), "period": span_of(request).words, "printed_on": request.today, "signers": ("计票人", "监票人", "负责人")}
    whole = ledger_table(session, APPRAISALS, [APPRAISALS.by_key[key] for key in keys], ids, request.day, title="民主测评汇总表", count_text=f"共 {len(ids)} 次", notes=tuple(_compared(session, ids, request)), **around)
    items = list(session.scalars(select(AppraisalItem.id).where(AppraisalItem.appraisal.in_(ids)).order_by(AppraisalItem.appraisal, AppraisalItem.id)))
    if not items:
        return [whole]
    parts = [APPRAISAL_ITEMS.by_key[key] for key in ("appraisal", "title", *GRADES, "share")]
    return [whole, ledger_table(session, APPRAISAL_ITEMS, parts, items, request.day, sections=True, title="民主测评分项票数", count_text=f"共 {len(items)} 项", section_unit="项", **around)]


def _compared(session: Session, ids: Sequence[int], request: Request) -> Iterator[str]:
    """Who went up or down against the last time."""
    for line in listing.lines(session, APPRAISALS, [APPRAISALS.by_key[key] for key in ("subject", "share", "before")], ids, request.day):
        subject, now, before = line.values
        if now is not None and before is not None and now != before:
            yield f"{subject}的优秀称职率{Ratio().show(now)}，比上次{'上升' if now > before else '下降'}{abs(now - before) / 10:g}个百分点。"


def openness_check(session: Session, request: Request) -> Prose:
    """一本一表一评议: the book, the sheet and the vote of the span, with what they say in numbers."""
    span = within(request)
    disclosed = session.scalars(select(Disclosure).where(Disclosure.day.between(span.first, span.last))).all()
    open_items = listing.names_of(session, DISCLOSURE_ITEMS, listing.ids_of(session, DISCLOSURE_ITEMS, listing.ListAsk(min(span.last, request.today), presets=("undisclosed",))))
    satisfied = [one for one in disclosed if one.satisfied is not None]
    share = tenths_of(sum(1 for one in satisfied if one.satisfied), len(satisfied))
    votes = session.scalars(select(Appraisal).where(Appraisal.day.between(span.first, span.last), Appraisal.kind.contains("公开"))).all()
    blocks: list[Block] = [
        Heading("一、公开记录本"), Paragraph(f"本期公开{len(disclosed)}次，涉及{len({one.topic for one in disclosed})}类事项。" + (f"目录里本期还没有公开的：{offered(list(open_items.values()), '项')}。" if open_items else "目录里的事项本期都已公开。")),
        Heading("二、公开表"), Paragraph(f"有反映意见的{sum(1 for one in disclosed if one.opinions)}次，已处理{sum(1 for one in disclosed if one.handling)}次" + (f"，满意率{share / 10:g}%。" if share is not None else "。")),
        Heading("三、民主评议"), Paragraph("；".join(f"{days.show_day_long(one.day)}{one.subject}：优秀{one.excellent or 0}票、称职{one.competent or 0}票、基本称职{one.basic or 0}票、不称职{one.poor or 0}票" for one in votes) + "。" if votes else "本期没有进行厂务公开民主评议。"),
    ]  # fmt: skip
    return paper(session, request, "厂务公开考核评议表（一本一表一评议）", blocks, period=span_of(request).words, signers=("考核人", "评议人", "负责人"))


MARKED = (Column("序号", "center", 12), Column("考核项目", "left", 56), Column("评分办法", "left", 46), Column("满分", "right", 16), Column("自评分", "right", 18), Column("考核分", "right", 18), Column("存在问题", "left", 40))


def review_paper(session: Session, request: Request) -> Prose:
    """One review item by item; its marks may still be empty, for the pen."""
    held = row_of(session, OpennessReview, request, OpennessReview.day, "还没有公开考核。")
    items = session.scalars(select(OpennessItem).where(OpennessItem.review == held.id).order_by(OpennessItem.id)).all()
    rows = [(str(n), one.title, one.rule or "", Points().show(one.full), Points().show(one.own), Points().show(one.given), one.problem or "") for n, one in enumerate(items, 1)]
    totals = ("", "合计", "", Points().show(sum(one.full for one in items)), Points().show(held.own_total), Points().show(held.total), "")
    reckoned = reviewed(session, held.id)
    name = listing.name_of(session, REVIEWS, held.id)
    blocks: list[Block] = [*([ProseGrid("", MARKED, [*rows, totals])] if rows else []), *([Paragraph("".join(reckoned[1]))] if reckoned else [])]
    if not rows:
        blocks.append(Paragraph("这次考核还没有列项目。"))
    blocks += [Heading("整改要求"), Paragraph(held.mending or "\n\n"), Paragraph(f"整改期限：{days.show_day_long(held.mend_by) if held.mend_by else '　　年　　月　　日'}　　完成日期：{days.show_day_long(held.mended_on) if held.mended_on else '　　年　　月　　日'}")]
    return paper(session, request, "厂务公开考核表", blocks, period=name, signers=("被考核单位", "考核人", "日期"))


def rule_papers(session: Session, request: Request) -> Prose:
    """The text of rules to be hung on the wall: those chosen, or all that are marked for it and in force."""
    where = HouseRule.id.in_(request.picked) if request.picked else and_(rule_in_force(request.day), HouseRule.on_wall.is_(True))
    held = session.scalars(select(HouseRule).where(where).order_by(HouseRule.kind, HouseRule.id)).all()
    blocks: list[Block] = []
    for one in held:
        since = f"（{days.show_day_long(one.since)}起施行）" if one.since else ""
        blocks += [Heading(one.title, apart=True), Paragraph(f"{one.text or '（正文见附件）'}"), *([Paragraph(since)] if since else [])]
    return paper(session, request, "工会制度", blocks or [Paragraph("没有要上墙的制度。")], signers=())


SHEETS: tuple[Sheet, ...] = (
    Sheet("democracy.disclosure_board", "厂务公开栏", "所选期间公开的事项，一项一块，贴在公开栏里。", Document(board), ledgers=("democracy.disclosures",), options=("year", "quarter", "month", "id", "ids"), outputs=DOCUMENT, says="打印所选期间公开的事项。"),
    register("democracy.disclosure_list", "厂务公开登记表", "所选期间公开了什么、什么形式、职工有什么意见、怎么处理。", DISCLOSURES, ("topic", "number", "title", "day", "period", "form", "department", "opinions", "handling"), sections=True),
    register("democracy.undisclosed", "本期没有公开的事项", "公开目录里到期还没有公开的。", DISCLOSURE_ITEMS, ("title", "topic", "frequency", "department", "last"), presets=("undisclosed",), standing=True, empty="目录里的事项本期都已公开。"),
    Sheet("democracy.openness_check", "厂务公开考核评议表", "一本一表一评议：公开次数、没有公开的、意见处理和民主评议票数。", Document(openness_check), ledgers=("democracy.disclosures", "democracy.appraisals"), options=("year", "quarter", "month"), outputs=DOCUMENT),
    Sheet("democracy.review_paper", "厂务公开考核表", "一次考核逐项的满分、自评分、考核分和得分怎么来的；没有打分的可以拿去填。", Document(review_paper), ledgers=("democracy.reviews", "democracy.review_items"), options=("year", "month", "id"), outputs=DOCUMENT, says="打印所选期间最近一次考核。"),
    register("democracy.review_list", "公开考核汇总表", "所选期间考核了哪些单位，自评和考核得分、整改。", REVIEWS, ("unit", "day", "period", "reviewer", "own_total", "total", "mending", "mend_by", "mended_on"), order=("-total", "id")),
    Sheet("democracy.appraisal_papers", "民主测评票", "每人一张的测评票，写着测评谁、逐项打勾；不印投票人。", OfficialForm("appraisal_paper", appraisal_papers), ledgers=("democracy.appraisals",), options=("year", "month", "id", "ids"), outputs=("pdf",), choices=(Choose("copies", "份数", (("one", "每个对象一张样张"), ("all", "按发出票数"))),)),
    Sheet("democracy.appraisal_summary", "民主测评汇总表", "所选期间每次测评的票数、优秀称职率，与上次相比，后面是逐项票数。", Tables(appraisal_summary), ledgers=("democracy.appraisals", "democracy.appraisal_items"), options=("year", "month", "id", "ids"), says="打印所选期间的测评。"),
    register("democracy.opinion_list", "意见建议汇总表", "所选期间收到的意见和答复，按渠道。", OPINIONS, ("channel", "number", "day", "kind", "content", "handler", "answered_on", "reply"), sections=True),
    Sheet("democracy.rule_papers", "上墙制度", "标了“上墙”的现行制度，或选中的制度，印出正文。", Document(rule_papers), ledgers=("democracy.rules",), options=("year", "id", "ids"), outputs=DOCUMENT, says="打印标了上墙的现行制度。"),
    register("democracy.rule_list", "制度目录", "现行制度，按类别，打印汇编的目录。", RULES, ("kind", "title", "version", "document", "since", "on_wall"), presets=("now",), standing=True, sections=True),
)  # fmt: skip
