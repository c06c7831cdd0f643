"""The way of a 困难职工 file from the application to 脱困, and of an application for aid to its voucher."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.care.hardship.aid_ledgers import APPLICATIONS
from desk_union.care.hardship.due import due
from desk_union.care.hardship.file_ledgers import FAMILIES, FILES
from desk_union.care.hardship.survey_ledgers import LINES
from desk_union.care.hardship.tables import AidApplication, HardshipFile, HardshipPaper, HardshipSurvey
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import LISTS
from desk_union.store import overrides
from tests.care.care_office import care_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with care_office(tmp_path) as office:
        yield office


def open_file(office, person, **more):
    return office.save(
        FILES, person=person, heads=3, year_income=30_000_00, ill_cost=6_000_00, cause="患重特大疾病", applied_on=TODAY, **more
    )


def test_from_the_application_to_leaving(office):
    office.save(LINES, since=date(2025, 7, 1), minimum=850_00)
    row = open_file(office, office.people[0])
    file = office.row(HardshipFile, row)
    assert file.number == f"困-{TODAY.year}-0001"
    assert file.reckoned == "深度困难"
    assert "每人每月666.66元" in file.reckoning
    wanted = office.all(select(HardshipPaper.paper).where(HardshipPaper.file == row))
    assert "二级以上医院诊断证明" in wanted
    assert len(wanted) == len(set(wanted)) == 8
    with pytest.raises(Refusal, match="要是正在公示"):
        office.do("care.submit_file", row)
    office.do("care.check_file", row, surveyor="赵主席", finding="情况属实")
    assert office.all(select(HardshipSurvey.finding).where(HardshipSurvey.file == row)) == ["情况属实"]
    with pytest.raises(overrides.Doubtful, match="个工作日"):
        office.do("care.post_file", row, until=str(TODAY + timedelta(1)))
    told = office.do("care.post_file", row)
    assert "公示到" in told.words
    office.do("care.submit_file", row)
    told = office.do("care.approve_file", row)
    assert office.row(HardshipFile, row).kind == "深度困难"
    assert office.figure("care.files_held") == office.figure("care.files_opened") == 1
    office.do("care.review_file", row, result="脱困", reason="子女就业，收入好转")
    assert office.row(HardshipFile, row).stage == "脱困"
    assert office.figure("care.files_held") == 0
    assert office.figure("care.files_out") == 1


def test_a_second_open_file_of_the_same_person_is_refused(office):
    first = open_file(office, office.people[0])
    second = open_file(office, office.people[0])
    office.do("care.check_file", first, surveyor="赵主席")
    with pytest.raises(Refusal, match="一户只建一份"):
        office.do("care.check_file", second, surveyor="赵主席")


def test_a_relative_counted_in_two_households_asks_for_a_reason(office):
    first, second = open_file(office, office.people[0]), open_file(office, office.people[1])
    child = {"name": "张小明", "relation": "儿子", "id_number": "990101201003070015"}
    office.save(FAMILIES, file=first, **child)
    with pytest.raises(overrides.Doubtful, match=r"已算在另一户（困-.*张一"):
        office.save(FAMILIES, file=second, **child)
    office.save(FAMILIES, file=second, reason="父母离异，轮流抚养", **child)
    with office.desk.book.reading() as session:
        assert [one.reason for one in overrides.accepted(session, "care.families")] == ["父母离异，轮流抚养"]
        holder = session.scalar(select(Person.id_number).where(Person.id == office.people[0]))
    if holder:
        with pytest.raises(Refusal, match="就是建档职工本人"):
            office.save(FAMILIES, file=first, name="张一", relation="其他", id_number=holder)


def test_the_holder_who_died_is_due(office):
    row = open_file(office, office.people[0], stage="帮扶", approved_on=TODAY, kind="深度困难")
    with office.desk.book.deed("去世") as session:
        session.get_one(Person, office.people[0]).died_on = TODAY
    with office.desk.book.reading() as session:
        told = {one.kind: one for one in due(session, TODAY)}
    assert told["hardship_died"].row_ids == (row,)
    assert "已去世" in told["hardship_died"].sentence
    assert "hardship_line" in told


def test_review_is_due_a_year_after(office):
    row = open_file(office, office.people[0], stage="帮扶", approved_on=TODAY, kind="深度困难")
    with office.desk.book.reading() as session:
        assert "hardship_review" not in {one.kind for one in due(session, TODAY + timedelta(364))}
        assert next(one for one in due(session, TODAY + timedelta(366)) if one.kind == "hardship_review").row_ids == (row,)


def test_twelve_students_and_fifteen_thousand_yuan(office):
    """资助学生12人15000元 (000 L251): two children of one parent are two students."""
    people = office.people
    ids = [
        office.save(APPLICATIONS, kind="金秋助学", person=people[n % 6], student=f"学生{'甲乙丙丁戊己庚辛壬癸子丑'[n]}", level="本科" if n < 11 else "高中", asked=1_250_00)
        for n in range(12)
    ]
    office.do("care.grant_application", *ids)
    assert {one.decided for one in office.all(select(AidApplication))} == {1_250_00}
    told = office.do("care.pay_applications", *ids, title="金秋助学", source="本级工会经费")
    roll = told.seen[1][0]
    assert len(office.lines(roll)) == 12
    assert (office.figure("care.students"), office.figure("care.student_aid")) == (0, 0)
    voucher = office.through(roll, "approve", "sign", "book").done.voucher
    assert office.entries(voucher) == [("50405", 15_000_00, 0), ("102", 0, 15_000_00)]
    assert (office.figure("care.students"), office.figure("care.student_aid")) == (12, 15000)
    assert office.figure("care.students_higher") == 11
    (table,) = office.tables("payouts.sign_sheet", row=roll)
    assert table.totals[6] == "15,000.00"
    assert "金秋助学（学生甲）" in table.rows[0][4]
    with pytest.raises(Refusal, match="还没有编进发放单"):
        office.do("care.pay_applications", ids[0], title="再发一次")
    assert office.with_preset(LISTS, "unbooked") == []


def test_nineteen_households_and_nine_thousand_two_hundred(office):
    """19户残疾人生活补助金 (003 L98), here three households, one of them with two of its people."""
    ids = [office.save(APPLICATIONS, kind="残疾人生活补助", person=one, asked=400_00) for one in office.people[:3]]
    office.do("care.grant_application", *ids)
    roll = office.do("care.pay_applications", *ids, title="助残日补助").seen[1][0]
    office.through(roll, "approve", "sign")
    assert (office.figure("care.disabled_households"), office.figure("care.disabled_aid")) == (3, 1200)


def test_the_card_has_a_line_for_every_relative_and_hides_what_is_private(office):
    row = open_file(office, office.people[0])
    for n in range(9):
        office.save(FAMILIES, file=row, name=f"家人{'甲乙丙丁戊己庚辛壬'[n]}", relation="其他", income=1_000_00, health="高血压病")
    plain = office.filled("care.file_card", row=row).copies[0]
    assert len(plain.rows["family"]) == 9
    assert plain.words["cause"] == plain.words["year_income"] == plain.rows["family"][0]["health"] == ""
    told = office.filled("care.file_card", row=row, private=True).copies[0]
    assert told.words["cause"] == "患重特大疾病"
    assert told.words["year_income"] == "30,000.00元"
    assert told.rows["family"][0]["income"] == "1,000.00"


def test_the_history_holds_what_was_given_of_any_kind(office):
    row = open_file(office, office.people[0])
    office.through(office.hand_out(office.people[0], amount="300", title="春节慰问"), "approve", "sign")
    (table,) = office.tables("care.file_history", row=row)
    assert [cells[3] for cells in table.rows] == ["春节慰问"]
    assert table.totals[6] == "300.00"
