"""While a name is typed the likeliest stands first: Enter takes it, and nobody meant a reading hardly ever heard."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.store import listing, rows
from tests.screens.desks import TODAY, small_desk

NAMES = ("毛大勇", "毛天佑", "曾小三", "陈小三", "欧阳毛天", "A%_")


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    with small_desk(tmp_path_factory.mktemp("book"), people=0) as desk:
        with desk.book.deed("登记") as session:
            for name in NAMES:
                rows.save_row(session, PEOPLE, None, {"name": name}, TODAY)
        with desk.book.reading() as session:
            yield session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mty", ["毛天佑", "毛大勇"]),  # 大 is read tai too
        ("MTY", ["毛天佑", "毛大勇"]),
        ("mdy", ["毛大勇"]),
        ("cxs", ["陈小三", "曾小三"]),
        ("zxs", ["曾小三"]),
        ("毛天", ["毛天佑", "欧阳毛天"]),
        ("小三 曾", ["曾小三"]),
        ("a%_", ["A%_"]),
    ],
)
def test_the_usual_reading_and_the_beginning_come_first(session, typed, found):
    assert [name for _, name in listing.names_like(session, PEOPLE, typed)] == found
