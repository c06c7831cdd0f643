"""收缴会费 without a window: the squares, collecting by keys, the questions before reckoning, booking and withdrawing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, posting
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.desk import Desk
from desk_union.screens.funds.duespage import DuesPage
from desk_union.screens.undoing import Undoing
from desk_union.store import rows
from tests.funds.dues_office import NOW, TODAY, dues_office
from tests.screens.desks import asked, done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JAN, FEB, MAR, APR, OCT, NOV = 0, 1, 2, 3, 9, 10


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the office with a rule and nothing reckoned."""
    office = dues_office(tmp_path / "收缴.desk")
    office.rule()
    yield Desk(office.book, lambda: TODAY, "王干事")
    office.book.close()


def reckoned(desk: Desk, first: str = "2026-01", last: str = "2026-11") -> DuesPage:
    done(desk, "funds.reckon_dues", first=first, last=last, again="否")
    return DuesPage(desk)


def row_of(page: DuesPage, name: str) -> int:
    return next(place for place, shown in enumerate(page.rows) if shown.row.name == name)


def line_of(page: DuesPage, name: str) -> str:
    return "".join(page.square(row_of(page, name), month).text or "." for month in range(12))


def choose(page: DuesPage, name: str) -> None:
    page.choose_group(next(place for place, line in enumerate(page.groups) if line.name == name))


def test_an_empty_year_says_what_to_do(desk) -> None:
    page = DuesPage(desk)
    assert page.rows == []
    assert "生成应缴" in page.empty
    assert page.groups[0].tally.words == "没有应缴会费"


def test_reckoning_proposes_the_months_that_lack_and_tells_what_was_done(desk) -> None:
    page = asked(desk, "funds.reckon_dues")
    assert [page.text(key) for key in ("first", "last", "again")] == ["2026-11", "2026-11", "否"]
    page.type("first", "2026年1月")
    page.type("last", "202609")
    told = page.run().words
    assert told.startswith("已生成2026年1月至2026年9月会费：")
    assert "钱五没有登记月工资" in told
    again = asked(desk, "funds.reckon_dues", last="九月")
    assert again.text("first") == "2026-10"
    with pytest.raises(Refusal, match="到哪个月」月份写法不对"):
        again.run()


def test_every_square_says_how_it_stands(desk) -> None:
    page = reckoned(desk)
    choose(page, "甲组")
    page.toggle([(row_of(page, "张一"), JAN), (row_of(page, "张一"), FEB)])
    page.pay_part(row_of(page, "张一"), MAR, "10")
    assert line_of(page, "张一") == "√√10欠欠欠欠欠欠欠□."
    assert line_of(page, "孙六") == "欠" + "免" * 10 + "."
    assert line_of(page, "李二") == "欠欠欠........."
    choose(page, "乙组")
    assert line_of(page, "钱五") == "?" * 11 + "."
    assert line_of(page, "赵四") == "欠欠欠欠........"
    place = row_of(page, "赵四")
    assert page.square(place, JAN).hint == "赵四 2026年1月：应缴30.00元，已缴0.00元，欠30.00元"
    assert "没有登记月工资" in page.square(row_of(page, "钱五"), JAN).hint


def test_space_collects_and_takes_back(desk) -> None:
    page = reckoned(desk)
    page.collector, page.numbered = "李组长", True
    place = row_of(page, "张一")
    assert page.toggle([(place, JAN), (place, FEB)]) == "已收张一会费34.50元。"
    assert page.selected_words([(place, JAN), (place, FEB), (place, MAR)]) == "选中3格：已缴34.50元，欠缴17.25元"
    assert page.toggle([(place, JAN), (place, FEB)]) == "已取消张一的收款34.50元。"
    assert page.square(place, JAN).text == "欠"
    with pytest.raises(Refusal, match="没有应缴会费"):
        page.toggle([(place, 11)])
    with pytest.raises(Refusal, match="没有可收也没有可取消"):
        page.toggle([(row_of(page, "孙六"), FEB)])


def test_enter_goes_down_the_group(desk) -> None:
    page = reckoned(desk)
    choose(page, "乙组")
    assert [shown.row.name for shown in page.rows] == ["李二", "钱五", "王三", "赵四"]
    assert page.next_owing(0, NOV) == 2
    assert page.next_owing(2, NOV) == 3
    assert page.next_owing(3, NOV) == 3


