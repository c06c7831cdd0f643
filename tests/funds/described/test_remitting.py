"""上解, 返还, 下拨 and 收到拨缴经费 as deeds: what is asked, what is proposed, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_chart, deeds
from desk_union.funds.dues import remit_deeds
from desk_union.funds.dues.dues_words import TAX
from desk_union.funds.ledgers.remitting import REFUNDS, REMITTANCES, TRANSFERS
from desk_union.screens.desk import Desk
from tests.funds.dues_office import TODAY, Office, dues_office
from tests.screens.desks import asked, done

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


def waiting(desk: Desk, code: str) -> list[str]:
    return [row.name for row in asked(desk, code).candidates()]


def test_the_money_is_split_before_it_is_kept(desk) -> None:
    page = asked(desk, "funds.receive", total="50000")
    assert (page.text("first"), page.text("rate")) == ("2026-10", "")
    assert page.lacking == "还要填上解比例。"
    page.type("rate", "40%")
    told = "把50,000.00元记作本级收入30,000.00元，应上解20,000.00元登记到上解台账，起草凭证（草稿1）。"
    assert page.preview().words == told
    assert page.preview().table[1:] == (
        ("102 银行存款", "50,000.00", ""), ("402 拨缴经费收入", "", "30,000.00"), ("211 应付上级经费", "", "20,000.00"),
    )  # fmt: skip
    assert page.run().words == f"已{told}"
    again = asked(desk, "funds.receive", total="50000")
    assert again.text("rate") == "40%"
    again.type("channel", TAX)
    assert [key for key in ("rate", "due_on") if again.is_wanted(key)] == []
    assert again.preview().words == "把50,000.00元记作本级收入50,000.00元，起草凭证（草稿2）。"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"rate": ""}, "还没有填：上解比例。"),
        ({"rate": "四成"}, "上解比例」应为百分比"),
        ({"total": "五万"}, "金额写法不对"),
        ({"total": "0"}, "大于0"),
        ({"first": "2026-11", "last": "2026-10"}, "早于"),
        ({"day": "2026-11-21"}, "日期」2026-11-21还没有到"),
        ({"due_on": "月底"}, "应上解日期」日期"),
    ],
)
def test_what_was_typed_wrong_is_told(desk, more, told) -> None:
    with pytest.raises(Refusal, match=told):
        done(desk, "funds.receive", **{"total": "50,000", "rate": "40%", **more})


def test_what_is_due_is_paid_once(office, desk) -> None:
    done(desk, "funds.receive", total="50000", rate="40%", first="2026-01", last="2026-03", due_on="2026-04-30")
    (row,) = asked(desk, "funds.remit").candidates()
    assert (row.name, row.facts) == ("2026年1月至2026年3月拨缴经费上解", ("20,000.00", "0.00"))
    told = done(desk, "funds.remit", [row.id], day="2026-11-18")
    assert told.words == "已把上解会费、经费1笔、共20,000.00元入账，起草凭证（草稿2）。"
    assert accounts_of(office, 2) == ["211", "102"]
    assert waiting(desk, "funds.remit") == []
    with pytest.raises(Refusal, match="不能办理“上解会费、经费”：要有应上解的钱"):
        done(desk, "funds.remit", [row.id])


@pytest.mark.parametrize("channel", ["税务代收", "财政划拨"])
def test_what_was_divided_before_it_came_is_never_paid_from_the_bank(office, desk, channel) -> None:
    given = {"first": 202601, "last": 202603, "base": 500_000, "rate": 4000, "channel": channel}
    row = office.add(REMITTANCES, **given)
    assert waiting(desk, "funds.remit") == []
    with pytest.raises(Refusal, match="不能办理"):
        done(desk, "funds.remit", [row])
    with pytest.raises(Refusal, match="由上级直接分成"), office.book.deed("上解") as session:
        remit_deeds.remit(session, [row], TODAY)


def test_refunds_wait_for_their_review_and_transfers_for_an_account(office, desk) -> None:
    given = {"enterprise": "甲公司", "first": 202501, "last": 202512, "paid": 600_000, "rate": 10_000}
    office.add(REFUNDS, **given)
    office.add(REFUNDS, **{**given, "enterprise": "示例厂工会"}, reviewed_on=TODAY)
    office.add(TRANSFERS, receiver="第一分会", purpose="活动补助", amount=80_000, day=TODAY)
    assert waiting(desk, "funds.receive_refunds") == ["示例厂工会 2025年1月至2025年12月返还"]
    office.add(REFUNDS, **{**given, "enterprise": "乙公司"}, reviewed_on=TODAY)
    assert len(waiting(desk, "funds.receive_refunds")) == 1, "what was reviewed for another union is not offered"
    with pytest.raises(Refusal, match=r"甲公司.*要填了审核日期"):
        done(desk, "funds.receive_refunds", [1, 2])
    done(desk, "funds.receive_refunds", [2])
    assert accounts_of(office, 1) == ["102", "402"]
    done(desk, "funds.transfer", [1], account="50106")
    assert accounts_of(office, 2) == ["50106", "102"]
    assert waiting(desk, "funds.transfer") == []


def test_only_accounts_that_make_sense_may_be_named(desk) -> None:
    page = asked(desk, "funds.receive", bank="库存现金")
    assert page.problems["bank"] == "会计科目里没有“库存现金”可选，可以选：102 银行存款。"
    page.type("bank", "102")
    assert page.text("bank") == "102 银行存款"
