"""Every figure of the house over a year of 5,000 rows, and over 100 times as many, against the bare SQL of the same questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from desk_union import tabs
from desk_union.contests.ideas.tables import Suggestion
from desk_union.culture.press.tables import Article
from desk_union.describe.figure import Span
from desk_union.store.bulk import insert_many
from desk_union.store.figures import evaluate
from tests.samples import sample_book

from .measure import ratio, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sqlalchemy import Connection

    from desk_union.store.opened import Book

YEAR, ROWS, LIMIT = 2025, 5_000, 3.0
LEAST = 300  # figures


@pytest.fixture(scope="module", params=[1, 100], ids=["5,000 rows", "500,000 rows"])
def book(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Book]:
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("数字") / "示例.desk")
    half = ROWS * request.param // 2
    days = [date(YEAR, 1, 1) + timedelta(n % 365) for n in range(half)]
    with book.deed("大量登记") as session:
        titles = [f"第{n}条" for n in range(half)]
        insert_many(session, Article.__table__, {"title": titles, "medium": ["日报"] * half, "published_on": days})
        told = {"title": titles, "proposers": ["某人"] * half, "channel": ["合理化建议"] * half, "raised_on": days, "stage": ["已提出"] * half}
        insert_many(session, Suggestion.__table__, told)
    yield book
    book.close()


def test_every_figure_against_bare_sql(book: Book) -> None:
    figures, span = tabs.figures(), Span.year(YEAR)
    assert len(figures) >= LEAST
    asked: list[tuple[str, Any]] = []

    def note(_connection: Connection, _cursor: object, statement: str, parameters: Sequence[Any], *_rest: object) -> None:
        asked.append((statement, parameters))

    with book.reading() as session:
        connection = session.connection()

        def ours() -> None:
            for figure in figures:
                evaluate(session, figure, span, figures)

        event.listen(connection, "before_cursor_execute", note)
        ours()
        event.remove(connection, "before_cursor_execute", note)
        questions = list(asked)

        def bare() -> None:
            cursor = connection.connection.cursor()
            for statement, parameters in questions:
                cursor.execute(statement, parameters)
                cursor.fetchall()

        one, other, times = ratio(ours, bare, rounds=5)
    say(f"{len(figures)} figures by {len(questions)} questions", one, other, times, LIMIT)
    assert times <= LIMIT
