"""Votes are never more than ballots, stay as they were counted, and what was counted must hold before it is honoured."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.honors.selection.checks import counts_hold
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, ROUNDS, VOTES
from desk_union.honors.selection.tables import BallotVote
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form.formpage import RowForm
from desk_union.store import rows
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY
from tests.union_work import command, kept, sheet, working_office

HEADS = ("投票", "选票序号", "候选人", "第一计票人票数", "第二计票人票数")
AWARD, ROUND = "优秀工会积极分子", "2025年度总结评选 优秀工会积极分子"
BALLOT = f"{ROUND} 第1次投票"


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def voted(office, votes=(15, 12, 7), places=2, **more) -> int:
    """A ballot of as many candidates as votes, typed by both counters."""
    made = office.save(ROUNDS, name="年度总结评选", year=2025, award=AWARD, places=places, whom="个人", way="无记名投票", **more)
    for one in office.people[: len(votes)]:
        office.save(NOMINATIONS, round=made, person=one, stage="评审通过")
    office.do("honors.open_ballot", made, day="2025-12-15", voters="20", issued="20")
    (ballot,) = office.all(BALLOTS)
    office.save(BALLOTS, ballot.id, returned=19, valid=18)
    for vote, count in zip(office.all(VOTES), votes, strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    return ballot.id


def stages(office) -> list[str]:
    return [one.stage for one in office.all(NOMINATIONS)]


def test_after_the_count_nothing_of_it_changes_until_it_is_taken_back(office) -> None:
    ballot = voted(office, (14, 9, 7))
    assert "当选2" in office.do("honors.count", ballot).words
    loser = office.all(VOTES)[2].id
    for change in ({"first": 8, "second": 8}, {"first": 8}):
        with pytest.raises(Refusal, match="已经计票，票数、候选人和选票数不能再改"):
            office.save(VOTES, loser, **change)
    for change in ({"valid": 17}, {"issued": 19}):
        with pytest.raises(Refusal, match="已经计票"):
            office.save(BALLOTS, ballot, **change)
    with pytest.raises(Refusal, match="已经计票"), office.desk.book.deed("删除") as session:
        rows.delete_rows(session, VOTES, [loser], TODAY)
    office.save(BALLOTS, ballot, supervisor="张强")  # who watched may be added
    office.save(PEOPLE, office.people[0], name="改了名")  # and whoever is renamed was elected all the same
    with office.desk.book.reading() as session:
        assert counts_hold(session) == []
    office.do("honors.confirm", office.all(ROUNDS)[0].id, day="2025-12-16", by="工会委员会")
    assert "计票和确认" in office.do("honors.reopen_count", ballot, why="第三名的票数录错").words
    assert office.all(ROUNDS)[0].confirmed_on is None
    assert (stages(office), [one.votes for one in office.all(NOMINATIONS)]) == (["评审通过"] * 3, [None] * 3)
    office.save(VOTES, loser, first=12, second=12)
    office.do("honors.count", ballot)
    assert stages(office) == ["当选", "未当选", "当选"]


def test_a_vote_altered_behind_the_count_is_neither_confirmed_nor_published_nor_honoured(office) -> None:
    ballot = voted(office)
    office.do("honors.count", ballot)
    (held,) = office.all(ROUNDS)
    vote = office.all(VOTES)[0].id

    def alter(count: int) -> None:
        with office.desk.book.deed("另改") as session:
            session.execute(update(BallotVote).where(BallotVote.id == vote).values(first=count, second=count))

    steps = (
        ("honors.confirm", {"day": "2025-12-16", "by": "工会委员会"}), ("honors.publish", {"day": "2025-12-17", "count": "5"}),
        ("honors.grant", {"day": "2025-12-26"}),
    )  # fmt: skip
    for code, typed in steps:
        alter(5)
        with pytest.raises(Refusal, match="计票以后，票数或当选条件改过：现在是当选2"):
            office.do(code, held.id, **typed)
        alter(15)
        office.do(code, held.id, **typed)
    assert len(office.all(HONOURS)) == 2
    with pytest.raises(Refusal, match="还没有公示和表彰"):
        office.do("honors.reopen_count", ballot, why="太晚")


def test_equals_for_the_last_place_are_voted_on_again_for_that_place_alone(office) -> None:
    ballot = voted(office, (15, 10, 10))
    assert "并列待定2" in office.do("honors.count", ballot).words
    (held,) = office.all(ROUNDS)
    with pytest.raises(Refusal, match="还有1个名额待定"):
        office.do("honors.confirm", held.id, day="2025-12-16", by="工会委员会")
    office.do("honors.open_ballot", held.id, day="2025-12-16", voters="20", issued="20")
    second = office.all(BALLOTS)[-1].id
    office.save(BALLOTS, second, returned=19, valid=19)
    fresh = [one for one in office.all(VOTES) if one.ballot == second]
    office.save(VOTES, fresh[0].id, first=11, second=11)
    with pytest.raises(Faulty, match="共21票，多于19张票每张最多选1名的19票"):
        office.save(VOTES, fresh[1].id, first=10, second=10)
    office.save(VOTES, fresh[1].id, first=8, second=8)
    office.do("honors.count", second)
    assert stages(office) == ["当选", "当选", "未当选"]
    with pytest.raises(Refusal, match="后面还有一次投票"):
        office.do("honors.reopen_count", ballot, why="再看")
    office.do("honors.confirm", held.id, day="2025-12-16", by="工会委员会")


def test_a_sheet_of_votes_names_the_row_that_has_more_than_the_ballots(capsys, tmp_path) -> None:
    with working_office(tmp_path) as office:
        voted(office)
        names = [office.held(PEOPLE, one)["name"] for one in office.people[:3]]
        path = office.desk.book.path
    before = [(one.first, one.second) for one in kept(path, VOTES)]
    for line, told in (((19, 5), "19票，多于有效的18张票"), ((18, 18), "各候选人共37票，多于18张票每张最多选2名的36票")):
        lines = [(BALLOT, n, f"{name}（{AWARD}）", *votes) for n, name, votes in zip((1, 2, 3), names, ((12, 12), line, (7, 7)), strict=True)]
        status, said = command(capsys, "import", path, "honors.votes", sheet(tmp_path, HEADS, *lines), "--mode", "update")
        assert status == 1
        assert told in said, said
        assert "第3行" in said, said
    assert [(one.first, one.second) for one in kept(path, VOTES)] == before
    status, _ = command(capsys, "do", path, "honors.count", "--id", 1)
    assert status == 0
    status, said = command(capsys, "import", path, "honors.votes", sheet(tmp_path, HEADS, (BALLOT, 3, f"{names[2]}（{AWARD}）", 6, 6)), "--mode", "update")
    assert (status, "已经计票" in said, "第2行" in said) == (1, True, True), said
    status, said = command(capsys, "import", path, "honors.votes", sheet(tmp_path, HEADS, (BALLOT, 3, f"{names[2]}（{AWARD}）", 7, 7)))
    assert status == 0, said


def test_on_the_screen_too(office) -> None:
    voted(office)
    page = RowForm(office.desk, VOTES, office.all(VOTES)[0].id)
    page.type("first", "19")
    with pytest.raises(Faulty, match="19票，多于有效的18张票"):
        page.save()
    assert "19票，多于有效的18张票" in page.problems["first"]


def test_a_nomination_without_its_day_counts_with_its_round(office) -> None:
    made = office.save(ROUNDS, name="年度总结评选", year=2025, award=AWARD, places=2, whom="个人", day=date(2025, 11, 30))
    office.save(NOMINATIONS, round=made, person=office.people[0])
    office.save(NOMINATIONS, round=made, person=office.people[1], received_on=date(2026, 1, 4))
    assert (office.figure("honors.nominations", Span.year(2025)), office.figure("honors.nominations", Span.year(2026))) == (1, 1)
