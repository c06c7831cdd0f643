"""上解、返还、下拨记账 and 收到拨缴经费 without a window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_chart, deeds
from desk_union.funds.dues.dues_words import TAX
from desk_union.funds.dues.remit_waiting import REFUND_IN, REMIT, TRANSFER
from desk_union.funds.ledgers.remitting import REFUNDS, TRANSFERS
from desk_union.screens.desk import Desk
from desk_union.screens.funds.paying import PayingPage, ReceivingPage, read_day
from tests.funds.dues_office import TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = dues_office(tmp_path / "上解.desk")
    yield made
    made.book.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.book, lambda: TODAY, "王干事")


def accounts_of(office: Office, voucher: int) -> list[str]:
    with office.book.reading() as session:
        codes = account_chart.read_chart(session).by_id
        return [codes[line.account].code for line in deeds.read_voucher(session, voucher).draft.lines]


def received(desk: Desk, **more: str) -> str:
    page = ReceivingPage(desk)
    page.total, page.rate = "50,000", "40%"
    for name, text in more.items():
        setattr(page, name, text)
    return page.run()


def test_receiving_says_how_the_money_is_split_before_it_is_done(desk) -> None:
    page = ReceivingPage(desk)
    assert (page.first, page.rate) == ("2026-10", "")
    assert page.says.startswith("自主拨缴：按上级文件的比例")
    page.total, page.rate = "50000", "40%"
    assert page.says == "本级收入（402）30,000.00元，应上解（211）20,000.00元。"
    assert page.run() == "已记入凭证草稿1：本级收入30,000.00元，应上解20,000.00元已登记到上解台账。"
    assert ReceivingPage(desk).rate == "40%"
    page.channel = TAX
    assert page.says.startswith("上级分成后拨下来的")
    assert page.run() == "已记入凭证草稿2：本级收入50,000.00元。"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"rate": ""}, "没有填上解比例"),
        ({"rate": "四成"}, "上解比例"),
        ({"total": "五万"}, "金额写法不对"),
        ({"total": "0"}, "大于0"),
        ({"first": "2026-11", "last": "2026-10"}, "早于"),
        ({"day": "2026-11-21"}, "收款日期还没有到"),
        ({"due_on": "月底"}, "日期"),
    ],
)
def test_what_was_typed_wrong_is_told(desk, more, told) -> None:
    with pytest.raises(Refusal, match=told):
        received(desk, **more)


def test_what_is_due_is_paid_from_here(office, desk) -> None:
    received(desk, first="2026-01", last="2026-03", due_on="2026-04-30")
    page = PayingPage(desk)
    assert [(row.words, row.amount) for row in page.rows] == [("2026年1月至2026年3月 拨缴经费（自主拨缴）", 2_000_000)]
    ids = [row.id for row in page.rows]
    assert page.sum_words(ids) == "选中1笔，共20,000.00元"
    page.day = date(2026, 11, 18)
    assert page.run(ids) == "上解会费、经费1笔、共20,000.00元，已记入凭证草稿2。"
    assert accounts_of(office, 2) == ["211", "102"]
    assert page.rows == []
    assert page.says.startswith("没有等着记账的")
    with pytest.raises(Refusal, match="没有选中"):
        page.run([])


def test_refunds_wait_for_their_review_and_transfers_for_an_account(office, desk) -> None:
    given = {"enterprise": "甲公司", "first": 202501, "last": 202512, "paid": 600_000, "rate": 10_000}
    office.add(REFUNDS, **given)
    office.add(REFUNDS, **{**given, "enterprise": "乙公司"}, reviewed_on=TODAY)
    office.add(TRANSFERS, receiver="第一分会", purpose="活动补助", amount=80_000, day=TODAY)
    page = PayingPage(desk, REFUND_IN)
    assert [row.words for row in page.rows] == ["乙公司 2025年1月至2025年12月"]
    assert not page.asks_account
    page.run([row.id for row in page.rows])
    assert accounts_of(office, 1) == ["102", "402"]
    page.choose(TRANSFER)
    assert page.asks_account
    page.account = next(id_ for id_, words in page.accounts if words.startswith("50106"))
    page.run([row.id for row in page.rows])
    assert accounts_of(office, 2) == ["50106", "102"]
    page.choose(REMIT)
    assert page.rows == []


def test_a_day_that_cannot_be() -> None:
    assert read_day("20261120", TODAY, "凭证日期") == TODAY
    for text in ("今天", "2026-11-21"):
        with pytest.raises(Refusal, match="凭证日期"):
            read_day(text, TODAY, "凭证日期")
