"""The chain of the trail: each deed carries a hash over what it did and the hash before it, and has a check code.

Covered are the deed's time, person, code, title and kind, every row before and after it, and the settings that matter
(the union's name, the first month ...). Whoever holds the file can reckon the whole chain anew; then the file alone is
sound, and only what lies outside of it contradicts: a check code on printed paper, in a backup, in the memory of the
program. A code has 40 bits, and each try at forging one costs ``ROUNDS`` hashes (PBKDF2).
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text, update

from desk_union.basis.refusal import Refusal
from desk_union.store.tables import DeedCurrent, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

# Settings that an office sets up for its own screen and disk, or that are secret; all others are covered.
LOOSE = ("filters.", "list.", "backup_", "private_log", "files_key", "audit_copy", "open_since")
CHUNK = 1_000  # ids of changes whose lines are put together inside SQLite
ROUNDS = 20_000
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another on paper
CODE = re.compile(r"(\d+)-([0-9A-Z]{4})-?([0-9A-Z]{4})")
LIKE = {"O": "0", "I": "1", "L": "1"}
# Each image is a line of its own, and how many there are stands before them: nothing can be moved from one to another.
_LINES = (
    "SELECT count(*), "
    "CAST(group_concat(format('%d %s %s %d %s', id, deed_id, table_name, row_id, op), char(10)) AS BLOB), "
    "CAST(group_concat(coalesce(\"before\", '-'), char(10)) AS BLOB), "
    "CAST(group_concat(coalesce(\"after\", '-'), char(10)) AS BLOB) FROM (SELECT * FROM change NOT INDEXED "
    "WHERE {where} AND id BETWEEN ?2 AND ?3 ORDER BY id)"
)
_DEEDS = "SELECT id, at, who, code, title, kind, target_id, settings, chain FROM deed"


@dataclass(frozen=True, slots=True)
class Link:
    """One deed as it lies in the file, its time as stored; ``chain`` is None before the chain began."""

    id: int
    at: str
    who: str
    code: str
    title: str
    kind: str
    target_id: int | None
    settings: str | None
    chain: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a code belongs to the book's history, and the sentence that says so."""

    belongs: bool
    sentence: str
    remedy: str = ""


def close_deed(connection: Connection, deed_id: int, values: Mapping[str, Any]) -> None:
    """Write the deed in hand into the trail, chained to the one before it."""
    now, last = settings_now(connection), last_settings(connection)
    settings = None if now == last else now
    before = previous_of(connection, deed_id)
    at: datetime = values["at"]
    link = Link(
        deed_id, stored(at), values["who"], values["code"], values["title"], values["kind"], values["target_id"],
        settings, None,
    )  # fmt: skip
    chain = hash_of(connection, link, before)
    connection.execute(insert(DeedRecord).values(id=deed_id, settings=settings, chain=chain, **values))
    mark_end(connection)


def mark_end(connection: Connection) -> None:
    """Note beside the trail where it ends, so that a shortened one is seen."""
    last = connection.exec_driver_sql("SELECT id, chain FROM deed ORDER BY id DESC LIMIT 1").first()
    newest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM change").scalar_one()
    connection.execute(
        update(DeedCurrent).values(last_deed=last[0] if last else 0, last_change=newest, head=last[1] if last else None)
    )


def settings_changed(connection: Connection) -> bool:
    """Whether settings that the chain covers differ from those that it covered last; false before it covered any."""
    last = last_settings(connection)
    return last is not None and last != settings_now(connection)


