"""Work with several rows: change for many, the bin, Ctrl+K, conditions."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE
from desk_union.screens import goto
from desk_union.screens.form import partspage, typed
from desk_union.screens.list.binpage import BinPage
from desk_union.screens.list.changemany import ChangeMany
from desk_union.screens.undoing import Undoing
from desk_union.store.progress import finish


@pytest.fixture
def people():
    return 5


def words(page, key):
    page.choose_columns([key])
    return {page.row(at).words[0] for at in range(page.count)}


def test_change_for_many_shows_before_and_after_and_is_one_deed(desk, page):
    change = ChangeMany(desk, PEOPLE, list(page.ids))
    change.take("political", "党员")
    assert {(line.before, line.after, line.fault) for line in change.preview()} == {("", "中共党员", "")}
    outcome = finish(change.work())
    assert len(outcome.updated) == 5
    assert words(page, "political") == {"中共党员"}
    Undoing(desk).undo()
    assert words(page, "political") == {""}


def test_change_for_many_from_a_day_on(desk, page):
    change = ChangeMany(desk, PEOPLE, list(page.ids))
    change.take("employ_type", "签约")
    assert change.asks_since
    change.since = date(2026, 5, 1)
    finish(change.work())
    page.choose_day(date(2026, 4, 30))
    assert words(page, "employ_type") == {"正式"}


def test_the_faults_of_each_row_are_seen_before(desk, page):
    change = ChangeMany(desk, PEOPLE, list(page.ids))
    change.take("hired_on", "1950-01-01")
    assert all("不满" in line.fault for line in change.preview())
    with pytest.raises(Refusal):
        finish(change.work())


def test_what_belongs_to_one_row_alone_is_not_changed_for_many(desk, page):
    keys = {shown.key for shown in ChangeMany(desk, PEOPLE, list(page.ids)).fields}
    assert "unit" in keys
    assert not keys & {"name", "id_number", "age", "member_state"}


def test_nothing_selected_is_said(desk):
    with pytest.raises(Refusal, match="还没有选中"):
        ChangeMany(desk, PEOPLE, [])


def test_the_bin_shows_one_line_for_a_person_and_brings_all_back(desk, page):
    name = page.names([page.id_at(0)])
    page.delete([page.id_at(0)])
    bin_page = BinPage(desk)
    (line,) = bin_page.lines
    assert name in line.words
    assert line.ledger == PEOPLE.title
    assert line.together
    bin_page.restore([line.change_id])
    assert not bin_page.lines
    page.refresh()
    assert page.count == 5
    assert words(page, "member_state") == {"会员"}


@pytest.mark.parametrize(
    ("text", "found"),
    [("zy", ("row", "张一")), ("hjbd", ("ledger", "会籍变动台账")), ("花名册", ("ledger", "职工会员花名册")), ("dc", ("command", "导出"))],
)
def test_going_anywhere_by_a_few_letters(desk, text, found):
    commands = [goto.Place("command", "导出", "Ctrl+E", "export")]
    assert found in [(place.kind, place.title) for place in goto.places(desk, text, [], commands)]


def test_without_letters_every_ledger_is_offered(desk):
    assert len(goto.places(desk, "", [], [])) == len(desk.ledgers)


@pytest.mark.parametrize(
    ("key", "comparison", "low", "high", "refused"),
    [
        ("born_on", "between", "1960", "", True),
        ("born_on", "between", "19600101", "", False),
        ("born_on", "between", "", "", True),
        ("name", "contains", " ", "", True),
        ("sex", "is", "外星", "", True),
        ("unit", "is", "机修小组", "", False),
        ("political", "empty", "", "", False),
    ],
)
def test_conditions_from_typed_texts(desk, page, key, comparison, low, high, refused):
    shown = PEOPLE.by_key[key]
    if refused:
        with pytest.raises(Refusal):
            typed.condition(desk, shown, comparison, low, high)
    else:
        page.add_condition(typed.condition(desk, shown, comparison, low, high))
        assert page.count == 5


def test_the_parts_of_a_person_are_counted(desk, page):
    tabs = {tab.title: tab.count for tab in partspage.tabs_of(desk, PEOPLE, page.id_at(0))}
    assert tabs["会籍变动"] == 1
    assert tabs["职工子女"] == 0
