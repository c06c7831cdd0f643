"""Commands about the book as a file: new, check, backup, restore, audit-copy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import complain, given_password, opened, say, say_json
from desk_union.founding import new_book
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from desk_union.store.opened import Book
    from desk_union.store.overrides import Accepted


def new(given: Namespace) -> int:
    book = new_book(given.book, given.union, today=today(), clock=datetime.now, sample=given.sample)
    book.close()
    say(f"已建立账本：{given.book}")
    return 0


def check(given: Namespace) -> int:
    from desk_union.store.check import check_book
    from desk_union.tabs import checks, ledgers

    with opened(given.book, writes=False) as book:
        problems = check_book(book, checks(), ledgers())
        passed = _passed_over(book)
    if given.json:
        told = [{"reason": problem.reason, "remedy": problem.remedy} for problem in problems]
        more = {"accepted": [str(one) for one in passed]} if passed else {}
        say_json({"ok": not problems, "problems": told, **more})
    elif problems:
        for problem in problems:
            complain(str(problem))
    else:
        say("检查完毕，没有发现问题。")
    if passed and not given.json:
        say(f"另有 {len(passed)} 处提醒，是写明理由后保存的：")
        for one in passed:
            say(str(one))
    return 1 if problems else 0


def _passed_over(book: Book) -> list[Accepted]:
    """The warnings that were accepted; none where the book is too broken to be asked."""
    from desk_union.store.overrides import accepted

    try:
        with book.reading() as session:
            return accepted(session)
    except Refusal:
        return []


def backup(given: Namespace) -> int:
    from desk_union.store.backup import BY_HAND, backup_to

    with opened(given.book, writes=False) as book:
        info = finish(backup_to(book, given.output, BY_HAND, datetime.now()))
    say(f"已备份到：{info.file}")
    return 0


def restore(given: Namespace) -> int:
    from desk_union.store.archive import read_info
    from desk_union.store.restore import restore as put_back

    file = _newest(given.backup) if given.backup.is_dir() else given.backup
    password = given_password() if read_info(file).encrypted else None
    result = finish(put_back(file, given.output, password=password, now=datetime.now()))
    say(f"已恢复到：{given.output}")
    if result.set_aside:
        say(f"原来的账本保留在：{result.set_aside}")
    return 0


def _newest(folder: Path) -> Path:
    """What ``backup`` last put into a folder."""
    from desk_union.store.backup import list_backups

    backups = list_backups(folder)
    if not backups:
        raise Refusal(f"文件夹“{folder.name}”里没有备份。", "请换一个文件夹，或给出备份文件的名字。")
    return backups[0].file


def audit_copy(given: Namespace) -> int:
    from desk_union.exchange import auditcopy

    with opened(given.book, writes=False) as book:
        made = finish(auditcopy.make(book, given.output, datetime.now()))
    say(f"审计副本已做好，并打开核对过：{made}")
    return 0
