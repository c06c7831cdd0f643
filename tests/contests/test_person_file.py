"""会员档案 tells what a person proposed, whom the person teaches, and which titles the person bears."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from desk_union.contests.ideas.ledgers import SUGGESTIONS
from desk_union.contests.safety.ledgers import HAZARDS
from desk_union.contests.teams.ledgers import MENTORSHIPS, TITLES
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.members.personfile import PersonFile
from tests.contests.contest_office import contest_office


def test_the_file_of_a_person_names_what_the_tab_keeps(tmp_path):
    with contest_office(tmp_path) as office:
        office.add(SUGGESTIONS, title="改进除尘", proposers="张一、张二")
        office.add(MENTORSHIPS, mentor_name="张一", apprentice_name="张三", starts_on=date(2026, 1, 1))
        office.add(TITLES, title="首席员工", holder="张一", granted_on=date(2026, 1, 1))
        office.add(HAZARDS, what="护栏开裂", responsible="张一", found_on=date(2026, 10, 1))
        with office.desk.book.reading() as session:
            person = session.scalar(select(PEOPLE.row.id).where(PEOPLE.row.name == "张一"))
        file = PersonFile(office.desk, person)
        told = {(tab.ledger.code, tab.count) for tab in file.tabs}
        codes = ("contests.proposers", "contests.mentorships", "contests.titles", "contests.hazards")
        assert {(code, 1) for code in codes} <= told
        assert {one.title for one in file.due} >= {"提过的建议", "师徒检验超期", "没有整改的隐患"}
