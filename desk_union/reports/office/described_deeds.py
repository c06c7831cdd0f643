"""What a clerk does in his office: note the day's work, tick off duties, get proofs ready, lay papers into boxes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import UNITS
from desk_union.reports.office import office_words as words
from desk_union.reports.office.duties import newest_open, of_days
from desk_union.reports.office.ledgers import (
    ARCHIVE,
    CHECKLIST_ITEMS,
    CHECKLISTS,
    DUTIES,
    DUTIES_DONE,
    WORKLOG,
    lacking,
)
from desk_union.reports.office.logged import proposed
from desk_union.reports.office.tables import ArchivePiece, ChecklistItem, Duty
from desk_union.store import listing, rows
from desk_union.store.listing import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

TAB, PAGE = "报表", "reports.office"
BACK, AHEAD = timedelta(400), timedelta(370)
LONGEST = 120


def _named(session: Session, ledger: Ledger, ids: Sequence[int]) -> str:
    first = f"“{name_of(session, ledger, ids[0])}”"
    return first if len(ids) == 1 else f"{first}等{len(ids)}{ledger.counter}"


def _log(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    who = values["who"] or session.info.get("who") or None
    source, named = values.get("source"), values.get("named")
    at = _row_called(session, source, named, today) if source and named else None
    fresh = {key: told for key, told in values.items() if key not in {"source", "named"}}
    made = rows.save_row(session, WORKLOG, None, {**fresh, "who": who}, today)
    if at is not None:
        entry = session.get_one(WORKLOG.row, made)
        entry.kept_in, entry.kept = at
        session.flush()
    return DeedResult(ids=(made,), words=f"记工作日志：{values['what']}。", name=str(values["what"]), seen=(WORKLOG.code, (made,)))


def _row_called(session: Session, source: str, named: str, today: date) -> tuple[str, int]:
    """The table and the row that go with an entry; Refusal where none or several are called so."""
    ledger = known_ledgers.called(source)
    found = listing.ids_called(session, ledger, named, today) if ledger is not None else []
    if ledger is not None and not found:
        found = [row for row, _ in listing.names_like(session, ledger, named, 3)]
    if ledger is None or len(found) != 1:
        told = f"“{source}”里没有“{named}”。" if not found else f"“{source}”里不止一条叫“{named}”。"
        raise Refusal(told, "请照台账里的名称或编号填写，或者清空这两栏。", field="named")
    return ledger.row.__tablename__, found[0]


def _log_propose(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"day": day}


def _take(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    first, last = values["first"], values["last"]
    if last < first:
        raise Refusal("起止日期颠倒了。", "请让开始日期不晚于结束日期。", field="last")
    found = proposed(session, first, last)
    if not found:
        raise Refusal("这几天没有可收的办理记录，或者都已经收进来了。", "请另选日期，或办“记工作日志”。")
    kept = ("deed", "kept_in", "kept")
    fresh = [{**{k: v for k, v in one.items() if k not in kept}, "what": one["what"][:LONGEST]} for one in found]
    made = rows.add_rows(session, WORKLOG, [{**rows.defaults(WORKLOG), **one} for one in fresh], today)
    for row, one in zip(made, found, strict=True):
        entry = session.get_one(WORKLOG.row, row)
        entry.deed, entry.kept_in, entry.kept = one["deed"], one.get("kept_in"), one.get("kept")
    session.flush()
    told = days.show_day_long(first) if first == last else f"{days.show_day_long(first)}至{days.show_day_long(last)}"
    return DeedResult(
        ids=tuple(made), words=f"把{told}办的{len(made)}件事收进工作日志。", name=f"{len(made)}条", seen=(WORKLOG.code, tuple(made)),
        table=(("日期", "做了什么"), *((days.show_day(one["day"]), one["what"]) for one in found[:40])),
    )  # fmt: skip


def _take_propose(_session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
    return {"first": day, "last": day}


def _occasion(session: Session, duty: Duty, asked: date | None, today: date) -> date:
    """For which day it was seen to: the one asked for, else the last open one, else the next."""
    if asked is not None:
        if not of_days(session, asked, asked, today, [duty.id]):
            told = days.show_day_long(asked)
            raise Refusal(f"“{duty.name}”{told}不是应办的日子。", "请看工作日历的月历表，或不填应办日期。", field="due_on")
        return asked
    late = newest_open(session, duty, today, BACK)
    if late is not None:
        return late.day
    coming = [one for one in of_days(session, today, today + AHEAD, today, [duty.id]) if one.mark is None]
    if not coming:
        raise Refusal(f"“{duty.name}”没有要办的日子了。", "请看它的周期和起止日期。")
    return coming[0].day


def _done(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    duties = [session.get_one(Duty, one) for one in ids]
    fresh = [
        {"duty": duty.id, "due_on": _occasion(session, duty, values["due_on"], today), "done_on": values["day"], "who": values["who"], "note": values["note"]}
        for duty in duties
    ]  # fmt: skip
    made = rows.add_rows(session, DUTIES_DONE, fresh, today)
    if values["log"]:
        lines = [{**rows.defaults(WORKLOG), "day": values["day"], "what": duty.name, "who": values["who"], "result": (values["note"] or "")[:200] or None} for duty in duties]
        rows.add_rows(session, WORKLOG, lines, today)
    told = "、".join(f"{duty.name}（应办{days.show_day(one['due_on'])}）" for duty, one in zip(duties, fresh, strict=True))
    return DeedResult(ids=tuple(ids), words=f"办完{told}。", name=_named(session, DUTIES, ids), seen=(DUTIES_DONE.code, tuple(made)))


def _list(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    """Lines as an inspector's sheet has them, cells apart by tabs: its numbers, the part, the item, its points."""
    first = (session.scalar(select(func.max(ChecklistItem.place)).where(ChecklistItem.checklist == ids[0])) or 0) + 1
    told = [one for line in values["items"].split("\n") if (one := _item_of(line)) is not None]
    if not told:
        raise Refusal("没有一行是验收项目。", "一行写一项，或者从检查单位的表里复制过来。", field="items")
    fresh = [{**rows.defaults(CHECKLIST_ITEMS), **one, "checklist": ids[0], "place": place} for place, one in enumerate(told, first)]
    made = rows.add_rows(session, CHECKLIST_ITEMS, fresh, today)
    name = _named(session, CHECKLISTS, ids)
    return DeedResult(
        ids=tuple(ids), words=f"在{name}里列入{len(made)}项。", name=name, number=len(made), seen=(CHECKLIST_ITEMS.code, tuple(made)),
        table=(("顺序", "部分", "项目", "应得分"), *((str(one["place"]), one.get("section") or "", one["title"], one.get("points") or "") for one in fresh)),
    )  # fmt: skip


