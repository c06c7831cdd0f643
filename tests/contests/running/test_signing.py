"""A result is signed by the same checks whichever way its stage came there: a deed, the form, a sheet."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, CRITERIA, ENTRIES, GRADES, SCORES
from desk_union.contests.running.tables import Contest, ContestEntry
from desk_union.store import rows
from tests.contests.contest_office import contest_office
from tests.screens.desks import TODAY, workbook

FULL = 100_000_000  # a mark of 100 in millionths


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as found:
        yield found


def contest(office, *, lacking: bool) -> int:
    row = office.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2), judges="李、王")
    for item in ("理论", "实操"):
        office.add(CRITERIA, contest=row, name=item, full=FULL)
    for name, mark in (("甲", 90), ("乙", 80)):
        office.add(ENTRIES, contest=row, name=name)
        for item in ("理论", "实操"):
            for judge in ("李", "王"):
                if lacking and (name, item) == ("乙", "实操"):
                    continue
                office.add(SCORES, contest=row, entrant=name, item=item, judge=judge, mark=mark * 1_000_000)
    return row


def kept(office, row: int) -> tuple[str, bool, list[int | None]]:
    with office.desk.book.reading() as session:
        held = session.get_one(Contest, row)
        places = session.scalars(select(ContestEntry.place).where(ContestEntry.contest == row).order_by(ContestEntry.id))
        return held.stage, held.seal is not None, list(places)


def by_form(office, row: int, reason: str = "") -> None:
    from desk_union.store.overrides import because

    with office.desk.book.deed("修改") as session:
        because(session, reason)
        rows.save_row(session, CONTESTS, row, {"stage": words.SIGNED, "signed_on": date(2026, 3, 5)}, TODAY)


def test_the_form_signs_nothing_that_lacks_marks(office):
    row = contest(office, lacking=True)
    with pytest.raises(Refusal, match="“比武”还缺"):
        by_form(office, row)
    assert kept(office, row) == (words.PREPARED, False, [None, None])


def test_the_form_seals_what_is_whole(office):
    row = contest(office, lacking=False)
    by_form(office, row)
    assert kept(office, row) == (words.SIGNED, True, [1, 2])
    with pytest.raises(Refusal, match="已经签字"):
        office.add(ENTRIES, contest=row, name="丙")


def test_a_judge_missing_wants_a_reason_by_the_form_too(office):
    row = contest(office, lacking=True)
    office.add(SCORES, contest=row, entrant="乙", item="实操", judge="李", mark=70_000_000)
    with pytest.raises(Refusal, match="还缺1个评委分"):
        by_form(office, row)
    by_form(office, row, "王评委中途离场")
    assert kept(office, row) == (words.SIGNED, True, [1, 2])


def test_a_contest_without_any_mark_is_not_signed_by_the_form(office):
    row = office.add(CONTESTS, name="空赛", starts_on=date(2026, 3, 1))
    with pytest.raises(Refusal, match="还没有参赛者"):
        by_form(office, row)


def test_prizes_that_nobody_got_are_asked_about(office):
    row = contest(office, lacking=False)
    office.add(GRADES, contest=row, name="一等奖", places=1)
    by_form(office, row)
    with pytest.raises(Refusal, match="还没有评奖"):
        office.change(CONTESTS, row, stage=words.AWARDED, awarded_on=date(2026, 3, 6))
    office.add(AWARDS, contest=row, grade="一等奖", winner="甲", place=1, day=date(2026, 3, 6))
    office.change(CONTESTS, row, stage=words.AWARDED, awarded_on=date(2026, 3, 6))
    assert kept(office, row)[0] == words.AWARDED


def test_a_sheet_signs_nothing_that_lacks_marks(office, tmp_path, capsys):
    from desk_union.__main__ import main

    row = contest(office, lacking=True)
    office.desk.book.close()
    path = office.desk.book.path
    lines = (("名称", "办理情况", "结果签字日期"), ("比武", "已签字", "2026-03-05"))
    sheet = workbook(tmp_path / "签.xlsx", lines)
    status = main(["import", str(path), "contests.contests", str(sheet), "--mode", "update"])
    told = "".join(capsys.readouterr())
    assert (status, "还缺" in told) == (1, True), told
    fresh = workbook(tmp_path / "旧.xlsx", (lines[0], ("前年比武", "已签字", "2024-03-05")))
    assert main(["import", str(path), "contests.contests", str(fresh)]) == 0, capsys.readouterr()  # history
    assert row


def test_papers_of_an_earlier_day_tell_the_stage_of_that_day(office):
    """Held in March, signed in April, given its prizes in November: the register of each time says so."""
    row = contest(office, lacking=False)
    with office.desk.book.deed("签字") as session:
        rows.save_row(session, CONTESTS, row, {"stage": words.SIGNED, "signed_on": date(2026, 4, 10)}, TODAY)
    office.change(CONTESTS, row, stage=words.AWARDED, awarded_on=TODAY)

    def told(day: date, **asked) -> tuple[str, bool]:
        (register,) = office.tables("contests.register", year=2026, day=day, **asked)
        (ranking,) = office.tables("contests.ranking", day=day, row=row)
        return register.rows[0][6], "还没有签字" in "".join(ranking.notes)

    assert told(date(2026, 3, 31), quarter=1) == (words.PREPARED, True)
    assert told(date(2026, 6, 30), month=3) == (words.PREPARED, False)
    assert told(TODAY) == (words.AWARDED, False)


def test_who_was_vetoed_lacks_no_marks(office):
    row = contest(office, lacking=True)
    office.add(CRITERIA, contest=row, name="事故", kind="一票否决")
    office.add(SCORES, contest=row, entrant="乙", item="事故", mark=1_000_000)
    by_form(office, row)
    assert kept(office, row) == (words.SIGNED, True, [1, 2])


def test_a_contest_of_stages_is_under_way_once_the_first_is_signed(office):
    whole = office.add(CONTESTS, name="全年赛", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    row = contest(office, lacking=False)
    office.change(CONTESTS, row, whole=whole)
    office.do("contests.sign_off", row, day="2026-03-05")
    assert kept(office, row)[0] == words.SIGNED
    assert kept(office, whole)[0] == words.RUNNING
