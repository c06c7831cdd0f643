"""What was printed leaves a line, in no trail and in no book that is only looked at."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.exportpage import CSV, ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.paper.printlog import printed_lines
from desk_union.screens.paper.printpage import sheet_paper
from desk_union.store import deeds, outputs
from desk_union.store.book import open_book
from desk_union.store.outputs import Leaving
from desk_union.store.progress import finish
from tests.screens.desks import TODAY, small_desk

TABLE = Table(title="花名册", columns=(Column("姓名"),), rows=[("张一",)], printed_on=TODAY)
SHEET = Sheet("members.roster", "会员花名册", "", Tables(lambda *_: (TABLE,)))


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


def test_paper_that_left_is_remembered_and_found(desk):
    with desk.book.reading() as session:
        before = deeds.last_id(session)
        assert not outputs.is_any(session)
    paper = finish(sheet_paper(desk, SHEET, Request(TODAY, TODAY)))
    paper.left(outputs.PRINTED)
    with desk.book.reading() as session:
        assert outputs.last_times(session) == {"members.roster": datetime(2026, 11, 20, 9, 30)}
        assert outputs.how_often(session, datetime(2026, 11, 20)) == {"members.roster": 1}
        assert outputs.how_often(session, datetime(2026, 11, 21)) == {}
        assert deeds.last_id(session) == before, "nothing that could be taken back"
    assert printed_lines(desk, "花名册") == [("2026-11-20 09:30", "王干事", "会员花名册", "打印", "1页")]
    assert printed_lines(desk, "登记表") == []


def test_a_list_handed_out_is_remembered(desk, tmp_path):
    listed = ListPage(desk, PEOPLE)
    listed.refresh()
    page = ExportPage.of(listed)
    page.format = CSV
    finish(page.write(tmp_path / "名单.csv"))
    assert printed_lines(desk) == [("2026-11-20 09:30", "王干事", PEOPLE.title, "导出csv", "3行")]


def test_nothing_is_kept_in_a_book_that_is_only_looked_at(desk):
    desk.book.close()
    book = open_book(desk.book.path, read_only=True)
    outputs.note(book, Leaving("打印", "members.roster", "会员花名册", 1), who="王干事")
    with book.reading() as session:
        assert not outputs.is_any(session)
    book.close()
