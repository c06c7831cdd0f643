"""Budget, execution, final account, disclosure, audit and archive on paper: the numbers are those of the books."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.sheet import Request
from desk_union.funds.account import closing
from desk_union.store import rows
from desk_union.tabs import ledgers, sheets
from tests.funds.account_books import account, draft, post_one, worked_year


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    yield book
    book.close()


def ledger(code):
    return next(one for one in ledgers() if one.code == code)


def save(book, code, **values):
    with book.deed("登记") as session:
        return rows.save_row(session, ledger(code), None, values, date(2026, 1, 20))


def table(book, code, **asked):
    sheet = next(one for one in sheets() if one.code == code)
    with book.reading() as session:
        return sheet.tables(session, Request(date(2025, 12, 31), date(2026, 1, 20), **asked))[0]


def line(told, words):
    return next(list(row) for row in told.rows if any(words in cell for cell in row))


def plan(book):
    made = {}
    for code, fen in (("401", 600_000), ("402", 4_000_000), ("501", 2_200_000), ("50702", 500_000)):
        made[code] = save(book, "funds.budget", year=2025, account=account(book, code), amount=fen)
    save(book, "funds.budget_changes", budget=made["50702"], day=date(2025, 7, 1), amount=100_000, reason="电脑涨价", document="厂工字〔2025〕7号")
    return made


def test_the_budget_adds_up(book):
    plan(book)
    told = table(book, "funds.budget", year=2025)
    assert line(told, "收入合计")[3:5] == ["", "46,000.00"]  # nobody knows the year before
    assert line(told, "支出合计")[3:5] == ["", "27,000.00"]
    assert line(told, "办公设备购置")[5] == "1,000.00"
    assert told.notes[0] == "预算收支相抵结余19,000.00元。"
    assert "上年数还没有登记" in told.notes[1]


def test_a_budget_ends_with_what_is_left_and_says_who_passes_it(book):
    plan(book)
    told = table(book, "funds.budget", year=2025)
    assert told.official.money == "单位：元"
    assert [row[2:5:2] for row in told.rows[-3:]] == [
        ("上年结转结余", "100,000.00"), ("本年收支差额", "19,000.00"), ("年末结余", "119,000.00"),
    ]  # fmt: skip
    assert [role[:3] for role in told.signers[:3]] == ["工会委", "经审会", "会员（"]
    done = table(book, "funds.final", year=2025)
    assert [row[1:4] for row in done.rows[-3:]] == [
        ("上年结转结余", "100,000.00", "100,000.00"), ("本年收支差额", "18,000.00", "18,750.00"),
        ("年末结余", "118,000.00", "118,750.00"),
    ]  # fmt: skip


def test_lines_below_an_account_have_its_sum_above_them_unless_it_has_a_line_of_its_own(book):
    for code, fen in (("50102", 100_000), ("50105", 50_000), ("503", 20_000), ("50301", 10_000)):
        save(book, "funds.budget", year=2025, account=account(book, code), amount=fen)
    told = table(book, "funds.budget", year=2025)
    shown = [(row[1], row[4]) for row in told.rows if row[0] == "支出"]
    assert shown == [
        ("501", "1,500.00"), ("50102", "1,000.00"), ("50105", "500.00"), ("503", "200.00"), ("50301", "100.00"),
        ("", "1,700.00"),
    ]  # fmt: skip
    assert [row[1] for place, row in enumerate(told.rows) if place in told.bold and row[0] == "支出"] == ["501", ""]


def test_next_year_s_budget_stands_beside_what_the_books_say_of_this_one(book):
    save(book, "funds.budget", year=2026, account=account(book, "501"), amount=2_500_000)
    assert line(table(book, "funds.budget", year=2026), "职工活动支出")[3:5] == ["23,000.00", "25,000.00"]


# Line, month: allowed, used, left, share. 50102 and 50105 stand below 501.
@pytest.mark.parametrize(
    ("words", "month", "wanted"),
    [
        ("会费收入", 12, ["6,000.00", "6,000.00", "0.00", "100.0%"]),
        ("职工活动支出", 5, ["22,000.00", "20,000.00", "2,000.00", "90.9%"]),
        ("职工活动支出", 12, ["22,000.00", "23,000.00", "-1,000.00", "104.5%"]),
        ("办公设备购置", 12, ["6,000.00", "6,000.00", "0.00", "100.0%"]),
    ],
)
def test_execution_counts_what_is_posted_below_the_line(book, words, month, wanted):
    plan(book)
    told = line(table(book, "funds.execution", year=2025, month=month), words)
    assert told[4:8] == wanted


def test_closing_the_year_changes_neither_execution_nor_final_account(book):
    plan(book)
    before = [table(book, code, year=2025).rows for code in ("funds.execution", "funds.final", "funds.disclosure")]
    with book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"])
    after = [table(book, code, year=2025).rows for code in ("funds.execution", "funds.final", "funds.disclosure")]
    assert before == after


def test_the_final_account_compares_with_the_budget(book):
    plan(book)
    told = table(book, "funds.final", year=2025)
    assert line(told, "收入合计")[2:4] == ["46,000.00", "61,150.00"]
    assert line(told, "支出合计")[2:4] == ["28,000.00", "42,400.00"]


def test_what_hangs_on_the_wall_names_nobody(book):
    told = table(book, "funds.disclosure", year=2025)
    assert line(told, "收入合计")[2] == "61,150.00"
    assert line(told, "支出合计")[2] == "42,400.00"
    assert line(told, "期末现金和银行存款")[2] == "118,750.00"
    assert [column.title for column in told.columns] == ["类别", "项目", "金额（元）"]


def test_auditors_see_what_was_passed_over_corrected_and_late(book):
    from desk_union.funds.account import deeds

    odd = draft(book, date(2025, 12, 22), ("141", 100, 0), ("102", 0, 100))
    post_one(book, odd, "发票后补")
    with book.deed("冲销") as session:
        red = deeds.reverse_voucher(session, odd, date(2025, 12, 25))
    post_one(book, red, "冲销")
    told = table(book, "funds.overrides", year=2025)
    kinds = [row[0] for row in told.rows]
    assert {"提醒后仍记账", "红字冲销", "记账偏晚"} <= set(kinds)
    assert any(row[4] == "发票后补" for row in told.rows)
    assert [row[3] for row in told.rows if row[0] == "红字冲销"] == ["更正 2025-12 记-3"]


def test_an_audit_is_listed_with_what_became_of_it(book):
    save(
        book, "funds.audits", day=date(2025, 7, 15), kind="本级经审会审查", first=202501, last=202506, auditors="赵、钱",
        findings="发票没有品名", rectified="已补", published_on=date(2025, 7, 20),
    )  # fmt: skip
    told = line(table(book, "funds.audit_sheet", year=2025), "赵、钱")
    assert told[:4] == ["2025-07-15", "本级经审会审查", "2025年1月至2025年6月", "赵、钱"]
    assert told[5:] == ["发票没有品名", "", "已补", "2025-07-20"]
    assert table(book, "funds.audit_sheet", year=2024).notes[0] == "本期没有经费审查记录；每年应审查一到两次。"


def test_the_archive_holds_every_account_balance_and_entry(book):
    sheet = next(one for one in sheets() if one.code == "funds.archive")
    with book.reading() as session:
        accounts, sums, vouchers = sheet.tables(session, Request(date(2025, 12, 31), date(2026, 1, 20), year=2025))
    assert len(vouchers.rows) == 38
    assert len({row[-1] for row in vouchers.rows}) == 16  # each voucher with its own hash
    assert line(sums, "银行存款")[2:] == ["100,000.00", "100,000.00", "81,250.00", "62,500.00", "81,250.00", "62,500.00", "118,750.00", "借"]
    assert len(accounts.rows) == 99


def test_the_list_shows_shares_in_tenths_of_a_per_cent(book):
    from desk_union.store import listing
    from desk_union.store.listing import ListAsk

    plan(book)
    budget = ledger("funds.budget")
    day = date(2025, 12, 31)
    with book.reading() as session:
        ids = listing.ids_of(session, budget, ListAsk(day))
        shown = [budget.by_key[key] for key in ("code", "used", "share")]
        told = {line.words[0]: line.words[1:] for line in listing.lines(session, budget, shown, ids, day)}
        over = listing.ids_of(session, budget, ListAsk(day, presets=("over",)))
    assert told["501"] == ("23,000.00", "104.5%")
    assert told["402"] == ("42,000.00", "105.0%")
    assert told["50702"] == ("6,000.00", "100.0%")
    assert len(over) == 1  # income beyond the budget is no worry
