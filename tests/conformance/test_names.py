"""Every row can be named so that a clerk knows which one it is: in forms, questions, deeds and the list of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.kinds import Ref
from desk_union.members.ledgers import PEOPLE, TERMS
from desk_union.store.listing import name_of
from desk_union.store.rows import values_of

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

from .conftest import TODAY, fill


def test_a_row_is_named_in_words_and_by_its_person(book: Book, ledger: Ledger) -> None:
    made = fill(book, ledger, 1)[0]
    with book.reading() as session:
        name = name_of(session, ledger, made)
        values = values_of(session, ledger, [made], TODAY)[made]
        assert isinstance(name, str)
        assert not name.strip().isdecimal()
        for shown in ledger.editable:
            # A child or a relative has a name of its own.
            if isinstance(shown.kind, Ref) and shown.required and shown.kind.ledger is PEOPLE and "name" not in values:
                assert name.startswith(name_of(session, PEOPLE, values[shown.key]))


def test_an_election_is_named_by_body_and_number(book: Book) -> None:
    made = fill(book, TERMS, 1)[0]
    with book.reading() as session:
        values = values_of(session, TERMS, [made], TODAY)[made]
        name = name_of(session, TERMS, made)
    assert name == f"第{values['number']}届{values['body']}第{values['session']}次"
