"""What every tab says of itself holds in the book: its settings, what it hands out, and what is private."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desk_union import tabs
from desk_union.basis.words import TERMS
from desk_union.describe.export import ToExport
from desk_union.founding import new_book
from desk_union.funds.bank import bank_drafts
from desk_union.office import signers, wording
from desk_union.prints import stationery
from desk_union.store import chain, settings
from desk_union.store.base import every_table
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish
from desk_union.store.tables import Setting

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
EXPORTS = [(one, tab) for tab in tabs.TABS for one in tab.exports()]


@pytest.fixture(scope="module")
def works(tmp_path_factory):
    path = tmp_path_factory.mktemp("tabs") / "账本.desk"
    book = new_book(path, "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0), sample=True)
    yield book
    book.close()


def test_a_clerk_knows_every_setting_by_its_name(works):
    """``check`` names the setting that another program altered."""
    with works.deed("设置") as session:
        wording.write(session, {TERMS[0].key: "员工"})
        signers.write(session, [signers.Signer("主席", "赵主席", TODAY)])
        stationery.write_faces(session, {stationery.BODY: "宋体"})
    with works.reading() as session:
        kept = session.scalars(select(Setting.key)).all()
    covered = {*kept, *(key for tab in tabs.TABS for key in tab.settings)}
    assert {key for key in covered if not key.startswith(chain.LOOSE) and settings.name_of(key) == key} == set()


def test_settings_of_a_tab_begin_with_its_prefix():
    assert all(key.startswith(f"{tab.prefix}.") for tab in tabs.TABS for key in tab.settings)


@pytest.mark.parametrize(("export", "tab"), EXPORTS, ids=lambda one: getattr(one, "title", "") or None)
def test_every_file_in_a_form_of_others_is_written(export, tab, works, tmp_path: Path):
    assert export.ledger in {ledger.code for ledger in tab.ledgers()}
    assert export.title or export.by_suffix, "nobody could ask for it"
    for suffix in export.suffixes:
        target = tmp_path / f"文件{suffix}"
        said = finish(export.write()(works, ListAsk(TODAY), target, ToExport(TODAY, year=2025)))
        assert str(target) in said
        assert target.stat().st_size > 0


def test_what_is_private_is_in_the_book():
    tables = every_table().tables
    private = tabs.private()
    assert private.dropped <= tables.keys()
    for table, columns in (*private.blanked.items(), *((t, set(words)) for t, words in private.plainly.items())):
        assert set(columns) <= set(tables[table].columns.keys())
        assert "id" not in columns
    for begin in private.of_money:
        assert any(name.startswith(begin) for name in tables)


def test_units_stand_in_the_order_of_paper(works):
    with works.reading() as session:
        told = tabs.unit_order(session)
        names = {row.id: row.name for row in session.scalars(select(tabs.units().row))}
    assert {unit: name for unit, _, name in told} == names
    assert told[0][1] == 0
    assert all(after - before <= 1 for (_, before, _), (_, after, _) in itertools.pairwise(told))


def test_what_is_remembered_has_a_name():
    assert tabs.remembered(bank_drafts.MEMORY)
    assert not tabs.remembered("members.people")
