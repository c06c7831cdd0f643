"""1,000 entrants x 10 items x 7 judges: ranked from the book against the bare SQL sums; one mark typed into the grid."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desk_union.basis.points import SCALE
from desk_union.contests.running import reckoning
from desk_union.contests.running.ledgers import CONTESTS, CRITERIA, ENTRIES
from desk_union.contests.running.tables import ContestScore
from desk_union.founding import new_book
from desk_union.screens.contests.scoringpage import ScoringPage
from desk_union.screens.desk import Desk
from desk_union.store import rows
from desk_union.store.bulk import insert_many

from .conftest import TODAY
from .measure import ratio, say, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book

ENTRANTS, ITEMS, JUDGES = 1_000, 10, 7
LIMIT = 3.0
AT_KEYBOARD = 0.15  # seconds for one mark, of which a clerk types about two in a second
# What no ranking can do without: the sum of each item of each entrant, by the other rule without the extremes.
KEPT = {"平均": "sum(mark)", "去掉最高最低": "sum(mark) - min(mark) - max(mark)"}
SUMS = "select entry, criterion, {} from contest_score where contest = 1 group by entry, criterion"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = new_book(tmp_path_factory.mktemp("大赛") / "大赛.desk", "大厂工会", today=TODAY, clock=datetime.now)
    judges = [f"评委{n}" for n in range(JUDGES)]
    with book.deed("大赛") as session:
        given = {**rows.defaults(CONTESTS), "name": "大赛", "judging": "去掉最高最低", "judges": "、".join(judges)}
        contest = rows.save_row(session, CONTESTS, None, given, TODAY)
        items = [{**rows.defaults(CRITERIA), "contest": contest, "name": f"项目{n}", "full": 100 * SCALE, "weight": 10 * SCALE} for n in range(ITEMS)]
        criteria = rows.add_rows(session, CRITERIA, items, TODAY)
        entrants = [{**rows.defaults(ENTRIES), "contest": contest, "name": f"选手{n:04}"} for n in range(ENTRANTS)]
        entries = rows.add_rows(session, ENTRIES, entrants, TODAY)
        marks = [
            (contest, f"选手{e:04}", f"项目{i}", judge, (60 * SCALE + (7919 * e + 104729 * i + 1299709 * j) % (40 * SCALE)), entry, item)
            for e, entry in enumerate(entries) for i, item in enumerate(criteria) for j, judge in enumerate(judges)
        ]  # fmt: skip
        keys = ("contest", "entrant", "item", "judge", "mark", "entry", "criterion")
        insert_many(session, ContestScore.__table__, dict(zip(keys, zip(*marks, strict=True), strict=True)))
    yield book
    book.close()


@pytest.mark.parametrize("rule", list(KEPT))
def test_ranking_against_the_bare_sums(book: Book, rule: str) -> None:
    with book.deed("计分方法") as session:
        rows.save_row(session, CONTESTS, 1, {"judging": rule}, TODAY)
    sums = SUMS.format(KEPT[rule])
    with book.reading() as session:

        def ours() -> None:
            assert len(reckoning.result_of(session, 1).ranked) == ENTRANTS

        def bare() -> None:
            assert len(session.connection().exec_driver_sql(sums).all()) == ENTRANTS * ITEMS

        assert session.execute(text("select count(*) from contest_score")).scalar() == ENTRANTS * ITEMS * JUDGES
        one, other, times = ratio(ours, bare)
    say(f"ranking 1,000 x 10 x 7, {rule}", one, other, times, LIMIT)
    assert times <= LIMIT


def test_a_mark_typed_into_the_grid(book: Book) -> None:
    page = ScoringPage(Desk(book, lambda: TODAY))
    assert (len(page.entries), len(page.items)) == (ENTRANTS, ITEMS)
    taken = sorted(seconds(lambda n=n: page.type(n, n % ITEMS, f"{70 + n}.5")) for n in range(15))
    print(f"\none mark: {taken[7] * 1000:.0f} ms")
    assert taken[7] <= AT_KEYBOARD
