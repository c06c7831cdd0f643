"""Two of one name and one birthday are told apart wherever a person is chosen."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.care.visits.ledgers import VISITS
from desk_union.contests.running.ledgers import FLAGS
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens import goto
from desk_union.screens.form import namesakes, typed
from desk_union.screens.form.deedpage import DeedPage
from desk_union.store import listing, rows
from desk_union.tabs import deed_called
from tests.screens.desks import TODAY, small_desk

NUMBERS = ("110101198805051011", "11010119880505102X", "110101198805051046")


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=1) as desk:
        with desk.book.deed("登记") as session:
            other = rows.save_row(session, UNITS, None, {"name": "铸造小组", "level": "小组", "parent": 1}, TODAY)
            common = {"name": "刘志远", "id_type": "居民身份证", "born_on": None}
            for number, unit, more in zip(NUMBERS, (other, other, 2), ({"work_no": "J0130"}, {}, {}), strict=True):
                values = rows.completed(PEOPLE, {**rows.defaults(PEOPLE), **common, "id_number": number, "unit": unit, **more})
                rows.insert_rows(session, PEOPLE, [values], TODAY)
        yield desk


WHO = VISITS.by_key["person"]


def test_offers_differ_and_each_is_taken_as_it_stands(desk):
    offered = typed.offers(desk, WHO, "刘志")
    labels = [label for _, label in offered]
    assert len(offered) == 3
    assert len(set(labels)) == 3
    assert "J0130" in labels[0]
    assert "铸造小组" in labels[1]
    assert [typed.read_text(desk, WHO, label) for label in labels] == [row for row, _ in offered]
    assert typed.show_text(desk, WHO, offered[1][0]) == labels[1]


def test_a_number_or_a_unit_in_brackets_is_enough(desk):
    first = typed.offers(desk, WHO, "刘志远")[0][0]
    assert typed.read_text(desk, WHO, "刘志远(J0130)") == first
    with pytest.raises(ValueError, match="不止一个“刘志远”：刘志远（J0130"):
        typed.read_text(desk, WHO, "刘志远")
    with pytest.raises(ValueError, match="没有“刘志远（X9）”"):
        typed.read_text(desk, WHO, "刘志远（X9）")


def test_who_is_alone_stays_plain(desk):
    (one,) = typed.offers(desk, WHO, "张一")
    assert one[1] == typed.show_text(desk, WHO, one[0]) == "张一"


def test_deeds_and_the_search_name_them_apart(desk):
    ids = [row for row, _ in typed.offers(desk, WHO, "刘志远")]
    page = DeedPage(desk, deed_called("care.visit"), ids)
    assert page.names.count("刘志远") == 3
    assert "J0130" in page.names
    titles = [place.title for place in goto.places(desk, "刘志远", (), ()) if place.kind == "row"]
    assert len(set(titles)) == 3


def test_what_the_name_says_already_is_not_said_again(desk):
    with desk.book.deed("红旗") as session:
        common = {"name": "流动红旗", "holder": "熔炼组"}
        for period, since, until in (("一季度", date(2026, 4, 1), date(2026, 7, 1)), ("二季度", date(2026, 7, 1), None)):
            rows.save_row(session, FLAGS, None, {**common, "period": period, "since": since, "until": until}, TODAY)
    with desk.book.reading() as session:
        found = listing.names_like(session, FLAGS, "流动红旗")
        told = [name for _, name in namesakes.told_apart(session, FLAGS, found, TODAY)]
    assert len(set(told)) == 2
    for name in told:
        assert name.count("熔炼组") == 1
        assert "季度" in name
