"""Reminders of rows of any ledger: set, seen to, put off, and what becomes of them when the row goes or is merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.members import duplicates
from desk_union.members.ledgers import NOTES, PEOPLE, UNITS
from desk_union.reminders.due import due, due_of
from desk_union.reminders.ledgers import REMINDERS
from desk_union.reminders.tables import Reminder
from desk_union.screens.form.deedpage import DeedPage
from desk_union.screens.reports.quickentry import reminded_of
from desk_union.screens.todaypage import TodayState
from desk_union.screens.undoing import Undoing
from desk_union.store import anyrow, listing, rows
from desk_union.store.listing import ListAsk
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY, person, small_desk

LATER = TODAY + timedelta(3)


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=3) as desk:
        yield desk


def people(desk):
    with desk.book.reading() as session:
        return listing.ids_of(session, PEOPLE, ListAsk(TODAY, order=("id",)))


def do(desk, code, ids=(), **answers):
    page = DeedPage(desk, tabs.deed_called(code), ids)
    for key, value in answers.items():
        page.type(key, value)
    return page.run().done


def put(desk, **answers):
    return do(desk, "reminders.put", **{"day": "2026-11-23", "words": "问问近况", **answers}).ids[0]


def held(desk, row_id):
    with desk.book.reading() as session:
        return session.get(Reminder, row_id)


def lines(desk, day=TODAY):
    with desk.book.reading() as session:
        return due(session, day)


def target(desk, row_id):
    with desk.book.reading() as session:
        (line,) = listing.lines(session, REMINDERS, [REMINDERS.by_key["target"]], [row_id], TODAY)
    return line.words[0]


def test_the_chosen_row_fills_itself_in_and_opens(desk):
    first = people(desk)[0]
    given = reminded_of(desk, PEOPLE.code, [first])
    assert given == {"source": "职工会员花名册", "named": "张一"}
    made = put(desk, **given)
    assert (held(desk, made).owner_table, held(desk, made).owner_id) == ("person", first)
    (line,) = lines(desk)
    assert line.opens == (PEOPLE.code, (first,))
    assert (line.title, line.urgency) == ("问问近况", "soon")
    assert "还有3天" in line.sentence
    assert "职工会员花名册：张一" in line.sentence
    assert reminded_of(desk, PEOPLE.code, []) == {}
    with pytest.raises(Refusal, match="只能连着一条"):
        reminded_of(desk, PEOPLE.code, people(desk))


def test_namesakes_are_told_apart_by_their_number(desk):
    with desk.book.deed("同名") as session:
        twin = rows.save_row(session, PEOPLE, None, {**person(8), "name": "张一"}, TODAY)
    with pytest.raises(Refusal, match="不止一条叫“张一”"):
        put(desk, source="职工会员花名册", named="张一")
    given = reminded_of(desk, PEOPLE.code, [twin])
    assert given["named"] == f"张一 #{twin}"
    assert held(desk, put(desk, **given)).owner_id == twin


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"source": "职工会员花名册", "named": "没有这人"}, "没有“没有这人”"),
        ({"source": "职工会员花名册"}, "要一起写"),
        ({"until": "2026-11-01", "repeats": "每月"}, "早于"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(desk, answers, told):
    with pytest.raises(Refusal, match=told):
        put(desk, **answers)
    assert lines(desk) == []


def test_done_leaves_the_page_and_what_comes_again_is_there(desk):
    first = people(desk)[0]
    made = put(desk, day="2026-11-20", repeats="每月", until="2026-12-31", **reminded_of(desk, PEOPLE.code, [first]))
    told = do(desk, "reminders.done", [made])
    assert told.notes == ("下一次：2026年12月20日 问问近况。",)
    again = told.ids[1]
    assert lines(desk) == []
    assert (held(desk, again).day, held(desk, again).owner_id) == (date(2026, 12, 20), first)
    assert do(desk, "reminders.done", [again]).notes == ()  # beyond its last day
    Undoing(desk).undo()
    assert held(desk, again).done_on is None
    with pytest.raises(Refusal, match="不能办理“已办”"):
        do(desk, "reminders.done", [made])


def test_what_is_put_off_keeps_the_days_of_the_others(desk):
    made = put(desk, day="2026-11-20", repeats="每周")
    do(desk, "reminders.later", [made], day="2026-11-24")
    assert [one.day for one in lines(desk)] == [date(2026, 11, 24)]
    told = do(desk, "reminders.done", [made], day="2026-11-20")
    assert held(desk, told.ids[1]).day == date(2026, 11, 27)
    with pytest.raises(Refusal, match="已经过去"):
        do(desk, "reminders.later", [told.ids[1]], day="2026-11-01")


def test_late_ones_come_first_and_far_ones_wait(desk):
    put(desk, day="2026-11-10", words="过期的")
    put(desk, day="2026-11-27", words="七天内的")
    put(desk, day="2026-11-28", words="还早的")
    assert [(one.title, one.urgency) for one in lines(desk)] == [("过期的", "late"), ("七天内的", "soon")]
    page = TodayState(desk)
    page.refresh()
    late = next(card for card in page.late if card.title == "过期的")
    assert (late.settles.code, late.puts_off.code, late.opens) == ("reminders.done", "reminders.later", None)
    assert late.button == "查看 1 条"


def test_a_row_deleted_restored_and_merged(desk):
    first, second, third = people(desk)
    made = put(desk, **reminded_of(desk, PEOPLE.code, [first]))
    assert target(desk, made) == anyrow.THERE
    with desk.book.deed("合并") as session:
        duplicates.merge(session, second, first, {}, TODAY)
    assert held(desk, made).owner_id == second
    assert "张二" in lines(desk)[0].sentence
    with desk.book.reading() as session:
        assert [one.title for one in due_of(session, second, TODAY)] == ["问问近况"]
        assert due_of(session, third, TODAY) == []


def test_a_unit_merged_into_another_takes_its_reminders_along_and_undo_brings_them_back(desk):
    with desk.book.deed("小组") as session:
        whole = rows.save_row(session, UNITS, None, {"name": "厂工会", "level": "工会"}, TODAY)
        gone, stays = (
            rows.save_row(session, UNITS, None, {"name": name, "level": "小组", "parent": whole}, TODAY)
            for name in ("甲小组", "乙小组")
        )
    made = put(desk, **reminded_of(desk, UNITS.code, [gone]))
    done = do(desk, "members.merge_units", [gone], day=TODAY.isoformat(), into="乙小组")
    assert "提醒1条" in done.words
    assert held(desk, made).owner_id == stays
    assert "乙小组" in lines(desk)[0].sentence
    Undoing(desk).undo()
    assert held(desk, made).owner_id == gone


def test_a_row_in_the_bin_is_told(desk):
    note = {"day": TODAY, "person": people(desk)[0], "kind": "电话", "words": "问手续"}
    with desk.book.deed("随记") as session:
        row = rows.save_row(session, NOTES, None, note, TODAY)
    made = put(desk, **reminded_of(desk, NOTES.code, [row]))
    with desk.book.deed("删除") as session:
        rows.delete_rows(session, NOTES, [row], TODAY)
    assert target(desk, made) == anyrow.GONE
    (line,) = lines(desk)
    assert line.opens is None
    assert "已删除" in line.sentence
    with desk.book.deed("改备注") as session:  # what is gone can still be changed
        rows.save_row(session, REMINDERS, made, {"note": "等恢复"}, TODAY)
    with desk.book.reading() as session:
        assert listing.ids_of(session, REMINDERS, ListAsk(TODAY, presets=("gone",))) == [made]
    with pytest.raises(Faulty), desk.book.deed("换一条") as session:
        rows.save_row(session, REMINDERS, made, {"named": "别的"}, TODAY)
    Undoing(desk).undo()
    Undoing(desk).undo()
    assert target(desk, made) == anyrow.THERE
    assert lines(desk)[0].opens == (NOTES.code, (row,))


def of_note(desk):
    with desk.book.reading() as session:
        found = session.scalars(select(Reminder).where(Reminder.origin.is_not(None)).order_by(Reminder.id)).all()
        return [(one.day, one.words, one.done_on) for one in found]


def test_a_note_that_says_when_to_come_again_has_its_reminder(desk):
    given = {"day": TODAY, "person": people(desk)[0], "kind": "谈心", "words": "想调白班", "next_on": LATER}
    with desk.book.deed("随记") as session:
        row = rows.save_row(session, NOTES, None, given, TODAY)
    assert of_note(desk) == [(LATER, "再次走访谈心：张一", None)]
    assert "想调白班" not in lines(desk)[0].sentence
    assert lines(desk)[0].opens == (NOTES.code, (row,))
    with desk.book.deed("改") as session:
        rows.save_row(session, NOTES, row, {"next_on": LATER + timedelta(1), "next_words": "问调班"}, TODAY)
    assert of_note(desk) == [(LATER + timedelta(1), "问调班：张一", None)]
    with desk.book.deed("清空") as session:
        rows.save_row(session, NOTES, row, {"next_on": None, "next_words": None}, TODAY)
    assert of_note(desk) == []
    Undoing(desk).undo()
    assert of_note(desk) == [(LATER + timedelta(1), "问调班：张一", None)]
    made = lines(desk)[0].row_ids[0]
    do(desk, "reminders.done", [made])
    with desk.book.deed("再存") as session:
        rows.save_row(session, NOTES, row, {"who": "王干事"}, TODAY)
    assert of_note(desk) == [(LATER + timedelta(1), "问调班：张一", TODAY)]
    with desk.book.deed("删除") as session:
        rows.delete_rows(session, NOTES, [row], TODAY)
    assert len(of_note(desk)) == 1  # what was seen to was seen to


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"person": None}, "没有写是谁"),
        ({"next_on": TODAY}, "不在这次之后"),
        ({"next_words": "再来"}, "没有写哪一天"),
    ],
)
def test_a_note_that_cannot_be(desk, given, told):
    whole = {"day": TODAY, "person": people(desk)[0], "kind": "谈心", "words": "近况", **given}
    with pytest.raises(Faulty, match=told), desk.book.deed("随记") as session:
        rows.save_row(session, NOTES, None, whole, TODAY)


def test_what_a_note_says_is_masked_and_left_out_of_print(desk):
    shown = NOTES.by_key["words"]
    assert shown.private
    from desk_union.prints.lists.ledgerlist import printable

    assert shown not in printable(NOTES)
