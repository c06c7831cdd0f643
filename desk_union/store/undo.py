"""Takes deeds back and does them again, each as a deed of its own, so that the trail stays whole.

To undo is to reverse the changes of a deed; to redo is to reverse the changes of its undo. Both refuse when a later
deed touched the same rows, and name that deed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from desk_union.basis.refusal import Refusal
from desk_union.store.base import every_table
from desk_union.store.deeds import OUTSIDE, is_undone
from desk_union.store.faults import explain
from desk_union.store.guards import image
from desk_union.store.tables import Change, DeedRecord, Redaction
from desk_union.store.trail_images import (
    columns_of,
    dangling,
    defer_foreign_keys,
    driver,
    reinsert,
    set_back,
    take_away,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

FOUNDING = "found"  # code of the deeds that a new book begins with


@dataclass(frozen=True, slots=True)
class UndoResult:
    """``title`` is of the new deed ("撤销：登记会员 张三"); ``changes`` counts the rows put back."""

    title: str
    changes: int


def can_undo(session: Session) -> str | None:
    """Title of the deed that ``undo`` would take back next."""
    deed = _last_undoable(session)
    return deed.title if deed else None


def can_redo(session: Session) -> str | None:
    """Title of the deed that ``redo`` would do again next."""
    mark = _last_redoable(session)
    return _title_of(session, mark.target_id) if mark else None


def undo(book: Book, deed_id: int | None = None, who: str = "") -> UndoResult:
    """Take back the last deed that is not taken back yet, or the named one."""
    with book.deed("撤销", who=who) as session:
        deed = _last_undoable(session) if deed_id is None else _named(session, deed_id)
        if deed is None:
            raise _nothing_to_undo(session)
        return _reverse(session, deed.id, deed.id, "undo", "撤销", deed.title)


def redo(book: Book, who: str = "") -> UndoResult:
    """Do again the deed taken back last; nothing can be redone once a new deed was done."""
    with book.deed("重做", who=who) as session:
        mark = _last_redoable(session)
        if mark is None or mark.target_id is None:
            raise Refusal("没有可以重做的操作。")
        return _reverse(session, mark.id, mark.target_id, "redo", "重做", _title_of(session, mark.target_id))


def _nothing_to_undo(session: Session) -> Refusal:
    final = session.scalar(select(DeedRecord).where(DeedRecord.kind == "final").order_by(DeedRecord.id.desc()).limit(1))
    if final is None or final.code == FOUNDING:
        return Refusal("没有可以撤销的操作。")
    return Refusal(f"“{final.title}”不能撤销。", f"{_instead(session, final)}；更早的操作可在“操作记录”里撤销。")


def _instead(session: Session, final: DeedRecord) -> str:
    """What is done in place of taking a final deed back."""
    cleaned = select(Change.id).where(Change.deed_id == final.id, Change.table_name == Redaction.__tablename__)
    if session.scalar(cleaned.limit(1)) is not None:
        return "清空的内容账本里已经没有了，只能到以前的备份里查"
    return "已记账的凭证请用“红字冲销”或“补充更正”"


def _last_upgrade(session: Session) -> int:
    return session.scalar(select(func.max(DeedRecord.id)).where(DeedRecord.kind == "upgrade")) or 0


def _last_undoable(session: Session) -> DeedRecord | None:
    """Nothing before a final deed: whoever presses undo after it means that one."""
    barrier = session.scalar(select(func.max(DeedRecord.id)).where(DeedRecord.kind.in_(("upgrade", "final")))) or 0
    query = select(DeedRecord).where(DeedRecord.kind == "deed", DeedRecord.id > barrier, ~is_undone())
    return session.scalar(query.order_by(DeedRecord.id.desc()).limit(1))


def _last_redoable(session: Session) -> DeedRecord | None:
    later = aliased(DeedRecord)
    last_own = (
        session.scalar(select(func.max(DeedRecord.id)).where(DeedRecord.kind.in_(("deed", "upgrade", "final")))) or 0
    )
    query = select(DeedRecord).where(
        DeedRecord.kind == "undo",
        DeedRecord.id > last_own,
        ~select(later.id).where(later.target_id == DeedRecord.target_id, later.id > DeedRecord.id).exists(),
    )
    return session.scalar(query.order_by(DeedRecord.id.desc()).limit(1))


def _named(session: Session, deed_id: int) -> DeedRecord:
    deed = session.get(DeedRecord, deed_id)
    if deed is not None and deed.kind == "final":
        founding = deed.code == FOUNDING
        remedy = "账本建错了，可以另建一个。" if founding else f"{_instead(session, deed)}。"
        raise Refusal(f"“{deed.title}”不能撤销。", remedy)
    if deed is None or deed.kind != "deed":
        raise Refusal("这一步操作不能撤销。", "撤销过的操作请用“重做”。")
    if deed.id < _last_upgrade(session):
        raise Refusal(f"“{deed.title}”是账本升级以前做的，不能再撤销。", "请直接改正有关的记录。")
    if session.scalar(select(is_undone()).where(DeedRecord.id == deed_id)):
        raise Refusal(f"“{deed.title}”已经撤销过了。")
    return deed


def _title_of(session: Session, deed_id: int | None) -> str:
    deed = session.get(DeedRecord, deed_id) if deed_id is not None else None
    return deed.title if deed else OUTSIDE


def _reverse(session: Session, source_id: int, target_id: int, kind: str, verb: str, title: str) -> UndoResult:
    """Put back the rows that deed ``source_id`` changed; ``target_id`` is the clerk's own deed behind it."""
    session.info.update(title=f"{verb}：{title}", kind=kind, target_id=target_id)
    _refuse_touched_since(session, source_id, f"不能{verb}“{title}”：")
    defer_foreign_keys(session)
    try:
        _put_back(session, source_id)
    except IntegrityError as problem:
        refusal = explain(problem)
        if refusal is None:
            raise
        raise Refusal(f"不能{verb}“{title}”：{refusal.reason}", refusal.remedy) from problem
    _refuse_side_effects(session, source_id, f"不能{verb}“{title}”：")
    count = select(func.count()).select_from(Change).where(Change.deed_id == session.info["deed_id"])
    return UndoResult(session.info["title"], session.scalar(count) or 0)


