"""A book of every released version of the tables still opens, is sound, and tells the same figures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desk_union.describe.figure import Span
from desk_union.members.checks import CHECKS
from desk_union.members.figures import FIGURES
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.figures import evaluate
from desk_union.store.schema import SCHEMA_VERSION

HERE = Path(__file__).parent
BOOKS = sorted(HERE.glob("*.desk"))


def test_every_version_has_its_book() -> None:
    assert [int(book.stem) for book in BOOKS] == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("old", BOOKS, ids=lambda book: book.stem)
def test_an_old_book_tells_the_same_figures(old: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(old, tmp_path))
    told = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))
    by_code = {figure.code: figure for figure in FIGURES}
    book = open_book(path)
    try:
        assert check_book(book, extra=CHECKS) == []
        with book.reading() as session:
            for year, figures in told.items():
                now = {c: evaluate(session, by_code[c], Span.year(int(year)), FIGURES).number for c in figures}
                assert now == figures
    finally:
        book.close()
