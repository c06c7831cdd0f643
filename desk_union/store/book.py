"""Making and opening a book; ``Book`` itself (deeds, readings, listeners) is in ``opened.py``."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

import desk_union
from desk_union.basis.refusal import Refusal
from desk_union.store import leftovers, schema, settings, steps
from desk_union.store.backupplaces import default_folder, tidy
from desk_union.store.check import check_file, count_strange
from desk_union.store.engine import is_encrypted, make_engine
from desk_union.store.examine import examine, look_at_header, need_password
from desk_union.store.faults import explained, full_told
from desk_union.store.guards import foreign_guards, install_guards, wrong_guards
from desk_union.store.lock import take
from desk_union.store.opened import Book, Clock, files_path
from desk_union.store.schema import lay_out
from desk_union.store.scratch import clear, scratch
from desk_union.store.tables import Attachment, Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from desk_union.store.lock import BookLock

# A larger file is checked by ``look_over`` after the window is there (1 ms for each MiB, encrypted 4 ms).
CHECKED_AT_ONCE = 32 << 20
CHECK_IT = "请用“文件”菜单里的“检查账本”看是哪些。"

__all__ = ["Book", "create_book", "is_encrypted", "look_over", "open_book"]


def create_book(
    path: Path | str,
    *,
    union_name: str,
    password: str | None = None,
    who: str = "",
    clock: Clock = datetime.now,
    found: Callable[[Book], None] | None = None,
) -> Book:
    """A new book at ``path``, open for writing; refuses where a file is already there.

    ``found`` writes what it begins with; the file is in its place only when that is done.
    """
    path = Path(path)
    if password == "":
        raise Refusal("密码不能是空的。", "请输入密码，或选择不设密码。")
    with explained():
        if path.exists():
            raise Refusal(f"“{path.name}”已经存在。", "请换一个文件名，或打开已有的账本；已有的文件不会被覆盖。")
        if not path.parent.is_dir():
            raise Refusal(f"文件夹“{path.parent}”不存在。", "请先建好这个文件夹，或另选一个文件夹。")
        _longest_beside(path).exists()
        with scratch(path) as folder:
            part = folder / path.name
            part.touch()
            engine = make_engine(part, password, writes=True)
            try:
                with engine.begin() as connection:
                    lay_out(connection)
                    _first_settings(connection, union_name, clock())
            finally:
                engine.dispose()
            if found is not None:
                _found(part, password, clock, found)
            parts = [each for each in (files_path(part), part) if each.exists()]
            # What a book of this name, long gone, has left here is none of the new one's.
            old = [file for file in (files_path(path), leftovers.wal_of(path)) if file.exists()]
            for file in old:
                leftovers.lay_aside(file, clock())
            steps.settle_all(path, [(each, path.with_name(each.name)) for each in parts])
    book = open_book(path, password=password, clock=clock)
    book.who = who
    return book


def open_book(
    path: Path | str,
    *,
    password: str | None = None,
    read_only: bool = False,
    clock: Clock = datetime.now,
    rows_later: bool = False,
) -> Book:
    """The book at ``path``: for writing where it may be written, else for looking, with a notice that says why.

    ``rows_later`` leaves comparing the rows with their trail to the caller, who runs ``look_over`` a little later.
    """
    path = Path(path)
    look_at_header(path)
    if path.is_symlink():
        # All names of a book must meet at one lock; other ways through folders do.
        path = path.resolve()
    if is_encrypted(path):
        need_password(password)
    else:
        password = None
    notices: list[str] = []
    lock, immutable = (None, not _takes_files(path)) if read_only else _admit(path, notices)
    try:
        with full_told(path.parent), explained():
            beside = leftovers.wal_of(path).exists()
            if lock is not None and (told := leftovers.sift(path, password, clock())):
                notices.append(told)
            book = _open(path, password, lock, immutable, clock, notices)
            book.look_for_mark(notices, whole=beside or not (immutable or lock is not None))
            if not book.read_only and leftovers.is_there(files_path(path)):
                notices.extend(_files_sifted(book))
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    try:
        if not (rows_later or book.unchecked):
            notices.extend(look_over(book))
    except BaseException:
        book.close()
        raise
    book.notices = notices
    return book


def _files_sifted(book: Book) -> list[str]:
    """Before anything is taken from the store of attachments: what lies beside it may be of another book."""
    with book.reading() as session:
        needed = set(session.scalars(select(Attachment.sha256)))
    told = leftovers.sift_files(files_path(book.path), book.files.key, needed, book.clock())
    return [told] if told else []


def _found(part: Path, password: str | None, clock: Clock, found: Callable[[Book], None]) -> None:
    """``found`` at work on the half-made book, which counts for nothing until it is whole."""
    book = open_book(part, password=password, clock=clock)
    try:
        found(book)
    except BaseException:
        with suppress(Refusal):
            book.close()
        raise
    try:
        book.close()
    except Refusal as refusal:
        raise refusal.__cause__ or refusal from None


def _longest_beside(path: Path) -> Path:
    """The longest name that will ever stand beside a book; where it is too long the machine says so when asked."""
    return files_path(path).with_name(f"{files_path(path).name}-journal")


def _first_settings(connection: Connection, union_name: str, now: datetime) -> None:
    values = {
        settings.UNION_NAME: union_name,
        settings.CREATED_AT: now.isoformat(timespec="seconds"),
        settings.PROGRAM_VERSION: desk_union.__version__,
        settings.FILES_KEY: secrets.token_hex(32),
    }
    connection.execute(insert(Setting), [{"key": key, "value": value} for key, value in values.items()])


def _takes_files(path: Path) -> bool:
    return os.access(path.parent, os.W_OK)


def _admit(path: Path, notices: list[str]) -> tuple[BookLock | None, bool]:
    """The writer's lock if it can be had, and whether the file must be read as one that nobody can write."""
    if not os.access(path, os.W_OK):
        notices.append("账本文件是“只读”的，现在只能查看。要改动，请取消文件的“只读”属性后重新打开。")
        return None, not _takes_files(path)
    try:
        lock = take(path)
    except OSError:
        notices.append("账本所在的文件夹不允许写入，现在只能查看。要改动，请把账本复制到可以写入的文件夹再打开。")
        return None, True
    if lock is None:
        notices.append("账本已由另一个程序打开，本窗口只能查看。要改动，请到那个窗口里改，或先关闭它。")
    else:
        clear(path, path.parent, default_folder(path))
    return lock, False


