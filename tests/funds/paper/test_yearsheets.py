"""Years side by side, budgets beside what came of them, and what was spent for each unit."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.money import show_yuan
from desk_union.describe.sheet import Request
from desk_union.funds.account import deeds, payees, posting, units_by_name
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.store import rows
from desk_union.store.behind import measured
from desk_union.tabs import ledgers, sheets
from tests.funds.account_books import TODAY, account, worked_year


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    yield book
    book.close()


def save(book, code, **values):
    ledger = next(one for one in ledgers() if one.code == code)
    with book.deed("登记") as session:
        return rows.save_row(session, ledger, None, values, TODAY)


def table(book, code, **asked):
    sheet = next(one for one in sheets() if one.code == code)
    with book.reading() as session:
        return sheet.tables(session, Request(date(2025, 12, 31), TODAY, **asked))[0]


def lines(told, words):
    return [list(row) for row in told.rows if any(words in cell for cell in row)]


def spend(book, unit, fen, day=date(2026, 1, 8), what="活动"):
    with book.deed("记账") as session:
        chart = read_chart(session)
        entries = (
            VoucherLine(what, chart.by_code["50102"].id, debit=fen, unit=unit, party="红星商店"),
            VoucherLine(what, chart.by_code["102"].id, credit=fen),
        )
        voucher = deeds.draft_voucher(session, Draft(day, entries, papers=1))
        posting.post(session, [voucher], session.info["at"], reason="核对过")
    return voucher


def test_two_years_stand_beside_each_other_with_what_grew(book):
    spend(book, None, 400_000)
    told = table(book, "funds.years", year=2026)
    assert [column.title for column in told.columns][2:] == ["2024年", "2025年", "2026年", "比上年增减", "增减%"]
    assert lines(told, "文体活动支出")[0][2:] == ["", "3,000.00", "4,000.00", "1,000.00", "33.3%"]
    assert lines(told, "收入合计")[0][2:] == ["", "61,150.00", "0.00", "-61,150.00", "-100.0%"]
    assert told.notes[0].startswith("2024年在启用账套以前")


def test_what_was_copied_for_the_year_before_stands_there(book):
    save(book, "funds.last_year", account=account(book, "401"), amount=500_000)
    told = table(book, "funds.years", year=2025)
    assert lines(told, "会费收入")[0][2:] == ["", "5,000.00", "6,000.00", "1,000.00", "20.0%"]


def test_each_number_is_that_of_its_rows(book):
    spend(book, None, 400_000)
    told = table(book, "funds.years", year=2026)
    numbers = [cell for row in told.rows for cell in row if getattr(cell, "behind", ())]
    assert len(numbers) > 20
    with book.reading() as session:
        for cell in numbers:
            assert show_yuan(sum(measured(session, part) for part in cell.behind)) == cell


@pytest.mark.parametrize("years", ["3", "4", "5"])
def test_so_many_years_as_were_asked(book, years):
    told = table(book, "funds.years", year=2026, chosen={"years": years})
    assert len(told.columns) == 4 + int(years)


def test_budget_and_result_of_every_year(book):
    save(book, "funds.budget", year=2025, account=account(book, "501"), amount=2_200_000)
    save(book, "funds.budget", year=2026, account=account(book, "50102"), amount=500_000)
    spend(book, None, 400_000)
    told = table(book, "funds.years_budget", year=2026)
    assert [row[2:] for row in lines(told, "职工活动支出")] == [
        ["2025年", "22,000.00", "23,000.00", "1,000.00", "104.5%"], ["2026年", "5,000.00", "4,000.00", "-1,000.00", "80.0%"],
    ]  # fmt: skip
    assert lines(told, "会费收入")[0][3:] == ["", "6,000.00", "", ""], "moved without a budget"


def test_what_was_spent_for_each_unit(book):
    first = save(book, "members.units", name="装配分会", level="分会")
    below = save(book, "members.units", name="一组", level="小组", parent=first)
    spend(book, first, 100_00)
    spend(book, below, 50_00)
    spend(book, None, 7_00)
    told = table(book, "funds.by_unit", year=2026)
    assert [row[0] for row in told.rows] == ["装配分会"] * 2 + ["一组"] * 2 + ["没有分部门的"] * 2
    assert lines(told, "一组")[1][2:] == ["", "支出合计", "50.00", "1"]
    assert {row[0] for row in table(book, "funds.by_unit", year=2026, unit=first).rows} == {"装配分会", "一组"}
    assert {row[0] for row in table(book, "funds.by_unit", year=2026, unit=below).rows} == {"一组"}


def test_a_posted_line_keeps_its_unit_and_the_chain_covers_it(book):
    unit = save(book, "members.units", name="装配分会", level="分会")
    voucher = spend(book, unit, 100_00)
    with book.reading() as session:
        held = deeds.read_voucher(session, voucher)
        chart = read_chart(session)
        whole = posting.contents(held, held.number, 1, chart)
        assert held.draft.lines[0].unit == unit
        assert unit in whole[-1][0], "the hash covers it"
        assert len(whole[-1][1]) == 9, "a line of no unit is hashed as before there were units"


def test_payees_are_former_ones_people_and_units_by_pinyin(book):
    save(book, "members.units", name="装配分会", level="分会")
    save(book, "members.people", name="王红梅")
    spend(book, None, 100_00)
    with book.reading() as session:
        assert payees.like(session, "hx") == ["红星商店"]
        assert payees.like(session, "红") == ["红星商店", "王红梅"]
        assert payees.like(session, "zpfh") == ["装配分会"]
        units = units_by_name.read(session)
    assert units.read("装配") == next(id_ for id_, name in units.by_id.items() if name == "装配分会")
    with pytest.raises(ValueError, match="没有叫“财务科”的部门、小组"):
        units.read("财务科")
