"""Reads the lines of a sheet as the clerk put them right in the trial, and keeps what differs from the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.describe.ledger import Fault
from desk_union.exchange.corrected import BOOK, SHEET
from desk_union.store import overrides

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy.orm import Session

    from desk_union.exchange.corrected import Mended, Place, Side
    from desk_union.exchange.matching import Record
    from desk_union.exchange.plan import Plan

CORRECTED = "试运行时改正"
_LISTED = 10


def place_of(plan: Plan, record: Record, key: str) -> Place | None:
    """Where in the file the value of a field stands; None where it has no cell of its own."""
    column = next(iter(plan.layout.of(key)), None)
    return None if column is None else plan.place(record, column)


def is_change(plan: Plan, record: Record, key: str) -> bool:
    """The sheet says something else than the book; filling blanks leaves what is filled, unless the clerk says so."""
    now = (record.now or {}).get(key)
    if not record.differs(key, now):
        return False
    return plan.mode != "complete" or now in (None, "") or said_of(plan, record, key) == SHEET


def choose(plan: Plan, record: Record) -> dict[str, Any]:
    """What the line changes in its row; where the clerk keeps what the book has, that is noted as kept."""
    changes = {key: value for key, value in record.given.items() if is_change(plan, record, key)}
    for key in [key for key in changes if plan.choices.mended.taken and said_of(plan, record, key) == BOOK]:
        record.kept[key] = record.given.pop(key)
        del changes[key]
    return changes


def said_of(plan: Plan, record: Record, key: str) -> Side | None:
    place = place_of(plan, record, key)
    return None if place is None else plan.choices.mended.taken.get(place)


def note(plan: Plan) -> Iterator[str]:
    """What was read otherwise than the file has it, in sentences."""
    mended = plan.choices.mended
    if mended.cells:
        yield f"照您改正的读了{len(mended.cells)}格：{_where(place[0] for place in mended.cells)}。"
    if mended.left_out:
        yield f"按您的选择没有导入的有{len(mended.left_out)}行：{_where(mended.left_out)}。"
    if kept := [record.row for record in plan.records if record.kept]:
        yield f"按您的选择以账本为准的有{len(kept)}行：{_where(kept)}。"


def title_of(mended: Mended) -> str:
    """For the name of the deed."""
    told = [f"改正{len(mended.cells)}格"] if mended.cells else []
    told += [f"没有导入{_where(mended.left_out)}"] if mended.left_out else []
    return f"；与文件不同：{'，'.join(told)}" if told else ""


def _where(rows: Iterable[int]) -> str:
    found = sorted(set(rows))
    return f"第{'、'.join(map(str, found[:_LISTED]))}{'……' if len(found) > _LISTED else ''}行"


def keep(session: Session, plan: Plan, written: Collection[Record]) -> None:
    """Write down beside each row of the book what was read otherwise than the file has it."""
    told = [(record.id or 0, fault) for record in written for fault in _told(plan, record)]
    if not told:
        return
    given = overrides.reason_of(session)
    overrides.because(session, given or CORRECTED)
    overrides.keep(session, plan.ledger, told)
    overrides.because(session, given)


def _told(plan: Plan, record: Record) -> Iterator[Fault]:
    mended = plan.choices.mended
    for column in plan.layout.columns:
        place = plan.place(record, column)
        key = (column.key or "").partition(".")[0]
        if not key or place is None:
            continue
        shown = plan.ledger.by_key.get(key)
        private = shown is not None and shown.private
        if (held := mended.cells.get(place)) is not None:
            was, text = (_hidden(held.was), _hidden(held.text)) if private else (held.was, held.text)
            yield Fault(key, f"导入的文件第{place[0]}行写的是“{was or '空'}”，导入时改成“{text or '空'}”。", warns=True)
        elif key in record.kept:
            yield Fault(key, f"导入的文件第{place[0]}行与账本不一致，以账本为准，没有改。", warns=True)


def _hidden(text: str) -> str:
    shown = 2
    return text if len(text) <= shown else f"{text[:shown]}{'*' * (len(text) - shown)}"
