"""Checks a whole book: the file, the guards, the trail against the rows, links, attachments, and what others add."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text

from desk_union.basis.refusal import Problem, Refusal
from desk_union.store import privacylog
from desk_union.store.bulk import chunks
from desk_union.store.chaincheck import check_chain
from desk_union.store.guards import foreign_guards, images, wrong_guards
from desk_union.store.progress import Progress, finish
from desk_union.store.tables import Attachment, Change, DeedRecord

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

Check = Callable[["Session"], list[Problem]]

RESTORE = "请先备份现在的账本，再从最近的备份恢复，或交给程序的维护人员。"
LOOK = "请对照原始材料和“修改记录”核对，改正后重新保存；或从以前的备份恢复。"
UNREADABLE = "请先处理其他问题，尤其是与修改记录对不上的记录，然后再检查一次。"
NAMED, WORDS = 10, 2
AT_ONCE = 100  # SQLite takes five hundred parts in one question


def check_book(book: Book, extra: Sequence[Check] = (), ledgers: Sequence[Ledger] = ()) -> list[Problem]:
    """Everything that is wrong with the book; empty when it is sound. ``ledgers`` give the tables their titles."""
    return finish(checking(book, extra, ledgers))


def checking(book: Book, extra: Sequence[Check] = (), ledgers: Sequence[Ledger] = ()) -> Work[list[Problem]]:
    """``check_book`` as work with progress."""
    steps = 4 + len(extra)
    problems: list[Problem] = []
    titles = titles_of(ledgers)
    with book.reading() as session:
        yield Progress(0, steps, "正在检查账本文件是否完好")
        if found := check_file(session):
            # What follows would only stumble over the same damage.
            return [*found, Problem("因为文件有损坏，记录、校验和账目都没有核对。", RESTORE)]
        yield Progress(1, steps, "正在核对记录与修改记录")
        for check in (_links, _guards, _outside, _gaps, privacylog.check):
            problems += _tried(check, session, "记录与修改记录的核对")
        problems += _tried(lambda one: _strange(one, titles), session, "记录与修改记录的核对")
        yield Progress(2, steps, "正在核对修改记录的校验")
        problems += _tried(
            lambda one: [_called(each, titles) for each in check_chain(one, titles)], session, "校验链的核对"
        )
        for place, rule in enumerate(extra):
            yield Progress(3 + place, steps, "正在核对台账之间是否相符")
            problems += _tried(rule, session, f"台账核对的第{place + 1}项（共{len(extra)}项）")
    return problems + (yield from _attachments(book))


def titles_of(ledgers: Sequence[Ledger]) -> dict[str, str]:
    """What the clerk calls each table."""
    return {ledger.row.__table__.name: ledger.title for ledger in reversed(ledgers)}


def _tried(check: Check, session: Session, what: str) -> list[Problem]:
    """What the check finds; that it stumbled over values which nobody can have entered is a finding too."""
    try:
        return check(session)
    except Exception as fault:  # noqa: BLE001 - whatever an altered row does to one check, the others still run
        session.rollback()
        told = fault.reason if isinstance(fault, Refusal) else "有的记录里的值读不出来"
        return [Problem(f"{what}没有做完：{told}。".replace("。。", "。"), UNREADABLE)]


def _called(problem: Problem, titles: Mapping[str, str]) -> Problem:
    """The same under the name of the ledger instead of that of the table."""
    return replace(problem, column=titles.get(problem.column, problem.column))


def check_file(session: Session) -> list[Problem]:
    """The file alone; for a large book this is what opening leaves to be done afterwards."""
    found = session.scalars(text("PRAGMA integrity_check(100)")).all()
    return [] if found == ["ok"] else [Problem(f"账本文件有{len(found)}处损坏。", RESTORE)]


def count_strange(connection: Connection) -> int:
    """How many rows are not as the trail says that they were left; 5 ms for each MiB of the book."""
    return sum(len(_differing(connection, table, now)) for table, now in _in_use(connection))


def _in_use(connection: Connection) -> list[tuple[str, str]]:
    """Of ``images`` those whose table holds a row or ever did: most tables of a book are empty, and each costs two
    queries when it is opened.
    """
    found: list[tuple[str, str]] = []
    for some in chunks(list(images(connection).items()), AT_ONCE):
        asked = " UNION ALL ".join(
            f'SELECT {place} WHERE EXISTS (SELECT 1 FROM "{table}") '
            f"OR EXISTS (SELECT 1 FROM change WHERE table_name = '{table}')"
            for place, (table, _) in enumerate(some)
        )
        found += [some[place] for place in connection.exec_driver_sql(asked).scalars()]
    return found


def _links(session: Session) -> list[Problem]:
    loose = len(session.execute(text("PRAGMA foreign_key_check")).all())
    return [Problem(f"有{loose}条记录指向已不存在的记录。", RESTORE)] if loose else []


def _guards(session: Session) -> list[Problem]:
    wrong, foreign = wrong_guards(session.connection()), foreign_guards(session.connection())
    problems = []
    if wrong:
        problems.append(Problem(f"修改记录有{len(wrong)}处保护被去掉或改动过。", "重新打开账本会自动装好。"))
    if foreign:
        named = "、".join(foreign[:NAMED])
        reason = f"账本里有{len(foreign)}处不是本程序装的自动改动（触发器：{named}）。"
        problems.append(Problem(reason, "以可写方式打开账本会去掉它；请核对它改过什么。"))
    return problems


def _outside(session: Session) -> list[Problem]:
    count = session.scalar(select(func.count(Change.id)).where(Change.deed_id.is_(None)))
    nameless = session.scalar(
        select(func.count(Change.id)).where(Change.deed_id.is_not(None), Change.deed_id.not_in(select(DeedRecord.id)))
    )
    problems = []
    if count:
        problems.append(Problem(f"有{count}处改动是用别的程序直接改的，不是用本程序改的。", LOOK))
    if nameless:
        problems.append(Problem(f"修改记录里有{nameless}处改动找不到是哪一步操作。", LOOK))
    return problems


def _gaps(session: Session) -> list[Problem]:
    """Every change of a row begins as the one before it ended; before the chain began, upgrades left no line."""
    broken = session.scalar(
        text(
            'SELECT count(*) FROM (SELECT id, "before", lag("after") OVER row_in_time AS ended, '
            "lag(id) OVER row_in_time AS earlier FROM change "
            "WINDOW row_in_time AS (PARTITION BY table_name, row_id ORDER BY id)) "
            "WHERE earlier > (SELECT coalesce(max(id), 0) FROM change WHERE deed_id < (SELECT min(id) FROM deed "
            "WHERE chain IS NOT NULL)) "
            'AND "before" IS NOT ended'
        )
    )
    return [Problem(f"修改记录里有{broken}处前后接不上，文件可能有损坏。", RESTORE)] if broken else []


def _strange(session: Session, titles: Mapping[str, str]) -> list[Problem]:
    """Rows must be as their last change left them."""
    problems: list[Problem] = []
    for table, now in _in_use(session.connection()):
        if found := _differing(session.connection(), table, now):
            named = "、".join(words for words in map(_words_of, found[:NAMED]) if words)
            more = f"（{named}{'等' if len(found) > NAMED else ''}）" if named else ""
            reason = f"有{len(found)}条记录与修改记录对不上{more}，可能绕过本程序改动过，或文件有损坏。"
            problems.append(Problem(reason, LOOK, column=titles.get(table, "")))
    return problems


def _differing(connection: Connection, table: str, now: str) -> list[str]:
    """Of the rows that differ: the values that the trail says, or where it knows of none those that are there."""
    last = "SELECT max(id) AS id FROM change WHERE table_name = ?1 GROUP BY row_id"
    changed = (
        f'SELECT CAST(coalesce(c."after", {now}, c."before") AS BLOB) FROM ({last}) AS l JOIN change c ON c.id = l.id '
        f'LEFT JOIN "{table}" ON "{table}".id = c.row_id '
        f'WHERE CASE WHEN "{table}".id IS NOT NULL THEN {now} END IS NOT c."after"'
    )
    unknown = (
        f'SELECT CAST({now} AS BLOB) FROM "{table}" WHERE NOT EXISTS '
        f'(SELECT 1 FROM change WHERE table_name = ?1 AND row_id = "{table}".id)'
    )
    # By the driver itself: of two statements for each table, most without an answer, the wrapping would cost a third.
    cursor = connection.connection.cursor()
    held = [*cursor.execute(changed, (table,)).fetchall(), *cursor.execute(unknown, (table,)).fetchall()]
    return [(value or b"").decode(errors="replace") for (value,) in held]


def _words_of(held: str) -> str:
    """The first words of a row, by which a clerk knows it."""
    try:
        values: dict[str, Any] = json.loads(held)
    except ValueError:
        return ""
    texts = [value for value in values.values() if isinstance(value, str) and value]
    return str(values.get("name") or " ".join(texts[:WORDS]))


def _attachments(book: Book) -> Work[list[Problem]]:
    with book.reading() as session:
        named = session.execute(select(Attachment.sha256, Attachment.name).order_by(Attachment.id)).all()
    problems: list[Problem] = []
    for place, (sha256, name) in enumerate(named):
        yield Progress(place, len(named), "正在核对附件")
        try:
            book.files.get(sha256)
        except Refusal as refusal:
            problems.append(Problem(f"附件“{name}”打不开：{refusal.reason}", refusal.remedy))
    return problems
