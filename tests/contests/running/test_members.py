"""The team of an entrant: only a team has other members, because the prize is split among them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import awarding
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, ENTRIES, MEMBERS
from desk_union.contests.running.tables import ContestAward, ContestMember
from desk_union.store import rows
from tests.contests.contest_office import contest_office
from tests.screens.desks import TODAY

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


def test_a_team_is_not_changed_behind_its_prize_list(office, held):
    office.add(ENTRIES, contest=held, name="一队", kind=words.TEAM)
    office.add(ENTRIES, contest=held, name="二队", kind=words.TEAM)
    members = {name: office.add(MEMBERS, contest=held, team=team, name=name) for team, name in (("一队", "张一"), ("一队", "李外"), ("二队", "周外"))}
    office.add(AWARDS, contest=held, grade="一等奖", winner="一队", money=100_00, day=date(2026, 3, 2))
    office.do("contests.prizes", held)
    said = "“一队”的奖金已经按队员的份额编进发放单发-2026-0001（拟定），{}不能再改"
    with pytest.raises(Refusal, match=re.escape(said.format("份额"))):
        office.change(MEMBERS, members["李外"], share=3)
    for key, value in (("name", "王外"), ("team", "二队")):
        with pytest.raises(Refusal, match=re.escape(said.format(MEMBERS.by_key[key].label))):
            office.change(MEMBERS, members["李外"], **{key: value})
    with pytest.raises(Refusal, match="队员不能再改"):
        office.add(MEMBERS, contest=held, team="一队", name="赵外")
    with pytest.raises(Refusal, match="队员不能再改"), office.desk.book.deed("删除") as session:
        rows.delete_rows(session, MEMBERS, [members["李外"]], TODAY)
    office.change(MEMBERS, members["周外"], share=2)
    office.add(MEMBERS, contest=held, team="二队", name="吴外")