_HEADS = re.compile(r"序号|编号|项目|内容|标准|分值|得分|要求|类别|部分|备注|资料名称|验收(?:项目|内容|标准)|检查(?:项目|内容)|应得分|自评分|标准分")
_COUNT = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[）)]?[.．、]?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d+)?分?")


def _item_of(line: str) -> dict[str, Any] | None:
    """None of a line that says nothing, and of heads; the longest cell is the item, what stands before it its part."""
    cells = [cell.strip().strip('"') for cell in line.split("\t")]
    cells = [cell for cell in cells if cell]
    if len(cells) > 1 and _COUNT.fullmatch(cells[0]):
        cells = cells[1:]
    if not cells or all(_HEADS.fullmatch(cell.replace(" ", "")) for cell in cells):
        return None
    place = max(range(len(cells)), key=lambda n: len(cells[n]))
    title = _LEAD.sub("", cells[place]) or cells[place]
    points = next((cell.rstrip("分") for cell in cells[place + 1 :] if _POINTS.fullmatch(cell)), None)
    return {"title": title[:200], "section": cells[place - 1][:40] if place else None, "points": points}


_LEAD = re.compile(r"^(?:[（(]?\d{1,3}[）)]|\d{1,3}[.．、](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.])\s*")


def _ready(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    changed = {"ready": True} | {key: values[key] for key in ("lies", "own_points", "note") if values[key] not in (None, "")}
    rows.change_many(session, CHECKLIST_ITEMS, list(ids), changed, today)
    left = session.scalar(select(func.count()).select_from(ChecklistItem).where(lacking(today), _same_list(ids))) or 0
    notes = (f"这份清单还缺{left}项。",) if left else ("这份清单不缺了。",)
    return DeedResult(ids=tuple(ids), words=f"备好{_named(session, CHECKLIST_ITEMS, ids)}。", name=_named(session, CHECKLIST_ITEMS, ids), notes=notes)


def _same_list(ids: Sequence[int]) -> Any:
    own = select(ChecklistItem.checklist).where(ChecklistItem.id.in_(ids)).scalar_subquery()
    return ChecklistItem.checklist.in_(own)


def _box(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    box = values["box"]
    last = session.scalar(select(func.max(ArchivePiece.place)).where(ArchivePiece.box == box, ArchivePiece.id.not_in(ids))) or 0
    ordered = list(session.scalars(select(ArchivePiece.id).where(ArchivePiece.id.in_(ids)).order_by(ArchivePiece.made_on, ArchivePiece.id)))
    for place, row in enumerate(ordered, last + 1):
        rows.change_many(session, ARCHIVE, [row], {"box": box, "place": place} | ({"lies": values["lies"]} if values["lies"] else {}), today)
    return DeedResult(ids=tuple(ordered), words=f"把{_named(session, ARCHIVE, ordered)}装进{box}号盒，从第{last + 1}件起。", name=_named(session, ARCHIVE, ordered))


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="reports.log", title="记工作日志", tab=TAB, ledger=lambda: WORKLOG, rows="none", page=PAGE, do=_log, propose=_log_propose, help="今天做了什么，记一条。",
        asks=(
            Shown(key="day", label="日期", kind=Day(ahead=0), required=True), Shown(key="what", label="做了什么", kind=Text(LONGEST), required=True), Shown(key="kind", label="工作类别", kind=Choice(words.WORK)), Shown(key="place", label="地点", kind=Text(40)),
            Shown(key="who", label="经手人", kind=Text(40), help="不填就是自己。"), Shown(key="unit", label="单位", kind=Ref(lambda: UNITS)), Shown(key="heads", label="人数", kind=Count()), Shown(key="result", label="结果", kind=Text(200)),
            Shown(key="source", label="连着哪本台账", kind=Choice(known_ledgers.LEDGER), help="刚登记、办好一件事就按这个键，自己就填好了；不连的清空。"), Shown(key="named", label="哪一条", kind=Text(200), help="台账里的名称或编号。"),
        ),
    ),
    Deed(
        code="reports.take_work", title="收进工作日志", tab=TAB, ledger=lambda: WORKLOG, rows="none", page=PAGE, do=_take, propose=_take_propose,
        help="把这几天在各本台账里登记、办理的事收进工作日志，一件一条，以后可以改字；收过的、撤销了的不再收。",
        asks=(Shown(key="first", label="从", kind=Day(ahead=0), required=True), Shown(key="last", label="到", kind=Day(ahead=0), required=True)),
    ),
    Deed(
        code="reports.duty_done", title="办完了", tab=TAB, ledger=lambda: DUTIES, page=PAGE, do=_done, waiting=True, shows=("rhythm", "owner", "last_done"), help="工作日历里的事办完了，打上记号，顺便记进工作日志。",
        asks=(
            Shown(key="day", label="办的日期", kind=Day(ahead=0), required=True), Shown(key="due_on", label="应办日期", kind=Day(), help="不填就是最近一次还没有办的。"), Shown(key="who", label="经手人", kind=Text(40)),
            Shown(key="note", label="情况", kind=LongText(400)), Shown(key="log", label="记入工作日志", kind=Flag(), default=True),
        ),
    ),
    Deed(
        code="reports.list_items", title="列入项目", tab=TAB, ledger=lambda: CHECKLISTS, rows="one", page=PAGE, do=_list, help="把检查单位发的清单列入选中的这一份：从它的表里复制几列粘贴过来，或者一行打一项；序号、部分、分值认得出来。",
        asks=(Shown(key="items", label="项目", kind=LongText(20_000), required=True, help="一行一项；从Excel、Word表里复制粘贴。"),),
    ),
    Deed(
        code="reports.item_ready", title="资料备好", tab=TAB, ledger=lambda: CHECKLIST_ITEMS, page=PAGE, do=_ready, waiting=True, shows=("section", "points", "lies"), help="选中的验收项目资料备好了：写放在哪里、自评几分。",
        asks=(Shown(key="lies", label="放在哪里", kind=Text(60)), Shown(key="own_points", label="自评分", kind=Text(12)), Shown(key="note", label="工作情况说明", kind=LongText())),
    ),
    Deed(
        code="reports.box", title="装盒", tab=TAB, ledger=lambda: ARCHIVE, page=PAGE, do=_box, waiting=True, shows=("year", "category", "box"), help="把选中的资料装进一个盒里，件号接着盒里最后一件往下编。",
        asks=(Shown(key="box", label="盒号", kind=Text(20), required=True), Shown(key="lies", label="存放位置", kind=Text(60))),
    ),
)  # fmt: skip
