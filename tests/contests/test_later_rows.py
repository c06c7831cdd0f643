"""Rows that come later leave what was settled before: prizes, rounds, looked-at items, members of signed contests."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas import idea_words
from desk_union.contests.ideas.ledgers import PROPOSERS, SUGGESTIONS
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, ENTRIES, GRADES, MEMBERS
from desk_union.contests.safety.ledgers import CHECK_ITEMS, CHECKS
from tests.contests.contest_office import contest_office

LAST, THIS = date(2024, 10, 8), date(2025, 2, 3)
YEAR = {"year": 2024, "day": date(2024, 12, 31)}


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as made:
        yield made


def contest(office, **more):
    given = {"name": "2024年评选", "starts_on": LAST, "ends_on": date(2024, 12, 10)}
    return office.add(CONTESTS, **given, **more)


def test_a_contest_signed_by_hand_takes_no_entrants_and_no_teams(office):
    held = contest(office, stage=words.SIGNED, signed_on=date(2024, 12, 10))
    with pytest.raises(Refusal, match="已经签字"):
        office.add(ENTRIES, contest=held, name="一队")
    with pytest.raises(Refusal, match="已经签字"):
        office.add(MEMBERS, contest=held, team="一队", name="张一")


def test_prizes_of_a_contest_stay_once_they_are_given(office):
    held = contest(office, stage=words.SIGNED, signed_on=date(2024, 12, 10))
    office.add(GRADES, contest=held, name="一等奖", places=1)
    office.add(AWARDS, contest=held, grade="一等奖", winner="甲", day=date(2024, 12, 12))
    office.change(CONTESTS, held, stage=words.AWARDED, awarded_on=date(2024, 12, 12))
    with pytest.raises(Refusal, match="已经颁奖"):
        office.add(GRADES, contest=held, name="二等奖", places=1)


def test_what_is_won_later_is_on_the_sheets_of_its_own_span_and_of_the_contest(office):
    held = contest(office)
    office.add(AWARDS, contest=held, grade="一等奖", winner="甲", money=10_000, day=date(2024, 12, 12))
    office.add(AWARDS, contest=held, grade="上级奖", winner="乙", money=20_000, day=THIS)

    def winners(**asked):
        return [row[2] for table in office.tables("contests.prize_sheet", **asked) for row in table.rows]

    assert winners(**YEAR) == ["甲"]
    assert winners(year=2025) == ["乙"]
    assert winners(row=held) == ["甲", "乙"]
    (register,) = office.tables("contests.register", **YEAR)
    assert register.rows[0][-2] == "一等奖：甲"


def test_items_looked_at_later_are_on_the_sheet_of_the_check_alone(office):
    held = office.add(CHECKS, day=LAST, kind="日常检查")
    office.add(CHECK_ITEMS, inspection=held, what="通道")
    office.add(CHECK_ITEMS, inspection=held, what="线路", day=THIS)
    assert [one["what"] for one in office.copies("contests.check_sheet", held).copies[0].rows["items"]] == ["通道", "线路"]
    with office.desk.book.reading() as session:
        from desk_union.describe.sheet import Request
        from desk_union.tabs import sheet_called

        asked = Request(date(2024, 12, 31), THIS, year=2024)
        (copy,) = sheet_called("contests.check_sheet").content.fill(session, asked).copies
    assert [one["what"] for one in copy.rows["items"]] == ["通道"]
    office.add(CHECK_ITEMS, inspection=held, what="门", day=date(2024, 10, 7))  # before the check: looked at when it was
    with office.desk.book.reading() as session:
        (copy,) = sheet_called("contests.check_sheet").content.fill(session, asked).copies
    assert [one["what"] for one in copy.rows["items"]] == ["通道", "门"]


def test_who_made_a_filed_suggestion_stays(office):
    held = office.add(SUGGESTIONS, title="改灯", proposers="甲某", raised_on=LAST, stage=idea_words.FILED)
    with pytest.raises(Refusal, match="已经归档"):
        office.add(PROPOSERS, suggestion=held, name="乙某")
    assert office.values(SUGGESTIONS, held)["proposers"] == "甲某"
