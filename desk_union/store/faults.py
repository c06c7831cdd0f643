"""Turns what SQLite and the machine complain about into refusals that say what to do."""

from __future__ import annotations

import errno
import os
import re
import shutil
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, NoSuchTableError
from sqlcipher3 import dbapi2

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNTOUCHED = "这一步没有保存，原有数据未受影响。"

FULL = Refusal("磁盘已满。", f"{UNTOUCHED}请清理磁盘、腾出空间后再试。")
READ_ONLY = Refusal(
    "账本或它所在的文件夹不允许写入。", f"{UNTOUCHED}请把账本放到可以写入的文件夹，或取消“只读”属性后再试。"
)
GONE = Refusal("读写账本所在的磁盘时出错，U盘可能已被拔出。", f"{UNTOUCHED}请插好U盘或检查磁盘，然后重新打开账本。")
DAMAGED = Refusal("账本文件已损坏。", "请不要再往里写，用“从备份恢复”恢复最近的备份；损坏的文件会保留，不会删除。")
# Not the sentence of bytes that cannot be read: a copy of such a book is as it should be, and lacks the same.
LACKING = Refusal("账本里缺了该有的内容，文件已损坏。", DAMAGED.remedy)
LOCKED = Refusal("另一个程序正在写这个账本。", f"{UNTOUCHED}请稍等一会儿再试，或先关闭那个程序。")
NOT_OURS = Refusal(
    "密码不对，或者这不是本程序的账本文件。", "请核对密码；若从未设过密码，文件可能已损坏，请从备份恢复。"
)
NOT_OPENED = Refusal("打不开账本文件。", "请检查文件是否还在、U盘是否插好、所在文件夹是否允许读写、路径是否太长。")
TOO_LONG = Refusal("文件名或文件夹的路径太长。", "请换一个短一些的文件名，或放到层级少一些的文件夹里。")
FOLDER = Refusal("这是一个文件夹，不是文件。", "请选择文件夹里面的文件，或另写一个文件名。")
BUSY = Refusal("文件正被另一个程序使用。", f"{UNTOUCHED}请先关闭那个程序，再试一次。")
TOO_BIG = Refusal("文件太大，这个磁盘或U盘的格式放不下。", "请换一个磁盘或U盘，或把U盘改成exFAT格式后再试。")
MISSING = Refusal("找不到文件。", "请检查文件是否被移走或改名、U盘是否插好。")
# A row that others use is refused by name before it is deleted (``inuse``); what is left is a choice that has gone.
LOST = Refusal("选定的一条记录已经不在了，可能刚被删除或撤销。", "请重新选定后再保存。")
TWICE = Refusal("与已有的一条记录重复。", "请核对已有的记录，或改正后再保存。")
BLANK = Refusal("有一项必填的内容没有填。", "请补填后再保存。")
NOT_ALLOWED = Refusal("有一项内容不在允许的范围内。", "请改正后再保存。")

BY_CODE = {  # primary result codes, https://sqlite.org/rescode.html
    5: LOCKED, 6: LOCKED, 8: READ_ONLY, 10: GONE, 11: DAMAGED, 13: FULL, 14: NOT_OPENED, 26: NOT_OURS,
}  # fmt: skip
# What the driver says without a code when the bytes of a text or of the tables' descriptions have been altered.
UNREADABLE = ("Could not decode to UTF-8", "unsupported file format", "malformed JSON")
# The same complaints from calls for which the driver gives no code (copying, attaching), https://sqlite.org/rescode.html.
BY_WORDS = {
    "database or disk is full": FULL, "disk I/O error": GONE, "database disk image is malformed": DAMAGED,
    "file is not a database": NOT_OURS, "unable to open database": NOT_OPENED,
    "attempt to write a readonly database": READ_ONLY, "database is locked": LOCKED,
    "database table is locked": LOCKED,
}  # fmt: skip
CONSTRAINT = 19
VERSION_TABLE = "alembic_version"
_GONE_TABLE = re.compile(r"no such table: (?:\w+\.)?(?P<table>\w+)")
ROOM = 1 << 16  # what must be free so that a disk is not full (bytes)
BY_CONSTRAINT = {"UNIQUE": TWICE, "FOREIGN KEY": LOST, "NOT NULL": BLANK, "CHECK": NOT_ALLOWED}
BY_ERRNO = {
    errno.ENOSPC: FULL, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: FULL,
    errno.EACCES: READ_ONLY, errno.EPERM: READ_ONLY, errno.EROFS: READ_ONLY,
    errno.EIO: GONE, errno.ENODEV: GONE, errno.ENXIO: GONE,
    errno.ENOENT: MISSING, errno.ENOTDIR: MISSING, errno.ENAMETOOLONG: TOO_LONG, errno.EISDIR: FOLDER,
    errno.EBUSY: BUSY, errno.EFBIG: TOO_BIG,
}  # fmt: skip
SHARING = (32, 33)  # Windows: another program has the file, or a part of it
DENIED = 5  # Windows: not allowed; also what it says when a file that another program has open is to be replaced


