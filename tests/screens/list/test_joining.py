"""Conditions of a list that all hold, of which one is enough, or that stand in brackets; on screen, kept, on paper."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.prints.lists.ledgerlist import list_sheet
from desk_union.screens.form import typed
from desk_union.screens.list import joining, savedfilters
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.savedfilters import SavedFilters
from desk_union.store import filtering, rows, settings
from desk_union.store.filtering import CHANGED, TRAIL, UNCHANGED, Condition
from tests.screens.desks import TODAY, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=4) as desk:
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page


def called(page, name):
    return typed.condition(page.desk, PEOPLE.by_key["name"], "is", name)


def names(page):
    return [page.row(at).words[[s.key for s in page.columns].index("name")] for at in range(page.count)]


def add(page, name, words):
    way = next(one for one in joining.ways(page) if one.words.startswith(words))
    joining.add(page, called(page, name), way)


def test_the_first_way_offered_is_the_present_one(page):
    page.add_condition(called(page, "张一"))
    assert [one.words for one in joining.ways(page)] == ["全部满足", "任一满足", "与「姓名是张一」括在一起，满足其一"]
    page.want_any(any_of=True)
    assert [one.words for one in joining.ways(page)] == ["任一满足", "全部满足", "与「姓名是张一」括在一起，都要满足"]


def test_any_of_two_names(page):
    page.add_condition(called(page, "张一"))
    add(page, "张三", "任一满足")
    assert sorted(names(page)) == ["张一", "张三"]
    assert page.filter_words == "姓名是张一 或 姓名是张三"
    assert joining.turned(page) == "任一满足"
    page.remove(page.filter_parts[0])
    assert (names(page), page.ask.any_of, joining.turned(page)) == (["张三"], False, "")


def test_brackets_beside_a_preset_and_a_search(page):
    page.choose_presets(["members"])
    page.add_condition(typed.condition(page.desk, PEOPLE.by_key["unit"], "is", "机修小组"))
    page.add_condition(called(page, "张一"))
    way = next(one for one in joining.ways(page) if "张一" in one.words)
    joining.add(page, called(page, "张二"), way)
    assert page.filter_words == "在册会员；所在分会/小组是机修小组；（姓名是张一 或 姓名是张二）"
    assert sorted(names(page)) == ["张一", "张二"]
    page.want_any(any_of=True)
    assert page.filter_words == "在册会员；（所在分会/小组是机修小组 或 （姓名是张一 且 姓名是张二））"
    assert page.count == 4
    page.clear_filters()
    assert not page.ask.any_of


def test_a_saved_one_comes_back_whole_and_an_old_one_opens(desk, page):
    page.add_condition(called(page, "张一"))
    add(page, "张二", "与「姓名是张一」")
    page.add_condition(typed.condition(desk, PEOPLE.by_key["hired_on"], "at_least", "2000-01-01"))
    page.want_any(any_of=True)
    SavedFilters(desk, PEOPLE).save("甲", page)
    other = ListPage(desk, PEOPLE)
    SavedFilters(desk, PEOPLE).apply("甲", other)
    assert other.ask == page.ask
    with desk.book.deed("old") as session:
        kept = settings.get(session, "filters.members.people")
        old = {"name": "旧", "search": "", "presets": [], "order": [], "columns": ["name"], "words": "", "labels": {},
               "conditions": [{"key": "name", "comparison": "is", "value": "张三", "upper": None}]}  # fmt: skip
        settings.put(session, "filters.members.people", {**kept, "filters": [*kept["filters"], old]})
    SavedFilters(desk, PEOPLE).apply("旧", other)
    assert names(other) == ["张三"]


def test_a_column_gone_from_brackets_is_told(desk, page):
    page.add_condition(called(page, "张一"))
    add(page, "张二", "与「姓名是张一」")
    SavedFilters(desk, PEOPLE).save("甲", page)
    with desk.book.deed("alter") as session:
        kept = settings.get(session, "filters.members.people")
        kept["filters"][0]["conditions"][0]["group"][1]["key"] = "gone"
        settings.put(session, "filters.members.people", kept)
    with desk.book.reading() as session:
        (saved,), _ = savedfilters.kept_of(session, PEOPLE)
        assert list(savedfilters.faults_of(session, PEOPLE, saved)) == ["「gone」这一列已经没有了"]
    with pytest.raises(Refusal, match="不能用了"):
        SavedFilters(desk, PEOPLE).apply("甲", page)


def since(page, day, comparison=CHANGED):
    page.clear_filters()
    page.add_condition(Condition(TRAIL, comparison, day))
    return sorted(names(page))


def test_changed_since_knows_the_row_its_dated_values_and_its_parts(desk, page):
    desk.book.clock.now = datetime(2026, 11, 25, 9, 0)
    later = date(2026, 11, 25)
    assert since(page, later) == []
    by_name = dict(zip(names_of_all(page), page.ids, strict=True))
    with desk.book.deed("改电话") as session:
        rows.save_row(session, PEOPLE, by_name["张一"], {"phone": "13900000009"}, TODAY)
    with desk.book.deed("调动") as session:
        other = rows.save_row(session, UNITS, None, {"name": "装配小组", "level": "小组", "parent": 1}, TODAY)
        rows.save_row(session, PEOPLE, by_name["张二"], {"unit": other}, TODAY)
    with desk.book.deed("登记") as session:
        rows.save_row(session, PEOPLE, None, person(9), TODAY)
    assert since(page, later) == sorted(["张一", "张二", person(9)["name"]])
    assert page.filter_words == "2026-11-25以后改过"
    assert since(page, later, UNCHANGED) == ["张三", "张四"]


def names_of_all(page):
    page.clear_filters()
    return names(page)


def test_a_span_upside_down_and_a_missing_day_are_refused(page):
    hired = PEOPLE.by_key["hired_on"]
    with pytest.raises(Refusal, match="对调"):
        typed.condition(page.desk, hired, "between", "2020-01-01", "2010-01-01")
    with pytest.raises(Refusal, match="还没有填写"):
        typed.condition(page.desk, filtering.in_trail(), CHANGED, "")
    with pytest.raises(Refusal, match="改动日期"):
        typed.condition(page.desk, filtering.in_trail(), CHANGED, "去年")


def test_the_printed_list_bears_the_sentence(desk, page):
    page.add_condition(called(page, "张一"))
    add(page, "张三", "任一满足")
    with desk.book.reading() as session:
        (table,) = list_sheet(PEOPLE, page.ask, PEOPLE.listed).tables(session, Request(TODAY, TODAY))
    assert table.filter_text == page.filter_words
    assert table.count_text == "共 2 人"


def test_any_of_two_units(desk, page):
    with desk.book.deed("登记") as session:
        other = rows.save_row(session, UNITS, None, {"name": "装配小组", "level": "小组", "parent": 1}, TODAY)
        rows.save_row(session, PEOPLE, None, person(9, unit=other), TODAY)
    for name in ("机修小组", "装配小组"):
        page.add_condition(typed.condition(desk, PEOPLE.by_key["unit"], "is", name))
    assert page.count == 0
    page.want_any(any_of=True)
    assert page.count == 5
