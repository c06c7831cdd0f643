"""What the 工作台 is told of depreciation, the bank and the yearly count."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.funds.bank import bank_due, reconciling
from desk_union.funds.ledgers.property import ASSETS, BANK, BANKS
from desk_union.funds.property import asset_deeds, property_due
from desk_union.funds.property.asset_deeds import Purchase
from desk_union.store import rows
from tests.funds.property_books import TODAY, office


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=10_000_000, a32205=-10_000_000) as desk:
        with desk.book.deed("购入") as session:
            given = Purchase(date(2025, 9, 3), "投影仪", "通用设备", 560_000, card={"kind": "办公设备"})
            asset_deeds.acquire(session, given, TODAY)
        yield desk


def told(desk, today=TODAY):
    with desk.book.reading() as session:
        return {one.kind: (one.sentence, len(one.row_ids)) for one in (*property_due.due(session, today), *bank_due.due(session, today))}


def test_last_month_without_depreciation(desk):
    sentence, count = told(desk)["depreciation"]
    assert (sentence.startswith("2025年11月有1项固定资产还没有计提折旧"), count) == (True, 1)
    with desk.book.deed("折旧") as session:
        asset_deeds.depreciate(session, 202511)
    assert "depreciation" not in told(desk)
    assert "depreciation" not in told(desk, date(2025, 9, 20))  # not acquired in August


def test_lines_of_the_bank_of_past_months(desk):
    desk.voucher(date(2025, 11, 3), ("102", 500, 0), ("408", 0, 500))
    desk.post()
    with desk.book.deed("对账单") as session:
        rows.save_row(session, BANKS, None, {"name": "基本户", "account": desk.account["102"]}, TODAY)
        for day in (date(2025, 11, 3), date(2025, 12, 3)):
            rows.save_row(session, BANK, None, {"bank_account": 1, "day": day, "income": 500}, TODAY)
    assert told(desk)["bank"] == (
        "到2025年11月底，银行对账单上有1笔没有记账或没有勾对。可在“经费”菜单的“银行对账”里核对。", 1,
    )  # fmt: skip
    with desk.book.deed("勾对") as session:
        found = reconciling.sides(session, reconciling.read_account(session, 1), TODAY)
        (entry,) = [one.id for one in found.book_open if one.amount == 500]
        reconciling.tick(session, [found.bank_open[0].id], [entry], TODAY)
    assert "bank" not in told(desk)


@pytest.mark.parametrize(
    ("today", "counted", "due"),
    [
        (date(2025, 10, 31), None, False), (date(2025, 11, 1), None, True), (date(2025, 11, 30), date(2025, 10, 9), False),
        (date(2025, 11, 30), date(2024, 12, 9), True),
    ],
)  # fmt: skip
def test_the_yearly_count_of_assets(desk, today, counted, due):
    with desk.book.deed("盘点") as session:
        rows.save_row(session, ASSETS, 1, {"counted_on": counted}, TODAY)
    assert ("asset_count" in told(desk, today)) is due
