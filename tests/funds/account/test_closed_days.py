"""A draft never gets a day of a closed month or year: whoever writes it is told at once, with the year and the remedy."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.funds.account import closing, deeds
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.bank import bank_drafts
from desk_union.funds.tables import BankAccount, BankLine, Voucher
from desk_union.screens.desk import Desk
from desk_union.screens.funds.voucherform import VoucherForm
from tests.funds.account_books import account, draft, worked_year

TODAY = date(2026, 3, 2)
YEAR, REMEDY = "2025年已经年终结账", "请把日期改到2026年1月或以后"
DUES = (("102", 60, 0), ("401", 0, 60))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The whole of 2025 is closed."""
    book = worked_year(tmp_path_factory.mktemp("账本"))
    with book.deed("结账") as session:
        for month in range(202501, 202513):
            closing.close_month(session, month, session.info["at"])
        closing.close_year(session, 2025, session.info["at"])
    yield book
    book.close()


@pytest.fixture
def book(kept):
    """As it was before each test."""
    before = vouchers(kept)
    yield kept
    assert vouchers(kept) == before


def vouchers(book):
    with book.reading() as session:
        return list(session.scalars(select(Voucher.id).order_by(Voucher.id)))


def refused(book, write):
    with pytest.raises(Refusal) as told, book.deed("写凭证"):
        write()
    assert YEAR in told.value.reason
    assert REMEDY in told.value.remedy
    assert told.value.field == "day"


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 12, 31)])
def test_a_draft_is_refused(book, day):
    with pytest.raises(Refusal, match=YEAR) as told:
        draft(book, day, *DUES)
    assert REMEDY in told.value.remedy


def test_so_are_its_copy_its_reversal_and_its_change(book):
    first = vouchers(book)[0]
    last = date(2025, 12, 31)
    for write in (deeds.copy_voucher, deeds.reverse_voucher, deeds.correct_voucher):
        with pytest.raises(Refusal, match=YEAR), book.deed("写凭证") as session:
            write(session, first, last)
    with pytest.raises(Refusal, match=YEAR), book.deed("写凭证") as session:
        changed(session, account(book, "102"), account(book, "401"), last)


def changed(session, bank, dues, day):
    lines = (VoucherLine("会费", bank, debit=1), VoucherLine("会费", dues, credit=1))
    made = deeds.draft_voucher(session, Draft(date(2026, 2, 1), lines))
    deeds.change_draft(session, made, Draft(day, lines))


def test_the_screen_says_it_when_the_draft_is_kept(book):
    form = VoucherForm(Desk(book, lambda: TODAY, "王干事"))
    form.day = date(2025, 12, 31)
    form.lines[0].account, form.lines[0].debit, form.lines[0].summary = account(book, "102"), 6000, "会费"
    with pytest.raises(Refusal, match=YEAR) as told:
        form.save()
    assert REMEDY in told.value.remedy
    assert form.row_id is None
    assert [fault.key for fault in form.problems()[0]].count("day") == 1
    assert YEAR in next(fault.reason for fault in form.problems()[0] if fault.key == "day")


def test_a_command_and_an_import_say_it_too(book, tmp_path, capsys):
    copy = tmp_path / "副本.desk"
    assert main(["backup", str(book.path), "-o", str(tmp_path / "备份.zip")]) == 0
    assert main(["restore", str(tmp_path / "备份.zip"), "-o", str(copy)]) == 0
    capsys.readouterr()
    given = ["--set", "日期=2025-12-31", "--set", "金额=50"]
    template = "funds.template.interest"
    assert main(["do", str(copy), template, *given]) == 1
    told = capsys.readouterr()
    assert YEAR in told.out + told.err
    sheet = tmp_path / "凭证.csv"
    sheet.write_text("日期,摘要,科目,借方金额,贷方金额,凭证号\n2025-12-31,会费,102,60,,9\n2025-12-31,会费,401,,60,9\n", encoding="utf-8")
    assert main(["import", str(copy), "funds.vouchers", str(sheet)]) == 1
    told = capsys.readouterr()
    assert YEAR in told.out + told.err


def test_a_bank_line_of_a_closed_month_is_booked_on_the_first_open_day(kept):
    with kept.deed("起草") as session:
        bank = BankAccount(name="基本户", account=account(kept, "102"))
        session.add(bank)
        session.flush()
        line = BankLine(bank_account=bank.id, day=date(2025, 12, 31), summary="结息", income=5_00, outgo=0, digest="一")
        session.add(line)
        session.flush()
        made = bank_drafts.draft(session, line.id)
        assert deeds.read_voucher(session, made).draft.day == date(2026, 1, 1)


def test_the_calendar_names_the_month_where_only_that_is_closed():
    from desk_union.funds.account.periods import Calendar

    calendar = Calendar(202501, 202602, 2025)
    reason, remedy = calendar.closed_objection(date(2026, 2, 3))
    assert (reason, remedy) == ("2026年2月已经结账，不能再记。", "请把日期改到2026年3月或以后。")
    assert calendar.closed_objection(date(2026, 3, 1)) is None
    assert calendar.closed_objection(date(2024, 1, 1))[0].startswith("2024年已经年终结账")
