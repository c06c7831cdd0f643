"""The form as a plain object: reading, filling in, faults, days of change, privacy, saving."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import EVENTS, PEOPLE, UNITS
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.historypage import history_of
from desk_union.screens.privacy import shown_log
from desk_union.screens.undoing import Undoing
from desk_union.store import listing
from desk_union.store.rows import Faulty
from tests.screens.desks import TODAY, count


def someone(desk):
    with desk.book.reading() as session:
        return listing.ids_of(session, PEOPLE, listing.ListAsk(TODAY))[0]


def value_on(desk, row_id, key, day):
    with desk.book.reading() as session:
        line = listing.lines(session, PEOPLE, [PEOPLE.by_key[key]], [row_id], day)[0]
    return line.words[0]


def test_a_new_person_from_typed_texts(desk):
    form = RowForm(desk, PEOPLE, None)
    for key, text in {
        "name": "欧阳  小红", "id_number": identity.sample_id(77).lower(), "unit": "机修小组", "political": "党员",
        "hired_on": "2015年3月", "joined_on": "20160401",
    }.items():  # fmt: skip
        form.type(key, text)
    assert not form.problems
    assert form.text("born_on")
    assert form.text("sex") in {"男", "女"}
    saved = form.save()
    assert not form.is_dirty
    assert value_on(desk, saved, "political", TODAY) == "中共党员"
    assert value_on(desk, saved, "joined_on", TODAY) == "2016-04-01"
    assert Undoing(desk).next_undo() == "新增 欧阳小红（职工会员花名册）"


def test_what_was_filled_in_follows_the_number_but_what_was_typed_stays(desk):
    form = RowForm(desk, PEOPLE, None)
    form.type("id_number", identity.sample_id(77))
    first = form.text("born_on")
    form.type("id_number", identity.sample_id(78))
    assert form.text("born_on") not in {"", first}
    form.type("born_on", "1980-01-01")
    form.type("id_number", identity.sample_id(79))
    assert form.text("born_on") == "1980-01-01"
    assert "与身份证不一致" in form.problems["born_on"]


def test_a_text_that_cannot_be_read_stays_with_its_reason(desk):
    form = RowForm(desk, PEOPLE, None)
    form.type("born_on", "2025-02-30")
    assert form.text("born_on") == "2025-02-30"
    assert "没有30日" in form.problems["born_on"]
    assert form.is_dirty
    form.type("born_on", "")
    assert not form.problems


def test_nothing_is_saved_while_something_is_wrong(desk):
    before = count(desk)
    form = RowForm(desk, PEOPLE, None)
    form.type("phone", "12345")
    with pytest.raises(Faulty):
        form.save()
    assert set(form.problems) == {"name", "phone"}
    assert count(desk) == before
    form.type("name", "赵七")
    assert set(form.problems) == {"phone"}


@pytest.mark.parametrize("text", ["机修小组", "某某"])
def test_a_reference_is_found_by_name(desk, text):
    form = RowForm(desk, PEOPLE, None)
    form.type("unit", text)
    assert form.value("unit")
    assert not form.problems


def test_a_reference_is_offered_by_initials(desk):
    form = RowForm(desk, PEOPLE, None)
    ((value, words),) = form.offers("unit", "jxxz")
    form.put("unit", value)
    assert form.text("unit") == words == "机修小组"


def test_a_reference_to_nothing_is_said(desk):
    form = RowForm(desk, PEOPLE, None)
    form.type("unit", "没有的组")
    assert "没有“没有的组”" in form.problems["unit"]


def test_two_of_one_name_are_asked_for(desk):
    for _ in range(2):
        form = RowForm(desk, PEOPLE, None)
        form.type("name", "李四")
        form.save()
    event = RowForm(desk, EVENTS, None)
    event.type("person", "李四")
    assert "不止一个" in event.problems["person"]


def test_looking_at_a_row_changes_nothing(desk):
    form = RowForm(desk, PEOPLE, someone(desk))
    assert not form.is_dirty
    name = form.text("name")
    form.type("name", "别名")
    assert form.is_dirty
    form.type("name", name)
    assert not form.is_dirty


def test_a_dated_value_changes_from_the_day_that_was_given(desk):
    row_id = someone(desk)
    form = RowForm(desk, PEOPLE, row_id)
    form.type("standing", "病休")
    assert form.asks_since
    assert form.changed_dated() == ["standing"]
    form.take_since("2026-02-30")
    with pytest.raises(Refusal, match="自何日起"):
        form.save()
    form.take_since("2026年10月1日")
    form.save()
    assert value_on(desk, row_id, "standing", date(2026, 9, 30)) == "在岗"
    assert value_on(desk, row_id, "standing", TODAY) == "病休"


def test_a_changed_fact_asks_from_which_day_and_a_slip_changes_the_past(desk):
    row_id = someone(desk)
    form = RowForm(desk, PEOPLE, row_id)
    form.type("political", "群众")
    form.take_correction(corrects=True)
    form.save()
    assert not form.corrects  # asked anew for the next change
    form.type("political", "党员")
    assert (form.asks_since, form.changed_dated()) == (True, ["political"])
    form.take_since("2026年10月1日")
    form.save()
    form.type("marital", "已婚" if form.value("marital") != "已婚" else "未婚")
    form.take_correction(corrects=True)
    form.take_since("2026-02-30")  # no day is asked for a slip
    form.save()
    told = [value_on(desk, row_id, "political", day) for day in (date(2026, 9, 30), TODAY)]
    assert told == ["群众", "中共党员"]
    assert value_on(desk, row_id, "marital", date(2026, 9, 30)) == value_on(desk, row_id, "marital", TODAY)


def test_private_values_are_shown_only_on_demand_which_is_noted(desk):
    form = RowForm(desk, PEOPLE, someone(desk))
    assert "****" in form.text("phone")
    assert form.is_locked("phone")
    form.reveal()
    assert form.text("phone").isdigit()
    assert not form.is_locked("phone")
    (line,) = shown_log(desk)
    assert (line["who"], line["what"]) == ("王干事", f"查看 {form.name}")


def test_what_follows_from_events_is_not_written_over(desk):
    form = RowForm(desk, PEOPLE, someone(desk))
    assert form.is_locked("member_state")
    assert form.is_locked("joined_on")
    assert form.is_locked("age")


def test_a_state_that_does_not_come_out_of_the_events_is_refused(desk):
    before = count(desk)
    form = RowForm(desk, PEOPLE, None)
    form.type("name", "钱八")
    form.type("joined_on", "2020-01-01")
    form.type("member_state", "保留会籍")
    with pytest.raises(Faulty):
        form.save()
    assert "member_state" in form.problems
    assert count(desk) == before


def test_a_past_day_cannot_be_written(desk):
    form = RowForm(desk, PEOPLE, someone(desk), day=date(2020, 1, 1))
    assert form.frozen
    assert all(form.is_locked(key) for key in form.fields)


def test_a_row_deleted_meanwhile_is_refused_in_words(desk):
    with pytest.raises(Refusal, match="已不存在"):
        RowForm(desk, UNITS, 999)


def test_the_history_says_before_and_after(desk):
    row_id = someone(desk)
    form = RowForm(desk, PEOPLE, row_id)
    form.type("political", "群众")
    form.save()
    form.type("political", "党员")
    form.save()
    line = next(one for one in history_of(desk, PEOPLE, row_id) if not one.place)
    assert (line.who, line.label, line.before, line.after) == ("王干事", "政治面貌", "群众", "中共党员")
    assert any(line.place == "会籍变动台账" for line in history_of(desk, PEOPLE, row_id))
    assert not any(part in str(history_of(desk, PEOPLE, row_id)) for part in (identity.sample_id(1), "13900000001"))


def test_a_picture_is_kept_and_comes_back(desk, tmp_path):
    file = tmp_path / "照片.png"
    file.write_bytes(b"\x89PNG picture")
    row_id = someone(desk)
    form = RowForm(desk, PEOPLE, row_id)
    form.put_picture("photo", file)
    form.save()
    assert RowForm(desk, PEOPLE, row_id).picture("photo") == b"\x89PNG picture"
