"""What 工作日志 says of a month, for the 小结 of its return; and lines that deeds of the trail propose for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.members.ledgers.units import within
from desk_union.reports.office.tables import WorkEntry
from desk_union.store.tables import Change, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span

FOUNDING = "found"
OWN = ("work_entry", "duty", "duty_done", "checklist", "checklist_item", "return_text")  # no work of the union itself
OF_WORK = "deed"


def done_lines(session: Session, span: Span, unit: int | None) -> str:
    """A line a day's work, in the order of days; empty where nothing was written."""
    held = select(WorkEntry).where(WorkEntry.day.between(span.first, span.last), WorkEntry.left_out.is_not(True))
    if unit is not None:
        held = held.where(WorkEntry.unit.in_(within(unit, span.last)))
    found = session.scalars(held.order_by(WorkEntry.day, WorkEntry.id)).all()
    return "\n".join(f"{n}. {one.day.month}月{one.day.day}日，{told(one)}" for n, one in enumerate(found, 1))


def told(one: WorkEntry) -> str:
    """Its sentence, with how many came and what came of it."""
    more = [f"{one.heads}人参加"] if one.heads else []
    more += [one.result.rstrip("。")] if one.result else []
    return "，".join((one.what.rstrip("。"), *more)) + "。"


def proposed(session: Session, first: date, last: date) -> list[dict[str, Any]]:
    """An entry for each deed of these days that no entry stands for, with the first row that it changed.

    What was taken back by 撤销 is left out, and so are deeds about 工作日志 itself.
    """
    logged = select(WorkEntry.deed).where(WorkEntry.deed.is_not(None))
    undone = select(DeedRecord.target_id).where(DeedRecord.kind == "undo", DeedRecord.target_id.is_not(None))
    redone = select(DeedRecord.target_id).where(DeedRecord.kind == "redo", DeedRecord.target_id.is_not(None))
    day = func.date(DeedRecord.at)
    held = select(DeedRecord).where(
        day.between(first.isoformat(), last.isoformat()), DeedRecord.kind.in_((OF_WORK, "final")),
        DeedRecord.id.not_in(logged), DeedRecord.id.not_in(undone) | DeedRecord.id.in_(redone),
    )  # fmt: skip
    found = session.scalars(held.where(DeedRecord.code != FOUNDING).order_by(DeedRecord.id)).all()
    rows = _first_rows(session, [one.id for one in found])
    told: list[dict[str, Any]] = []
    seen = {(one.kept_in, one.kept) for one in session.execute(select(WorkEntry.kept_in, WorkEntry.kept).where(WorkEntry.kept.is_not(None)))}
    for one in found:
        row = rows.get(one.id)
        if row is None or row["kept_in"] in OWN:
            continue
        at = (row["kept_in"], row["kept"])
        if _MENDED.match(one.title) and at in seen:
            continue  # what was written down once is not done again when its words are mended
        seen.add(at)
        told.append({"day": one.at.date(), "what": in_work_words(one.title), "who": one.who or None, "deed": one.id, **row})
    return told


_MENDED = re.compile(r"修改 ")
_WRITTEN = re.compile(r"(新增|修改) (.+)（([^（）]+(?:（[^（）]+）)?)）", re.DOTALL)
_LEDGER = re.compile(r"(?:登记)?(?:台账|登记|档案|记录)$")


def in_work_words(title: str) -> str:
    """What a deed of a form is called, as a clerk tells it: 新增 张三 生病探望（走访慰问台账） is 登记走访慰问：张三 生病探望."""
    found = _WRITTEN.fullmatch(title)
    if found is None:
        return title
    did = "登记" if found[1] == "新增" else "修改"
    return f"{did}{_LEDGER.sub('', found[3]) or found[3]}：{found[2]}"


def _first_rows(session: Session, deeds: Sequence[int]) -> dict[int, dict[str, Any]]:
    firsts = select(func.min(Change.id)).where(Change.deed_id.in_(deeds)).group_by(Change.deed_id)
    held = session.execute(select(Change.deed_id, Change.table_name, Change.row_id).where(Change.id.in_(firsts)))
    return {row.deed_id: {"kept_in": row.table_name, "kept": row.row_id} for row in held if row.deed_id is not None}
