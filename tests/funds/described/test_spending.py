"""报销, 借款 and 支出审批: approved by the office's limits, paid with their vouchers, loans settled with the difference."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds import due
from desk_union.funds.account import deeds, posting, vouchersearch
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.ledgers.spending import EXPENSE_LINES, EXPENSES, LIMITS, LOANS, REQUESTS
from desk_union.funds.spending.spending_words import APPROVED, PAID, SETTLED
from desk_union.screens.desk import Desk
from desk_union.store import listing, overrides, rows, undo
from desk_union.tabs import checks, sheets
from tests.funds.account_books import TODAY, a_book
from tests.screens.desks import asked, done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

DAY = date(2026, 1, 12)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = a_book(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desk(book: Book) -> Desk:
    return Desk(book, lambda: TODAY, "王干事")


def add(book: Book, ledger: Ledger, **values: Any) -> int:
    with book.deed(f"登记{ledger.title}") as session:
        return rows.save_row(session, ledger, None, values, TODAY)


def value(book: Book, ledger: Ledger, row_id: int, key: str) -> Any:
    with book.reading() as session:
        return rows.values_of(session, ledger, [row_id], TODAY)[row_id][key]


def shown(book: Book, row_id: int) -> str:
    with book.reading() as session:
        return listing.lines(session, EXPENSES, [EXPENSES.by_key["amount"]], [row_id], TODAY)[0].words[0]


def account(book: Book, code: str) -> int:
    with book.reading() as session:
        return read_chart(session).by_code[code].id


def an_expense(book: Book, *yuan: int, **more: Any) -> int:
    row_id = add(book, EXPENSES, day=DAY, claimant_name="王红", matter="元宵节活动", **more)
    for place, amount in enumerate(yuan, start=1):
        values = {"expense": row_id, "matter": f"费用{place}", "account": account(book, "50102"), "amount": amount * 100}
        add(book, EXPENSE_LINES, **values, papers=place)
    return row_id


def a_loan(book: Book, yuan: int = 1000) -> int:
    values = {"day": DAY, "borrower_name": "王红", "matter": "活动备用金", "amount": yuan * 100, "due_on": date(2026, 1, 18)}
    return add(book, LOANS, **values)


def voucher_of(book: Book, ledger: Ledger, row_id: int) -> int:
    with book.reading() as session:
        return int(session.get_one(ledger.row, row_id).voucher)


def lines(book: Book, voucher: int | None) -> list[tuple[str, int, int]]:
    with book.reading() as session:
        chart = read_chart(session)
        held = deeds.read_voucher(session, voucher or 0)
        return [(chart.by_id[one.account or 0].code, one.debit // 100, one.credit // 100) for one in held.draft.lines]


def problems(book: Book) -> list[str]:
    with book.reading() as session:
        return [str(problem) for check in checks() for problem in check(session)]


def lend(desk: Desk, loan: int) -> None:
    done(desk, "funds.approve_loan", [loan], day="2026-01-12", approver="主席")
    done(desk, "funds.lend", [loan], day="2026-01-12")


def test_an_expense_is_what_its_lines_come_to_and_is_paid_line_by_line(desk, book) -> None:
    row_id = an_expense(book, 300, 55)
    with pytest.raises(Refusal, match="要是已经批准、还没有付款的"):
        asked(desk, "funds.pay_expense", [row_id], day="2026-01-13").run()
    told = done(desk, "funds.approve_expense", [row_id], day="2026-01-12", approver="工会主席")
    assert told.words == "已批准费用报销单1张，共355.00元，由工会主席批准；金额从此不能改。"
    paid = done(desk, "funds.pay_expense", [row_id], day="2026-01-13").done
    assert lines(book, paid.voucher) == [("50102", 300, 0), ("50102", 55, 0), ("102", 0, 355)]
    with book.reading() as session:
        assert deeds.read_voucher(session, paid.voucher or 0).draft.papers == 3, "the bills of both lines"
    assert value(book, EXPENSES, row_id, "stage") == PAID
    assert problems(book) == []


def test_after_the_approval_neither_head_nor_lines_change(desk, book) -> None:
    row_id = an_expense(book, 300)
    done(desk, "funds.approve_expense", [row_id], day="2026-01-12", approver="工会主席")
    with pytest.raises(Refusal, match="已经是“已批准”，明细和金额不能再改"):
        add(book, EXPENSE_LINES, expense=row_id, matter="又一项", account=account(book, "50102"), amount=100)
    with pytest.raises(rows.Faulty, match="批准人不能再改"), book.deed("改") as session:
        rows.save_row(session, EXPENSES, row_id, {"approver": "别人"}, TODAY)
    with book.deed("退回") as session:
        overrides.because(session, "漏了一张票")
        rows.save_row(session, EXPENSES, row_id, {"stage": "填报"}, TODAY)
    add(book, EXPENSE_LINES, expense=row_id, matter="又一项", account=account(book, "50102"), amount=100_00)
    assert shown(book, row_id) == "400.00"


def test_an_expense_without_lines_is_not_approved(desk, book) -> None:
    row_id = an_expense(book)
    with pytest.raises(Refusal, match="还没有金额"):
        asked(desk, "funds.approve_expense", [row_id], day="2026-01-12", approver="主席").run()


def test_who_claims_must_be_known(book) -> None:
    with pytest.raises(rows.Faulty, match="报销人不能为空"):
        add(book, EXPENSES, day=DAY, matter="活动")


# Spent in yuan of a loan of 1000: the entries of the settling voucher, and what is handed over.
SETTLINGS = [
    (700, [("50102", 700, 0), ("102", 300, 0), ("135", 0, 1000)], "收回300.00元"),
    (1000, [("50102", 1000, 0), ("135", 0, 1000)], "正好冲完借款，不收不付"),
    (1250, [("50102", 1250, 0), ("135", 0, 1000), ("102", 0, 250)], "付250.00元"),
]


@pytest.mark.parametrize(("spent", "entries", "handed"), SETTLINGS)
def test_a_loan_is_settled_with_the_difference(desk, book, spent, entries, handed) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    row_id = an_expense(book, spent, loan=loan)
    done(desk, "funds.approve_expense", [row_id], day="2026-01-15", approver="主席")
    told = done(desk, "funds.pay_expense", [row_id], day="2026-01-16")
    assert lines(book, told.done.voucher) == entries
    assert handed in told.words
    assert value(book, LOANS, loan, "stage") == SETTLED
    assert problems(book) == [], "both links agree with their vouchers"


def spent_of(desk: Desk, book: Book, loan: int, yuan: int) -> int:
    row_id = an_expense(book, yuan, loan=loan)
    done(desk, "funds.approve_expense", [row_id], day="2026-01-15", approver="主席")
    return row_id


def still_open(book: Book, loan: int) -> tuple[str, int]:
    with book.reading() as session:
        (line,) = listing.lines(session, LOANS, [LOANS.by_key["stage"], LOANS.by_key["open"]], [loan], TODAY)
    stage, left = line.words
    return stage, int(left.split(".")[0])


def told_of_loans(book: Book) -> list[str]:
    with book.reading() as session:
        return [one.sentence for one in due.due(session, DAY) if one.kind == "loans"]


def test_several_account_for_one_loan_and_the_last_settles_it(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    first, second, third = (spent_of(desk, book, loan, yuan) for yuan in (300, 200, 400))
    assert filled(book, "funds.expense_slip", first).words["returned"] == "¥0.00", "two others wait for it"
    told = done(desk, "funds.pay_expense", [first], day="2026-01-16")
    assert lines(book, told.done.voucher) == [("50102", 300, 0), ("135", 0, 300)]
    assert "借款还有700.00元没有结清，以后再冲" in told.words
    assert (still_open(book, loan), told_of_loans(book)) == ((PAID, 700), ["有1笔借款没有结清，共700.00元。"])
    told = done(desk, "funds.pay_expense", [second, third], day="2026-01-17")
    assert "收回100.00元" in told.words
    assert lines(book, voucher_of(book, EXPENSES, third)) == [("50102", 400, 0), ("102", 100, 0), ("135", 0, 500)]
    assert (still_open(book, loan), told_of_loans(book)) == ((SETTLED, 0), [])
    assert [filled(book, "funds.expense_slip", one).words["returned"] for one in (first, third)] == ["¥0.00", "¥100.00"]
    assert problems(book) == []


def test_the_rest_is_kept_for_what_is_not_yet_drawn_up_when_the_clerk_says_so(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    done(desk, "funds.pay_expense", [spent_of(desk, book, loan, 300)], day="2026-01-16", keep="是")
    assert still_open(book, loan) == (PAID, 700)
    paid = done(desk, "funds.pay_expense", [spent_of(desk, book, loan, 900)], day="2026-01-17")
    assert lines(book, paid.done.voucher) == [("50102", 900, 0), ("135", 0, 700), ("102", 0, 200)]
    assert still_open(book, loan) == (SETTLED, 0)


@pytest.mark.parametrize("redrafted", [0, 1])
def test_one_of_several_is_drafted_once_more_as_it_was(desk, book, redrafted) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    some = [spent_of(desk, book, loan, yuan) for yuan in (300, 600)]
    for row_id in some:
        done(desk, "funds.pay_expense", [row_id], day="2026-01-16")
    before = lines(book, voucher_of(book, EXPENSES, some[redrafted]))
    with book.deed("删除草稿") as session:
        deeds.delete_drafts(session, [session.get_one(EXPENSES.row, some[redrafted]).voucher])
    told = done(desk, "funds.pay_expense", [some[redrafted]], day="2026-01-16")
    assert lines(book, told.done.voucher) == before
    assert problems(book) == []


def test_what_is_given_back_is_the_rest_and_refers_to_what_was_lent(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    first = spent_of(desk, book, loan, 300)
    done(desk, "funds.pay_expense", [first], day="2026-01-16", keep="是")
    back = done(desk, "funds.take_loan_back", [loan], day="2026-01-17").done.voucher or 0
    assert lines(book, back) == [("102", 700, 0), ("135", 0, 700)]
    lent = voucher_of(book, LOANS, loan)
    with book.reading() as session:
        (of_lent,), (of_back,) = vouchersearch.related(session, lent), vouchersearch.related(session, back)
    assert (of_lent[:7], of_back[:6]) == ("收回它借出的款", "收回的借款是")
    with book.deed("删除草稿") as session:
        deeds.delete_drafts(session, [session.get_one(EXPENSES.row, first).voucher])
    told = done(desk, "funds.pay_expense", [first], day="2026-01-16")
    assert lines(book, told.done.voucher) == [("50102", 300, 0), ("135", 0, 300)], "700 were given back already"
    assert problems(book) == []


def test_a_settled_loan_settles_nothing_more(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    done(desk, "funds.pay_expense", [spent_of(desk, book, loan, 400)], day="2026-01-16")
    second = spent_of(desk, book, loan, 400)
    with pytest.raises(Refusal, match="现在是“已结清”，不能用来冲这次报销"):
        asked(desk, "funds.pay_expense", [second], day="2026-01-16").run()


def test_what_was_paid_is_drafted_once_more_when_its_draft_was_deleted(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    row_id = an_expense(book, 700, loan=loan)
    done(desk, "funds.approve_expense", [row_id], day="2026-01-15", approver="主席")
    for code, ledger, one in (("funds.lend", LOANS, loan), ("funds.pay_expense", EXPENSES, row_id)):
        if ledger is EXPENSES:
            done(desk, code, [one], day="2026-01-16")
        with book.deed("删除草稿") as session:
            deeds.delete_drafts(session, [session.get_one(ledger.row, one).voucher])
        told = done(desk, code, [one], day="2026-01-16")
        with book.reading() as session:
            assert session.get_one(ledger.row, one).voucher == told.done.voucher
        with pytest.raises(Refusal, match="付了、没有凭证的"):
            asked(desk, code, [one], day="2026-01-16").run()
    assert value(book, EXPENSES, row_id, "stage") == PAID
    assert value(book, LOANS, loan, "stage") == SETTLED
    assert problems(book) == []


def test_open_loans_are_told_and_late_ones_first(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)

    def told(today: date) -> list[tuple[str, str]]:
        with book.reading() as session:
            return [(one.sentence, one.urgency) for one in due.due(session, today) if one.kind == "loans"]

    assert told(date(2026, 1, 18)) == [("有1笔借款没有结清，共1,000.00元。", "info")]
    assert told(date(2026, 1, 19)) == [("有1笔借款没有结清，共1,000.00元，其中1笔过了应还日期。", "late")]
    back = done(desk, "funds.take_loan_back", [loan], day="2026-01-19")
    assert lines(book, back.done.voucher) == [("102", 1000, 0), ("135", 0, 1000)]
    assert told(date(2026, 1, 19)) == []
    undo.undo(book)
    assert told(date(2026, 1, 19)) != []


def test_a_request_is_paid_at_once_or_by_who_laid_out_the_money(desk, book) -> None:
    given = {"day": DAY, "applicant_name": "王红", "matter": "奖品", "amount": 800_00, "payee": "红星商店"}
    first = add(book, REQUESTS, **given, account=account(book, "50102"))
    done(desk, "funds.approve_request", [first], day="2026-01-12", approver="主席")
    paid = done(desk, "funds.pay_request", [first], day="2026-01-13")
    assert lines(book, paid.done.voucher) == [("50102", 800, 0), ("102", 0, 800)]
    second = add(book, REQUESTS, **given)
    done(desk, "funds.approve_request", [second], day="2026-01-12", approver="主席")
    with pytest.raises(Refusal, match="没有写支出科目"):
        asked(desk, "funds.pay_request", [second], day="2026-01-13").run()
    an_expense(book, 790, request=second)
    with pytest.raises(Refusal, match="由报销单销-2026-0001报销，不另付款"):
        asked(desk, "funds.pay_request", [second], day="2026-01-13").run()
    assert problems(book) == []


def test_limits_are_the_office_s_own(desk, book) -> None:
    row_id = an_expense(book, 3_000)
    page = asked(desk, "funds.approve_expense", [row_id], day="2026-01-12")
    assert page.text("approver") == "", "none is built in"
    for upto, who in ((1_000_00, "财务主管"), (5_000_00, "工会主席"), (None, "工会委员会会议")):
        add(book, LIMITS, upto=upto, approver=who, since=date(2025, 1, 1))
    page = asked(desk, "funds.approve_expense", [row_id], day="2026-01-12")
    assert page.text("approver") == "工会主席"
    page.type("approver", "财务主管")
    with pytest.raises(overrides.Doubtful, match="应由工会主席批准"):
        page.run()
    page.run("主席出差，电话同意")
    assert value(book, EXPENSES, row_id, "stage") == APPROVED
    with book.reading() as session:
        assert [(one.reason, "工会主席" in one.sentence) for one in overrides.accepted(session)] == [("主席出差，电话同意", True)]


def test_a_limit_holds_from_its_day(desk, book) -> None:
    add(book, LIMITS, upto=None, approver="老主席", since=date(2020, 1, 1), until=date(2025, 12, 31))
    row_id = an_expense(book, 100)
    assert asked(desk, "funds.approve_expense", [row_id], day="2026-01-12").text("approver") == ""


def test_posted_it_is_frozen(desk, book) -> None:
    row_id = an_expense(book, 300)
    done(desk, "funds.approve_expense", [row_id], day="2026-01-12", approver="主席")
    voucher = done(desk, "funds.pay_expense", [row_id], day="2026-01-13").done.voucher
    with book.deed("记账") as session:
        posting.post(session, [voucher or 0], session.info["at"], reason="核对过")
    with pytest.raises(Refusal, match="不能删除"), book.deed("删除") as session:
        rows.delete_rows(session, EXPENSES, [row_id], TODAY)


def filled(book: Book, code: str, row_id: int) -> Any:
    sheet = next(one for one in sheets() if one.code == code)
    with book.reading() as session:
        return sheet.content.fill(session, Request(TODAY, TODAY, row=row_id)).copies[0]


def test_the_slips_say_it_in_words_with_what_is_to_be_given_back(desk, book) -> None:
    loan = a_loan(book)
    lend(desk, loan)
    row_id = an_expense(book, 300, 55, loan=loan)
    words = filled(book, "funds.expense_slip", row_id).words
    assert (words["words"], words["amount"], words["papers"]) == ("人民币叁佰伍拾伍元整", "¥355.00", "3")
    assert (words["lent"], words["given"], words["returned"]) == ("¥1,000.00", "¥0.00", "¥645.00")
    assert filled(book, "funds.loan_slip", loan).words["due"] == "2026年1月18日"
    request = add(book, REQUESTS, day=DAY, applicant_name="王红", matter="奖品", amount=1, account=account(book, "50102"))
    assert filled(book, "funds.request_slip", request).words["budget"] == "没有这个科目的预算"
