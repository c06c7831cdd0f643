"""The list as a plain object: asking, paging, days, totals, selection."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.members.ledgers import EVENTS, PEOPLE, UNITS, WOMEN
from desk_union.screens.form import typed
from desk_union.screens.list import columns, listpage
from desk_union.screens.list.listpage import ListPage
from desk_union.store import rows
from tests.screens.desks import TODAY, person


@pytest.fixture
def people():
    return 12


def names(page):
    place = [shown.key for shown in page.columns].index("name")
    return [page.row(at).words[place] for at in range(page.count)]


def test_everybody_is_listed_by_pronunciation(page):
    assert page.count == 12
    assert page.status() == "共 12 人"
    assert not page.is_filtered


def test_a_long_list_is_read_page_by_page_in_the_right_order(desk, monkeypatch):
    monkeypatch.setattr(listpage, "PAGE", 5)
    page = ListPage(desk, PEOPLE)
    page.refresh()
    backwards = [page.row(at).id for at in reversed(range(page.count))]
    assert backwards[::-1] == list(page.ids)
    assert len(set(backwards)) == page.count == 12


@pytest.mark.parametrize(
    ("typed_text", "found"),
    [("zy", ["张一", "张一一"]), ("张十", []), ("张二 139", ["张二"]), ("zz zq", []), ("", None)],
)
def test_search_takes_initials_words_and_numbers(page, typed_text, found):
    page.search(typed_text)
    wanted = found if found is not None else names(page)
    assert set(wanted) <= set(names(page))
    assert page.count == len(names(page))
    if typed_text == "张十":
        assert page.count == 0


def test_each_part_of_the_filter_is_said_and_can_be_taken_away(desk, page):
    page.choose_presets(["members"])
    page.search("z")
    page.add_condition(typed.condition(desk, PEOPLE.by_key["sex"], "is", "女"))
    assert [part.words for part in page.filter_parts] == ["在册会员", "搜索“z”", "性别是女"]
    before = page.count
    page.remove(page.filter_parts[2])
    assert page.filter_words == "在册会员；搜索“z”"
    assert page.count > before
    page.clear_filters()
    assert not page.is_filtered
    assert page.count == 12


def test_only_named_rows_are_shown_and_said(page):
    wanted = list(page.ids)[3:6]
    page.show_only(wanted)
    assert list(page.ids) == wanted
    assert page.filter_words == "指定的3人"


def test_sorting_turns_the_order_round(page):
    page.sort("born_on")
    first = list(page.ids)
    page.sort("born_on", descending=True)
    assert list(page.ids) == first[::-1]


def test_a_past_day_shows_who_was_here_then_and_cannot_be_changed(desk, page):
    with desk.book.deed("登记") as session:
        rows.save_row(
            session, PEOPLE, None, person(40, name="后来人", hired_on=date(2026, 3, 1), joined_on=None), TODAY
        )
    page.choose_day(date(2025, 12, 31))
    assert "后来人" not in names(page)
    assert page.count == 12
    assert "2025-12-31" in page.past_words
    page.choose_day(None)
    assert page.count == 13
    assert not page.past_words
    assert not page.is_filtered


def test_a_filter_chosen_by_hand_stays_when_the_day_changes(page):
    page.choose_presets(["women"])
    page.choose_day(date(2025, 12, 31))
    page.choose_day(None)
    assert page.ask.presets == ("women",)


def test_the_list_follows_midnight(desk, page):
    desk.today = lambda: date(2026, 11, 21)
    page.refresh()
    assert page.ask.day == date(2026, 11, 21)


def test_totals_of_all_and_of_the_selection(desk):
    with desk.book.deed("登记") as session:
        ids = [
            rows.save_row(session, WOMEN, None, {"day": TODAY, "kind": "活动", "title": title, "persons": n}, TODAY)
            for title, n in (("三八活动", 30), ("健康讲座", 12), ("座谈会", 8))
        ]
    page = ListPage(desk, WOMEN)
    page.refresh()
    assert "人数 50" in page.status()
    assert "已选全部 3 条" in page.status(list(page.ids))
    assert page.status(ids[:2]) == "共 3 条  ·  已选 2 条  ·  所选合计  ·  人数 42"


def test_columns_are_remembered_for_each_ledger(desk, page):
    page.choose_columns(["name", "phone"])
    page.keep_widths({"name": 123})
    again = ListPage(desk, PEOPLE)
    assert [shown.key for shown in again.columns] == ["name", "phone"]
    assert again.layout.widths == {"name": 123}
    assert columns.remembered(desk, UNITS) == columns.usual(UNITS)


def test_private_values_are_masked(page):
    place = [shown.key for shown in page.columns].index("phone")
    assert all("****" in page.row(at).words[place] for at in range(page.count))


def test_rows_of_one_owner_leave_out_the_column_that_names_it(desk, page):
    owned = ListPage(desk, EVENTS, ("person", page.id_at(0)))
    owned.refresh()
    assert owned.count == 1
    assert "person" not in [shown.key for shown in owned.columns]


def test_deleting_is_one_deed_that_names_the_rows(desk, page):
    ids = list(page.ids)[:4]
    done = page.delete(ids)
    page.refresh()
    assert (done.count, page.count) == (4, 8)
    from desk_union.screens.undoing import Undoing

    undoing = Undoing(desk)
    assert undoing.next_undo().startswith("删除 ")
    assert "等4人" in undoing.next_undo()
    undoing.undo(done.deed_id)
    page.refresh()
    assert page.count == 12
    assert undoing.next_redo().startswith("删除 ")


def test_place_of_a_row_the_filter_leaves_out(page):
    hidden = page.id_at(5)
    page.search("没有这个人")
    assert page.place_of(hidden) is None
