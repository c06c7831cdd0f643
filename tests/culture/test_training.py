"""Courses, those who came and passed, and their certificates."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.culture.training.sheets import certificates
from desk_union.describe.sheet import Request
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY
from tests.union_work import command, figure_by_command, kept, sheet, working_office

HEADS = ("名称", "开始日期", "期数", "参加人次", "及格人数")


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_everybody_passed(capsys, office, tmp_path):
    """举办了二期安全知识培训, 参加培训120多人次, 及格率为100%."""
    path = office.desk.book.path
    office.desk.book.close()
    lines = (("安全知识培训", "2026-03-18", 2, 96, 96), ("电工岗位培训", "2026-08-14", 1, 26, 26), ("礼仪讲座", "2026-09-10", 1, 90, None))
    assert command(capsys, "import", path, "culture.trainings", sheet(tmp_path, HEADS, *lines))[0] == 0
    told = {code: figure_by_command(capsys, path, f"culture.{code}") for code in ("trainings", "trainees", "pass_rate", "examined", "trainings_safety")}
    assert told == {"trainings": 4, "trainees": 212, "pass_rate": 100, "examined": 122, "trainings_safety": 2}
    status, told = command(capsys, "import", path, "culture.trainings", sheet(tmp_path, HEADS, ("焊工培训", "2026-07-01", 1, 33, 34)))
    assert (status, "第2行" in told, "及格34人，多于参加的33人" in told) == (1, True, True)
    assert len(kept(path, TRAININGS)) == 3


@pytest.mark.parametrize(
    ("values", "said"),
    [({"attended": 30, "examined": 31}, "应考31人，多于参加的30人次"), ({"examined": 20, "passed": 21}, "及格21人，多于应考的20人"), ({"ends_on": date(2026, 7, 1)}, "结束日期早于开始日期")],
)  # fmt: skip
def test_numbers_that_cannot_be_are_refused(office, values, said):
    with pytest.raises(Faulty, match=said):
        office.save(TRAININGS, name="焊工培训", starts_on=date(2026, 7, 6), **values)


def test_who_is_listed_is_counted_and_gets_a_certificate(office):
    row = office.save(TRAININGS, name="电工培训", starts_on=date(2026, 8, 14), ends_on=date(2026, 8, 20), kind="岗位培训", hours=56)
    office.do("culture.enrol", *office.people, training="电工培训")
    with pytest.raises(Refusal, match="已经在这期培训的名单里"):
        office.do("culture.enrol", office.people[0], training="电工培训")
    first, *rest = (one.id for one in office.all(TRAINEES))
    office.save(TRAINEES, first, score=51, passed=False)
    with pytest.raises(Refusal, match="要是及格"):
        office.do("culture.certify", first, certificate="进网作业许可证")
    office.do("culture.certify", *rest, certificate="进网作业许可证", day="2026-09-01", until="2026-12-31")
    told = {code: office.figure(f"culture.{code}") for code in ("trainees", "pass_rate", "certificates", "post_training_days")}
    assert told == {"trainees": 6, "pass_rate": 83.3, "certificates": 5, "post_training_days": 7}
    (marks,) = office.tables("culture.training_marks", row=row)
    assert marks.notes == ("应考6人，及格5人，及格率83.3%。",)
    assert "有5本证书快到期" in office.due()["证书到期"]
    assert office.due_of(office.people[1])["证书到期"] == "进网作业许可证2026年12月31日到期。"
    assert "1次不及格" in office.due_of(office.people[0])["参加培训"]
    with office.desk.book.reading() as session:
        filled = certificates(session, Request(TODAY, TODAY, row=rest[0]))
    (copy,) = filled.copies
    assert (copy.words["name"], copy.words["dates"], copy.words["hours"]) == ("张二", "2026年8月14日至2026年8月20日", "56")


def test_a_renewed_certificate_runs_out_no_more(office):
    old, new = (office.save(TRAININGS, name=name, starts_on=day) for name, day in (("电工培训", date(2023, 8, 1)), ("电工复训", date(2026, 10, 1))))
    common = {"person": office.people[0], "passed": True, "certificate": "电工证"}
    office.save(TRAINEES, training=old, valid_until=date(2026, 12, 1), **common)
    assert "证书到期" in office.due()
    office.save(TRAINEES, training=new, valid_until=date(2029, 12, 1), **common)
    assert "证书到期" not in office.due()


def test_what_is_planned_is_counted_by_subject(office):
    for name, subject in (("法律班", "法律知识"), ("监督员班", "劳动保护监督"), ("监督员二班", "劳动保护监督")):
        office.save(TRAININGS, name=name, subject=subject, starts_on=date(2026, 12, 1), planned=True, audience="工会干部")
    assert (office.figure("culture.planned_subjects"), office.figure("culture.trainings_cadres_planned")) == (2, 3)
    (plan,) = office.tables("culture.training_plan", year=2026)
    assert len(plan.rows) == 3


def test_nobody_has_the_certificate_of_a_course_before_it_began(office):
    course = office.save(TRAININGS, name="焊工培训", starts_on=date(2026, 7, 1))
    one = office.save(TRAINEES, training=course, person=office.people[0])
    with pytest.raises(Faulty, match="发证日期早于培训开始的2026年7月1日"):
        office.do("culture.certify", one, certificate="焊工证", day="2026-06-30")
    office.do("culture.certify", one, certificate="焊工证", day="2026-07-01")
    assert office.held(TRAINEES, one)["certificate"] == "焊工证"


def test_the_sheet_to_sign_has_a_line_for_everybody_expected(office):
    office.save(TRAININGS, name="焊工培训", starts_on=date(2026, 7, 1), attended=45)
    (table,) = office.tables("culture.training_sign_in", year=2026)
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 46)]
