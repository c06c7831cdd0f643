"""按…汇总 of a list, kept as a report, printed with the others, open as long as it means something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe import known_ledgers
from desk_union.describe.behind import Number
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.prints.lists import ownsheet
from desk_union.prints.publishing import publish
from desk_union.screens.form import typed
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.summingpage import SummingPage
from desk_union.screens.paper import ownplaces
from desk_union.screens.paper.printpage import sheet_called
from desk_union.screens.paper.sheetlist import OWN, SheetList
from desk_union.store import ownreports, privacylog, rows, settings, summing
from desk_union.store.progress import finish
from desk_union.store.summing import BELOW, COUNT, DIFFERENT, MEAN, SUM, Grouping, GroupNumber
from tests.screens.desks import TODAY, person, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=4) as desk:
        with desk.book.deed("登记") as session:
            other = rows.save_row(session, UNITS, None, {"name": "装配小组", "level": "小组", "parent": 1}, TODAY)
            rows.save_row(session, PEOPLE, None, person(9, unit=other), TODAY)
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return SummingPage(page)


def table_of(desk, name):
    with desk.book.reading() as session:
        report = ownreports.called(session, name)
        (table,) = ownsheet.sheets(report)[0].tables(session, Request(TODAY, TODAY))
    return table


def test_units_with_what_is_below_them_and_their_rows(page):
    page.choose(Grouping("unit", BELOW), [GroupNumber(COUNT)])
    assert [(row[0].strip("　"), row[1]) for row in page.rows] == [
        ("某某机械厂工会", "5"), ("机修小组", "4"), ("装配小组", "1"), ("合计", "5"),
    ]  # fmt: skip
    assert page.rows[1][0].startswith("　")
    assert [len(page.ids_at(at)) for at in range(4)] == [5, 4, 1, 5]
    page.choose(Grouping("unit"), [GroupNumber(COUNT), GroupNumber(DIFFERENT, "unit")])
    assert page.rows[-1] == ("合计", "5", "2")


def test_nothing_chosen_and_what_is_not_offered(page):
    with pytest.raises(Refusal, match="至少勾一项"):
        page.choose(Grouping("unit"), [])
    with pytest.raises(Refusal, match="不能再按"):
        page.choose(Grouping("id_number"), [GroupNumber(COUNT)])


def test_it_is_kept_stands_among_all_sheets_and_prints(desk, page, tmp_path):
    page.choose(Grouping("sex"), [GroupNumber(COUNT), GroupNumber(MEAN, "age")])
    assert page.save(" 男女  年龄 ") == "男女 年龄"
    found = SheetList(desk)
    found.refresh()
    mine = [line for line in found.lines if line.tab == OWN]
    assert [line.title for line in mine] == ["男女 年龄", "男女 年龄（条形图）"]
    assert {line.purpose for line in mine} == {"统计"}
    assert [place.title for place in ownplaces.places(desk)] == [line.title for line in mine]
    for line in mine:
        for kind in line.sheet.outputs:
            target = tmp_path / f"{line.title}.{kind}"
            finish(publish(desk.book, line.sheet, Request(TODAY, TODAY)).write(kind, target))
            assert target.stat().st_size > 0
    table = table_of(desk, "男女 年龄")
    numbers = [cell for row in table.rows for cell in row if isinstance(cell, Number)]
    with desk.book.reading() as session:
        assert [str(len(one.behind[0].find(session))) for one in numbers] == [str(one) for one in numbers]
    assert table.totals[0] == "合计"


def test_the_filter_comes_along_and_stands_on_paper(desk):
    page = ListPage(desk, PEOPLE)
    page.add_condition(typed.condition(desk, PEOPLE.by_key["name"], "is", "张一"))
    page.add_condition(typed.condition(desk, PEOPLE.by_key["name"], "is", "张二"))
    page.want_any(any_of=True)
    summed = SummingPage(page)
    summed.choose(Grouping("unit"), [GroupNumber(COUNT)])
    summed.save("两个人")
    table = table_of(desk, "两个人")
    assert table.rows == [("机修小组", "2")]
    assert table.filter_text == "姓名是张一 或 姓名是张二"
    again = SummingPage(ListPage(desk, PEOPLE))
    assert again.open("两个人") == table.filter_text
    assert again.rows == [("机修小组", "2"), ("合计", "2")]
    again.drop("两个人")
    assert again.names() == []
    with pytest.raises(Refusal, match="没有名为“两个人”"):
        again.open("两个人")
    with pytest.raises(Refusal, match="已经没有了"):
        sheet_called(desk, "report:两个人")


@pytest.mark.parametrize(("name", "told"), [("", "还没有给报表起名称"), ("长" * 31, "太长"), ("会员登记表", "已经有叫")])
def test_a_name_that_cannot_be(page, name, told):
    with pytest.raises(Refusal, match=told):
        page.save(name)


def test_a_column_that_is_gone_is_told_and_another_report_still_prints(desk, page):
    page.choose(Grouping("sex"), [GroupNumber(COUNT)])
    page.save("甲")
    page.save("乙")
    with desk.book.deed("alter") as session:
        kept = settings.get(session, ownreports.KEY)
        kept[0]["by"] = ["hobby", ""]
        kept[0]["labels"] = {"hobby": "爱好"}
        settings.put(session, ownreports.KEY, kept)
    with pytest.raises(Refusal, match="「爱好」这一列已经没有了"):
        table_of(desk, "甲")
    assert table_of(desk, "乙").rows
    with pytest.raises(Refusal, match="不能用了"):
        page.open("甲")


def test_private_columns_are_masked_unless_asked_for_and_that_is_noted(desk, page, monkeypatch):
    hidden = replace(PEOPLE, fields=tuple(replace(s, private=s.private or s.key == "sex") for s in PEOPLE.fields))
    monkeypatch.setattr(known_ledgers, "called", lambda _name: hidden)
    page.choose(Grouping("sex"), [GroupNumber(COUNT)])
    page.save("隐私")
    sheet = sheet_called(desk, "report:隐私")
    assert sheet.private == ("性别",)
    with desk.book.reading() as session:
        (masked,) = sheet.tables(session, Request(TODAY, TODAY))
        (plain,) = sheet.tables(session, Request(TODAY, TODAY, private=True))
    assert {row[0] for row in masked.rows} == {"＊＊＊"}
    assert {row[0] for row in plain.rows} <= {"男", "女"}
    publish(desk.book, sheet, Request(TODAY, TODAY, private=True))
    with desk.book.reading() as session:
        assert "性别" in privacylog.log(session)[-1]["what"]


def test_money_means_are_whole_fen_and_counts_have_a_decimal():
    from desk_union.describe.kinds import Count, Money

    money = replace(PEOPLE.fields[0], kind=Money())
    count = replace(PEOPLE.fields[0], kind=Count())
    assert summing.mean_words(money, 1001, 2) == "5.01"
    assert summing.mean_words(count, 100, 3) == "33.3"
    assert summing.mean_words(count, -5, 2) == "-2.5"


def test_no_ledger_adds_rates_up():
    from desk_union.tabs import ledgers

    summed = [
        ledger.by_key[one.key].label for ledger in ledgers() for one in summing.measures(ledger) if one.kind == SUM
    ]
    assert not [label for label in summed if "单价" in label or label == "年度" or label.endswith("标准")]
