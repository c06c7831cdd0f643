"""Looks whether the chain of the trail is whole: no deed altered, none missing, nothing taken off its end.

A deed out of which private values were taken keeps its hash for the sake of codes on paper and of the deeds after it,
and is held to the digest that the clean-up wrote down, which a later deed chains.
What it cannot see: a chain that was reckoned anew from some deed on. Then only a check code from outside the file
contradicts (``chain.compare``), or the memory of the last opening.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from desk_union.basis.refusal import Problem
from desk_union.store import chain, settings
from desk_union.store.base import every_table, is_audited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from desk_union.store.chain import Link

ALTERED = "请找以前的备份和印有校验码的纸张对照，弄清改了什么；在弄清以前不要接着记账。"
NAMED = 5


class ChainWords(NamedTuple):
    """What a problem calls the tables of the book."""

    titles: Mapping[str, str]

    def of(self, connection: Connection, deed_id: int) -> str:
        found = connection.exec_driver_sql(
            "SELECT DISTINCT table_name FROM change WHERE deed_id = ?1 ORDER BY table_name", (deed_id,)
        ).scalars()
        named = [self.titles[name] for name in found if name in self.titles]
        more = "等" if len(named) > NAMED else ""
        return f"，这一步改的是{'、'.join(named[:NAMED])}{more}" if named else ""


def check_chain(session: Session, titles: Mapping[str, str]) -> list[Problem]:
    """Everything wrong with the chain; a copy for auditors is held to the digest that was taken when it was made."""
    connection = session.connection()
    copied = settings.get(session, settings.AUDIT_COPY)
    if copied is not None:
        return [] if copied.get("trail") == chain.whole(connection) else [_copy_altered()]
    checks: tuple[Callable[[Connection], Iterator[Problem]], ...] = (_numbers, _end, _sequences, _covered_settings)
    problems = [problem for check in checks for problem in check(connection)]
    return [*problems, *_links(connection, ChainWords(titles))]


def begins_on(session: Session) -> str:
    """From which day on the chain covers the trail, for a book that is older than it; empty when it covers all."""
    first = session.connection().exec_driver_sql("SELECT id, at FROM deed WHERE chain IS NOT NULL ORDER BY id LIMIT 1")
    row = first.first()
    return str(row[1])[:10] if row is not None and row[0] > 1 else ""


def _copy_altered() -> Problem:
    return Problem("审计副本做好以后被改动过。", "请向做副本的单位另要一份，并核对校验码。")


def _numbers(connection: Connection) -> Iterator[Problem]:
    """Deeds and changes are numbered from 1 without a gap."""
    for table, what in (("deed", "操作"), ("change", "改动")):
        gaps = connection.exec_driver_sql(
            f"SELECT before + 1, id - 1 FROM (SELECT id, lag(id, 1, 0) OVER (ORDER BY id) AS before FROM {table}) "
            "WHERE id <> before + 1"
        ).all()
        if gaps:
            told = "、".join(f"第{a}号" if a == b else f"第{a}至{b}号" for a, b in gaps[:NAMED])
            missing = sum(b - a + 1 for a, b in gaps)
            more = "等" if len(gaps) > NAMED else ""
            yield Problem(f"修改记录里少了{missing}{'步' if table == 'deed' else '处'}{what}：{told}{more}。", ALTERED)


def _end(connection: Connection) -> Iterator[Problem]:
    """The trail ends where it was said to end when the last deed was done."""
    said = connection.exec_driver_sql("SELECT last_deed, last_change, head FROM deed_current").first()
    last = connection.exec_driver_sql("SELECT id, chain FROM deed ORDER BY id DESC LIMIT 1").first()
    newest = connection.exec_driver_sql("SELECT max(id) FROM change WHERE deed_id IS NOT NULL").scalar() or 0
    if last is None and (said is None or said[0] is None):
        return
    number, head = (last[0], last[1]) if last is not None else (0, None)
    if said is None or said[0] is None or number < said[0]:
        lost = f"（原来有{said[0]}步，现在只有{number}步）" if said is not None and said[0] else ""
        yield Problem(f"修改记录的末尾被删过{lost}。", ALTERED)
    elif number > said[0] or newest != said[1]:
        yield Problem("修改记录的末尾与最后一步操作时不一样，有操作被添上或删去。", ALTERED)
    elif head != said[2]:
        yield Problem(f"最后一步操作（第{number}步）的校验与当时写下的不一样。", ALTERED)


def _sequences(connection: Connection) -> Iterator[Problem]:
    """The file itself counts the rows ever made in each table; the trail must know of them all."""
    counted: dict[str, int] = dict(_pairs(connection, "SELECT name, seq FROM sqlite_sequence"))
    known: dict[str, int] = dict(_pairs(connection, "SELECT table_name, max(row_id) FROM change GROUP BY table_name"))
    for table in every_table().sorted_tables:
        more = counted.get(table.name, 0) - known.get(table.name, 0)
        if is_audited(table) and more > 0:
            reason = f"有{more}条记录曾经在账本里，修改记录却一点也没有：它们连同修改记录被删掉了。"
            yield Problem(reason, ALTERED, column=table.name)


def _pairs(connection: Connection, query: str) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query)]


def _covered_settings(connection: Connection) -> Iterator[Problem]:
    if not chain.settings_changed(connection):
        return
    held = json.loads(chain.last_settings(connection) or "{}")
    now = json.loads(chain.settings_now(connection))
    for key in sorted({*held, *now}):
        if held.get(key) != now.get(key):
            told = f"{settings.name_of(key)}原来是{_plain(held.get(key))}，现在是{_plain(now.get(key))}"
            yield Problem(f"设置被别的程序改动过：{told}。", ALTERED)


def _plain(value: object) -> str:
    """A setting as it is kept: JSON, which the database makes a number where it is one."""
    if value is None:
        return "空白"
    try:
        shown = json.loads(str(value))
    except ValueError:
        shown = value
    return f"“{shown}”"


def _links(connection: Connection, words: ChainWords) -> Iterator[Problem]:
    """Each deed gives the hash that was written on it, from what it did and the hash before."""
    previous: Link | None = None
    begun = False
    redacted = _redacted(connection)
    for link in chain.links(connection):
        if link.chain is None:
            if begun:
                yield Problem(f"{_told(link)}没有校验，是用别的程序添上的，或校验被抹掉了。", ALTERED)
        else:
            if not begun and link.id > 1 and link.kind != "upgrade":
                yield Problem(f"第1至{link.id - 1}步操作没有校验，校验被抹掉了。", ALTERED)
            begun = True
            follows = previous.id if previous is not None else 0
            # After a gap, which is told by its numbers, nothing can be said of the deed that follows it.
            expected = redacted.get(link.id, link.chain)
            if link.id == follows + 1 and expected != chain.hash_of(
                connection, link, chain.previous_of(connection, link.id)
            ):
                yield Problem(f"{_told(link)}被改动过{words.of(connection, link.id)}。", ALTERED)
        previous = link


def _redacted(connection: Connection) -> dict[int, str]:
    """By deed of which private values were taken out (``redacting``), what it hashes to since."""
    return dict(_strings(connection, "SELECT of_deed, digest FROM redaction ORDER BY id"))


def _strings(connection: Connection, query: str) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query)]


def _told(link: Link) -> str:
    who = f"，{link.who}" if link.who else ""
    return f"第{link.id}步操作“{link.title}”（{link.at[:16]}{who}）"
