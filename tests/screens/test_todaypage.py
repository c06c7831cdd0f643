from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.todaypage import TodayState, greeting
from desk_union.store import rows
from tests.screens.desks import TODAY, UNION, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


def state(desk):
    found = TodayState(desk)
    found.refresh()
    return found


def test_day_union_and_numbers(desk):
    found = state(desk)
    assert found.heading == "早上好　2026年11月20日　星期五"
    assert found.subheading == f"{UNION}　·　在册职工 3 人　·　会员 3 人"


def test_a_birthday_opens_the_person(desk):
    with desk.book.deed("登记") as session:
        born = rows.save_row(
            session, PEOPLE, None, person(50, id_number=None, born_on=date(1990, 11, 20), sex="女"), TODAY
        )
    card = next(card for card in state(desk).cards if card.title == "今天生日")
    assert (card.ledger_code, card.ids, card.button) == ("members.people", (born,), "查看 1 人")
    assert not card.urgent


def test_gaps_stand_apart_from_what_must_be_done(desk):
    titles = [card.title for card in state(desk).for_information]
    assert "实名制缺项" in titles
    assert "实名制缺项" not in [card.title for card in state(desk).cards]


def test_backup_and_last_deeds(desk):
    found = state(desk)
    assert found.backup.overdue
    assert next((done.when, done.who, done.title) for done in found.done) == ("09:30", "王干事", "登记人员")


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "早上好"), (11, "早上好"), (12, "下午好"), (17, "下午好"), (18, "晚上好"), (23, "晚上好")]
)
def test_greeting(hour, words):
    assert greeting(datetime(2026, 11, 20, hour)) == words
