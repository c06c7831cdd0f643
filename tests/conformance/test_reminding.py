"""A reminder can be put on a row of every ledger, is found again by what was written, and opens that row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desk_union.reminders.due import due
from desk_union.reminders.ledgers import REMINDERS
from desk_union.reminders.tables import Reminder
from desk_union.store import anyrow, listing, rows
from desk_union.store.listing import ListAsk
from tests.conformance.conftest import TODAY

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book


def test_a_reminder_of_a_row(sample: Book, ledger: Ledger) -> None:
    with sample.reading() as session:
        ids = listing.ids_of(session, ledger, ListAsk(TODAY, order=("id",)))
    if not ids:
        pytest.skip("the made-up office has no row of it")
    with sample.deed("提醒") as session:
        named = anyrow.words_for(session, ledger, ids[-1], TODAY)
        given = {"day": TODAY - timedelta(400), "words": "看看", "source": ledger.title, "named": named}
        made = rows.save_row(session, REMINDERS, None, {**rows.defaults(REMINDERS), **given}, TODAY)
        kept = session.get_one(Reminder, made)
        assert (kept.owner_table, kept.owner_id) == (ledger.row.__tablename__, ids[-1])
        line = next(one for one in due(session, TODAY) if one.row_ids == (made,))
        assert line.opens == (ledger.code, (ids[-1],))
        rows.delete_rows(session, REMINDERS, [made], TODAY)
