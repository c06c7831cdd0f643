"""What is printed of the office: its log, the month of duties, the folder of an inspection, boxes, what is handed on."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days, festivals, months
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import counted
from desk_union.describe.content import Document, OfficialForm, Tables
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.prose import Heading, OfficialLetter, Paragraph, ProseGrid
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.ledgers.units import within
from desk_union.members.office import organisation
from desk_union.members.paper.registers import facts, paper, row_of, rows_of, span_of
from desk_union.members.tables import Unit
from desk_union.reports.office import office_words as words
from desk_union.reports.office.annexes import grids_of, names_of
from desk_union.reports.office.duties import LATE, DutyDay, of_days
from desk_union.reports.office.folder import items_of, proof_words
from desk_union.reports.office.ledgers import ARCHIVE, WORKLOG
from desk_union.reports.office.tables import ArchivePiece, Checklist, OfficialPaper, WorkEntry
from desk_union.store.ledgertable import NUMBER, ledger_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block, Prose
    from desk_union.describe.sheet import Request

DOCUMENT = ("pdf", "docx", "xlsx")
BACK = timedelta(92)
SIGNERS = ("填表人", "审核人", "负责人")
DAY_MM, ACROSS = 25, 6  # a day of the month sheet on paper, and how many characters stand beside each other in it
PLAIN, WITH_LIST = "month", "list"
LISTED = Choose("list", "内容", ((PLAIN, "月历一页"), (WITH_LIST, "月历和清单（责任人、办了没有）")))


def worklog(session: Session, request: Request) -> list[Table]:
    """Of the whole office or of one unit and all below it."""
    ids = rows_of(session, WORKLOG, request, order=("day", "id"))
    name = ""
    if request.unit is not None:
        name = session.scalar(select(Unit.name).where(Unit.id == request.unit)) or ""
        own = select(WorkEntry.id).where(WorkEntry.id.in_(ids), WorkEntry.unit.in_(within(request.unit, request.day)))
        held = set(session.scalars(own))
        ids = [row for row in ids if row in held]
    keys = [WORKLOG.by_key[key] for key in ("day", "kind", "what", "place", "who", "unit", "heads", "result")]
    title = "工会小组工作台账" if name else "二级工会工作台账"
    return [
        ledger_table(
            session, WORKLOG, keys, ids, request.day, title=title, organisation="　".join(filter(None, (organisation(session), name))),
            period=span_of(request).words, printed_on=request.today, count_text=f"共 {len(ids)} 条", signers=SIGNERS,
            notes=() if ids else ("这个期间没有工作日志。",),
        )
    ]  # fmt: skip


def _month(request: Request) -> tuple[date, date]:
    period = (request.year or request.today.year) * 100 + (request.month or request.today.month)
    if request.year is not None and request.month is None and request.year != request.today.year:
        period = request.year * 100 + 1
    return months.first_day(period), months.last_day(period)


def month_sheet(session: Session, request: Request) -> list[Table]:
    """The weeks of a month with their festivals, terms and duties, and the list of the same with who and whether done."""
    first, last = _month(request)
    falls = of_days(session, first, last, request.today)
    by_day: dict[date, list[DutyDay]] = defaultdict(list)
    for one in falls:
        by_day[one.day].append(one)
    weeks = calendar.Calendar(0).monthdatescalendar(first.year, first.month)
    body = [tuple(_day_cell(day, first.month, by_day.get(day, ())) for day in week) for week in weeks]
    around = {"organisation": organisation(session), "printed_on": request.today, "period": months.words(months.period_of(first))}
    listing = request.chosen.get(LISTED.key) == WITH_LIST
    grid = Table(
        title="工作日历", columns=[Column(name, "left", DAY_MM) for name in words.WEEKDAYS], rows=body, signers=() if listing else SIGNERS,
        notes=("√ 已办，！逾期没办，· 还没有到。",), one_page=True, **around,  # type: ignore[arg-type]  # what stands around both tables
    )  # fmt: skip
    if not listing:
        return [grid]
    heads = (NUMBER, Column("日期", "left", 24), Column("星期", "left", 14), Column("事项", "left", 60), Column("责任人", "left", 40), Column("情况", "left", 40))
    listed = [
        (str(n), days.show_day(one.day), words.WEEKDAYS[one.day.weekday()], one.name, one.owner, one.told) for n, one in enumerate(falls, 1)
    ]  # fmt: skip
    return [grid, Table(title="本月要办的事", columns=heads, rows=listed, count_text=f"共 {len(listed)} 件", signers=SIGNERS, **around)]  # type: ignore[arg-type]


def _day_cell(day: date, month: int, duties: Iterable[DutyDay]) -> str:
    if day.month != month:
        return ""
    told = [one.name for one in festivals.of_year(day.year) if one.day == day]
    told += [term for term in words.TERMS if _falls(term, day)]
    lines = [f"{'√' if one.done else '！' if one.state == LATE else '·'}{one.name}" for one in duties]
    return "\n".join(part for line in (f"{day.day}{'　' if told else ''}{'、'.join(told)}", *lines) for part in _broken(line))


def _broken(line: str) -> list[str]:
    """In pieces that leave the days of a week in columns of one width; the last no single character."""
    found = [line[n : n + ACROSS] for n in range(0, len(line), ACROSS)]
    if len(found) > 1 and len(found[-1]) == 1:
        found[-2:] = [found[-2][:-1], found[-2][-1] + found[-1]]
    return found


def _falls(term: str, day: date) -> bool:
    from desk_union.reports.office.rules import term_day

    return term_day(term, day.year) == day


def late_duties(session: Session, request: Request) -> list[Table]:
    """Of the last three months: what was not seen to, however often."""
    found = [one for one in of_days(session, request.day - BACK, request.day, request.today) if one.state == LATE]
    body = [
        (str(n), days.show_day(one.day), one.name, one.owner, str((request.today - one.day).days)) for n, one in enumerate(found, 1)
    ]  # fmt: skip
    heads = (NUMBER, Column("应办日期", "left", 26), Column("事项", "left", 70), Column("责任人", "left", 44), Column("已过天数", "left", 22))
    return [
        Table(
            title="逾期没办的事", columns=heads, rows=body, organisation=organisation(session), printed_on=request.today,
            period=f"{days.show_day_long(request.day - BACK)}至{days.show_day_long(request.day)}", count_text=f"共 {len(body)} 件",
            notes=() if body else ("没有逾期的事。",),
        )
    ]  # fmt: skip


def folder(session: Session, request: Request) -> Prose:
    """Cover, contents and what lacks."""
    held = session.get(Checklist, request.picked[0]) if request.picked else None
    held = held or session.scalar(select(Checklist).order_by(Checklist.day.desc(), Checklist.id.desc()).limit(1))
    if held is None:
        raise Refusal("还没有验收资料清单。", "请先在验收资料清单里新增一份。")
    items = items_of(session, held, request.today)
    if not items:
        raise Refusal(f"“{held.name}”里还没有项目。", "请先打字或导入检查单位发的清单。")
    blocks: list[Block] = [
        facts(("清单", held.name), ("检查单位", held.inspector), ("检查日期", held.day), ("资料年度", held.year), ("负责人", held.keeper), ("项数", len(items)), ("缺项", sum(one.lacks for one in items))),
        Heading("目录"),
        ProseGrid(
            "", (Column("编号", "center", 12), Column("部分", "left", 22), Column("项目", "left", 62), Column("证明材料", "left", 50), Column("应得分", "left", 14), Column("自评分", "left", 14)),
            [(f"{one.place:02}", one.section, one.title, proof_words(one), one.points, one.own_points) for one in items],
        ),
    ]  # fmt: skip
    told = [(f"{one.place:02}", one.title, one.keeper, "没有写用哪张表、哪个数字、放在哪里，也没有附件") for one in items if one.lacks]
    blocks.append(Heading("缺项清单"))
    if told:
        heads = (Column("编号", "center", 12), Column("项目", "left", 70), Column("负责人", "left", 24), Column("缺什么", "left", 60))
        blocks.append(ProseGrid("", heads, told))
    else:
        blocks.append(Paragraph("没有缺项。"))
    notes = [f"{one.place:02}　{one.title}：{one.note}" for one in items if one.note]
    if notes:
        blocks += [Heading("工作情况和数字说明"), Paragraph("\n".join(notes))]
    return paper(session, request, "验收资料", blocks, period=held.name, signers=("负责人", "经办人", "日期"))


def _boxes(session: Session, request: Request) -> dict[str, list[ArchivePiece]]:
    held = select(ArchivePiece).where(ArchivePiece.box.is_not(None)).order_by(ArchivePiece.box, ArchivePiece.place, ArchivePiece.id)
    if request.picked:
        own = select(ArchivePiece.box).where(ArchivePiece.id.in_(request.picked))
        held = held.where(ArchivePiece.box.in_(own))
    elif request.year is not None:
        held = held.where(ArchivePiece.year == request.year)
    found: dict[str, list[ArchivePiece]] = defaultdict(list)
    for one in session.scalars(held).all():
        found[one.box or ""].append(one)
    if not found:
        raise Refusal("还没有装盒的资料。", "请在资料归档目录里选中资料，办“装盒”。")
    return found


def box_labels(session: Session, request: Request) -> Filled:
    union = organisation(session)
    return Filled([Copy(_label(box, pieces, union)) for box, pieces in _boxes(session, request).items()])


def _label(box: str, pieces: Sequence[ArchivePiece], union: str) -> dict[str, str]:
    years = sorted({one.year for one in pieces})
    places = [one.place for one in pieces if one.place is not None]
    kept = list(dict.fromkeys(one.kept_for for one in pieces if one.kept_for))
    return {
        "union": union, "category": "、".join(dict.fromkeys(one.category for one in pieces)), "box": box,
        "years": f"{years[0]}年" if len(years) == 1 else f"{years[0]}-{years[-1]}年",
        "first": str(min(places, default="")), "last": str(max(places, default="")), "kept_for": "、".join(kept),
        "pages": str(sum(one.pages or 0 for one in pieces) or ""), "lies": next((one.lies for one in pieces if one.lies), "") or "",
    }  # fmt: skip


def contents_of_boxes(session: Session, request: Request) -> list[Table]:
    keys = [ARCHIVE.by_key[key] for key in ("place", "title", "maker", "number", "made_on", "pages", "kept_for", "note")]
    return [
        ledger_table(
            session, ARCHIVE, keys, [one.id for one in pieces], request.day, title="卷内目录", organisation=organisation(session), period=f"第{box}盒　{'、'.join(dict.fromkeys(one.category for one in pieces))}",
            printed_on=request.today, count_text=f"共 {len(pieces)} 件", signers=("整理人", "检查人"),
        )
        for box, pieces in _boxes(session, request).items()
    ]  # fmt: skip


def handover(session: Session, request: Request) -> list[Table]:
    """By year and category how much is handed on; then what is still to be done, and places for three signatures."""
    last = date(request.year, 12, 31) if request.year is not None else request.today
    held = session.scalars(select(ArchivePiece).where(ArchivePiece.year <= last.year).order_by(ArchivePiece.year, ArchivePiece.category, ArchivePiece.id)).all()
    by_kind: dict[tuple[int, str], list[ArchivePiece]] = defaultdict(list)
    for one in held:
        by_kind[one.year, one.category].append(one)
    span = Span(date(1900, 1, 1), last)
    body = [
        (str(n), str(year), category, counted(ARCHIVE, [one.id for one in pieces], span), "、".join(dict.fromkeys(one.box for one in pieces if one.box)), "、".join(dict.fromkeys(one.lies for one in pieces if one.lies)), "")
        for n, ((year, category), pieces) in enumerate(by_kind.items(), 1)
    ]  # fmt: skip
    heads = (NUMBER, Column("年度", "left", 18), Column("类别", "left", 36), Column("件数", "right", 18), Column("盒号", "left", 40), Column("存放位置", "left", 50), Column("接收核对", "left", 30))
    totals = ("", "合计", "", counted(ARCHIVE, [one.id for one in held], span), "", "", "") if body else None
    around = {"organisation": organisation(session), "printed_on": request.today, "period": f"截至{days.show_day_long(last)}", "signers": ("移交人", "接收人", "监交人")}
    late = [one for one in of_days(session, request.today - BACK, request.today, request.today) if one.state == LATE]
    open_rows = [(str(n), days.show_day(one.day), one.name, one.owner) for n, one in enumerate(late, 1)]
    notes = () if body else ("还没有归档的资料。",)
    return [
        Table(title="资料移交清单", columns=heads, rows=body, totals=totals, notes=(*notes, "电子账本（含附件）连同最近的备份一并移交。"), count_text=f"共 {len(held)} 件", **around),  # type: ignore[arg-type]
        Table(title="未了事项移交清单", columns=(NUMBER, Column("应办日期", "left", 26), Column("事项", "left", 80), Column("责任人", "left", 50)), rows=open_rows, count_text=f"共 {len(open_rows)} 件", **around),  # type: ignore[arg-type]
    ]  # fmt: skip


def letter(session: Session, request: Request) -> Prose:
    """On the page of GB/T 9704; what goes upward names who signed it out."""
    held = row_of(session, OfficialPaper, request, OfficialPaper.day, "还没有公文。")
    union = organisation(session)
    blocks: list[Block] = [Paragraph(part.strip()) for part in held.body.split("\n") if part.strip()]
    addressee = f"{held.addressee.rstrip('：:')}：" if held.addressee else ""
    upward = held.kind in {words.REPORT, words.ASKING}
    made = OfficialLetter(
        mark=union if held.kind in {words.LETTER, words.MINUTES} else f"{union}文件", number=held.number or "", signer=(held.signer or "") if upward else "",
        addressee=addressee, annexes=names_of(session, held), signed=union, day=days.show_day_long(held.day), copies=held.copies or "",
        secrecy=held.secrecy or "", urgency=held.urgency or "", remark=held.remark or "", annexed=grids_of(session, held, request.today),
    )  # fmt: skip
    return replace(paper(session, request, held.title, blocks, period=held.number or "", signers=()), letter=made)


SHEETS: tuple[Sheet, ...] = (
    Sheet("reports.worklog", "工作台账", "二级工会或一个小组的工作台账：哪天做了什么、在哪里、谁、多少人、结果。", Tables(worklog), ledgers=("reports.worklog",), options=("year", "quarter", "month", "unit", "id", "ids"), says="打印所选期间的工作日志；选了分会、小组就是小组的工作台账。"),
    Sheet("reports.calendar", "工作日历表", "一个月的月历：节日、节气、要办的事，办了没有；要的话后面附清单。", Tables(month_sheet), ledgers=("reports.duties",), options=("year", "month"), says="打印所选月份。", monthly=True, ahead=True, choices=(LISTED,)),
    Sheet("reports.late_duties", "逾期没办的事", "日历上最近三个月该办、还没有办的事。", Tables(late_duties), ledgers=("reports.duties",), options=("year", "month")),
    Sheet("reports.folder", "验收资料封面和目录", "一份验收清单的封面、目录、缺项清单和数字说明。", Document(folder), ledgers=("reports.checklists", "reports.checklist_items"), options=("id",), outputs=DOCUMENT, says="打印最近一份清单的。"),
    Sheet("reports.box_contents", "卷内目录", "每盒里有哪些资料，一盒一页。", Tables(contents_of_boxes), ledgers=("reports.archive_pieces",), options=("year", "id", "ids"), says="打印所选年度的；选中几件就打印它们那几盒的。"),
    Sheet("reports.box_labels", "档案盒标签", "贴盒脊和盒面的标签，一盒一张。", OfficialForm("archive_box", box_labels), ledgers=("reports.archive_pieces",), options=("year", "id", "ids"), outputs=("pdf", "docx")),
    Sheet("reports.handover", "资料移交清单", "换人时移交：各年各类有几件、在哪个盒；还有哪些事没办。", Tables(handover), ledgers=("reports.archive_pieces", "reports.duties"), options=("year",)),
    Sheet("reports.letter", "公文", "通知、报告、请示、函、纪要，按公文格式（GB/T 9704）的版面。", Document(letter), ledgers=("reports.letters",), options=("year", "month", "id"), outputs=("pdf", "docx"), says="打印所选期间最近一件。"),
)  # fmt: skip
