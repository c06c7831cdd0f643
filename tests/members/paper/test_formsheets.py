"""What fills the official forms: of whom, as of when, and what is left for the pen."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import PEOPLE, RELATIVES, RESUMES
from desk_union.members.life import deeds
from desk_union.members.paper.formsheets import FORM_SHEETS
from desk_union.prints.forms import formfile
from desk_union.store import rows
from tests.members.offices import TODAY, Office

BY_CODE = {sheet.form: sheet for sheet in FORM_SHEETS}


def filled(office_book, form, day=TODAY, **more):
    with office_book.reading() as session:
        return BY_CODE[form].content.fill(session, Request(day, TODAY, **more))


def names(found):
    return [copy.words["name"] for copy in found.copies]


def change(office, name, **values):
    with office.book.deed("改") as session:
        rows.save_row(session, PEOPLE, office.people[name], values, TODAY)


@pytest.mark.parametrize("form", BY_CODE)
def test_every_placeholder_of_the_file_is_filled(works, form) -> None:
    file = formfile.load(form)
    found = filled(works, form, private=True)
    pictures = {cell.picture for layout in file.layouts for cell in layout.cells}
    for copy in found.copies:
        assert set(file.placeholders) - pictures <= set(copy.words)
    keys = {repeat.key for layout in file.layouts for repeat in layout.repeats}
    assert keys == {key for copy in found.copies for key in copy.rows}
    for key in set(file.placeholders) - pictures:
        assert any(copy.words[key] for copy in found.copies), key


def test_one_page_a_member_in_the_order_of_the_roster(office: Office) -> None:
    found = filled(office.book, "registration")
    assert len(found.copies) == len(office.names("members"))
    units = [copy.words["unit"] for copy in found.copies]
    assert units == sorted(units, key=units.index)
    assert "赵一" in names(found)


def test_by_unit_by_row_by_name_and_blank(office: Office) -> None:
    unit = office.units["甲组"]
    inside = filled(office.book, "registration", unit=unit)
    assert inside.copies
    assert {copy.words["unit"] for copy in inside.copies} == {"一分会 甲组"}
    assert names(filled(office.book, "registration", row=office.people["赵一"])) == ["赵一"]
    assert names(filled(office.book, "registration", search="zhaoyi")) == ["赵一"]
    (blank,) = filled(office.book, "registration", chosen={"who": "blank"}).copies
    assert blank.words["union"] == "示例厂工会"
    assert "name" not in blank.words
    with pytest.raises(Refusal):
        filled(office.book, "registration", search="没有这个人")


def test_private_values_are_left_for_the_pen(office: Office) -> None:
    change(office, "赵一", phone="13900000001", wage=450000)
    row = office.people["赵一"]
    (plain,) = filled(office.book, "registration", row=row).copies
    assert (plain.words["phone"], plain.words["wage"]) == ("", "")
    (whole,) = filled(office.book, "registration", row=row, private=True).copies
    assert (whole.words["phone"], whole.words["wage"]) == ("13900000001", "4,500.00")


def test_family_career_and_notes_of_a_person(office: Office) -> None:
    person = office.people["赵一"]
    office.add(RELATIVES, person=person, name="钱家人", relation="配偶", employer="某小学", born_on=date(1986, 2, 3))
    office.add(RESUMES, person=person, since=date(2012, 7, 1), what="本厂工人")
    office.add(RESUMES, person=person, since=date(2008, 7, 1), until=date(2012, 6, 30), what="邻厂学徒")
    change(office, "赵一", note="厂级先进")
    with office.book.deed("保留") as session:
        deeds.change_membership(session, [person], "保留会籍", date(2026, 5, 1), reason="在本单位下岗后待岗")
    (copy,) = filled(office.book, "registration", row=person).copies
    assert copy.rows["relatives"] == [
        {"relation": "配偶", "name": "钱家人", "born_on": "1986年2月3日", "employer": "某小学"}
    ]
    assert [row["span"] for row in copy.rows["resume"]] == ["2008年7月—2012年6月", "2012年7月—现在"]
    assert copy.words["note"] == "厂级先进\n2026年5月1日保留会籍"
    (before,) = filled(office.book, "registration", date(2026, 4, 30), row=person).copies
    assert before.words["note"] == "厂级先进"


def test_labels_go_to_whom_a_letter_can_reach(office: Office) -> None:
    with pytest.raises(Refusal, match="住址"):
        filled(office.book, "labels", chosen={"who": "roll"})
    change(office, "赵一", address="示例市一路1号")
    found = filled(office.book, "labels", chosen={"who": "roll"})
    assert names(found) == ["赵一"]
    (told,) = found.notes
    assert "没有登记住址" in told
    assert "赵一" not in told
    change(office, "赵一", far_address="邻省二路2号")
    (copy,) = filled(office.book, "labels", chosen={"who": "roll"}).copies
    assert copy.words["address"] == "邻省二路2号"


def test_the_retired_get_labels_when_nobody_else_is_chosen(works) -> None:
    found = filled(works, "labels")
    with works.reading() as session:
        from desk_union.members.ledgers import RETIREES
        from desk_union.store import listing

        retired = listing.count_of(session, RETIREES, listing.ListAsk(TODAY))
    assert 0 < len(found.copies) <= retired


def test_cards_of_those_who_joined_this_year(works) -> None:
    every, new = filled(works, "cards"), filled(works, "cards", chosen={"who": "joined"})
    assert 0 < len(new.copies) < len(every.copies)
    assert all(copy.words["joined_on"].startswith("2026年") for copy in new.copies)


def test_a_card_without_a_number_is_told(office: Office) -> None:
    change(office, "赵一", card_no=None)
    found = filled(office.book, "cards", row=office.people["赵一"])
    assert found.notes == ("赵一没有会员证号，证号处是空的。",)
