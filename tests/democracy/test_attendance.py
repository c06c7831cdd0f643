"""到会率 as a criterion: who came to so many of the meetings to which he was called."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS
from desk_union.store import rows
from tests.choosing.choosing_office import choosing_office
from tests.screens.desks import TODAY

STATES = {"一": ("出席", "出席", "迟到", "出席"), "二": ("出席", "出席", "出席", "缺席"), "三": ("出席", "请假", "缺席", "缺席"), "四": ("缺席", "缺席", "缺席", "缺席")}


@pytest.fixture
def office(tmp_path):
    with choosing_office(tmp_path) as office:
        with office.desk.book.deed("会议") as session:
            for n in range(4):
                day = date(2026 if n else 2025, 3 + n, 5)
                held = rows.save_row(session, MEETINGS, None, {"day": day, "kind": "工会例会" if n < 3 else "集中学习"}, TODAY)
                for person, states in zip(office.people, STATES.values(), strict=False):
                    rows.save_row(session, ATTENDANCE, None, {"meeting": held, "person": person, "state": states[n]}, TODAY)
        yield office


@pytest.mark.parametrize(
    ("term", "who"),
    [
        (("到会率达到", 1), "一"),  # 80 per cent is usual; of 2026 the second came to 2 of 3
        (("到会率达到", 1, {"number": 66}), "一二"), (("到会率达到", 1, {"number": 67}), "一"),
        (("到会率达到", 1, {"number": 75, "since": date(2025, 1, 1)}), "一二"), (("到会率达到", 1, {"number": 25, "since": date(2025, 1, 1)}), "一二三"),
        (("到会率达到", 1, {"number": 100, "words": "例会"}), "一二"), (("到会率达到", 1, {"number": 0}), "一二三四"),  # the fifth was never called
    ],
)  # fmt: skip
def test_who_came_often_enough(office, term, who):
    assert office.chosen(term) == who


def test_the_reason_says_how_often(office):
    told = office.judged(office.rule(("到会率达到", 1)))
    assert "应到3次，到会2次" in str(told["张二"].facts[0])
    assert "没有到会记录" in str(told["张五"].facts[0])


def test_meetings_to_come_do_not_count(office):
    assert office.chosen(("到会率达到", 1, {"number": 100}), day=date(2026, 5, 31)) == "一二"
