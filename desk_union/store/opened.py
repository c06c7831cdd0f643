"""An open book: deeds (one transaction each, named, all or nothing), readings (one snapshot each), and who listens."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from desk_union.basis.refusal import Refusal
from desk_union.describe import own_columns
from desk_union.store import chain, endings, leftovers, settings
from desk_union.store.attachments import FileStore
from desk_union.store.base import every_table
from desk_union.store.engine import checkpoint
from desk_union.store.faults import DAMAGED, explained, full_told
from desk_union.store.tables import LOOK, Change, DeedCurrent, DeedRecord, OwnField

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from desk_union.store.lock import BookLock

Listener = Callable[[frozenset[str]], None]
Clock = Callable[[], datetime]

# How long a deed waits for another one of the same program (an import in the background) before it is refused.
TURN_SECONDS = 5.0
MOST_NAMED = 3
GONE_FROM_PLACE = Refusal(
    "账本文件不在原来的地方了：U盘可能已被拔出，或文件被移走、改名、替换。",
    "这一步没有保存。请插好U盘或把文件放回原处，然后重新打开账本。",
)


# Titles of what this process has kept so far. Whoever tells of a failure tells of these too, or his sentence ("nothing
# was saved") would say the opposite of what is in the book.
KEPT: list[str] = []


def kept_words(before: int) -> str:
    """What was kept since ``KEPT`` had so many titles, as a sentence; empty when nothing was."""
    since = list(dict.fromkeys(KEPT[before:]))
    if not since:
        return ""
    named = "、".join(f"“{title}”" for title in since[-MOST_NAMED:])
    return f"在这之前做完的{named}{'等' if len(since) > MOST_NAMED else ''}已经保存在账本里，不要重做。"


class Book:
    """``notices`` are sentences to show once after opening; ``who`` is written on deeds that name nobody.

    ``audit_copy``: made for auditors, never to be changed.
    ``unchecked``: the file was too large for an integrity check at opening; ``book.look_over`` is still to do it.
    """

    def __init__(
        self,
        path: Path,
        password: str | None,
        *,
        reader: Engine,
        writer: Engine | None,
        lock: BookLock | None,
        clock: Clock,
        immutable: bool = False,
        own: own_columns.Columns | None = None,
    ) -> None:
        """``own`` are the office's own columns, of a book so old that it cannot be asked for them."""
        self.path = path
        self.password = password
        self.who = ""
        self.clock = clock
        self.notices: list[str] = []
        self.unchecked = False
        self.audit_copy = False
        self._reader = reader
        self._writer = writer
        self._lock = lock
        self._immutable = immutable
        self._turn = threading.Lock()
        self._turn_of: int | None = None
        self._listeners: list[Listener] = []
        self._files: FileStore | None = None
        self._closed = False
        self._marked = False
        self._identity = _identity_of(path)
        self._own = own
        self._other_writes = own is None and writer is None and not immutable

    def look_for_mark(self, notices: list[str], *, whole: bool) -> None:
        """Say when the last writer did not close the book and what he left beside it is gone (not ``whole``)."""
        if not leftovers.was_at_work(self._reader):
            return
        if not whole:
            notices.append(leftovers.missing(self.path, self._reader))
        if self._writer is not None:
            leftovers.unmark(self._writer)

    @property
    def read_only(self) -> bool:
        return self._writer is None

    @property
    def encrypted(self) -> bool:
        return self.password is not None

    @property
    def files(self) -> FileStore:
        """The store of the book's attachments, in the file beside it."""
        if self._files is None:
            with self.reading() as session:
                key = settings.get(session, settings.FILES_KEY)
            self._files = FileStore(files_path(self.path), key, writes=not self.read_only, immutable=self._immutable)
        return self._files

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent snapshot of the book; nothing can be written in it."""
        self._refuse_closed()
        with explained(), Session(self._reader, expire_on_commit=False) as session:
            self._take_up_own(session)
            yield session

    def _take_up_own(self, session: Session) -> None:
        """The ledgers have the office's own columns of the book that is asked."""
        if self._own is None:
            self._own = _own_columns(session)
        own_columns.take_up(self, self._own)

    def hear_of_columns(self) -> None:
        """Another window that writes may have declared, changed or retired columns since; they hold from now on."""
        if not self._other_writes or self._own is None or self._closed:
            return
        with explained(), Session(self._reader) as session:
            found = _own_columns(session)
        if found != self._own:
            self._own = found
            own_columns.take_up(self, found)

    def refuse_gone(self) -> None:
        """What is written to a file that was taken away or replaced while it was open would be lost without a word."""
        if _identity_of(self.path) != self._identity:
            raise Refusal(GONE_FROM_PLACE.reason, GONE_FROM_PLACE.remedy)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise Refusal("账本已经关闭。", "请从“文件”菜单重新打开账本。")

    @contextmanager
    def deed(
        self, title: str, *, code: str = "", who: str = "", at: datetime | None = None, rehearse: bool = False
    ) -> Iterator[Session]:
        """One transaction: all of it is kept at the end, nothing of it after any exception.

        ``title`` names it for undo and may be replaced inside through ``session.info["title"]``. A deed that changed
        no ledger row leaves no trace in the trail. ``rehearse`` does everything and then takes it all back.
        """
        self._refuse_closed()
        self.refuse_gone()
        if self.audit_copy:
            raise Refusal("这是审计副本，只能查看，不能改动。", "要记账，请打开本单位自己的账本。")
        if self._writer is None:
            raise Refusal(
                "账本现在只能查看，不能改动。",
                "请关闭另一个正在使用账本的窗口，或检查文件夹是否允许写入，然后重新打开账本。",
            )
        info = {"title": title, "code": code, "who": who or self.who, "at": at or self.clock(), "kind": "deed"}
        tables: frozenset[str] = frozenset()
        first = not self._marked
        with (
            self._taking_turns(),
            full_told(self.path.parent),
            explained(),
            Session(self._writer, expire_on_commit=False, info=info) as session,
            session.begin() as transaction,
        ):
            self._take_up_own(session)
            _begin_deed(session)
            yield session
            tables = _end_deed(session)
            if tables and first and not rehearse:
                leftovers.mark_open(session.connection(), at or self.clock())
            if rehearse:
                transaction.rollback()
        if rehearse:
            return
        self._bring_in()
        if tables:
            if OwnField.__tablename__ in tables:
                self._own = None
                with self.reading():
                    pass
            self._marked = True
            KEPT.append(str(session.info["title"]))
            self._tell(tables)

    def _bring_in(self) -> None:
        """So that a copy of the file alone holds what was just done; what does not go now goes with the next deed."""
        if self._writer is not None:
            with suppress(Exception):
                checkpoint(self._writer, waits=False)

    @contextmanager
    def _taking_turns(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._turn_of == me:
            raise RuntimeError("a deed inside a deed")
        if not self._turn.acquire(timeout=TURN_SECONDS):
            raise Refusal("另一项工作（如导入或备份）正在保存。", "请等它完成或取消它，然后再试一次。")
        self._turn_of = me
        try:
            yield
        finally:
            self._turn_of = None
            self._turn.release()

    def raw_connection(self) -> Any:
        """A driver's connection that only reads, for copying the file as it is; close it after use."""
        return self._reader.raw_connection()

    def add_listener(self, listener: Listener) -> Callable[[], None]:
        """``listener`` hears after each kept deed, in its thread, the names of the changed tables; returns its end."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def take_listeners(self, before: Book) -> None:
        """Whoever listened to ``before`` (the same file, since closed) hears this one, also that it took its place."""
        self._listeners = before._listeners
        self._tell(frozenset(every_table().tables))

    def _tell(self, tables: frozenset[str]) -> None:
        for listener in list(self._listeners):
            listener(tables)

    @property
    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Bring everything into the one file and let go of it; safe to call twice."""
        if self._closed:
            return
        self._closed = True
        own_columns.let_go(self)
        try:
            if self._files is not None:
                self._files.close()
            if self._writer is not None and leftovers.wal_of(self.path).exists():
                self._end_writing(self._writer)
        finally:
            self._reader.dispose()
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()

    def _end_writing(self, writer: Engine) -> None:
        try:
            with explained():
                if self._marked:
                    leftovers.unmark(writer)
                checkpoint(writer)
        except Refusal as refusal:
            beside = leftovers.wal_of(self.path).name
            raise Refusal(
                f"账本已关闭，保存过的内容都在，但有一部分还在旁边的“{beside}”里，没有并入账本文件：{refusal.reason}",
                f"请不要单独移动、复制账本或删除“{beside}”；排除问题后重新打开一次账本就会并入。",
            ) from refusal


def _identity_of(path: Path) -> tuple[int, int] | None:
    """Which file it is, as far as the system can say; None when it is not there. Windows keeps open files in place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if os.name == "posix" else (0, 0)


def _own_columns(session: Session) -> own_columns.Columns:
    if session.scalar(select(OwnField.id).limit(1)) is None:
        return own_columns.NONE
    from desk_union.store import ownfields  # it reads the vocabulary of ledgers, which not every start needs

    return ownfields.read(session)


def files_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.files")


def _begin_deed(session: Session) -> None:
    deed_id = session.scalar(select(func.coalesce(func.max(DeedRecord.id), 0) + 1))
    session.info["deed_id"] = deed_id
    if session.scalar(update(DeedCurrent).values(deed_id=deed_id).returning(DeedCurrent.id)) is None:
        raise Refusal(DAMAGED.reason, DAMAGED.remedy)


def _changed(session: Session) -> frozenset[str]:
    session.flush()
    held = select(Change.table_name).where(Change.deed_id == session.info["deed_id"])
    return frozenset(session.scalars(held.distinct()))


def _end_deed(session: Session) -> frozenset[str]:
    """Name the deed in the trail when it changed anything; returns the names of the changed tables."""
    info = session.info
    tables = _changed(session)
    if endings.run(session, tables):
        tables = _changed(session)
    connection = session.connection()
    if not tables and info["kind"] != LOOK and chain.settings_changed(connection):
        info["kind"] = "setting"
    if tables or info["kind"] in {"setting", LOOK}:
        columns = {key: info[key] for key in ("at", "who", "code", "title", "kind")}
        chain.close_deed(connection, info["deed_id"], columns | {"target_id": info.get("target_id")})
    session.execute(update(DeedCurrent).values(deed_id=None))
    return tables