def test_a_whole_group_pays_a_month(desk) -> None:
    page = reckoned(desk)
    choose(page, "乙组")
    assert page.collect_month(OCT) == "已收李二、王三会费45.00元。"
    assert page.month_words(OCT) == "已缴45.00元/应缴45.00元，收缴率100%"
    with pytest.raises(Refusal, match="没有欠缴"):
        page.collect_month(OCT)
    assert page.groups[page.chosen].name == "乙组"
    line = page.groups[page.chosen].tally
    assert (line.liable, line.payers, line.paid) == (3, 0, 4_500)
    assert page.groups == DuesPage(desk).groups
    assert page.unbooked == DuesPage(desk).unbooked


def test_a_part_that_cannot_be(desk) -> None:
    page = reckoned(desk)
    place = row_of(page, "张一")
    for text, told in (("十元", "写法不对"), ("18", "只欠17.25元"), ("-1", "大于0")):
        with pytest.raises(Refusal, match=told):
            page.pay_part(place, JAN, text)


def test_finding_and_other_years(desk) -> None:
    page = reckoned(desk)
    page.find("zs")
    assert [shown.row.name for shown in page.rows] == ["赵四"]
    page.find("没有这个人")
    assert page.empty == "没有找到这个人或小组。"
    page.find("")
    page.choose_year(2025)
    assert page.rows == []
    assert page.this_month() == 11


def test_a_day_that_cannot_be(desk) -> None:
    page = reckoned(desk)
    for text, told in (("2026-13-01", "收款日期"), ("2026-11-21", "还没有到")):
        with pytest.raises(Refusal, match=told):
            page.set_day(text)
    page.set_day("20261001")
    assert page.day == date(2026, 10, 1)


def test_booking_then_giving_back(desk) -> None:
    page = reckoned(desk)
    place = row_of(page, "张一")
    with pytest.raises(Refusal, match="收到的会费都已经记入凭证"):
        asked(desk, "funds.book_dues").preview()
    page.toggle([(place, JAN)])
    assert page.unbooked.amount == 1_725
    told = done(desk, "funds.book_dues")
    assert told.words == "已把1笔会费、共17.25元入账，起草凭证（草稿1）。"
    with desk.book.deed("记账") as session:
        posting.post(session, [1], NOW)
    page.refresh()
    with pytest.raises(Refusal, match="并记账"):
        page.toggle([(place, JAN)])
    cell = page.cell(place, JAN)
    assert asked(desk, "funds.give_back_dues", [cell.dues]).text("amount") == "17.25"
    assert "用红字冲减" in done(desk, "funds.give_back_dues", [cell.dues], reason="重复扣缴").words
    page.refresh()
    assert page.square(place, JAN).text == "欠"


def test_money_of_a_voucher_in_red_is_in_hand_again(desk) -> None:
    page = reckoned(desk)
    page.toggle([(row_of(page, "张一"), JAN)])
    done(desk, "funds.book_dues")
    with desk.book.deed("记账") as session:
        posting.post(session, [1], NOW)
        posting.post(session, [deeds.reverse_voucher(session, 1, TODAY)], NOW, reason="记错了")
    page.refresh()
    assert page.unbooked.amount == 1_725
    assert "其中17.25元没有入账" in page.square(row_of(page, "张一"), JAN).hint
    assert page.toggle([(row_of(page, "张一"), JAN)]) == "已取消张一的收款17.25元。"


def test_a_run_is_withdrawn_and_brought_back(desk) -> None:
    reckoned(desk)
    (run,) = asked(desk, "funds.withdraw_dues").candidates()
    assert (run.id, run.name) == (1, "2026年1月至2026年11月会费")
    assert done(desk, "funds.withdraw_dues", [1]).words.startswith("已撤回2026年1月至2026年11月会费的")
    assert DuesPage(desk).rows == []
    Undoing(desk).undo()
    assert DuesPage(desk).rows != []


def test_wages_that_were_lacking_are_reckoned_again(desk) -> None:
    page = reckoned(desk)
    with desk.book.deed("补工资") as session:
        person = page.rows[row_of(page, "钱五")].row.person
        rows.save_row(session, PEOPLE, person, {"wage": 400_000}, TODAY)
    page = asked(desk, "funds.reckon_dues")
    assert page.text("again") == "是"
    page.type("first", "2026-01")
    assert page.run().words == "已重新计算改了11人次，去掉0人次。"
