"""The team of an entrant: only a team has other members, because the prize is split among them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import awarding
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, ENTRIES, MEMBERS
from desk_union.contests.running.tables import ContestAward, ContestMember
from tests.contests.contest_office import contest_office

ALONE = "“张一”是个人参赛，不能有队员“李外”"


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as found:
        yield found


@pytest.fixture
def held(office):
    return office.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1))


def test_one_who_competes_alone_has_no_other_members(office, held):
    office.add(ENTRIES, contest=held, name="张一")
    with pytest.raises(Refusal, match=ALONE):
        office.add(MEMBERS, contest=held, team="张一", name="李外")
    office.add(MEMBERS, contest=held, team="张一", name="张一")  # a sheet may write it so


def test_a_team_with_members_does_not_become_one_person(office, held):
    team = office.add(ENTRIES, contest=held, name="张一", kind=words.TEAM)
    office.add(MEMBERS, contest=held, team="张一", name="李外")
    with pytest.raises(Refusal, match=ALONE):
        office.change(ENTRIES, team, kind=words.PERSON)


def test_the_prize_of_one_person_is_not_split_in_an_older_book_either(office, held):
    team = office.add(ENTRIES, contest=held, name="张一", kind=words.TEAM)
    for name in ("张一", "李外"):
        office.add(MEMBERS, contest=held, team="张一", name=name)
    office.add(AWARDS, contest=held, grade="一等奖", winner="张一", money=100_00, day=date(2026, 3, 2))

    def shares() -> list[int]:
        with office.desk.book.reading() as session:
            return [one["cash"] for one in awarding.lines_of(session, session.scalars(select(ContestAward)).one())]

    assert shares() == [50_00, 50_00]
    with office.desk.book.deed("旧账本里的") as session:  # past the ledger, as before it was refused
        for row in session.scalars(select(ENTRIES.row).where(ENTRIES.row.id == team)):
            row.kind = words.PERSON
    assert shares() == [100_00]
    with office.desk.book.reading() as session:
        assert len(list(session.scalars(select(ContestMember.id)))) == 2
