"""A row that others use is refused by name: which ledger, how many, and where they stand; over every reference."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.store import faults, inuse, rows
from desk_union.store.base import every_table
from tests.samples import TODAY

LEDGERS = {ledger.row.__table__.name: ledger for ledger in reversed(tabs.ledgers())}
HOLDING = sorted(
    (
        (table.name, key.parent.name, key.column.table.name)
        for table in every_table().tables.values()
        for key in table.foreign_keys
        if (key.ondelete or "").upper() not in {"CASCADE", "SET NULL"} and key.column.table.name in LEDGERS
    ),
)


def test_every_ledger_that_others_need_is_looked_at():
    assert len(HOLDING) > 100
    assert {"unit", "person", "fund_account"} <= {target for _, _, target in HOLDING}


@pytest.mark.parametrize(("table", "column", "target"), HOLDING)
def test_a_row_in_use_is_refused_with_the_ledger_and_the_count(sample, table, column, target):
    own = every_table().tables[table].c
    with sample.reading() as session:
        query = select(own[column], own.id).where(own[column].is_not(None), own[column] != own.id).limit(1)
        held = session.execute(query).first()
        if held is None:
            pytest.skip("the sample has no such row")
        ledger, user = LEDGERS[target], LEDGERS.get(table)
        use = next(each for each in inuse.uses(session, ledger.row.__table__, [held[0]]) if each.table == table)
        with pytest.raises(Refusal) as refused:
            inuse.refuse(session, ledger, [held[0]])
    assert held.id in use.ids
    assert "里的" in refused.value.reason
    assert refused.value.remedy
    if user is not None:
        assert (user.code, use.ids) in refused.value.shows
        assert use.words == f"“{user.title}”里的{len(use.ids):,}{user.counter}"
    else:
        assert "“账本”" not in use.words


@pytest.mark.parametrize("target", sorted({target for _, _, target in HOLDING}))
def test_no_deletion_ends_in_a_refusal_without_names(sample, target):
    ledger = LEDGERS[target]
    with sample.reading() as session:
        ids = list(session.scalars(select(ledger.row.id).limit(3)))
    said = [_refusal(sample, ledger, row_id) for row_id in ids]
    assert faults.LOST.reason not in said


def _refusal(book, ledger, row_id):
    try:
        with book.deed("试删", rehearse=True) as session:
            rows.delete_rows(session, ledger, [row_id], TODAY)
    except Refusal as refused:
        return refused.reason
    return ""


@pytest.mark.parametrize("ledger", [each for each in tabs.ledgers() if each.instead], ids=lambda each: each.code)
def test_what_is_to_be_done_instead_is_there_under_that_name(ledger):
    known = {shown.label for shown in ledger.editable} | {deed.title for deed in tabs.deeds()} | {"查重复"}
    quoted = {part.partition("”")[0] for part in ledger.instead.split("“")[1:]}
    assert quoted
    assert quoted <= known
