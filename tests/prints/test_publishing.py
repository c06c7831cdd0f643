"""One publisher: a sheet comes as each of its files; private values are noted before anything leaves the book."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.founding import new_book
from desk_union.prints.publishing import publish, shown_privately
from desk_union.store import privacylog
from desk_union.store.book import open_book
from desk_union.store.progress import finish

TODAY = date(2026, 11, 20)


@pytest.fixture
def book(tmp_path):
    book = new_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0))
    yield book
    book.close()


def fill(_session, request):
    phone = "13900000001" if request.private else ""
    columns = (Column("姓名"), Column("移动电话"))
    return [Table(title="电话表", columns=columns, rows=[("张三", phone)], printed_on=TODAY)]


def sheet(**more):
    return Sheet("x", "电话表", "", Tables(fill), **more)


PHONES = {"ledgers": ("members.people", "members.retirees"), "private": ("移动电话",)}


def log(book):
    with book.reading() as session:
        return [(line["ledger"], line["what"]) for line in privacylog.log(session)]


def test_a_sheet_with_private_values_names_their_ledger() -> None:
    with pytest.raises(ValueError, match="no ledger"):
        sheet(private=("移动电话",))


def test_each_ledger_shown_is_noted(book) -> None:
    publish(book, sheet(**PHONES), Request(TODAY, TODAY))
    assert log(book) == []
    publish(book, sheet(**PHONES), Request(TODAY, TODAY, private=True))
    assert log(book) == [(title, "打印 移动电话（1 行）") for title, _ in shown_privately(sheet(**PHONES))]
    assert len(log(book)) == 2


def test_what_cannot_be_noted_is_not_printed(book) -> None:
    path = book.path
    book.close()
    looking = open_book(path, read_only=True)
    try:
        with pytest.raises(Refusal, match="只能查看"):
            publish(looking, sheet(**PHONES), Request(TODAY, TODAY, private=True))
    finally:
        looking.close()


def test_a_workbook_needs_a_file(book) -> None:
    with pytest.raises(TypeError):
        finish(publish(book, sheet(), Request(TODAY, TODAY)).write("xlsx", BytesIO()))


def test_the_same_publication_gives_every_file(book, tmp_path) -> None:
    publication = publish(book, sheet(), Request(TODAY, TODAY))
    out = BytesIO()
    assert finish(publication.write("pdf", out)).pages == 1
    finish(publication.write("xlsx", tmp_path / "表.xlsx"))
    assert out.getvalue().startswith(b"%PDF")
    assert (tmp_path / "表.xlsx").stat().st_size
