"""师带徒: pairs in a span, checks that are overdue, and nobody who teaches himself."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.contests.teams.due import due, due_of
from desk_union.contests.teams.ledgers import MENTORSHIPS, TEAMS
from tests.contests.contest_office import brought, contest_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


def pair(office, **more):
    return office.add(MENTORSHIPS, **{"mentor_name": "张一", "apprentice_name": "张二", "starts_on": date(2026, 3, 1), **more})


def test_nobody_teaches_himself(capsys, office):
    with pytest.raises(Refusal, match="师傅和徒弟是同一个人"):
        pair(office, apprentice_name="张一")
    one = office.values(MENTORSHIPS, pair(office))["mentor"]
    assert one is not None
    with pytest.raises(Refusal, match="同一个人"):
        office.add(MENTORSHIPS, mentor=one, apprentice=one)
    with pytest.raises(Refusal, match="师傅和徒弟都是张一"):
        office.add(MENTORSHIPS, mentor=one, apprentice_name="张一")
    path = office.desk.book.path
    office.desk.book.close()
    status, told = brought(capsys, path, "contests.mentorships", [("师傅", "徒弟", "结对日期"), ("王师傅", "王师傅", "2026-01-01")])
    assert (status, "师傅和徒弟是同一个人" in told) == (1, True)
    status, told = brought(capsys, path, "contests.mentorships", [("师傅", "徒弟", "结对日期"), ("王　师傅", "王师傅", "2026-01-01")])
    assert (status, "师傅和徒弟是同一个人" in told) == (1, True)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({"mentor_name": None}, "没有写师傅是谁"), ({"apprentice_name": None}, "没有写徒弟是谁"), ({"kind": "技术能手带班组", "apprentice_name": None}, "没有写带哪个班组"), ({"ends_on": date(2026, 2, 1)}, "终止日期早于开始日期")],
)
def test_what_a_pair_lacks(office, values, sentence):
    with pytest.raises(Refusal, match=sentence):
        pair(office, **values)


@pytest.mark.parametrize(
    ("begun", "every", "due_on"),
    [(date(2026, 3, 1), None, date(2026, 6, 1)), (date(2025, 11, 30), 3, date(2026, 2, 28)), (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2026, 8, 31), 3, date(2026, 11, 30)), (date(2025, 12, 31), 12, date(2026, 12, 31))],
)
def test_a_check_falls_due_within_the_month(office, begun, every, due_on):
    row = pair(office, starts_on=begun, every=every)
    assert office.cell(MENTORSHIPS, row, "next_check") == due_on


def test_pairs_count_while_they_last(office):
    team = office.add(TEAMS, name="机修一班")
    row = pair(office, starts_on=date(2025, 3, 1))
    pair(office, apprentice_name="外来学徒")
    office.add(MENTORSHIPS, kind="技术能手带班组", mentor_name="张三", team=team, starts_on=date(2026, 2, 1))
    last_year = (date(2025, 1, 1), date(2025, 12, 31))
    assert (office.number("contests.mentor_pairs"), office.number("contests.mentor_pairs", *last_year), office.number("contests.led_teams")) == (2, 1, 1)
    told = office.do("contests.finish_pairs", row, day="2026-06-30", result="合格")
    assert "登记“张一带张二”结业：合格" in told.words
    assert office.number("contests.mentor_pairs", date(2026, 7, 1), date(2026, 12, 31)) == 1


def test_a_check_falls_due(office):
    row = pair(office, every=3)
    with office.desk.book.reading() as session:
        assert [one.sentence for one in due(session, TODAY)] == ["有1对师徒（带班组）到了检验的时候还没有检验。"]
        assert due(session, date(2026, 6, 1)) == []
        mentor = session.scalar(MENTORSHIPS.row.__table__.select().with_only_columns(MENTORSHIPS.row.mentor))
        assert len(due_of(session, mentor, TODAY)) == 1
    office.do("contests.check_pairs", row, kind="中期摸底", progress="良好", score="85")
    with office.desk.book.reading() as session:
        assert due(session, TODAY) == []
    assert (office.number("contests.mentor_checks"), office.number("contests.midterm_looks")) == (1, 1)
    (copy,) = office.copies("contests.mentor_sheet", row).copies
    assert (copy.words["heading"], copy.rows["checks"][0]["score"]) == ("师徒考核表", "85")
