"""Assets, cash and goods as deeds: what follows from an answer, what is told before, and what comes of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.ledgers.books import PROJECTS
from desk_union.funds.ledgers.goods import GOODS
from desk_union.funds.property import asset_deeds
from desk_union.funds.property.asset_deeds import Purchase
from desk_union.funds.tables import Voucher
from desk_union.store import rows
from tests.screens.desks import TODAY, asked, done, small_desk

PROJECTOR = Purchase(date(2026, 9, 3), "投影仪", "通用设备", 560_000, card={"kind": "办公设备"})


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        yield desk


def bought(desk, *given):
    with desk.book.deed("购入") as session:
        for one in given:
            asset_deeds.acquire(session, one, TODAY)


def good(desk, name="篮球", category="文体用品", measure="个"):
    with desk.book.deed("物资") as session:
        return rows.save_row(session, GOODS, None, {"name": name, "category": category, "measure": measure}, TODAY)


def drafts(desk):
    with desk.book.reading() as session:
        return session.query(Voucher).filter(Voucher.number.is_(None)).count()


def cash_in_hand(desk, fen):
    with desk.book.deed("凭证") as session:
        codes = {one.code: one.id for one in read_chart(session).by_id.values()}
        lines = (VoucherLine("提现", codes["101"], fen, 0), VoucherLine("提现", codes["401"], 0, fen))
        ids = deeds.draft_vouchers(session, [Draft(date(2026, 11, 2), lines)])
        posting.post(session, ids, datetime(2026, 11, 20), reason="测试")


def test_cash_short(desk):
    cash_in_hand(desk, 50_000)
    page = asked(desk, "funds.count_cash", n100="4", n20="2", coins="3.5", cashier="张出纳", reason="找零")
    assert page.preview().words.startswith("登记2026年11月20日的现金盘点：实点443.50元，账面500.00元，少了56.50元，起草凭证")
    page.type("n5", "几张")
    assert "整数" in page.problems["n5"]
    page.type("n5", "")
    page.run()
    assert drafts(desk) == 1


def test_cash_as_booked_needs_no_voucher(desk):
    told = done(desk, "funds.count_cash")
    assert told.words == "已登记2026年11月20日的现金盘点：实点0.00元，账面0.00元，两边相符。"
    assert drafts(desk) == 0


def test_months_are_written_off_in_their_order(desk):
    bought(desk, PROJECTOR, Purchase(date(2026, 9, 3), "音箱", "通用设备", 200_000))
    page = asked(desk, "funds.depreciate")
    assert page.text("period") == "2026-09"
    ahead = page.preview()
    assert ahead.table[1:] == (("固-2026-001 投影仪", "5,600.00", "0.00", "77.78", "5,522.22"),)
    assert ahead.notes == ("有1项资产没有填使用年限，没有列入。",)
    assert "已计提2026年9月折旧1项，77.78元" in page.run().words
    page = asked(desk, "funds.depreciate")
    assert page.text("period") == "2026-10"
    page.type("period", "2026-11")
    assert page.preview().notes[0].startswith("2026年10月还没有计提")
    page.type("period", "2026-12")
    with pytest.raises(Refusal, match="2026年12月还没有到"):
        page.preview()


def test_a_kind_tells_class_life_and_account(desk):
    page = asked(desk, "funds.buy_asset", name="工会用车", kind="车辆")
    assert (page.text("category"), page.text("months")) == ("通用设备", "96")
    assert page.text("expense").startswith("50704")
    with pytest.raises(Refusal, match="还要填原值"):
        page.preview()
    page.type("cost", "120,000")
    told = page.run()
    assert told.words.startswith("已登记固定资产 固-2026-001 工会用车，120,000.00元")
    assert told.seen == ("funds.assets", (1,))


def test_a_gift_asks_for_freight_and_not_for_spending(desk):
    page = asked(desk, "funds.buy_asset")
    assert [page.is_hidden(key) for key in ("expense", "party", "costs")] == [False, False, True]
    page.type("source", "接受捐赠")
    assert [page.is_hidden(key) for key in ("expense", "party", "costs")] == [True, True, False]


def test_one_asset_is_disposed_of_and_then_waits_no_more(desk):
    bought(desk, PROJECTOR)
    page = asked(desk, "funds.dispose_asset")
    assert [(row.name, row.facts) for row in page.candidates()] == [("固-2026-001 投影仪", ("5,600.00", "0.00", "5,600.00"))]
    page = asked(desk, "funds.dispose_asset", [1])
    assert not page.is_hidden("payable")
    page.type("how", "盘亏")
    assert page.is_hidden("payable")
    assert [line[0][:3] for line in page.preview().table[1:]] == ["182", "162", "301", "182"]
    page.type("day", "2026-11-21")
    with pytest.raises(Refusal, match="还没有到"):
        page.run()
    page.type("day", "2026-11-20")
    assert page.run().words.startswith("已登记盘亏：固-2026-001 投影仪")
    assert asked(desk, "funds.dispose_asset").candidates() == []
    with pytest.raises(Refusal, match="一次只能办一行"):
        asked(desk, "funds.dispose_asset", [1, 2])


def test_goods_in_out_and_counted(desk):
    ball = good(desk)
    page = asked(desk, "funds.goods_in", source="商店", expense="50102")
    with pytest.raises(Refusal, match="还没有填数量"):
        page.run()
    with pytest.raises(ValueError, match="整数"):
        page.take_each("quantity", ball, "几个")
    page.take_each("quantity", ball, "3")
    page.take_each("amount", ball, "100")
    told = page.run()
    assert told.words.startswith("已登记入库 入-2026-001，1种，100.00元，起草凭证")
    assert (told.seen, told.done.printed) == (("funds.goods_moves", (1,)), 1)

    page = asked(desk, "funds.goods_out", receiver="机修小组")
    assert [row.facts for row in page.candidates()] == [("个", "3", "33.33")]
    page.take_each("quantity", ball, "1")
    assert page.run().words.startswith("已登记出库 领-2026-001，1种，33.33元")

    page = asked(desk, "funds.goods_count")
    page.take_each("counted", ball, "1")
    assert page.run().words.startswith("已盘点1种物资，0种相符，盘亏1种33.34元")
    assert asked(desk, "funds.goods_count").candidates()[0].facts[1] == "1"


def test_only_goods_that_are_there_go_out(desk):
    ball = good(desk)
    page = asked(desk, "funds.goods_out")
    assert page.candidates() == []
    page.take_each("quantity", ball, "1")
    with pytest.raises(Refusal, match="篮球不能办理“物资出库”"):
        page.run()


def test_goods_bought_from_a_project_are_earmarked(desk):
    with desk.book.deed("项目") as session:
        project = rows.save_row(session, PROJECTS, None, {"name": "送温暖"}, TODAY)
        rows.save_row(session, PROJECTS, None, {"name": "旧项目", "finished_on": date(2026, 1, 1)}, TODAY)
    quilt = good(desk, "棉被", "慰问品", "床")
    page = asked(desk, "funds.goods_in", expense="50405", project="送温暖")
    assert page.offers("project", "") == [(project, "送温暖")]
    page.take_each("quantity", quilt, "3")
    page.take_each("amount", quilt, "600")
    page.run()
    with desk.book.reading() as session:
        held = deeds.read_voucher(session, 1).draft
    assert [(line.project, line.earmarked) for line in held.lines] == [(project, True), *[(None, False)] * 3]
