"""What left the book on paper or as a file: a line each time, so that a clerk sees when something was printed last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update

from desk_union.store.tables import Output

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.store.deeds import Sought
    from desk_union.store.opened import Book

PRINTED = "打印"


@dataclass(frozen=True, slots=True)
class Leaving:
    """``how`` it left (打印, 存为PDF), ``code`` of the sheet or ledger (empty: neither), ``amount`` of ``counter``.

    ``asked`` and ``numbers`` are those of ``prints.sinceprinted``, for what can be compared when it leaves again.
    """

    how: str
    code: str
    title: str
    amount: int
    counter: str = "页"
    asked: str = ""
    numbers: str = ""


def note(book: Book, *left: Leaving, who: str = "") -> None:
    """Add lines; a book that may only be read keeps none, and nothing is held up by that."""
    if book.read_only or book.audit_copy or not left:
        return
    with book.deed("记下打印和导出", who=who) as session:
        for one in left:
            if one.numbers:
                session.execute(update(Output).where(_same(one.code, one.asked)).values(numbers=None))
            session.add(
                Output(
                    at=book.clock(), who=who or book.who, how=one.how, code=one.code, title=one.title,
                    amount=one.amount, counter=one.counter, asked=one.asked or None, numbers=one.numbers or None,
                )
            )  # fmt: skip


def _same(code: str, asked: str) -> ColumnElement[bool]:
    return and_(Output.code == code, Output.asked == asked, Output.numbers.is_not(None))


def last_of(session: Session, code: str, asked: str) -> Output | None:
    """The last time that the same left the book with numbers to compare."""
    return session.scalar(select(Output).where(_same(code, asked)).order_by(Output.id.desc()).limit(1))


def last_times(session: Session) -> dict[str, datetime]:
    """By code of sheet or ledger, when it left the book last."""
    query = select(Output.code, func.max(Output.at)).where(Output.code != "").group_by(Output.code)
    return {row[0]: row[1] for row in session.execute(query)}


def how_often(session: Session, since: datetime) -> dict[str, int]:
    """By code, how often it left the book from a moment on."""
    query = select(Output.code, func.count()).where(Output.code != "", Output.at >= since).group_by(Output.code)
    return {row[0]: row[1] for row in session.execute(query)}


def is_any(session: Session) -> bool:
    """Whether anything ever left the book."""
    return session.scalar(select(Output.id).limit(1)) is not None


def lines(session: Session, limit: int, wanted: Sought | None = None) -> list[Output]:
    """The newest first; with ``wanted`` only what fits it."""
    query = select(Output)
    if wanted is not None:
        query = query.where(*_conditions(wanted))
    return list(session.scalars(query.order_by(Output.id.desc()).limit(limit)))


def _conditions(wanted: Sought) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.who:
        found.append(Output.who.contains(wanted.who, autoescape=True))
    if wanted.since is not None:
        found.append(func.date(Output.at) >= wanted.since.isoformat())
    if wanted.until is not None:
        found.append(func.date(Output.at) <= wanted.until.isoformat())
    if wanted.text:
        found.append(or_(*(column.contains(wanted.text, autoescape=True) for column in (Output.title, Output.how))))
    return found
