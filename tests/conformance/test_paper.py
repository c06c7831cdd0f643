"""Every ledger prints: each row once, its title, count and page numbers, and nothing private."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from desk_union.prints.lists.ledgerlist import list_table, printable
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

from .conftest import TODAY, fill


def test_the_list_prints_whole(book: Book, ledger: Ledger) -> None:
    fill(book, ledger)
    with book.reading() as session:
        table = list_table(session, ledger, ListAsk(TODAY), printable(ledger), organisation="示例厂工会", today=TODAY)
    out = BytesIO()
    printed = finish(write_pdf([table], out))
    assert printed.missing == ()
    text = "".join(page.extract_text() for page in PdfReader(out).pages).replace("\n", "").replace(" ", "")
    assert ledger.title in text
    assert table.count_text.replace(" ", "") in text
    assert f"第1页共{printed.pages}页" in text
    for column in table.columns:
        assert column.title in text
    for row in table.rows:
        for word in row:
            assert word.replace(" ", "") in text
    private = {shown.label for shown in ledger.fields if shown.private}
    assert not private & {column.title for column in table.columns}
