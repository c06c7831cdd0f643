"""Whatever a cell shows, typing it into the search finds its row: every ledger, every column that may be in sight."""

from __future__ import annotations

import pytest

from desk_union.screens.desk import Desk
from desk_union.screens.list.listpage import ListPage
from desk_union.tabs import ledgers
from tests.samples import TODAY, sample_book


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("搜索") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


def cells(page):
    """One cell of every column that shows something and is not masked, with the row it stands in."""
    seen = set()
    for place in sorted({0, page.count // 2, page.count - 1} if page.count else ()):
        for column, words in zip(page.columns, page.row(place).words, strict=True):
            if words.strip() and not column.private and column.key not in seen:
                seen.add(column.key)
                yield page.id_at(place), column, words


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_what_is_seen_is_found(desk, ledger):
    page = ListPage(desk, ledger)
    page.choose_columns([shown.key for shown in ledger.fields])
    lost = []
    for row, column, words in list(cells(page)):
        page.search(words)
        if row not in page.ids:
            lost.append((column.label, words))
    page.search("")
    assert lost == []