def settings_now(connection: Connection) -> str:
    rows = connection.exec_driver_sql("SELECT key, value FROM setting ORDER BY key").all()
    kept = {key: value for key, value in rows if not key.startswith(LOOSE)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def last_settings(connection: Connection) -> str | None:
    query = "SELECT settings FROM deed WHERE settings IS NOT NULL ORDER BY id DESC LIMIT 1"
    found = connection.exec_driver_sql(query).scalar()
    return None if found is None else str(found)


def stored(at: datetime) -> str:
    """A time as the database keeps it."""
    return at.isoformat(" ", "microseconds")


def links(connection: Connection, where: str = "1", *values: Any) -> Iterator[Link]:
    """Deeds in their order."""
    for row in connection.exec_driver_sql(f"{_DEEDS} WHERE {where} ORDER BY id", values):
        yield Link(*row)


def previous_of(connection: Connection, deed_id: int) -> str:
    """What the deed is chained to: the one before it, or everything before the chain began."""
    row = connection.exec_driver_sql(
        "SELECT id, chain FROM deed WHERE id < ?1 ORDER BY id DESC LIMIT 1", (deed_id,)
    ).first()
    if row is None:
        return ""
    return str(row[1]) if row[1] else prelude(connection, deed_id)


def prelude(connection: Connection, deed_id: int) -> str:
    """A digest over all deeds and changes before the one with which the chain begins."""
    digest = hashlib.sha256()
    for link in links(connection, "id < ?1", deed_id):
        digest.update(_head(link, ""))
    for lines in _lines(connection, "(deed_id < ?1 OR deed_id IS NULL)", deed_id):
        digest.update(lines)
    return digest.hexdigest()


def whole(connection: Connection) -> str:
    """A digest over the trail as it lies there, hashes included."""
    digest = hashlib.sha256()
    for link in links(connection):
        digest.update(_head(link, link.chain or ""))
    for lines in _lines(connection, "?1", 1):
        digest.update(lines)
    return digest.hexdigest()


def hash_of(connection: Connection, link: Link, previous: str) -> str:
    digest = hashlib.sha256(_head(link, previous))
    for lines in _lines(connection, "deed_id = ?1", link.id):
        digest.update(lines)
    return digest.hexdigest()


def _lines(connection: Connection, where: str, value: int) -> Iterator[bytes]:
    """The changes in their order, put together and made bytes by the database: 60,000 of an import take 0.05 s."""
    ends = f"SELECT min(id), max(id) FROM change WHERE {where}"
    first, last = connection.exec_driver_sql(ends, (value,)).one()
    for start in range(first or 0, (last or -1) + 1, CHUNK):
        bounds = (value, start, min(start + CHUNK - 1, last))
        for count, told, before, after in connection.exec_driver_sql(_LINES.format(where=where), bounds):
            if count:
                yield from (b"%d\n" % count, told, b"\n", before, b"\n", after, b"\n")


def _head(link: Link, previous: str) -> bytes:
    told = [
        previous, link.id, link.at, link.who, link.code, link.title, link.kind, link.target_id, link.settings,
    ]  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def code_of(number: int, chain: str) -> str:
    """The short code of a deed: 123-AB3F-9C2D."""
    stretched = hashlib.pbkdf2_hmac("sha256", chain.encode(), f"desk-union {number}".encode(), ROUNDS, 5)
    value = int.from_bytes(stretched, "big")
    letters = "".join(LETTERS[value >> shift & 31] for shift in range(35, -1, -5))
    return f"{number}-{letters[:4]}-{letters[4:]}"


def present_code(session: Session) -> str:
    """The check code of the book as it is now; empty before the first deed."""
    found = head(session)
    return code_of(*found) if found else ""


def head(session: Session) -> tuple[int, str] | None:
    """Number and hash of the last deed."""
    row = session.execute(text("SELECT id, chain FROM deed ORDER BY id DESC LIMIT 1")).first()
    return (int(row[0]), str(row[1])) if row and row[1] else None


def first(session: Session) -> str:
    """The hash with which the chain begins, the same in every copy of the book; empty before the first deed."""
    found = session.execute(text("SELECT chain FROM deed WHERE chain IS NOT NULL ORDER BY id LIMIT 1")).scalar()
    return str(found or "")


def chain_at(session: Session, number: int) -> str | None:
    found = session.execute(text("SELECT chain FROM deed WHERE id = :id"), {"id": number}).scalar()
    return None if found is None else str(found)


def compare(session: Session, given: str) -> Answer:
    """Whether a printed code belongs to this book's history, and if not what that means; Refusal when it is no code."""
    number, wanted = _parsed(given)
    last = session.execute(text("SELECT coalesce(max(id), 0) FROM deed")).scalar_one()
    if number > last:
        return Answer(
            belongs=False,
            sentence=f"校验码{wanted}是第{number}步操作以后印的，这个账本只到第{last}步：账本比这张纸旧，或末尾的记录被删过。",
            remedy="请找打印这张纸以后的备份，与现在的账本对照；不要在这个账本里接着记。",
        )
    chain = chain_at(session, number)
    if chain is None:
        return Answer(
            belongs=False,
            sentence=f"第{number}步操作没有校验码：那时的账本还没有校验码，或这一步被删过。",
            remedy="请用“检查账本”看校验链从哪天开始。",
        )
    if code_of(number, chain) != wanted:
        return Answer(
            belongs=False,
            sentence=f"校验码{wanted}与这个账本不符：第{number}步或以前的记录在打印以后被改写过，或这是另一个账本。",
            remedy="请找打印前后的备份，与现在的账本对照，找出改了什么。",
        )
    link = next(links(session.connection(), "id = ?1", number))
    later = f"以后又做了{last - number}步。" if last > number else "以后没有再改动。"
    return Answer(
        belongs=True, sentence=f"校验码{wanted}属于这个账本：第{number}步“{link.title}”（{link.at[:16]}），{later}"
    )


def _parsed(given: str) -> tuple[int, str]:
    plain = given.strip().upper().replace("校验码", "").replace("：", "").replace("—", "-").replace("－", "-")
    plain = "".join(plain.split())
    found = CODE.fullmatch(plain)
    if found is None:
        raise Refusal(
            f"“{given}”不是校验码。", "校验码印在账簿封面、报表或审查记录上，如 123-AB3F-9C2D。", field="code"
        )
    letters = "".join(LIKE.get(char, char) for char in found[2] + found[3])
    return int(found[1]), f"{int(found[1])}-{letters[:4]}-{letters[4:]}"