def _put_back(session: Session, source_id: int) -> None:
    changes = session.execute(
        select(Change.id, Change.table_name, Change.op).where(Change.deed_id == source_id).order_by(Change.id.desc())
    ).all()
    for (table_name, op), run in groupby(changes, key=lambda change: (change.table_name, change.op)):
        change_ids = [change.id for change in run]
        if op == "I":
            take_away(session, table_name, change_ids)
        elif op == "D":
            reinsert(session, table_name, columns_of(table_name), change_ids)
        else:
            set_back(session, table_name, columns_of(table_name), change_ids)


def _refuse_touched_since(session: Session, source_id: int, cannot: str) -> None:
    """Every row must still be as the deed left it."""
    for table_name in session.scalars(select(Change.table_name).where(Change.deed_id == source_id).distinct()).all():
        now = image(every_table().tables[table_name], f'"{table_name}"')
        touched = driver(session).exec_driver_sql(
            f'SELECT c.row_id FROM change c LEFT JOIN "{table_name}" ON "{table_name}".id = c.row_id '
            f"WHERE c.id IN (SELECT max(id) FROM change INDEXED BY ix_change_deed_id "
            f"WHERE deed_id = ?1 AND table_name = ?2 GROUP BY row_id) "
            f'AND CASE WHEN "{table_name}".id IS NOT NULL THEN {now} END IS NOT c."after" LIMIT 1',
            (source_id, table_name),
        )
        row_id = touched.scalar()
        if row_id is not None:
            raise _blamed(session, table_name, row_id, cannot)


def _refuse_side_effects(session: Session, source_id: int, cannot: str) -> None:
    """No row of another deed may have gone along, and none may be left pointing to nothing."""
    deed_id = session.info["deed_id"]
    more = select(Change.table_name, Change.row_id).where(Change.deed_id == deed_id)
    planned = select(Change.table_name, Change.row_id).where(Change.deed_id == source_id)
    found = session.execute(more.except_(planned).limit(1)).first()
    if found is not None:
        raise _blamed(session, found.table_name, found.row_id, cannot)
    loose = dangling(session)
    if loose is not None:
        raise _blamed(session, *loose, cannot)


def _blamed(session: Session, table_name: str, row_id: int, cannot: str) -> Refusal:
    """The refusal that names the last deed, other than the one in hand, that changed the row."""
    change = session.scalar(
        select(Change)
        .where(
            Change.table_name == table_name,
            Change.row_id == row_id,
            Change.deed_id.is_distinct_from(session.info["deed_id"]),
        )
        .order_by(Change.id.desc())
        .limit(1)
    )
    if change is None or change.deed_id is None:
        return Refusal(f"{cannot}同一条记录后来又用别的程序改动过。", "请直接改正有关的记录。")
    later = _title_of(session, change.deed_id)
    return Refusal(f"{cannot}后来的“{later}”用到了同一条记录。", f"请先撤销“{later}”，或直接改正有关的记录。")
