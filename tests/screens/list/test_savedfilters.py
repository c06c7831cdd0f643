"""Filters under a name: kept with columns and order, applied, renamed, deleted, the default, and what is gone."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.form import typed
from desk_union.screens.list import columns
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.savedfilters import SavedFilters, places
from desk_union.screens.undoing import Undoing
from desk_union.store import rows, settings
from tests.screens.desks import TODAY, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=6) as desk:
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page


@pytest.fixture
def saved(desk):
    return SavedFilters(desk, PEOPLE)


def narrowed(desk, page):
    page.choose_presets(["members"])
    page.add_condition(typed.condition(desk, PEOPLE.by_key["sex"], "is", "女"))
    page.add_condition(typed.condition(desk, PEOPLE.by_key["hired_on"], "between", "2010-01-01", "2020-12-31"))
    page.add_condition(typed.condition(desk, PEOPLE.by_key["unit"], "is", "机修小组"))
    page.search("z")
    page.sort("hired_on", descending=True)
    page.take(columns=("name", "phone"))
    return page


def test_all_of_the_list_comes_back_in_another_sitting(desk, page, saved):
    narrowed(desk, page)
    saved.save("女会员", page)
    other = ListPage(desk, PEOPLE)
    assert SavedFilters(desk, PEOPLE).apply("女会员", other) == ""
    assert other.ask == page.ask
    assert [shown.key for shown in other.columns] == ["name", "phone"]
    assert list(other.ids) == list(page.ids)
    assert 0 < other.count < 6
    assert SavedFilters(desk, PEOPLE).named("女会员").words == page.filter_words


def test_the_columns_of_a_filter_are_lent_not_chosen(desk, page, saved):
    own = page.layout.keys
    page.take(columns=("name",))
    saved.save("只看姓名", page)
    page.keep_widths({"name": 90})
    assert columns.remembered(desk, PEOPLE) == columns.ColumnLayout(own, {"name": 90})
    page.clear_filters()
    assert page.layout.keys == own


def test_the_present_filter_is_known_again_until_something_changes(desk, page, saved):
    narrowed(desk, page)
    saved.save("女会员", page)
    assert saved.present(page).name == "女会员"
    page.search("")
    assert saved.present(page) is None


def test_names_are_changed_and_taken_once(page, saved):
    saved.save(" 甲  组 ", page)
    saved.save("乙", page)
    saved.set_default("甲 组")
    saved.rename("甲 组", "丙")
    assert [each.name for each in saved.filters] == ["丙", "乙"]
    assert saved.default == "丙"
    with pytest.raises(Refusal, match="已经有"):
        saved.rename("丙", "乙")
    saved.delete("丙")
    assert saved.default == ""
    assert [each.name for each in saved.filters] == ["乙"]
    with pytest.raises(Refusal, match="没有名为"):
        saved.apply("丙", page)


def test_saving_again_under_a_name_keeps_its_place(page, saved):
    saved.save("甲", page)
    saved.save("乙", page)
    page.search("zy")
    saved.save("甲", page)
    assert [(each.name, each.search) for each in saved.filters] == [("甲", "zy"), ("乙", "")]


@pytest.mark.parametrize(("name", "reason"), [("  ", "还没有"), ("长" * 21, "太长"), ("在册会员", "自带")])
def test_a_name_that_will_not_do(page, saved, name, reason):
    with pytest.raises(Refusal, match=reason):
        saved.save(name, page)


def test_rows_named_one_by_one_are_no_filter(page, saved):
    page.show_only(list(page.ids)[:2])
    with pytest.raises(Refusal, match="指定的几行"):
        saved.save("两个人", page)


def kept(desk):
    with desk.book.reading() as session:
        return settings.get(session, "filters.members.people")


def put(desk, value):
    with desk.book.deed("") as session:
        settings.put(session, "filters.members.people", value)


def test_a_column_that_is_gone_is_named(desk, page):
    page.add_condition(typed.condition(desk, PEOPLE.by_key["sex"], "is", "女"))
    SavedFilters(desk, PEOPLE).save("甲", page)
    value = kept(desk)
    value["filters"][0]["conditions"][0]["key"] = "blood"
    value["filters"][0]["labels"]["blood"] = "血型"
    put(desk, value)
    saved, before = SavedFilters(desk, PEOPLE), page.ask
    with pytest.raises(Refusal, match="「血型」这一列已经没有了"):
        saved.apply("甲", page)
    assert page.ask == before
    assert saved.faults(saved.named("甲")) == ("「血型」这一列已经没有了",)


def test_a_gone_column_that_was_only_shown_or_sorted_by_is_left_out_and_said(desk, page):
    SavedFilters(desk, PEOPLE).save("甲", page)
    value = kept(desk)
    value["filters"][0] |= {"columns": ["name", "blood"], "order": ["-blood"], "labels": {"blood": "血型"}}
    put(desk, value)
    said = SavedFilters(desk, PEOPLE).apply("甲", page)
    assert said == "筛选“甲”里的「血型」这一列已经没有了，其余照旧"
    assert [shown.key for shown in page.columns] == ["name"]
    assert page.ask.order == ()


def test_a_group_that_is_gone_is_named(desk, page, saved):
    with desk.book.deed("") as session:
        group = rows.save_row(session, UNITS, None, {"name": "电修小组", "level": "小组", "parent": 1}, TODAY)
    page.add_condition(typed.condition(desk, PEOPLE.by_key["unit"], "is", "电修小组"))
    saved.save("甲", page)
    with desk.book.deed("") as session:
        rows.delete_rows(session, UNITS, [group], TODAY)
    with pytest.raises(Refusal, match="「所在分会/小组」要找的那一个已被删除"):
        saved.apply("甲", page)


def test_saving_a_filter_is_nothing_to_undo(desk, page, saved):
    before = Undoing(desk).next_undo()
    saved.save("甲", page)
    assert Undoing(desk).next_undo() == before


def test_a_filter_asks_for_today_whenever_it_is_used(desk, page, saved):
    page.choose_day(date(2025, 12, 31))
    page.choose_presets(["members"])
    saved.save("会员", page)
    page.choose_day(None)
    with desk.book.deed("") as session:
        rows.save_row(session, PEOPLE, None, person(77, hired_on=date(2026, 1, 1), joined_on=date(2026, 2, 1)), TODAY)
    saved.apply("会员", page)
    assert not page.is_past
    assert page.count == 7


def test_every_saved_filter_is_a_place_to_go(desk, page, saved):
    saved.save("甲", page)
    saved.save("乙", page)
    assert [(place.title, place.hint, place.code) for place in places(desk)] == [
        ("甲", "我的筛选：职工会员花名册", "members.people"), ("乙", "我的筛选：职工会员花名册", "members.people"),
    ]  # fmt: skip
