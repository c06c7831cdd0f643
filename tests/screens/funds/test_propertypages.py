"""Bank reconciliation as a clerk goes through them, without a window."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.ledgers.property import BANK, BANKS
from desk_union.funds.tables import Voucher
from desk_union.screens.funds.bankpage import BankPage
from desk_union.store import rows, undo
from tests.screens.desks import TODAY, small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        yield desk


def codes(desk):
    with desk.book.reading() as session:
        return {one.code: one.id for one in read_chart(session).by_id.values()}


def vouchers(desk, *told):
    """Post vouchers of (day, code, against, fen); positive on the debit of ``code``."""
    account = codes(desk)
    with desk.book.deed("凭证") as session:
        drafts = [
            Draft(
                day,
                (
                    VoucherLine(summary, account[code], max(fen, 0), max(-fen, 0)),
                    VoucherLine(summary, account[other], max(-fen, 0), max(fen, 0)),
                ),
            )
            for day, summary, code, other, fen in told
        ]
        ids = deeds.draft_vouchers(session, drafts)
        posting.post(session, ids, datetime(2026, 11, 20), reason="测试")


def drafts(desk):
    with desk.book.reading() as session:
        return session.query(Voucher).filter(Voucher.number.is_(None)).count()


@pytest.fixture
def november(desk):
    with desk.book.deed("账户") as session:
        account = read_chart(session).by_code["102"].id
        rows.save_row(session, BANKS, None, {"name": "基本户", "account": account}, TODAY)
        for day, fen, party in ((3, 180_000, ""), (12, -50_000, "李某"), (15, 3_521, "")):
            side = {"income": fen} if fen > 0 else {"outgo": -fen}
            rows.save_row(
                session, BANK, None, {"bank_account": 1, "day": date(2026, 11, day), "party": party or None, **side}, TODAY
            )
    vouchers(
        desk,
        (date(2026, 11, 2), "会费", "102", "401", 180_000),
        (date(2026, 11, 10), "慰问李某", "102", "50105", -50_000),
        (date(2026, 11, 18), "会议", "102", "50502", -20_000),
    )
    return BankPage(desk)


def test_a_line_of_the_bank_leads_to_its_entry(november):
    page = november
    assert [row.pair for row in page.bank_rows()] == [1, 2, 0] or [row.pair for row in page.bank_rows()] == [2, 1, 0]
    for row in page.bank_rows()[:2]:
        bank, book = page.partners(row.id)
        assert "相等，按空格键勾对" in page.chosen_words(bank, book)
    assert page.chosen_words([1], []) == "选中银行 1 笔 1,800.00，账上 0 笔 0.00。"
    assert "没有勾对" in page.difference_words


def test_ticking_by_proposal_and_taking_back(november):
    page = november
    assert page.tick_sure().startswith("已按建议勾对 2 组")
    assert ([row.income for row in page.bank_rows()], [row.outgo for row in page.book_rows()]) == (["35.21"], ["200.00"])
    foot = dict(page.balances)
    assert foot["调节后账面余额"] == foot["调节后银行余额"] == "1,135.21"
    assert page.difference_words == "调节后两边相等；银行还有 1 笔、账上还有 1 笔没有勾对，列入调节表。"
    page.ticked = True
    row = page.bank_rows()[0]
    bank, book = page.partners(row.id)
    assert page.untick(bank, book) == "已取消 1 笔的勾对。"
    page.ticked = False
    assert len(page.bank_rows()) == 2
    undo.undo(page.desk.book)
    page.refresh()
    assert len(page.bank_rows()) == 1


def test_a_difference_of_openings_is_told(november):
    with november.desk.book.deed("期初") as session:
        rows.save_row(session, BANKS, 1, {"opening": 700}, TODAY)
    november.refresh()
    assert november.difference_words.startswith("调节后还差 7.00 元")


def test_the_day_of_the_sheet(november):
    november.take_day("2026-11-11")
    assert (len(november.bank_rows()), len(november.book_rows())) == (1, 2)
    with pytest.raises(Refusal, match="日期看不懂"):
        november.take_day("昨天")


def test_without_an_account(desk):
    page = BankPage(desk)
    assert (page.bank_rows(), page.difference_words) == ([], "")
    assert "还没有登记银行账户" in page.says
    with pytest.raises(Refusal):
        _ = page.import_ledger


def test_an_import_goes_to_the_chosen_account(november):
    with november.desk.book.deed("账户") as session:
        account = read_chart(session).by_code["101"].id
        second = rows.save_row(session, BANKS, None, {"name": "专户", "account": account}, TODAY)
    november.refresh()
    november.choose(second)
    values = [{"day": date(2026, 11, 1), "income": 5}]
    with november.desk.book.reading() as session:
        november.import_ledger.together.number(session, values, TODAY)
    assert values[0]["bank_account"] == second


