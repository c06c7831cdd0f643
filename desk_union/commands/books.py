"""Commands about the book as a file: new, check, backup, restore."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desk_union.commands.console import complain, opened, password_for, say, say_json, today
from desk_union.members.founding import new_book
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from argparse import Namespace


def new(given: Namespace) -> int:
    book = new_book(given.book, given.union, today=today(), clock=datetime.now, sample=given.sample)
    book.close()
    say(f"已建立账本：{given.book}")
    return 0


def check(given: Namespace) -> int:
    from desk_union.members.checks import CHECKS
    from desk_union.store.check import check_book

    with opened(given.book, writes=False) as book:
        problems = check_book(book, extra=CHECKS)
    if given.json:
        say_json({"ok": not problems, "problems": [{"reason": p.reason, "remedy": p.remedy, "where": p.column} for p in problems]})
    elif problems:
        for problem in problems:
            complain(str(problem))
    else:
        say("检查完毕，没有发现问题。")
    return 1 if problems else 0


def backup(given: Namespace) -> int:
    from desk_union.store.backup import backup_to

    with opened(given.book, writes=False) as book:
        info = finish(backup_to(book, given.output, "手工备份", datetime.now()))
    say(f"已备份到：{info.path}")
    return 0


def restore(given: Namespace) -> int:
    from desk_union.store import backup as backups

    password = backups.password_needed(given.backup) and _asked()
    finish(backups.restore(given.backup, given.output, password=password or None, now=datetime.now()))
    book_password = password_for(given.output)
    with opened(given.output, writes=False):
        say(f"已恢复到：{given.output}")
    del book_password
    return 0


def _asked() -> str:
    import os

    from desk_union.commands.console import PASSWORD

    return os.environ.get(PASSWORD, "")
