"""Every description is whole: no label twice, nothing dangling, help for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.describe.kinds import Choice, Day, Ref
from desk_union.exchange.mapping import guess
from desk_union.exchange.reading import Grid
from desk_union.store.listing import ListAsk, ids_of
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

from .conftest import TODAY, fill

LANDSCAPE_MM = 297 - 2 * 10
NUMBER_MM = 10
NOT_READ = {"照片"}  # a sheet holds no pictures


def test_codes_are_unique() -> None:
    assert len({ledger.code for ledger in ledgers()}) == len(ledgers())


def test_every_tab_holds_its_own_ledgers():
    for tab in tabs.every():
        assert {(ledger.tab, ledger.code.partition(".")[0]) for ledger in tab.ledgers()} == {(tabs.shown_at(tab).name, tab.prefix)}


def test_labels_and_keys_are_unique(ledger: Ledger) -> None:
    assert len(ledger.by_key) == len(ledger.fields)
    assert len(ledger.by_label) == len(ledger.fields)


def test_no_header_means_two_columns(ledger: Ledger) -> None:
    """Among all labels of a ledger each fills its own column, whatever aliases others have in common with it."""
    labels = [shown.label for shown in ledger.fields if shown.editable]
    assert len({shown.label for shown in ledger.fields}) == len(ledger.fields)
    layout = guess(ledger, Grid("表", [list(labels), ["" for _ in labels]], 1), {})
    told = {column.header: column.key for column in layout.columns}
    own = {shown.label: shown.key for shown in ledger.fields if shown.editable}
    assert {label: key for label, key in told.items() if key != own[label]} == dict.fromkeys(NOT_READ & own.keys())


def test_orders_and_matches_name_real_columns(ledger: Ledger) -> None:
    for key in ledger.order:
        assert key.removeprefix("-") in ledger.by_key or hasattr(ledger.row, key.removeprefix("-"))
    for keys in ledger.match:
        assert set(keys) <= set(ledger.by_key)
    assert len(set(ledger.leading)) == len(ledger.leading)
    assert all(ledger.by_key[key].listed for key in ledger.leading)


def test_what_says_when_and_who_was_there_is_real(ledger: Ledger) -> None:
    assert not ledger.when or isinstance(ledger.by_key[ledger.when].kind, Day)
    assert not ledger.present or ledger.present in {preset.code for preset in ledger.presets}


def test_says_what_it_is_for(ledger: Ledger) -> None:
    assert ledger.help.endswith("。")
    assert ledger.empty.endswith("。")
    assert all(shown.kind.hint for shown in ledger.fields if isinstance(shown.kind, (Choice, Day)))


def test_listed_columns_that_are_printed_fit_the_page(ledger: Ledger) -> None:
    widths = [shown.print_mm or 0 for shown in ledger.listed if not shown.private]
    assert sum(widths) + NUMBER_MM <= LANDSCAPE_MM


def test_every_preset_and_order_can_be_asked(book: Book, ledger: Ledger) -> None:
    made = fill(book, ledger)
    with book.reading() as session:
        assert set(made) <= set(ids_of(session, ledger, ListAsk(TODAY)))
        for preset in ledger.presets:
            assert set(ids_of(session, ledger, ListAsk(TODAY, presets=(preset.code,)))) <= set(
                ids_of(session, ledger, ListAsk(TODAY))
            )
        for shown in ledger.fields:
            for key in (shown.key, f"-{shown.key}"):
                assert set(ids_of(session, ledger, ListAsk(TODAY, order=(key,)))) >= set(made)


def test_whoever_is_in_no_roster_is_named_in_the_list(ledger: Ledger) -> None:
    """Where a name not in the roster is kept in a column beside, a row must not look as if it were about nobody."""
    beside = [field.kind.beside for field in ledger.fields if isinstance(field.kind, Ref) and field.kind.beside]
    assert all(ledger.by_key[key].listed for key in beside)
