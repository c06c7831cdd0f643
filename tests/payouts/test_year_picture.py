"""发放全年图: what one person or everybody was handed out, by month and kind, with what is still allowed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.payouts.paper import yearpicture
from desk_union.payouts.paper.yearpicture import year_picture
from desk_union.payouts.tables import PayoutKind
from desk_union.prints.publishing import publish
from desk_union.screens.members.personfile import PersonFile
from desk_union.store.progress import finish
from desk_union.tabs import sheet_called
from tests.payouts.payout_office import paying_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


def given(office, kind, day, amount, *people, **typed):
    row = office.hand_out(*people, **{"kind": kind, "title": kind, "amount": amount, **typed})
    office.do("payouts.approve", row, day=day)
    office.do("payouts.sign", row, day=day)
    return row


def drawn(office, **asked):
    with office.desk.book.reading() as session:
        return year_picture(session, Request(TODAY, TODAY, **asked))


def shown(chart):
    return {
        (panel.unit, one.name, month): one.values[month - 1]
        for panel in chart.panels
        for one in panel.series
        for month in range(1, 13)
        if one.values[month - 1]
    }


def test_one_person_by_month_and_kind(office):
    first, second = office.people[:2]
    given(office, "困难补助", "2026-03-05", "300", first, second)
    given(office, "生日慰问", "2026-03-20", "100", first)
    given(office, "困难补助", "2026-06-01", "50.50", first)
    given(office, "困难补助", "2025-06-01", "999", first)
    office.hand_out(first, title="还没批准", amount="7")
    chart = drawn(office, row=first, year=2026)
    assert shown(chart) == {
        ("元", "困难补助", 3): 30_000, ("元", "生日慰问", 3): 10_000, ("元", "困难补助", 6): 5_050,
        ("次", "困难补助", 3): 1, ("次", "生日慰问", 3): 1, ("次", "困难补助", 6): 1,
    }  # fmt: skip
    assert (chart.title, chart.period) == ("张一领取的钱和物品", "2026年")
    (table,) = chart.told
    assert (table.totals[3], table.totals[-2:]) == ("400.00", ("450.50", "3"))
    assert "2026年共3次，450.50元" in chart.notes[0]
    assert shown(drawn(office, row=first, year=2025)) == {("元", "困难补助", 6): 99_900, ("次", "困难补助", 6): 1}


def test_what_is_still_allowed_stands_below_and_only_for_this_year(office):
    first = office.people[0]
    assert drawn(office, row=first).notes[1] == "没有按全年计的慰问标准，今年还可以发多少没有上限可算。"
    office.do("payouts.adopt_ceilings", preset="河南")
    given(office, "节日慰问品", "2026-02-10", "300", first, title="春节慰问")
    before = drawn(office, row=first).notes[1]
    assert before.startswith("今年还可发：")
    given(office, "节日慰问品", "2026-09-20", "100", first, title="中秋慰问")
    after = drawn(office, row=first).notes[1]
    assert after != before
    assert len(drawn(office, row=first, year=2025).notes) == 1


def test_everybody_where_nobody_is_named_and_the_greatest_kinds_first(office):
    first, *others = office.people
    given(office, "困难补助", "2026-03-05", "300", first, *others)
    with office.desk.book.reading() as session:
        kinds = [name for name in session.scalars(select(PayoutKind.name).order_by(PayoutKind.id)) if name != "困难补助"]
    assert len(kinds) > yearpicture.DRAWN
    for n, kind in enumerate(kinds):
        given(office, kind, "2026-04-01", str(100 - n), first, reason="示例")
    chart = drawn(office)
    money = chart.panels[0].series
    assert [one.name for one in money] == ["困难补助", *kinds[: yearpicture.DRAWN - 1], "其他"]
    assert money[0].values[2] == 30_000 * (1 + len(others))
    assert sum(one.values[3] for one in money) == sum(range(100 - len(kinds) + 1, 101)) * 100
    assert len(chart.notes) == 1


@pytest.mark.parametrize(("search", "said"), [("张", "“张”找到5人：张一、"), ("没有的人", "花名册里没有“没有的人”")])
def test_a_name_that_is_nobody_s_or_of_several_is_told(office, search, said):
    with pytest.raises(Refusal, match=said):
        drawn(office, search=search)
    assert drawn(office, search="张三").title == "张三领取的钱和物品"


def test_the_picture_of_the_file_is_the_sheet(office, tmp_path):
    first, second = office.people[:2]
    given(office, "困难补助", "2026-03-05", "300", first)
    file = PersonFile(office.desk, first)
    (tab,) = [tab for tab in file.tabs if tab.title == "发放明细"]
    picture = file.picture(tab)
    pdf, target = picture.paper().pdf, tmp_path / "图.pdf"
    sheet = sheet_called("payouts.year_picture")
    finish(publish(office.desk.book, sheet, Request(TODAY, TODAY, year=2026, row=first)).write("pdf", target))
    assert len(pdf) == len(target.read_bytes())
    assert not any(file.picture(tab) for tab in PersonFile(office.desk, second).tabs)
    past = PersonFile(office.desk, first, day=date(2025, 12, 31))
    assert [one.year for tab in past.tabs if (one := past.picture(tab))] == [2025]
