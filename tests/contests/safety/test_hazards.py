"""Hazards from their finding to the re-check, 查岗 that was left out, 安康杯 and its numbers."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.contests.safety.due import due
from desk_union.contests.safety.ledgers import CHECKS, CUPS, HAZARDS, INCIDENTS, TARGETS, TASKS
from desk_union.store import listing
from tests.contests.contest_office import brought, contest_office, numbers
from tests.screens.desks import TODAY

FOUND = date(2026, 10, 1)


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


def hazard(office, **more):
    return office.add(HAZARDS, **{"found_on": FOUND, "what": "护栏开裂", "responsible": "张一", "due_on": date(2026, 10, 8), **more})


def told(office, day=TODAY):
    with office.desk.book.reading() as session:
        return {one.title: one.sentence for one in due(session, day)}


def test_a_hazard_is_not_closed_before_it_was_found(capsys, office):
    sentence = "整改完成日期2026-09-30早于发现日期2026-10-01"
    with pytest.raises(Refusal, match=sentence):
        hazard(office, fixed_on=date(2026, 9, 30))
    row = hazard(office)
    with pytest.raises(Refusal, match=sentence):
        office.do("contests.fix_hazards", row, day="2026-09-30")
    path = office.desk.book.path
    office.desk.book.close()
    lines = [("隐患内容", "发现日期", "整改完成日期"), ("电线裸露", "2026-10-01", "2026-09-30")]
    status, words = brought(capsys, path, "contests.hazards", lines)
    assert (status, sentence in words) == (1, True)
    lines[1] = ("电线裸露", "2026-10-01", "2026-10-09")
    assert brought(capsys, path, "contests.hazards", lines)[0] == 0
    found = numbers(capsys, path, 2026)
    assert (found["contests.hazards"], found["contests.hazards_fixed"], found["contests.hazards_rate"]) == (2, 1, 50)


def test_from_open_to_closed_and_back(office):
    row = hazard(office)
    assert told(office) == {"隐患整改超期": "有1项隐患过了期限还没有整改。", "没有整改的隐患": "有1项隐患还没有整改，最早的已经50天。"}
    office.do("contests.fix_hazards", row, day="2026-10-20", fixed_how="焊好了")
    assert told(office) == {"整改了没复查": "有1项隐患整改了，还没有复查。"}
    office.do("contests.recheck_hazards", row, day="2026-10-22", result="不合格")
    now = office.values(HAZARDS, row)
    assert (now["stage"], now["fixed_on"], now["note"]) == ("待整改", None, "2026-10-22复查不合格，重新整改。")
    office.do("contests.fix_hazards", row, day="2026-11-01")
    office.do("contests.recheck_hazards", row, day="2026-11-03", result="合格", rechecker="张二")
    assert office.values(HAZARDS, row)["stage"] == "已复查"
    assert told(office) == {}
    assert office.number("contests.hazards_fixed", FOUND, date(2026, 10, 31)) == 0  # as it was then
    (copy,) = office.copies("contests.hazard_notice", row).copies
    assert (copy.words["number"], copy.words["recheck"], copy.words["responsible"]) == ("患-2026-0001", "合格", "张一")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"due_on": date(2026, 9, 1)}, "整改期限早于发现日期"), ({"fixed_on": FOUND, "rechecked_on": date(2026, 9, 1)}, "复查日期早于"),
        ({"rechecked_on": date(2026, 10, 5)}, "还没有整改就复查了"), ({"cost": -1}, "不能是负数"),
    ],
)  # fmt: skip
def test_what_cannot_be(office, values, sentence):
    with pytest.raises(Refusal, match=sentence):
        hazard(office, **values)


def test_a_stage_of_a_hazard_is_not_skipped(office):
    row = hazard(office)
    with pytest.raises(Refusal, match="不能从“待整改”改为“已复查”"):
        office.change(HAZARDS, row, stage="已复查")


def test_the_open_list_goes_by_age(office):
    for day in (date(2026, 11, 18), date(2026, 10, 30), date(2026, 9, 1), date(2026, 1, 1)):
        hazard(office, found_on=day, due_on=None, what=f"{day}的隐患")
    (table,) = office.tables("contests.open_hazards")
    assert [row[9] for row in table.rows] == ["323", "80", "21", "2"]
    assert table.notes[0] == "按发现以后的天数：7天以内1项，8—30天1项，31—90天1项，90天以上1项。"
    (page,) = office.tables("contests.hazard_picture")
    assert [tuple(row) for row in page.rows] == [("7天以内", "1项"), ("8—30天", "1项"), ("31—90天", "1项"), ("90天以上", "1项")]


def test_watches_that_were_left_out_are_shown(office):
    for day in ("2026-01-06", "2026-01-20", "2026-02-06", "2026-04-06", "2026-04-20", *(f"2026-{month:02}-{day}" for month in range(5, 11) for day in ("06", "20"))):
        office.add(CHECKS, day=date.fromisoformat(day), kind="群监查岗", shift="夜班", stopped=1)
    assert told(office)["群监查岗有遗漏"] == "群监查岗每月2次，今年2月少1次、3月少2次。"
    (table,) = office.tables("contests.watch_sheet", year=2026)
    assert [row[4] for row in table.rows] == ["", "少1次", "少2次", *[""] * 8]  # November is not over
    assert (table.totals[1], table.totals[4]) == ("17", "少3次")
    assert office.number("contests.watch_checks") == 17
    assert told(office, date(2026, 2, 25)) == {}


def test_the_ten_are_laid_out_once(office):
    cup = office.add(CUPS, year=2026, title="2026年“安康杯”竞赛", staff=280, entrants=265)
    office.do("contests.lay_ten", cup)
    with pytest.raises(Refusal, match="要是还没有列“十个一”的"):
        office.do("contests.lay_ten", cup)
    with office.desk.book.reading() as session:
        first = listing.ids_of(session, TASKS, listing.ListAsk(TODAY))[0]
        targets = listing.count_of(session, TARGETS, listing.ListAsk(TODAY))
    office.change(TASKS, first, done_on=date(2026, 6, 1), proof="签到表")
    assert [office.number(f"contests.{code}") for code in ("ten_items", "ten_done", "cup_zero_targets")] == [10, 1, targets]
    (table,) = office.tables("contests.ten_sheet", year=2026)
    assert table.notes == ("要求10项，已完成1项，还有9项。",)
    assert [one.title for one in office.tables("contests.cup_register", year=2026)] == ["安康杯竞赛台账", "安康杯“十个一”完成表", "安康杯安全目标", "安康杯参赛单位", "安康杯活动数据"]
    with pytest.raises(Refusal, match="参赛职工比职工总数多"):
        office.change(CUPS, cup, entrants=281)


def test_a_near_miss_is_no_accident(office):
    office.add(INCIDENTS, day=FOUND, kind="险肇事件", what="吊物下落")
    assert office.number("contests.incidents") == 0
    office.add(INCIDENTS, day=FOUND, kind="轻伤", what="夹手", minor=1)
    assert office.number("contests.incidents") == 1
