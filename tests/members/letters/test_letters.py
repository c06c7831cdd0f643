"""Letters of those who go to another union: numbered without gaps, back or late, void ones keep their number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.members.described_deeds import DEEDS
from desk_union.members.ledgers import EVENTS, LETTERS
from desk_union.members.letters import letter_due, letter_sheets
from desk_union.members.tables import Person
from desk_union.store import listing
from desk_union.store.undo import undo
from tests.members.offices import TODAY, Office

DEED = {deed.code: deed for deed in DEEDS}
DAY = date(2026, 10, 1)


def do(office: Office, code: str, ids: list[int], **values: Any):
    deed = DEED[f"members.{code}"]
    given = {ask.key: ask.default for ask in deed.asks} | {"day": DAY} | values
    with office.book.deed(deed.title) as session:
        return deed.do(session, ids, given, TODAY)


def letters(office: Office) -> list[tuple[str, ...]]:
    with office.book.reading() as session:
        ids = listing.ids_of(session, LETTERS, listing.ListAsk(TODAY, order=("number",)))
        shown = [LETTERS.by_key[key] for key in ("number", "person", "receiver", "state")]
        return [line.words for line in listing.lines(session, LETTERS, shown, ids, TODAY)]


def due(office: Office, day: date = TODAY) -> list[str]:
    with office.book.reading() as session:
        return [one.sentence for one in letter_due.due(session, day)]


def test_going_out_writes_the_letter(office: Office) -> None:
    done = do(office, "out", office.ids("赵一"), other_union="乙厂工会")
    assert done.notes == ("开了介绍信会转〔2026〕001号。",)
    assert done.printed is not None
    assert letters(office) == [("会转〔2026〕001号", "赵一", "乙厂工会", "回执未回")]
    assert office.on("赵一", "member_state") == "转出"


def test_without_a_union_or_unwanted_no_letter_is_written(office: Office) -> None:
    assert do(office, "out", office.ids("赵一")).notes == ("没有写对方工会，不开介绍信；以后办“开转会介绍信”。",)
    assert do(office, "out", office.ids("钱二"), other_union="乙厂工会", letter=False).notes == ()
    later = do(office, "out", office.ids("吴六"), other_union="乙厂工会", day=TODAY.replace(year=TODAY.year + 1))
    assert "还没有到" in later.notes[0]
    assert letters(office) == []
    done = do(office, "write_letter", office.ids("赵一", "钱二"), other_union="丙厂工会", valid_days=15)
    assert done.words == "开转会介绍信会转〔2026〕001号、会转〔2026〕002号。"


def test_numbers_have_no_gap_after_undo(office: Office) -> None:
    do(office, "out", office.ids("赵一"), other_union="乙厂工会")
    do(office, "out", office.ids("钱二"), other_union="乙厂工会")
    undo(office.book)
    do(office, "out", office.ids("吴六"), other_union="乙厂工会")
    assert [row[:2] for row in letters(office)] == [("会转〔2026〕001号", "赵一"), ("会转〔2026〕002号", "吴六")]


def test_what_is_not_back_in_time_is_told_until_it_is(office: Office) -> None:
    made = do(office, "out", office.ids("赵一"), other_union="乙厂工会").printed
    assert due(office, date(2026, 10, 31)) == []
    assert due(office) == ["2026年10月1日给赵一开的介绍信会转〔2026〕001号，回执还没有回来。"]
    do(office, "letter_back", [made], day=date(2026, 11, 2), accepted_on=date(2026, 10, 20))
    assert due(office) == []
    assert letters(office)[0][3] == "回执已回"


def test_a_void_letter_keeps_its_number(office: Office) -> None:
    made = do(office, "out", office.ids("赵一"), other_union="乙厂工会").printed
    do(office, "letter_void", [made], reason="没有去")
    do(office, "out", office.ids("钱二"), other_union="乙厂工会")
    assert [row[0::3] for row in letters(office)] == [("会转〔2026〕001号", "作废"), ("会转〔2026〕002号", "回执未回")]
    assert due(office) == ["2026年10月1日给钱二开的介绍信会转〔2026〕002号，回执还没有回来。"]


def test_nobody_has_two_letters_out(office: Office) -> None:
    made = do(office, "out", office.ids("赵一"), other_union="乙厂工会").printed
    do(office, "out", office.ids("钱二"), letter=False)

    def fitting() -> list[str]:
        with office.book.reading() as session:
            fits = DEED["members.write_letter"].fits(TODAY)
            return list(session.scalars(select(Person.name).where(fits)))

    assert "钱二" in fitting()
    assert "赵一" not in fitting()
    do(office, "letter_void", [made], reason="开错了")
    assert {"赵一", "钱二"} <= set(fitting())


def test_a_receipt_before_the_letter_is_refused(office: Office) -> None:
    made = do(office, "out", office.ids("赵一"), other_union="乙厂工会").printed
    with pytest.raises(Refusal, match="回执不会早于开信那天"):
        do(office, "letter_back", [made], day=date(2026, 9, 1))


def test_the_letter_that_somebody_came_with_is_kept(office: Office) -> None:
    do(office, "in", office.ids("孙三"), other_union="丁厂工会", document="丁转12号")
    with office.book.reading() as session:
        ids = listing.ids_of(session, EVENTS, listing.ListAsk(TODAY, search="丁转12号"))
    assert len(ids) == 1


def test_three_parts_bear_the_number_and_no_id_number_unless_asked(office: Office) -> None:
    made = do(office, "out", office.ids("赵一"), other_union="乙厂工会").printed
    with office.book.reading() as session:
        (copy,) = letter_sheets.letter(session, Request(TODAY, TODAY, row=made)).copies
    assert copy.words["number"] == "会转〔2026〕001号"
    assert copy.words["receiver"] == "乙厂工会"
    assert copy.words["joined_on"] == "2010年6月1日"
    assert copy.words["id_number"].strip("　") == ""
