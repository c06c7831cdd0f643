"""From a line of the bank's statement to the draft of its voucher."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds
from desk_union.funds.bank import bank_drafts
from desk_union.funds.ledgers.property import BANK, BANKS
from desk_union.store import rows
from tests.funds.property_books import TODAY, office


@pytest.fixture
def desk(tmp_path):
    with office(tmp_path, a102=1_000_000, a32205=-1_000_000) as desk:
        with desk.book.deed("账户") as session:
            rows.save_row(session, BANKS, None, {"name": "基本户", "account": desk.account["102"], "opening": 0}, TODAY)
        yield desk


def line(session, summary, **amount):
    values = {"bank_account": 1, "day": date(2025, 3, 21), "summary": summary, **amount}
    return rows.save_row(session, BANK, None, values, TODAY)


def booked(desk, session, voucher):
    codes = {row_id: code for code, row_id in desk.account.items()}
    held = deeds.read_voucher(session, voucher).draft
    return held.day, [(codes[one.account], one.debit, one.credit) for one in held.lines]


@pytest.mark.parametrize(
    ("summary", "amount", "lines"),
    [
        ("3月21日结息", {"income": 12_34}, [("102", 12_34, 0), ("408", 0, 12_34)]),
        ("账户管理费", {"outgo": 20_00}, [("50504", 20_00, 0), ("102", 0, 20_00)]),
    ],
)
def test_known_words_make_the_draft(desk, summary, amount, lines):
    with desk.book.deed("起草") as session:
        voucher = bank_drafts.draft(session, line(session, summary, **amount))
        assert booked(desk, session, voucher) == (date(2025, 3, 21), lines)


def test_other_words_are_asked_once_and_then_remembered(desk):
    with desk.book.deed("起草") as session:
        first, second = line(session, "拨缴款202503", income=80_00), line(session, "拨缴款202504", income=81_00)
        with pytest.raises(Refusal, match="不知道记哪个科目"):
            bank_drafts.draft(session, first)
        bank_drafts.draft(session, first, desk.account["402"])
        assert booked(desk, session, bank_drafts.draft(session, second))[1][1] == ("402", 0, 81_00)


def test_a_line_is_drafted_once(desk):
    with desk.book.deed("起草") as session:
        one = line(session, "结息", income=1_00)
        bank_drafts.draft(session, one)
        with pytest.raises(Refusal, match="已经起草过凭证"):
            bank_drafts.draft(session, one)
