"""Checks a whole book: the file, the guards, the trail against the rows, links, attachments, and what others add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from desk_union.basis.refusal import Problem, Refusal
from desk_union.store.base import Base, is_audited
from desk_union.store.guards import image, wrong_guards
from desk_union.store.tables import Attachment, Change, Deed

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

Check = Callable[["Session"], list[Problem]]

RESTORE = "请先备份现在的账本，再从最近的备份恢复，或交给程序的维护人员。"
LOOK = "请在“修改记录”里核对，必要时从备份恢复。"


def check_book(book: Book, extra: Sequence[Check] = ()) -> list[Problem]:
    """Everything that is wrong with the book; empty when it is sound."""
    problems: list[Problem] = []
    with book.reading() as session:
        problems += check_file(session)
        if problems:
            return problems  # what follows would only stumble over the same damage
        for check in (_links, _guards, _outside, _trail, *extra):
            problems += check(session)
    return problems + _attachments(book)


def check_file(session: Session) -> list[Problem]:
    """The file alone; for a large book this is what opening leaves to be done afterwards."""
    found = session.scalars(text("PRAGMA integrity_check(100)")).all()
    return [] if found == ["ok"] else [Problem(f"账本文件有{len(found)}处损坏。", RESTORE)]


def _links(session: Session) -> list[Problem]:
    loose = len(session.execute(text("PRAGMA foreign_key_check")).all())
    return [Problem(f"有{loose}条记录指向已不存在的记录。", RESTORE)] if loose else []


def _guards(session: Session) -> list[Problem]:
    wrong = wrong_guards(session.connection())
    if not wrong:
        return []
    return [Problem(f"修改记录有{len(wrong)}处保护被去掉或改动过。", "重新打开账本会自动装好。")]


def _outside(session: Session) -> list[Problem]:
    count = session.scalar(select(func.count(Change.id)).where(Change.deed_id.is_(None)))
    nameless = session.scalar(
        select(func.count(Change.id)).where(Change.deed_id.is_not(None), Change.deed_id.not_in(select(Deed.id)))
    )
    problems = []
    if count:
        problems.append(Problem(f"有{count}处改动是用别的程序直接改的，不是用本程序改的。", LOOK))
    if nameless:
        problems.append(Problem(f"修改记录里有{nameless}处改动找不到是哪一步操作。", LOOK))
    return problems


def _trail(session: Session) -> list[Problem]:
    """Rows must be as their last change left them; what an upgrade did to older rows is not in the trail."""
    upgraded = session.scalar(select(func.max(Deed.id)).where(Deed.kind == "upgrade")) or 0
    tables = [table for table in Base.metadata.sorted_tables if is_audited(table)]
    different = sum(_differing(session, table, upgraded) for table in tables)
    if not different:
        return []
    return [Problem(f"有{different}条记录与修改记录对不上，可能绕过本程序改动过。", LOOK)]


def _differing(session: Session, table: Table, upgraded: int) -> int:
    now = image(table, f'"{table.name}"')
    last = "SELECT max(id) AS id FROM change WHERE table_name = ?1 GROUP BY row_id"
    changed = session.connection().exec_driver_sql(
        f'SELECT count(*) FROM ({last}) AS l JOIN change c ON c.id = l.id LEFT JOIN "{table.name}" '
        f'ON "{table.name}".id = c.row_id WHERE coalesce(c.deed_id, ?2) > ?2 '
        f'AND CASE WHEN "{table.name}".id IS NOT NULL THEN {now} END IS NOT c."after"',
        (table.name, upgraded),
    )
    unknown = session.connection().exec_driver_sql(
        f'SELECT count(*) FROM "{table.name}" t WHERE ?2 = 0 AND NOT EXISTS '
        f"(SELECT 1 FROM change WHERE table_name = ?1 AND row_id = t.id)",
        (table.name, upgraded),
    )
    return int(changed.scalar_one()) + int(unknown.scalar_one())


def _attachments(book: Book) -> list[Problem]:
    with book.reading() as session:
        named = session.execute(select(Attachment.sha256, Attachment.name).order_by(Attachment.id)).all()
    problems: list[Problem] = []
    for sha256, name in named:
        try:
            book.files.get(sha256)
        except Refusal as refusal:
            problems.append(Problem(f"附件“{name}”打不开：{refusal.reason}", refusal.remedy))
    return problems
