"""Commands about the book as a file: new, check, backup, restore, audit-copy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desk_union.basis.days import today
from desk_union.basis.refusal import Problem, Refusal
from desk_union.commands.console import (
    PASSWORD,
    given_password,
    new_password,
    opened,
    password_for,
    password_for_new,
    say_json,
)
from desk_union.commands.streams import complain, say
from desk_union.founding import new_book
from desk_union.store.book import open_book
from desk_union.store.operator import system_user
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from desk_union.store.opened import Book
    from desk_union.store.overrides import Accepted


def new(given: Namespace) -> int:
    password = password_for_new()
    book = new_book(
        given.book, given.union, today=today(), clock=datetime.now, password=password, sample=given.sample,
        who=system_user(),
    )  # fmt: skip
    book.close()
    locked = f"，已用环境变量 {PASSWORD} 里的密码加密" if password else ""
    say(f"已建立账本{locked}：{given.book}")
    return 0


def check(given: Namespace) -> int:
    from desk_union.store import chain
    from desk_union.store.chaincheck import begins_on
    from desk_union.store.check import check_book
    from desk_union.tabs import checks, ledgers

    with opened(given.book, writes=False) as book:
        with book.reading() as session:
            answer = chain.compare(session, given.code) if given.code else None
            code, begins = chain.present_code(session), begins_on(session)
        problems = check_book(book, checks(), ledgers())
        passed = _passed_over(book)
    if answer is not None and not answer.belongs:
        problems = [Problem(answer.sentence, answer.remedy), *problems]
    wrong = [problem for problem in problems if not problem.warning]
    if given.json:
        told = [
            {"reason": problem.reason, "remedy": problem.remedy, **({"warning": True} if problem.warning else {})}
            for problem in problems
        ]
        # What was not asked for stays out: others read this by its two keys.
        more: dict[str, object] = {"accepted": [str(one) for one in passed]} if passed else {}
        more |= {"code": code, "chain_begins": begins} if given.code else {}
        say_json({"ok": not wrong, "problems": told, **more})
        return 1 if wrong else 0
    for problem in problems:
        complain(f"请留意：{problem}" if problem.warning else str(problem))
    if not problems:
        say("检查完毕，没有发现问题。")
    if passed:
        say(f"另有 {len(passed)} 处提醒，是写明理由后保存的：")
        for one in passed:
            say(str(one))
    if answer is not None and answer.belongs:
        say(answer.sentence)
    if begins:
        say(f"校验链从{begins}开始，以前的记录从那天起受保护。")
    if code:
        say(f"账本现在的校验码：{code}")
    return 1 if wrong else 0


def _passed_over(book: Book) -> list[Accepted]:
    """The warnings that were accepted; none where the book is too broken to be asked."""
    from desk_union.tabs import accepted

    try:
        with book.reading() as session:
            return accepted(session)
    except Refusal:
        return []


def backup(given: Namespace) -> int:
    from desk_union.store.backup import BY_HAND, DAILY, automatic, backup_to

    if given.daily:
        with opened(given.book, writes=True) as book:
            done = finish(automatic(book, datetime.now(), DAILY))
        say(f"已备份到：{done.info.file}" if done.info else "上次备份以后没有改动，不用备份。")
        for notice in done.notices:
            complain(notice)
        return 1 if done.notices else 0
    with opened(given.book, writes=False) as book:
        info = finish(backup_to(book, given.output, BY_HAND, datetime.now()))
    say(f"已备份到：{info.file}")
    return 0


def restore(given: Namespace) -> int:
    from desk_union.store.archive import read_info
    from desk_union.store.restore import restore as put_back

    file = _newest(given.backup) if given.backup.is_dir() else given.backup
    held = read_info(file).encrypted
    present = password_for(given.output)
    password = given_password() if held else None
    if present is not None:
        open_book(given.output, password=present, read_only=True, rows_later=True).close()
    keep = present is not None and not given.plain
    result = finish(
        put_back(file, given.output, password=password, present=present, keep_present=keep, now=datetime.now())
    )
    say(f"已恢复到：{given.output}")
    if keep:
        say("恢复后的账本仍用原来账本的密码。")
    else:
        say("恢复后的账本用备份的密码。" if held else "恢复后的账本没有密码，拿到文件的人都能打开。")
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


def password(given: Namespace) -> int:
    from desk_union.store.password import change_password

    old = password_for(given.book)
    if given.remove and old is None:
        raise Refusal("这个账本没有密码，不用取消。")
    new = None if given.remove else new_password()
    done = change_password(given.book, old, new, now=datetime.now(), lying=given.open)
    say("密码已取消。" if new is None else "密码设好了。")
    say(f"设密码前的备份：{done.before.file}" if done.before.file.exists() else "设密码前的备份已删除。")
    if done.opened:
        dealt = len(done.opened) - len(done.left)
        said = {"encrypt": f"没有密码的备份{dealt}个已改用新密码。", "remove": f"没有密码的备份{dealt}个已删除。"}
        say(said.get(given.open, ""))
    for file in done.left:
        complain(f"这个备份仍然没有密码，拿到的人都能打开：{file}")
    return 0


def audit_copy(given: Namespace) -> int:
    from desk_union.exchange import auditcopy

    with opened(given.book, writes=False) as book:
        made = finish(auditcopy.make(book, given.output, datetime.now()))
    say(f"审计副本已做好，并打开核对过：{made}")
    return 0
