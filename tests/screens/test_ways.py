"""What 工作台 offers: the things done mostly here, the first week that ticks itself off, what comes after an import."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk_union import tabs
from desk_union.describe.guiding import Way
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens import ways
from desk_union.screens.book.backuppage import BackupPage
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.todaypage import TodayState
from desk_union.store import outputs, rows, undo
from desk_union.store.outputs import Leaving
from tests.samples import sample_book
from tests.screens.desks import done, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


def usual(desk):
    with desk.book.reading() as session:
        return ways.usual(session, desk, tabs.guidance())[: ways.OFFERED]


def open_steps(desk):
    with desk.book.reading() as session:
        return [line.title for line in ways.first_week(session, tabs.guidance()) if not line.done]


def leave_members(desk, *people):
    for one in people:
        done(desk, "members.withdraw", [one], day="2026-11-01", reason="本人申请")


def test_a_new_book_offers_the_daily_jobs_of_the_tabs(desk):
    assert usual(desk) == list(tabs.guidance().usual)
    assert len(usual(desk)) == ways.OFFERED


def test_what_is_done_mostly_comes_first(desk):
    for _ in range(3):
        outputs.note(desk.book, Leaving("打印", "members.roster", "会员花名册", 1), who="王干事")
    leave_members(desk, 1, 2)
    form = RowForm(desk, UNITS, None)
    form.type("name", "二组")
    form.type("level", "小组")
    form.type("parent", "机修小组")
    form.save()
    mostly = [Way("sheet", "members.roster"), Way("deed", "members.withdraw"), Way("add", "members.units")]
    assert usual(desk)[:3] == mostly
    assert len(usual(desk)) == ways.OFFERED
    desk.book.clock.now += ways.LATELY + timedelta(days=1)
    assert usual(desk) == list(tabs.guidance().usual), "long ago is not lately"


def test_a_deed_that_was_taken_back_does_not_count(desk):
    leave_members(desk, 1)
    assert Way("deed", "members.withdraw") in usual(desk)
    undo.undo(desk.book)
    assert Way("deed", "members.withdraw") not in usual(desk)


def test_the_first_week_ticks_itself_off_and_can_be_put_away(desk, tmp_path):
    before = open_steps(desk)
    assert "导入职工会员名册" not in before, "there are three people"
    assert {"定U盘备份文件夹", "打印第一张表", "定会费标准"} <= set(before)
    BackupPage(desk).choose_stick(tmp_path)
    outputs.note(desk.book, Leaving("打印", "members.roster", "会员花名册", 1))
    assert set(before) - set(open_steps(desk)) == {"定U盘备份文件夹", "打印第一张表"}
    ways.put_first_week_away(desk)
    assert open_steps(desk) == []


def test_every_step_is_done_in_the_sample(tmp_path, tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    with book.reading() as session:
        left = [step.title for step in tabs.guidance().first_week if not step.done(session)]
    book.close()
    assert left == []


def test_an_import_tells_what_comes_next_the_same_day(desk):
    state = TodayState(desk)
    state.refresh()
    assert state.imported is None
    with desk.book.deed(f"导入{PEOPLE.title}：新增1，更新0", code="import", who="王干事") as session:
        rows.save_row(session, PEOPLE, None, person(7), desk.today())
    state.refresh()
    assert state.imported is not None
    assert state.imported.ways == tabs.guidance().next["members.people"]
    desk.book.clock.now += timedelta(days=1)
    desk.today = lambda: desk.book.clock().date()
    state.refresh()
    assert state.imported is None
