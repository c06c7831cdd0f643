"""Every way that a tab tells of leads somewhere, and what settles a due line can be done with its rows."""

from __future__ import annotations

import pytest

from desk_union import tabs
from desk_union.describe.guiding import Way
from desk_union.members.ledgers import PEOPLE
from desk_union.screens import ways as offered
from desk_union.screens.desk import Desk
from desk_union.store import rows
from desk_union.ui.frame import rooms, ways
from tests.samples import TODAY as SAMPLE_DAY
from tests.samples import sample_book
from tests.screens.desks import TODAY, person

GUIDANCE = tabs.guidance()
STEPS = (*GUIDANCE.first_week, *offered.HOUSE_STEPS)
WAYS = {
    *GUIDANCE.usual, *GUIDANCE.settles.values(), *GUIDANCE.traces.values(), *(step.way for step in STEPS),
    *(way for after in GUIDANCE.next.values() for way in after),
}  # fmt: skip


@pytest.fixture
def window(window):
    window.taking_back.begin()
    return window


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_has_words(desk, way):
    assert ways.title_of(desk, way)


def test_what_is_no_more_has_none(desk):
    for way in (Way("deed", "members.gone"), Way("sheet", "members.gone"), Way("errand", "gone.gone")):
        assert ways.title_of(desk, way) == ""


def test_what_settles_is_told_of_lines_that_there_are(tmp_path, tmp_path_factory):
    """A kind that nobody yields any more leads nowhere, so every line of the sample is looked at."""
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    with book.reading() as session:
        found = {one.kind: one for one in tabs.due(session, SAMPLE_DAY)}
    desk = Desk(book, lambda: SAMPLE_DAY)
    settled = found.keys() & GUIDANCE.settles.keys()
    assert len(settled) > len(GUIDANCE.settles) / 2
    deeds = {deed.code: deed for deed in tabs.deeds()}
    for kind in settled:
        way, due = GUIDANCE.settles[kind], found[kind]
        if way.kind == "deed" and not (deeds[way.code].waiting or deeds[way.code].rows == "none"):
            assert deeds[way.code].ledger().row is desk.ledger(due.ledger_code).row, kind
    book.close()


def test_a_deed_begins_with_the_rows_for_which_it_makes_sense(window, desk, monkeypatch):
    begun = []
    monkeypatch.setattr(type(window.commands), "start_deed", lambda _self, code, ids, *, at=None: begun.append((code, ids, at)))
    with desk.book.deed("登记") as session:
        new = rows.save_row(session, PEOPLE, None, person(50, joined_on=None), TODAY)
    ways.follow(window, Way("deed", "members.enrol"), (1, new), "members.people")
    ways.follow(window, Way("deed", "democracy.answer_motion"), (5, 6), "democracy.motions")
    ways.follow(window, Way("deed", "funds.reckon_dues"))
    assert begun == [
        ("members.enrol", [new], None), ("democracy.answer_motion", [], 5), ("funds.reckon_dues", [], None),
    ]  # fmt: skip


def test_a_new_row_and_an_entry_of_a_menu(window, monkeypatch):
    ways.follow(window, Way("add", "members.people"))
    assert window.page.ledger.code == "members.people"
    assert window.page.panel.form.row_id is None
    started = []
    monkeypatch.setattr(rooms, "start", lambda _window, code: started.append(code))
    ways.follow(window, Way("errand", "funds.closing"))
    assert started == ["funds.closing"]


def test_an_import_is_answered_with_what_comes_next(window, desk, qapp):
    with desk.book.deed(f"导入{PEOPLE.title}：新增1，更新0", code="import", who="王干事") as session:
        rows.save_row(session, PEOPLE, None, person(7), TODAY)
    qapp.processEvents()
    told = [button.text() for button in window.taking_back._next]
    assert told == ["查重复", "实名制缺项", "打印会员花名册"]
    with desk.book.deed("别的事", who="王干事") as session:
        rows.save_row(session, PEOPLE, None, person(8), TODAY)
    qapp.processEvents()
    assert window.taking_back._next == []
