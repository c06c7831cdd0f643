"""What every command needs: opening a book, saying something, finding a ledger or unit by what was typed."""

from __future__ import annotations

import getpass
import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.commands.streams import complain, say
from desk_union.founding import complete
from desk_union.store import listing
from desk_union.store.book import open_book
from desk_union.store.engine import is_encrypted
from desk_union.store.examine import look_at_header
from desk_union.store.operator import system_user
from desk_union.tabs import ledger_called

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

PASSWORD = "DESK_UNION_PASSWORD"  # noqa: S105 - the name of the variable, not a password
NEW_PASSWORD = "DESK_UNION_NEW_PASSWORD"  # noqa: S105 - likewise


def say_json(value: Any) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def password_for(path: Path) -> str | None:
    """The password of an encrypted file, from the environment or typed; None for a plain one."""
    return given_password() if path.is_file() and is_encrypted(path) else None


def given_password() -> str:
    """The password from the environment, or typed at a terminal."""
    given = os.environ.get(PASSWORD)
    if given is None and sys.stdin is not None and sys.stdin.isatty():
        given = getpass.getpass("账本密码：")
    if given is None:
        raise Refusal("这个账本有密码。", f"请把密码放在环境变量 {PASSWORD} 里再运行。")
    return given


def new_password() -> str:
    """The password to be set, from the environment or typed twice at a terminal."""
    given = os.environ.get(NEW_PASSWORD)
    if given is None and sys.stdin is not None and sys.stdin.isatty():
        given = getpass.getpass("新密码：")
        if getpass.getpass("再输一遍：") != given:
            raise Refusal("两次输入的密码不一样。", "请再运行一次。")
    if given is None:
        raise Refusal("没有给出新密码。", f"请把新密码放在环境变量 {NEW_PASSWORD} 里再运行。")
    from desk_union.screens.passwords import check_new

    check_new(given, given)
    return given


@contextmanager
def opened(path: Path, *, writes: bool) -> Iterator[Book]:
    """The book at ``path``; refused when it must be written and cannot."""
    look_at_header(path)  # before a password is asked for what is no book
    book = open_book(path, password=password_for(path), read_only=not writes)
    try:
        for notice in book.notices:
            complain(notice)
        if writes and book.read_only:
            remedy = "审计副本不能改动。" if book.audit_copy else "请关闭正在使用它的窗口后再运行。"
            raise Refusal("没有改动账本。", remedy)
        book.who = system_user()
        complete(book)
        yield book
    finally:
        book.close()


def ledger_of(code: str) -> Ledger:
    found = ledger_called(code)
    if found is None:
        raise Refusal(f"没有代码为“{code}”的台账。", "用 desk-union ledgers 可以看到全部代码。")
    return found


def row_named(session: Session, ledger: Ledger, name: str) -> int:
    """The id of the one row so called; Refusal where there is none or several."""
    found = [row_id for row_id, label in listing.names_like(session, ledger, name, 500) if label == name]
    if len(found) != 1:
        why = "没有" if not found else f"有{len(found)}个"
        raise Refusal(f"{ledger.title}里{why}叫“{name}”的。", "请核对名称。")
    return found[0]
