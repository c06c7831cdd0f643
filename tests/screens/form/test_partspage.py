"""The parts under a row: of a unit everything in the program that says it is of this unit."""

from __future__ import annotations

from datetime import date

from desk_union.contests.ideas.ledgers import SUGGESTIONS
from desk_union.contests.running.ledgers import CONTESTS, CRITERIA, ENTRIES, SCORES
from desk_union.contests.safety.ledgers import HAZARDS
from desk_union.contests.teams.ledgers import TEAMS
from desk_union.members.ledgers import UNITS
from desk_union.members.tables import Unit
from desk_union.screens.form.partspage import tabs_of
from desk_union.store.listing import ListAsk, ids_of
from tests.contests.contest_office import contest_office
from tests.screens.desks import TODAY


def unit(office) -> int:
    with office.desk.book.reading() as session:
        return ids_of(session, UNITS, ListAsk(TODAY, search="机修"))[0]


def fill(office) -> int:
    """A team, a hazard, a suggestion of 张一, who is in the unit, and a contest in which he alone took part."""
    row = unit(office)
    office.add(TEAMS, name="机修一班", unit=row)
    office.add(HAZARDS, what="护栏松动", found_on=date(2026, 3, 1), unit=row)
    office.add(SUGGESTIONS, title="改灯", proposers="张一", raised_on=date(2026, 3, 1))
    office.add(SUGGESTIONS, title="改门", proposers="外人", raised_on=date(2026, 3, 1))
    contest = office.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))
    office.add(CRITERIA, contest=contest, name="理论", full=100_000_000)
    for name in ("张一", "外人"):
        office.add(ENTRIES, contest=contest, name=name)
        office.add(SCORES, contest=contest, entrant=name, item="理论", judge="李", mark=80_000_000)
    return row


def shown(office, row):
    return {tab.ledger.code: tab.count for tab in tabs_of(office.desk, UNITS, row) if tab.always or tab.count}


def test_the_page_of_a_unit_shows_what_is_of_it(tmp_path):
    with contest_office(tmp_path) as office:
        found = shown(office, fill(office))
        with office.desk.book.reading() as session:
            other = session.query(Unit.id).where(Unit.name != "机修小组").first()[0]
        assert {code: n for code, n in found.items() if code.startswith("contests.")} == {
            "contests.entries": 1, "contests.scores": 1, "contests.suggestions": 1, "contests.teams": 1, "contests.hazards": 1,
        }
        assert found["members.people"] == 5
        assert not any(code.startswith("contests.") for code in shown(office, other))


def test_a_unit_not_saved_yet_has_its_own_parts_alone(tmp_path):
    with contest_office(tmp_path) as office:
        assert [tab.title for tab in tabs_of(office.desk, UNITS, None) if tab.always] == ["单位变更", "走访谈心随记"]


def test_other_rows_have_their_parts_alone(tmp_path):
    with contest_office(tmp_path) as office:
        assert {tab.ledger.code for tab in tabs_of(office.desk, CONTESTS, None)} == {part.ledger().code for part in CONTESTS.parts}