def _open(
    path: Path, password: str | None, lock: BookLock | None, immutable: bool, clock: Clock, notices: list[str]
) -> Book:
    if immutable and leftovers.is_there(path):
        raise Refusal(
            "账本正在别处使用，或上次没有正常关闭；它所在的文件夹又不允许写入，现在打开会看不到最后的改动。",
            "请先关闭别处的窗口，或把账本连同旁边同名的文件一起复制到可以写入的文件夹再打开。",
        )
    reader = make_engine(path, password, writes=False, immutable=immutable)
    writer = make_engine(path, password, writes=True) if lock is not None else None
    whole = path.stat().st_size <= CHECKED_AT_ONCE
    try:
        if examine(reader, password, whole=whole) < schema.SCHEMA_VERSION:
            reader.dispose()
            notices.append(_upgraded(path, password, lock, clock))
        _see_to_guards(reader, writer, notices)
        told = _audit_notice(reader)
    except BaseException:
        reader.dispose()
        raise
    if told:
        # Only to be looked at, by however many at once: neither lock nor writer.
        notices[:] = [told]
        if writer is not None:
            writer.dispose()
        if lock is not None:
            lock.release()
        writer = lock = None
    book = Book(path, password, reader=reader, writer=writer, lock=lock, clock=clock, immutable=immutable)
    book.unchecked = not whole
    book.audit_copy = bool(told)
    return book


def _audit_notice(reader: Engine) -> str:
    """What to say of a copy for auditors; empty for any other book."""
    with reader.connect() as connection:
        made = connection.scalar(select(Setting.value).where(Setting.key == settings.AUDIT_COPY))
    if made is None:
        return ""
    day = datetime.fromisoformat(made["at"])
    made_on = f"{day.year}年{day.month}月{day.day}日"
    told = "个人隐私已经去掉，账目和修改记录都是全的。"
    code = f"原账本的校验码是{made['code']}。" if made.get("code") else ""
    return f"这是{made_on}做的审计副本（“{made['of']}”），只能查看；{told}{code}"


def _upgraded(path: Path, password: str | None, lock: BookLock | None, clock: Clock) -> str:
    if lock is None:
        raise Refusal("这个账本是旧版程序的，要先升级才能打开，而现在只能查看。", "请在可以写入的地方单独打开它一次。")
    from desk_union.store.upgrade import upgrade  # leads to backups, and a book is upgraded once

    sentence = upgrade(path, password, clock(), lock)
    lock.follow()
    return sentence


def _see_to_guards(reader: Engine, writer: Engine | None, notices: list[str]) -> None:
    with reader.connect() as connection:
        wrong, foreign = wrong_guards(connection), foreign_guards(connection)
    if not (wrong or foreign):
        return
    if writer is not None:
        with writer.begin() as connection:
            install_guards(connection)
    if wrong:
        done = "已重新装好" if writer is not None else "以可写方式打开时会重新装好"
        notices.append(f"账本的修改记录有{len(wrong)}处保护被去掉或改动过（可能用别的程序打开过），{done}。{CHECK_IT}")
    if foreign:
        done = "已去掉" if writer is not None else "以可写方式打开时会去掉"
        named = "、".join(foreign)
        notices.append(f"账本里有{len(foreign)}处不是本程序装的自动改动（{named}），{done}。{CHECK_IT}")


def look_over(book: Book) -> list[str]:
    """What opening left to be looked at; refuses a large file that is damaged, else returns sentences to show.

    The rows are compared with their trail: a byte that a worn disk altered inside a text is seen by nothing else.
    """
    tidy(book)
    with book.reading() as session:
        if book.unchecked:
            if problems := check_file(session):
                raise Refusal(problems[0].reason, problems[0].remedy)
            return []
        strange = count_strange(session.connection())
    if not strange:
        return []
    return [f"账本里有{strange}条记录与修改记录对不上，文件可能有损坏，或用别的程序改动过。{CHECK_IT}"]
