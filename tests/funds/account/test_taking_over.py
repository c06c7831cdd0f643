"""A book that begins in the middle of a year: what had moved before counts in the year, not in its opening."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import closing, deeds
from desk_union.funds.account.periods import set_start
from desk_union.funds.paper import statements
from desk_union.store.check import check_book
from desk_union.tabs import checks
from tests.funds.account_books import a_book, bring, draft, post_all, post_one, project, sheet

HEADS = ("科目编码", "借方余额", "贷方余额", "本年累计借方", "本年累计贷方", "项目")
# On 1 January: 10,000 in the bank, all of it free; since then 8,000 of dues, 1,000 for a project, 3,000 spent.
TAKEN_OVER = [
    ("102", 16_000, None, 9_000, 3_000, None),
    ("32205", None, 10_000, None, None, None),
    ("401", None, 8_000, None, 8_000, None),
    ("40302", None, 1_000, None, 1_000, "送温暖"),
    ("50105", 3_000, None, 3_000, None, None),
]


@pytest.fixture
def book(tmp_path):
    book = a_book(tmp_path)
    yield book
    book.close()


def amounts(rows, label):
    return next((row.first, row.second) for row in rows if row.label.strip() == label)


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_a_year_taken_over_in_july_is_told_whole(book, tmp_path, closed):
    project(book, "送温暖")
    with book.deed("启用") as session:
        set_start(session, 202507)
    assert bring(book, "funds.openings", sheet(tmp_path / "期初.xlsx", HEADS, TAKEN_OVER)).problems == ()
    draft(book, date(2025, 7, 5), ("102", 500, 0), ("401", 0, 500))
    post_all(book)
    if closed:
        with book.deed("年终结账") as session:
            closing.close_year(session, 2025, session.info["at"])
    with book.reading() as session:
        one = statements.balance_sheet(session, 202512, annual=True)
        two = statements.income_statement(session, 202512, annual=True)
    assert one.objections == two.objections == ()
    assert amounts(one.left, "货币资金") == (10_000_00, 16_500_00)
    assert amounts(one.right, "工会资金结转") == (0, 1_000_00)
    assert amounts(one.right, "工会资金结余") == (10_000_00, 15_500_00)
    assert amounts(two.rows, "一、年初资金结转结余")[0] == 10_000_00
    assert amounts(two.rows, "三、收入合计")[0] == 9_500_00
    assert amounts(two.rows, "六、年末资金结转结余")[0] == 16_500_00
    assert check_book(book, checks()) == []


def test_a_reversal_is_not_reversed_and_never_earlier_than_its_voucher(book):
    wrong = draft(book, date(2025, 3, 5), ("102", 60, 0), ("401", 0, 60))
    post_one(book, wrong)
    with book.deed("冲") as session, pytest.raises(Refusal, match="不能早于原凭证的2025年3月5日"):
        deeds.reverse_voucher(session, wrong, date(2025, 2, 28))
    with book.deed("冲") as session:
        red = deeds.reverse_voucher(session, wrong, date(2025, 4, 2))
    post_one(book, red, "记错")
    with book.deed("冲") as session, pytest.raises(Refusal, match="本身就是红字冲销凭证"):
        deeds.reverse_voucher(session, red, date(2025, 4, 3))
