"""A 届 ends when its first sitting says, whatever sittings and by-elections come later."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from desk_union.describe.sheet import Request
from desk_union.members.due import due
from desk_union.members.ledgers import TERMS
from desk_union.members.sheets import SHEETS
from desk_union.members.tables import Term
from desk_union.store import rows
from tests.members.offices import TODAY, Office

FIRST, SECOND, THIRD = date(2022, 2, 1), date(2024, 3, 5), date(2026, 6, 1)
BY_CODE = {sheet.code: sheet for sheet in SHEETS}


def hold(office: Office, number: int, session: int, held_on: date, **more) -> int:
    return office.add(TERMS, body="工会委员会", number=number, session=session, held_on=held_on, **more)


def told(office: Office) -> list[str]:
    with office.book.reading() as session:
        return [one.sentence for one in due(session, TODAY) if one.kind == "term"]


def printed(office: Office, **more):
    with office.book.reading() as session:
        return BY_CODE["members.terms_sheet"].tables(session, Request(TODAY, TODAY, **more))[0]


LATER = [{}, {"years": 5}, {"years": 3, "elected": "补选委员一人"}, {"due_on": date(2031, 1, 1)}]
END = "第9届工会委员会2027年2月1日届满，请准备换届。"


@pytest.mark.parametrize("later", LATER)
def test_a_later_sitting_moves_no_end(office: Office, later) -> None:
    hold(office, 9, 1, FIRST, years=5)
    before = told(office)
    hold(office, 9, 2, SECOND, **later)
    hold(office, 9, 3, THIRD)
    assert told(office) == before == [END]
    table = printed(office)
    assert table.notes[0] == "工会委员会现为第9届，2027年2月1日届满。"
    at = [column.title for column in table.columns].index("任期届满")
    assert [row[at] for row in table.rows][-3:] == ["2027-02-01"] * 3


def test_a_postponed_election_is_said_at_the_first_sitting(office: Office) -> None:
    first = hold(office, 9, 1, FIRST, years=5)
    hold(office, 9, 2, SECOND)
    with office.book.deed("延期") as session:
        rows.save_row(session, TERMS, first, {"due_on": date(2027, 3, 1)}, TODAY)
    assert told(office) == ["第9届工会委员会2027年3月1日届满，请准备换届。"]
    assert printed(office).notes[0].startswith("工会委员会现为第9届，2027年3月1日")


def test_an_end_written_by_an_older_program_is_not_believed(office: Office) -> None:
    """Books from before held the end that was reckoned from the day of the later sitting."""
    hold(office, 9, 1, FIRST, years=5)
    second = hold(office, 9, 2, SECOND, years=5)
    with office.book.deed("旧账本") as session:
        session.execute(update(Term).where(Term.id == second).values(due_on=date(2029, 3, 5)))
    assert told(office) == [END]


def test_an_election_prints_who_stood_and_how_it_was_voted(office: Office) -> None:
    votes = "发出100张，收回98张，有效97张"
    id_ = hold(office, 9, 1, FIRST, years=5, candidates="赵一、吴六", votes=votes, elected="赵一当选主席")
    sheet = BY_CODE["members.election"]
    with office.book.reading() as session:
        (table,) = sheet.tables(session, Request(date(2022, 12, 31), TODAY, year=2022))
        assert list(sheet.tables(session, Request(TODAY, TODAY, row=id_))[0].rows) == list(table.rows)
        assert sheet.tables(session, Request(TODAY, TODAY, year=2026))[0].notes == ("本期没有登记选举。",)
    said = dict(table.rows)
    assert (said["届次"], said["候选人"], said["选举结果"]) == ("第9届第1次", "赵一、吴六", "赵一当选主席")
    assert "收回98张" in said["选票情况"]
    assert said["任期届满"] == "2027-02-01"
