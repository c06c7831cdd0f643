"""Persons are found by what they do: their job, and the office of the union that they hold on the day."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing, rows
from tests.members.offices import TODAY, Office


def found(office: Office, words: str, day: date = TODAY) -> set[str]:
    with office.book.reading() as session:
        ids = set(listing.ids_of(session, PEOPLE, listing.ListAsk(day, search=words)))
    return {name for name, id_ in office.people.items() if id_ in ids}


FOUND = [
    ("工会小组长", {"钱二", "李四"}),
    ("小组长", {"钱二", "李四"}),
    ("女职工委员会", {"吴六"}),
    ("工会小组长 甲组", {"钱二"}),
    ("电焊工", {"孙三"}),
    ("焊工", {"孙三"}),
    ("调度", set()),
]


@pytest.mark.parametrize(("words", "names"), FOUND)
def test_by_office_and_job(office: Office, words, names) -> None:
    with office.book.deed("岗位") as session:
        rows.save_row(session, PEOPLE, office.people["孙三"], {"job": "电焊工"}, TODAY, since=date(2026, 1, 1))
    assert found(office, words) == names


def test_as_of_the_day(later: Office) -> None:
    assert found(later, "工会小组长") == {"李四", "赵一"}
    assert found(later, "工会小组长", date(2025, 12, 31)) == {"钱二", "李四"}
