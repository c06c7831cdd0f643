"""What imports have learned from the clerk, to be looked at, corrected and forgotten: headers of columns, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, select

from desk_union.store.tables import ColumnMemory, WordMemory

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Learned(NamedTuple):
    """``of`` is the ledger of a header or the dictionary (or ledger of units) of a word.

    ``means`` is the key of a field, the label of a word, or the id of a unit; "" was left out.
    """

    is_column: bool
    of: str
    text: str
    means: str


def learned(session: Session) -> list[Learned]:
    columns = select(ColumnMemory.ledger, ColumnMemory.header, ColumnMemory.field_key)
    words = select(WordMemory.dictionary, WordMemory.text, WordMemory.value)
    return [
        *(Learned(True, *row) for row in session.execute(columns.order_by(ColumnMemory.ledger, ColumnMemory.header))),
        *(Learned(False, *row) for row in session.execute(words.order_by(WordMemory.dictionary, WordMemory.text))),
    ]


def correct(session: Session, one: Learned, means: str) -> None:
    if one.is_column:
        session.merge(ColumnMemory(ledger=one.of, header=one.text, field_key=means))
    else:
        session.merge(WordMemory(dictionary=one.of, text=one.text, value=means))


def forget(session: Session, one: Learned) -> None:
    if one.is_column:
        here = (ColumnMemory.ledger == one.of, ColumnMemory.header == one.text)
        session.execute(delete(ColumnMemory).where(*here))
    else:
        session.execute(delete(WordMemory).where(WordMemory.dictionary == one.of, WordMemory.text == one.text))
