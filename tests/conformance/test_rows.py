"""Every ledger keeps what it is given, takes it back, and keeps private things private."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.dictionaries import PERSON_FACT
from desk_union.members.ledgers.changes import PERSON_CHANGES
from desk_union.store import rows
from desk_union.store.listing import ListAsk, ids_of, lines
from desk_union.store.undo import redo, undo

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

from .conftest import TODAY, add, fill, writable


def test_a_sample_row_is_saved_and_reloaded(book: Book, ledger: Ledger) -> None:
    with book.deed("样例") as session:
        made = add(session, ledger, 1)
        now = rows.values_of(session, ledger, [made], TODAY)[made]
    with book.reading() as session:
        again = rows.values_of(session, ledger, [made], TODAY)[made]
    assert again == now
    missing = [shown.label for shown in writable(ledger) if shown.required and again[shown.key] is None]
    assert missing == []


def test_saving_the_same_values_changes_nothing(book: Book, ledger: Ledger) -> None:
    made = fill(book, ledger, 1)[0]
    heard: list[frozenset[str]] = []
    book.add_listener(heard.append)
    with book.deed("再存一次") as session:
        now = rows.values_of(session, ledger, [made], TODAY)[made]
        rows.save_row(session, ledger, made, now, TODAY)
    assert heard == []


def test_required_columns_are_asked_for(book: Book, ledger: Ledger) -> None:
    required = {shown.key for shown in ledger.fields if shown.required}
    assert required
    with pytest.raises(rows.Faulty) as refused, book.deed("空行") as session:
        rows.save_row(session, ledger, None, dict.fromkeys(required), TODAY)
    assert {fault.key for fault in refused.value.faults} >= required


def test_deleting_is_undone_and_redone(book: Book, ledger: Ledger) -> None:
    made = fill(book, ledger)
    with book.reading() as session:
        before = rows.values_of(session, ledger, made, TODAY)
    with book.deed("删除样例") as session:
        assert rows.delete_rows(session, ledger, made, TODAY) == len(made)
    undo(book)
    with book.reading() as session:
        assert rows.values_of(session, ledger, made, TODAY) == before
    redo(book)
    with book.reading() as session:
        assert not set(ids_of(session, ledger, ListAsk(TODAY))) & set(made)


def test_private_words_are_masked(book: Book, ledger: Ledger) -> None:
    private = [shown for shown in ledger.fields if shown.private]
    if not private:
        pytest.skip("keeps nothing private")
    # Of the facts of a person one is private: every fact is among the rows.
    made = fill(book, ledger, len(PERSON_FACT.words) if ledger is PERSON_CHANGES else 3)
    with book.reading() as session:
        masked = lines(session, ledger, private, made, TODAY)
        plain = lines(session, ledger, private, made, TODAY, private=True)
    told = [
        (shown.label, m, p)
        for a, b in zip(masked, plain, strict=True)
        for shown, m, p in zip(private, a.words, b.words, strict=True)
        if p
    ]
    assert told
    assert [(label, m) for label, m, p in told if m == p] == []


def test_search_never_fails(book: Book, ledger: Ledger) -> None:
    fill(book, ledger)
    with book.reading() as session:
        for text in ("样例", "zs", "%", "_", "\\", "'", "样 1", "　"):
            ids_of(session, ledger, ListAsk(TODAY, search=text))


def test_a_row_that_is_gone_is_not_saved(book: Book, ledger: Ledger) -> None:
    with pytest.raises(Refusal, match="已不存在"), book.deed("改") as session:
        rows.save_row(session, ledger, 999_999, {}, TODAY)


def test_a_day_too_far_ahead_is_refused(book: Book, ledger: Ledger) -> None:
    if not ledger.limited_days:
        pytest.skip("its days may lie ahead")
    made = fill(book, ledger, 1)[0]
    for shown, ahead in ledger.limited_days:
        with book.reading() as session:
            now = rows.values_of(session, ledger, [made], TODAY)[made]
        late = {**now, shown.key: TODAY + timedelta(days=ahead + 1)}
        assert shown.key in {fault.key for fault in rows.faults_of(ledger, late, TODAY) if "还没有到" in fault.reason}
        just = {**now, shown.key: TODAY + timedelta(days=ahead)}
        assert not [fault for fault in rows.faults_of(ledger, just, TODAY) if fault.key == shown.key and "还没有到" in fault.reason]
