"""The page of all that can be printed: groups by purpose, search, favourites, last printed, what is handed in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pypdf import PdfReader

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.describe.purpose import BOOKS, CHANGES, COUNTS, FORMS, PAPERS, PURPOSES, RETURNS, ROLLS, purpose_of
from desk_union.screens.paper import manysheets
from desk_union.screens.paper.sheetlist import EVERY, MINE, WANTED, SheetList
from desk_union.store import outputs
from desk_union.store.outputs import Leaving
from desk_union.store.progress import finish
from tests.screens.desks import small_desk

SHEETS = {sheet.code: sheet for sheet in tabs.sheets()}
PURPOSE = {
    "members.roster": ROLLS, "members.structure": COUNTS, "members.changes": CHANGES, "members.registration": FORMS,
    "funds.voucher": BOOKS, "funds.balance_sheet": BOOKS, "funds.general_ledger": BOOKS, "contests.register": ROLLS,
    "contests.standings_picture": COUNTS, "reports.month": RETURNS, "reports.plan": PAPERS, "members.cards": FORMS,
}  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def found(desk):
    found = SheetList(desk)
    found.refresh()
    return found


def printed(desk, code):
    outputs.note(desk.book, Leaving("打印", code, SHEETS[code].title, 1), who="王干事")


@pytest.mark.parametrize(("code", "purpose"), PURPOSE.items())
def test_the_purpose_follows_from_the_sheet(code, purpose):
    assert purpose_of(SHEETS[code]) == purpose


def test_every_sheet_stands_under_one_purpose(found):
    counts = dict(found.groups)
    assert counts[EVERY] == len(SHEETS) == sum(counts.get(purpose, 0) for purpose in PURPOSES)


@pytest.mark.parametrize("text", ["花名册", "hyhmc", "按分会、小组排列"])
def test_a_sheet_is_found_by_its_words_and_by_pinyin(found, text):
    found.text = text
    assert "members.roster" in [line.sheet.code for line in found.shown]


def test_favourites_and_what_was_printed_last_are_the_usual_ones(desk, found):
    found.favour("members.cards", on=True)
    printed(desk, "members.roster")
    desk.book.clock.now += timedelta(minutes=1)
    printed(desk, "members.officers")
    found.refresh()
    found.group = MINE
    assert [line.sheet.code for line in found.shown] == ["members.cards", "members.officers", "members.roster"]
    assert {line.sheet.code: line.last for line in found.shown}["members.roster"] == "2026年11月20日"
    found.favour("members.cards", on=False)
    assert [line.sheet.code for line in found.shown] == ["members.officers", "members.roster"]


def test_a_sheet_of_every_month_waits_until_it_was_printed(desk, found):
    def waiting():
        found.refresh()
        return [line.sheet.code for line in found.lines if line.wanted]

    assert found.group == WANTED
    assert "members.changes" in waiting()
    assert "members.registration" not in waiting()
    printed(desk, "members.changes")
    assert "members.changes" not in waiting()
    desk.today = lambda: desk.book.clock().date()
    desk.book.clock.now += timedelta(days=20)
    assert "members.changes" in waiting(), "another month"


def test_several_are_bound_into_one_and_each_is_remembered(desk, tmp_path):
    sheets = [SHEETS["members.roster"], SHEETS["members.joined"], SHEETS["members.structure"]]
    made = finish(manysheets.bundle(desk, sheets, 2026, None))
    pages = PdfReader(_file(tmp_path, made.pdf))
    assert len(pages.pages) == sum(paper.printed.pages for paper in made.papers)
    assert [one["/Title"] for one in pages.outline if not isinstance(one, list)] == [paper.title for paper in made.papers]
    written = manysheets.put_into(tmp_path, made)
    again = manysheets.put_into(tmp_path, made)
    assert len({*written, *again}) == 2 * len(made.papers), "nothing is written over"
    made.left("打印")
    with desk.book.reading() as session:
        assert outputs.last_times(session).keys() == {paper.publication.sheet.code for paper in made.papers}


def _file(folder, pdf):
    target = folder / "bound.pdf"
    target.write_bytes(pdf)
    return target


def test_what_cannot_be_printed_is_told_and_the_rest_goes(desk):
    empty = SHEETS["funds.voucher"]
    made = finish(manysheets.bundle(desk, [SHEETS["members.roster"], empty], 2026, None))
    assert [paper.title for paper in made.papers] == ["会员花名册"]
    assert empty.title in made.warning
    with pytest.raises(Refusal):
        finish(manysheets.bundle(desk, [SHEETS["funds.voucher"]], 2026, None))
