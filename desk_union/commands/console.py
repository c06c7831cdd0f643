"""What every command needs: opening a book, saying something, finding a ledger or unit by what was typed."""

from __future__ import annotations

import getpass
import json
import os
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from desk_union.basis import looking, offering
from desk_union.basis.refusal import Refusal
from desk_union.commands import streams
from desk_union.commands.streams import complain, say
from desk_union.founding import complete
from desk_union.store import listing, operator
from desk_union.store.book import open_book
from desk_union.store.engine import is_encrypted
from desk_union.store.examine import look_at_header
from desk_union.store.operator import system_user
from desk_union.tabs import ledger_called, ledgers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

PASSWORD = "DESK_UNION_PASSWORD"  # noqa: S105 - the name of the variable, not a password
SEARCHED = 2000  # names looked through for those that may be meant
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


def password_for_new() -> str | None:
    """With which a new book is encrypted: the one in the environment, when there is one; refused when it is weak."""
    given = os.environ.get(PASSWORD)
    if not given:
        return None
    from desk_union.screens.passwords import check_new

    check_new(given, given)
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
def opened(path: Path, *, writes: bool, who: str = "") -> Iterator[Book]:
    """The book at ``path``; refused when it must be written and cannot. ``who`` is written on its deeds, by default
    the user of the machine.
    """
    look_at_header(path)  # before a password is asked for what is no book
    book = open_book(path, password=password_for(path), read_only=not writes)
    with looking.temporary(), closing(book):
        for notice in book.notices:
            complain(notice)
        if writes and book.read_only:
            remedy = "审计副本不能改动。" if book.audit_copy else "请关闭正在使用它的窗口后再运行。"
            raise Refusal("没有改动账本。", remedy)
        book.who = who.strip() or system_user()
        # Told to whoever sits there; a script reads what the command answers, and the trail has the name anyway.
        if writes and not who.strip() and not operator.is_known(book) and streams.watched():
            complain(f"没有写明由谁操作，修改记录和凭证里记为本机用户名“{book.who}”。")
        complete(book)
        yield book


def ledger_of(code: str) -> Ledger:
    found = ledger_called(code)
    if found is None:
        raise unknown(f"没有代码为“{code}”的台账。", code, {one.code: one.title for one in ledgers()}, "ledgers")
    return found


def unknown(reason: str, name: str, known: Mapping[str, str], listing_command: str) -> Refusal:
    """The refusal of a code or title that nothing bears: the nearest by code and title, and how to see them all.

    Whatever a command is asked about by name is refused so, with status 1.
    """
    near = offering.nearest(name, {f"{code}（{title}）": (code, title) for code, title in known.items()})
    told = f"最相近的有：{'、'.join(near)}。" if near else ""
    remedy = f"{told}用 desk-union {listing_command} 可以看到全部{len(known):,}个。"
    return Refusal(reason, remedy)


def row_named(session: Session, ledger: Ledger, name: str) -> int:
    """The id of the one row so called; Refusal where there is none or several."""
    found = [row_id for row_id, label in listing.names_like(session, ledger, name, 500) if label == name]
    if len(found) != 1:
        if found:
            raise Refusal(f"{ledger.title}里有{len(found)}个叫“{name}”的。", "请核对名称。")
        known = [label for _, label in listing.names_like(session, ledger, "", SEARCHED)]
        raise Refusal(f"{ledger.title}里没有叫“{name}”的。", f"请核对名称。{offering.instead(name, known)}")
    return found[0]
