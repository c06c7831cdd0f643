"""拨缴经费 split at receipt, remitted, refunded and passed down; the check that rows and vouchers agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import account_chart, deeds, posting
from desk_union.funds.dues import dues_deeds, remit_deeds
from desk_union.funds.dues.dues_words import DUES, TAX
from desk_union.funds.ledgers.remitting import REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.paid import links
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.funds.tables import Account, Remittance
from desk_union.store import listing, rows
from desk_union.tabs import ledgers
from tests.funds.dues_office import NOW, TODAY, Office, dues_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAY = date(2026, 5, 20)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = dues_office(tmp_path / "上解.desk")
    yield made
    made.book.close()


def entries(office: Office, voucher: int) -> list[tuple[str, int, int]]:
    with office.book.reading() as session:
        codes = account_chart.read_chart(session).by_id
        held = deeds.read_voucher(session, voucher)
    return [(codes[line.account].code, line.debit, line.credit) for line in held.draft.lines]


def seen(office: Office, ledger, row: int, *keys: str):
    with office.book.reading() as session:
        return listing.lines(session, ledger, [ledger.by_key[key] for key in keys], [row], TODAY)[0].values


def found(office: Office, ledger, preset: str, day: date = TODAY) -> list[int]:
    with office.book.reading() as session:
        return listing.ids_of(session, ledger, listing.ListAsk(day, presets=(preset,)))


def receive(office: Office, total: int = 5_000_000, **more) -> remit_deeds.Received:
    with office.book.deed("收到经费") as session:
        return remit_deeds.receive(session, MAY, total, 202601, 202603, **{"rate": 4000, **more})


def test_the_upward_share_is_a_debt_and_no_income(office) -> None:
    """A.9 event 2: 50,000 in, 60% own."""
    done = receive(office, due_on=date(2026, 6, 30))
    assert entries(office, done.voucher) == [("102", 5_000_000, 0), ("402", 0, 3_000_000), ("211", 0, 2_000_000)]
    assert seen(office, REMITTANCES, done.remittance, "due", "paid", "owed", "due_on") == (
        2_000_000, 0, 2_000_000, date(2026, 6, 30),
    )  # fmt: skip
    assert found(office, REMITTANCES, "soon", date(2026, 6, 1)) == [done.remittance]
    assert found(office, REMITTANCES, "late", date(2026, 7, 1)) == [done.remittance]
    with office.book.deed("上解") as session:
        paid = remit_deeds.remit(session, [done.remittance], date(2026, 6, 20))
    assert entries(office, paid.voucher) == [("211", 2_000_000, 0), ("102", 0, 2_000_000)]
    assert seen(office, REMITTANCES, done.remittance, "paid", "paid_on", "booked") == (
        2_000_000, date(2026, 6, 20), f"草稿{paid.voucher}",
    )  # fmt: skip
    assert found(office, REMITTANCES, "unpaid") == []
    with pytest.raises(Refusal, match="已经记入凭证"), office.book.deed("上解") as session:
        remit_deeds.remit(session, [done.remittance], TODAY)
    with office.book.deed("记账") as session:
        posting.post(session, [done.voucher, paid.voucher], NOW)
    with pytest.raises(Refusal, match="已记入 2026-06 记-1，不能再改"), office.book.deed("改") as session:
        rows.save_row(session, REMITTANCES, done.remittance, {"paid": 1}, TODAY)


@pytest.mark.parametrize(
    ("total", "rate", "own", "upward"),
    [(5_000_000, 4000, 3_000_000, 2_000_000), (33_333, 4000, 20_000, 13_333), (1, 5000, 0, 1), (100, 0, 100, 0)],
)
def test_own_and_upward_share_are_the_whole(office, total, rate, own, upward) -> None:
    done = receive(office, total, rate=rate)
    assert (done.own, done.upward) == (own, upward)
    lines = entries(office, done.voucher)
    assert sum(debit for _, debit, _ in lines) == sum(credit for *_, credit in lines) == total
    assert (done.remittance is None) is (upward == 0)


def test_what_the_upper_union_passes_down_is_all_ones_own(office) -> None:
    done = receive(office, channel=TAX)
    assert entries(office, done.voucher) == [("102", 5_000_000, 0), ("402", 0, 5_000_000)]
    assert (done.upward, done.remittance) == (0, None)


def test_a_share_of_dues_leaves_income_first(office) -> None:
    row = office.add(REMITTANCES, first=202601, last=202612, subject=DUES, channel="自主拨缴", base=1_000_000, rate=500)
    with office.book.deed("上解") as session:
        done = remit_deeds.remit(session, [row], MAY)
    assert entries(office, done.voucher) == [
        ("401", 0, -50_000), ("211", 0, 50_000), ("211", 50_000, 0), ("102", 0, 50_000),
    ]  # fmt: skip
    with office.book.deed("记账") as session:
        posting.post(session, [done.voucher], NOW, reason="测试")


def test_due_follows_from_base_and_rate(office) -> None:
    given = {
        "first": 202601,
        "last": 202603,
        "subject": "拨缴经费",
        "channel": "自主拨缴",
        "base": 123_456,
        "rate": 4000,
    }
    assert seen(office, REMITTANCES, office.add(REMITTANCES, **given), "due") == (49_382,)
    given["first"] = 202602
    assert office.add(REMITTANCES, **given, due=49_400)  # rounded to yuan by the upper union
    with pytest.raises(Refusal, match=r"应为493\.82元"):
        office.add(REMITTANCES, **given, due=50_000)
    with pytest.raises(Refusal, match="没有填上解日期"):
        office.add(REMITTANCES, **given, paid=100)
    with pytest.raises(Refusal, match="早于"):
        office.add(REMITTANCES, **{**given, "last": 202512})


def refund(office: Office, name: str, **more) -> int:
    given = {"enterprise": name, "first": 202501, "last": 202512, "paid": 600_000, "rate": 10_000, **more}
    return office.add(REFUNDS, **given)


def test_refunds_come_in_or_are_passed_on(office) -> None:
    one = refund(office, "甲公司")
    with pytest.raises(Refusal, match="还没有审核"), office.book.deed("返还") as session:
        remit_deeds.receive_refunds(session, [one], MAY)
    two = refund(office, "乙公司", rate=5_000, reviewed_by="某某", reviewed_on=MAY)
    assert found(office, REFUNDS, "unreviewed") == [one]
    assert found(office, REFUNDS, "waiting") == [two]
    with office.book.deed("返还") as session:
        done = remit_deeds.receive_refunds(session, [two], MAY)
    assert entries(office, done.voucher) == [("102", 300_000, 0), ("402", 0, 300_000)]
    assert seen(office, REFUNDS, two, "day") == (MAY,)
    three = refund(office, "丙公司", reviewed_on=MAY)
    with pytest.raises(Refusal, match=r"508.*没有启用"), office.book.deed("返还") as session:
        remit_deeds.pass_refunds(session, [three], MAY)
    with office.book.deed("启用") as session:
        session.execute(update(Account).where(Account.code == "508").values(in_use=True))
        done = remit_deeds.pass_refunds(session, [three], MAY)
    assert entries(office, done.voucher) == [("508", 600_000, 0), ("102", 0, 600_000)]


def test_what_is_passed_down(office) -> None:
    one = office.add(TRANSFERS, receiver="第一分会", purpose="活动补助", amount=80_000, day=MAY)
    with pytest.raises(Refusal, match="没有启用"), office.book.deed("下拨") as session:
        remit_deeds.transfer(session, [one])
    with office.book.deed("下拨") as session:
        account = account_chart.read_chart(session).by_code["50105"].id
        done = remit_deeds.transfer(session, [one], account=account)
    assert entries(office, done.voucher) == [("50105", 80_000, 0), ("102", 0, 80_000)]
    assert found(office, TRANSFERS, "unbooked") == []


def problems(office: Office) -> list[str]:
    with office.book.reading() as session:
        return [str(problem) for problem in paid_agree(session, ledgers())]


def test_rows_and_vouchers_are_compared(office) -> None:
    done = receive(office)
    with office.book.deed("上解") as session:
        voucher = remit_deeds.remit(session, [done.remittance], MAY).voucher
    assert problems(office) == []
    with office.book.deed("改") as session:
        session.get(Remittance, done.remittance).paid = 1_999_900
    assert len(problems(office)) == 1
    assert f"草稿{voucher}收付的钱是20,000.00元，它对应的1笔上解合计19,999.00元" in problems(office)[0]


def test_dues_of_a_voucher_taken_back_in_red_wait_to_be_booked_again(office) -> None:
    office.rule()
    office.reckon(202601, 202601)
    with office.book.deed("收") as session:
        dues_deeds.collect(session, office.dues("张一"), MAY)
        voucher = dues_deeds.book(session).voucher
        posting.post(session, [voucher], NOW)
    with office.book.deed("冲") as session:
        red = deeds.reverse_voucher(session, voucher, TODAY)
        assert dues_deeds.in_hand(session).payments == 0
        posting.post(session, [red], NOW, reason="日期记错")
    assert office.found("unbooked") == {("张一", 202601)}
    assert office.seen("张一", 202601, "state", "booked") == ("已缴清", "2026-05 记-1（已冲销）")
    assert problems(office) == []
    with office.book.deed("再记") as session:
        again = dues_deeds.book(session)
        posting.post(session, [again.voucher], NOW)
    assert again.amount == 1_725
    assert office.found("unbooked") == set()
    assert problems(office) == []


def test_dues_whose_voucher_was_taken_back_may_be_taken_back_too(office) -> None:
    office.rule()
    office.reckon(202601, 202601)
    with office.book.deed("收") as session:
        dues_deeds.collect(session, office.dues("张一"), MAY)
        voucher = dues_deeds.book(session).voucher
        posting.post(session, [voucher], NOW)
        posting.post(session, [deeds.reverse_voucher(session, voucher, TODAY)], NOW, reason="没有收到")
    with office.book.deed("取消") as session:
        dues_deeds.take_back(session, office.dues("张一"))
    assert office.seen("张一", 202601, "state") == ("未缴",)
    with office.book.deed("撤回") as session:
        assert dues_deeds.withdraw(session, 1).payments == 0
    assert problems(office) == []


def test_a_remittance_whose_voucher_was_taken_back_is_booked_again(office) -> None:
    row = receive(office).remittance
    with office.book.deed("上解") as session:
        voucher = remit_deeds.remit(session, [row], MAY).voucher
        posting.post(session, [1, voucher], NOW)
        posting.post(session, [deeds.reverse_voucher(session, voucher, TODAY)], NOW, reason="账户记错")
        assert [one.id for one in session.scalars(select(Remittance).where(~links.REMITTANCE.in_voucher()))] == [row]
        again = remit_deeds.remit(session, [row], TODAY).voucher
        assert session.scalars(select(Remittance).where(~links.REMITTANCE.in_voucher())).all() == []
        posting.post(session, [again], NOW)
    assert entries(office, again) == [("211", 2_000_000, 0), ("102", 0, 2_000_000)]
    assert problems(office) == []