def explain(problem: BaseException) -> Refusal | None:
    """The refusal for a fault of the database or the machine; None when it is neither (a fault of the program)."""
    if isinstance(problem, Refusal):
        return problem
    if isinstance(problem, DBAPIError) and problem.orig is not None:
        return _of_database(problem.orig)
    if isinstance(problem, NoSuchTableError) and _is_of_a_book(str(problem)):
        return _fresh(LACKING)
    if isinstance(problem, dbapi2.Error):
        return _of_database(problem)
    if isinstance(problem, OSError):
        return _of_machine(problem)
    return None


def _of_machine(problem: OSError) -> Refusal | None:
    if getattr(problem, "winerror", None) in SHARING or _is_held(problem):
        return _fresh(BUSY)
    known = BY_ERRNO.get(problem.errno or 0)
    return _fresh(known) if known else None


def _is_held(problem: OSError) -> bool:
    """Whether a file was not replaced though it may be written: somebody has it open."""
    denied = getattr(problem, "winerror", None) == DENIED
    return denied and problem.filename2 is not None and os.access(problem.filename2, os.W_OK)


def _of_database(problem: BaseException) -> Refusal | None:
    if str(problem).startswith(UNREADABLE):
        return _fresh(DAMAGED)
    if (gone := _GONE_TABLE.match(str(problem))) is not None and _is_of_a_book(gone["table"]):
        return _fresh(LACKING)
    code = getattr(problem, "sqlite_errorcode", None)
    if code is None:
        known = next((refusal for words, refusal in BY_WORDS.items() if str(problem).startswith(words)), None)
        return _fresh(known) if known else None
    if code & 0xFF == CONSTRAINT:
        return _of_constraint(str(problem))
    known = BY_CODE.get(code & 0xFF)
    return _fresh(known) if known else None


def _is_of_a_book(table: str) -> bool:
    """Whether every book has it; what none has is asked for by a fault of the program."""
    from desk_union.store.base import every_table  # it reads every tab, which only this rare question needs

    return table in every_table().tables or table == VERSION_TABLE


def _of_constraint(message: str) -> Refusal:
    """From "UNIQUE constraint failed: person.id_card", or from a trigger's own "reason|remedy"."""
    constraint, failed, columns = message.partition(" constraint failed")
    if not failed:
        reason, _, remedy = message.partition("|")
        return Refusal(reason, remedy)
    field = columns.partition(".")[2] if columns.count(".") == 1 else ""
    return _fresh(BY_CONSTRAINT.get(constraint, NOT_ALLOWED), field)


def _fresh(known: Refusal, field: str = "") -> Refusal:
    return Refusal(known.reason, known.remedy, field=field)


@contextmanager
def full_told(folder: Path) -> Iterator[None]:
    """Where a disk has no room left, SQLite may only say that it could not be read, written or opened."""
    try:
        yield
    except Refusal as refusal:
        if refusal.reason in {GONE.reason, NOT_OPENED.reason} and is_full(folder):
            raise _fresh(FULL) from refusal
        raise


def is_full(folder: Path) -> bool:
    """Asks the system itself, at last by writing a little: a quota shows only so."""
    try:
        if shutil.disk_usage(folder).free < ROOM:
            return True
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(ROOM))
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        return BY_ERRNO.get(problem.errno or 0) is FULL
    return False


@contextmanager
def explained() -> Iterator[None]:
    """Whatever the database or the machine complains about inside comes out as a ``Refusal``."""
    try:
        yield
    except (DBAPIError, NoSuchTableError, dbapi2.Error, OSError) as problem:
        refusal = explain(problem)
        if refusal is None:
            raise
        raise refusal from problem
